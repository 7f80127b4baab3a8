// What the program says when it cannot go on, even before main() and inside destructors: a message and exit code 3, not an
// abort.
#include <unistd.h>

#include <exception>
#include <new>
#include <string_view>

namespace ebb::cli {
namespace {

/// Allocates nothing. Files are whole or absent whenever the program ends (core/file.cpp).
[[noreturn]] void end_with(std::string_view message) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
  ::_exit(3);
}

void on_out_of_memory() { end_with("ebb: out of memory; no file was left half-written. Fewer --threads take less memory\n"); }

void on_terminate() { end_with("ebb: internal error: the program had to stop; no file was left half-written\n"); }

/// The JSON library allocates in its destructors, where an exception would abort the program: so no std::bad_alloc is thrown at
/// all. Runs before the constructors of static objects, which allocate too.
[[gnu::constructor(101)]] void prepare_last_words() {
  std::set_new_handler(on_out_of_memory);
  std::set_terminate(on_terminate);
}

}  // namespace
}  // namespace ebb::cli
