#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace ebb::cli {

/// One line on stderr that is drawn again and again: share done, trials a second, time left. The destructor clears it.
class Progress {
 public:
  explicit Progress(std::string what) : what_(std::move(what)) {}
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// wanted 0: not known yet.
  void show(std::uint64_t done, std::uint64_t wanted);

 private:
  void draw(const std::vector<std::string>& from_long_to_short);
  using Clock = std::chrono::steady_clock;
  std::string what_;
  Clock::time_point start_ = Clock::now();
  bool shown_ = false;
};

/// "0.8 s", "12 s", "3 min 20 s", "2 h 5 min".
std::string duration(double seconds);

}  // namespace ebb::cli
