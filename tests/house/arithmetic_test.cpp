#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <memory>
#include <set>
#include <sstream>
#include <string>

// A C library chooses its transcendental functions by the processor (with or without fused multiply-add), and their last bits
// differ. So ebb, whose results are the same bytes on every x86-64 machine, refers to none of them.

namespace {

using Names = std::set<std::string>;

const Names kTranscendental{"acos",  "acosh", "asin",   "asinh", "atan",     "atan2", "atanh", "cbrt",  "cos",
                            "cosh",  "erf",   "erfc",   "exp",   "exp2",     "exp10", "expm1", "hypot", "j0",
                            "j1",    "jn",    "lgamma", "log",   "lgamma_r", "log2",  "log10", "log1p", "pow",
                            "pow10", "sin",   "sincos", "sinh",  "tan",      "tanh",  "tgamma"};

// "exp" of "exp@GLIBC_2.29", "__exp_finite", "expf" and "expl".
std::string plain(std::string name) {
  name = name.substr(0, name.find('@'));
  if (name.starts_with("__") && name.ends_with("_finite")) name = name.substr(2, name.size() - 9);
  if (!kTranscendental.contains(name) && (name.ends_with('f') || name.ends_with('l'))) name.pop_back();
  return name;
}

std::string output_of(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::string text;
  std::array<char, 4096> buffer{};
  while (const auto n = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) text.append(buffer.data(), n);
  return text;
}

Names undefined_symbols(const std::string& options, const std::string& file) {
  std::istringstream lines(output_of("'" EBB_NM "' --undefined-only --format=posix " + options + " '" + file + "'"));
  Names names;
  for (std::string line; std::getline(lines, line);) names.insert(line.substr(0, line.find(' ')));
  return names;
}

Names transcendental(const Names& symbols) {
  Names found;
  for (const std::string& symbol : symbols)
    if (kTranscendental.contains(plain(symbol))) found.insert(symbol);
  return found;
}

}  // namespace

TEST_CASE("neither the library nor the program refers to a transcendental function of the C library") {
  const Names library = undefined_symbols("", EBB_LIBRARY);
  REQUIRE(library.size() > 50);
  CHECK(transcendental(library) == Names{});
  CHECK(transcendental(undefined_symbols("--dynamic", EBB_BINARY)) == Names{});
}

TEST_CASE("the check of symbols knows a transcendental function by all its names") {
  CHECK(transcendental({"exp", "logf", "powl", "lgamma@GLIBC_2.23", "__log_finite", "erf", "erff"}).size() == 7);
  CHECK(transcendental({"floor", "sqrt", "ceil", "nearbyint", "ldexp", "frexp", "fmod", "memcpy", "_ZN3ebb4math3expEd"}).empty());
}
