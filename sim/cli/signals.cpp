#include "cli/signals.hpp"

#include <signal.h>
#include <unistd.h>

#include <atomic>

namespace ebb::cli {
namespace {

std::atomic<int> received = 0;  // what a signal handler may write to
static_assert(std::atomic<int>::is_always_lock_free);

void on_signal(int number) {
  if (received.exchange(number) != 0) ::_exit(128 + number);
}

}  // namespace

void listen_for_signals() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

int stop_signal() { return received; }

}  // namespace ebb::cli
