#include "cli/signals.hpp"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>

namespace ebb::cli {
namespace {

/// A second signal so soon after the first is the same one: GNU timeout and process groups deliver it twice.
constexpr std::int64_t kSameSignal = 300'000'000;  // nanoseconds

// What a signal handler may write to.
std::atomic<int> received = 0;
std::atomic<std::int64_t> received_at = 0;  // nanoseconds of the monotonic clock
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<std::int64_t>::is_always_lock_free);

std::int64_t now() {
  timespec time{};
  ::clock_gettime(CLOCK_MONOTONIC, &time);  // async-signal-safe (POSIX.1-2008)
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

void on_signal(int number) {
  if (received == 0) {
    received_at = now();
    received = number;
  } else if (now() - received_at > kSameSignal) {
    ::_exit(128 + number);
  }
}

void listen_for(int number) {
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (const int other : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&action.sa_mask, other);  // one handler at a time
  ::sigaction(number, &action, nullptr);
}

}  // namespace

void listen_for_signals() {
  listen_for(SIGINT);
  listen_for(SIGTERM);
  struct sigaction before {};
  ::sigaction(SIGHUP, nullptr, &before);
  if (before.sa_handler != SIG_IGN) listen_for(SIGHUP);  // else nohup: the run outlives its terminal
}

int stop_signal() { return received; }

}  // namespace ebb::cli
