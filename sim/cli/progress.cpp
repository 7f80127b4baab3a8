#include "cli/progress.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "cli/output.hpp"
#include "ebb/core/text.hpp"
#include "report/layout.hpp"

namespace ebb::cli {
namespace {

constexpr auto kClearLine = "\r\x1b[K";

std::string rate(double per_second) {
  if (per_second >= 1e6) return fmt::format("{:.1f} M", per_second / 1e6);
  if (per_second >= 1e4) return fmt::format("{:.0f} k", per_second / 1e3);
  return fmt::format("{:.0f}", per_second);
}

/// A line that wraps could not be drawn over.
std::string longest_that_fits(const std::vector<std::string>& lines) {
  for (const std::string& line : lines)
    if (display_width(line) < stderr_width()) return line;
  return "";
}

}  // namespace

Progress::~Progress() {
  if (shown_) write_stderr(kClearLine);
}

void Progress::show(std::uint64_t done, std::uint64_t wanted) {
  if (done == 0) return;
  const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  const double per_second = static_cast<double>(done) / seconds;
  if (wanted == 0) {  // the first stage of --precision
    const std::string so_far = fmt::format("{} trials, {} trials/s", grouped(static_cast<long long>(done)), rate(per_second));
    draw({printable(what_) + ": " + so_far + "; estimating how many are needed", so_far});
    return;
  }
  const double left = static_cast<double>(wanted - done) / per_second;
  const std::string share = fmt::format("{:.0f} %", 100.0 * static_cast<double>(done) / static_cast<double>(wanted));
  const std::string all = fmt::format("{} of {} trials, {} trials/s, {} left", share, grouped(static_cast<long long>(wanted)),
                                      rate(per_second), duration(left));
  draw({printable(what_) + ": " + all, all, share + ", " + duration(left) + " left", share});
}

void Progress::draw(const std::vector<std::string>& from_long_to_short) {
  write_stderr(kClearLine + longest_that_fits(from_long_to_short));
  shown_ = true;
}

std::string duration(double seconds) {
  if (seconds < 9.95) return fmt::format("{:.1f} s", seconds);
  const auto whole = std::llround(seconds);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace ebb::cli
