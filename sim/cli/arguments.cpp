#include "cli/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "ebb/core/failure.hpp"
#include "ebb/core/text.hpp"
#include "ebb/report/report.hpp"

namespace ebb::cli {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int suffix_zeros(char c) { return c == 'k' || c == 'K' ? 3 : c == 'M' ? 6 : c == 'G' ? 9 : 0; }

/// A decimal number d.ddd × 10^e as digits and a power of ten; false where the text is none.
bool split_decimal(std::string_view text, std::string& digits, int& power) {
  power = 0;
  if (!text.empty() && suffix_zeros(text.back()) > 0) {
    power = suffix_zeros(text.back());
    text.remove_suffix(1);
  } else if (const auto e = text.find_first_of("eE"); e != text.npos) {
    auto exponent = text.substr(e + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    const auto [end, error] = std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
    if (error != std::errc{} || end != exponent.data() + exponent.size() || power < 0 || power > 30) return false;
    text = text.substr(0, e);
  }
  bool point = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool between_digits = i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (is_digit(text[i])) {
      digits += text[i];
      power -= point;
    } else if (text[i] == '.' && !point && between_digits) {
      point = true;
    } else if (!((text[i] == '_' || text[i] == ',') && !point && between_digits)) {
      return false;
    }
  }
  return !digits.empty() && digits.size() < 40;
}

/// Numbers of trials are large: their notations are worth a reminder.
[[noreturn]] void refuse_count(std::string_view option, std::string_view text, std::uint64_t least, std::uint64_t most) {
  const auto number = [](std::uint64_t value) { return value > INT64_MAX ? "2^64 - 1" : grouped(static_cast<long long>(value)); };
  throw UsageFailure(fmt::format("{}: got '{}', expected a whole number from {} to {}{}", option, printable(text), number(least),
                                 number(most), option == "--trials" ? " (1000000, 1e6, 100k, 2.5M, 1G)" : ""));
}

[[noreturn]] void refuse_name(std::string_view option, const std::string& name, const std::vector<std::string>& names) {
  throw UsageFailure(
      fmt::format("{}: got '{}', expected {}{}", option, printable(name), fmt::join(names, ", "), did_you_mean(name, names)));
}

/// Nothing: auto.
std::optional<KernelKind> parse_kernel(const std::string& name) {
  if (name == "auto") return {};
  if (const auto kind = kernel_named(name)) return kind;
  refuse_name("--kernel", name, {"auto", "day", "passage"});
}

}  // namespace

std::optional<DesignKind> parse_design(const std::string& name) {
  if (name == "auto") return {};
  if (const auto kind = design_named(name)) return kind;
  std::vector<std::string> names{"auto"};
  names.insert(names.end(), kDesignNames.begin(), kDesignNames.end());
  refuse_name("--design", name, names);
}

std::uint64_t parse_count(std::string_view option, std::string_view text, std::uint64_t least, std::uint64_t most) {
  std::string digits;
  int power = 0;
  if (!split_decimal(text, digits, power)) refuse_count(option, text, least, most);
  for (; power < 0; ++power) {
    if (digits.back() != '0') refuse_count(option, text, least, most);  // not whole
    digits.pop_back();
    if (digits.empty()) digits = "0";
  }
  digits.append(static_cast<std::size_t>(power), '0');
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || value < least || value > most) refuse_count(option, text, least, most);
  return value;
}

int thread_count(const std::string& text) {
  constexpr int kMost = 1024;
  if (!text.empty()) return static_cast<int>(parse_count("--threads", text, 1, kMost));
  return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, static_cast<unsigned>(kMost)));
}

std::vector<double> parse_quantiles(std::string_view text) {
  std::vector<double> probabilities;
  for (std::size_t from = 0; from <= text.size();) {
    const auto comma = std::min(text.find(',', from), text.size());
    const auto part = text.substr(from, comma - from);
    double p = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), p);
    if (error != std::errc{} || end != part.data() + part.size() || !(p > 0 && p < 1))
      throw UsageFailure(
          fmt::format("--quantiles: got '{}', expected numbers between 0 and 1, as in 0.05,0.5,0.95", printable(part)));
    probabilities.push_back(p);
    from = comma + 1;
  }
  std::sort(probabilities.begin(), probabilities.end());
  probabilities.erase(std::unique(probabilities.begin(), probabilities.end()), probabilities.end());
  return probabilities;
}

std::pair<std::uint64_t, std::uint64_t> parse_shard(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == text.npos) throw UsageFailure(fmt::format("--shard: got '{}', expected I/N, as in 1/8", printable(text)));
  const std::uint64_t count = parse_count("--shard I/N: N", text.substr(slash + 1), 1, 1'000'000'000);
  return {parse_count("--shard I/N: I", text.substr(0, slash), 1, count), count};
}

Settings parse_settings(const std::vector<std::string>& settings) {
  Settings pairs;
  for (const std::string& setting : settings) {
    const auto equals = setting.find('=');
    if (equals == setting.npos || equals == 0)
      throw UsageFailure(fmt::format("--set: got '{}', expected KEY=VALUE, as in casualties.rate=92", printable(setting)));
    pairs.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
  }
  return pairs;
}

void SamplingArguments::add_to(Syntax& command) {
  command.option("--trials", "N", trials,
                 "trials of each case: 1000000, 1e6, 100k, 2.5M, 1G; default 65536, with plain Monte Carlo (mc) 1M");
  command.option_with_default("--seed", "N", seed, "another seed gives another sample; 0 to 2^64 - 1");
  command.option_with_default("--design", kDesignChoices, design, kDesignHelp);
  command.option_with_default("--kernel", "auto|day|passage", kernel,
                              "the fastest that is exact to a thousandth of a day, day by day, or by first passage");
  command.repeatable_option("--set", "KEY=VALUE", settings, "replaces a key: --set casualties.rate=92 (again for more)");
}

RunRequest SamplingArguments::request() const {
  RunRequest request{{}, parse_count("--seed", seed, 0, UINT64_MAX), parse_design(design), parse_kernel(kernel)};
  if (!trials.empty()) request.trials = parse_count("--trials", trials, 1, kMostTrials);
  return request;
}

void check_colour(const std::string& colour) {
  if (colour != "auto" && colour != "always" && colour != "never")
    throw UsageFailure(fmt::format("--color: got '{}', expected auto, always or never", printable(colour)));
}

void ReportArguments::add_to(Syntax& command) {
  command.option("--quantiles", "P,P", quantiles, "quantiles to report, default 0.05,0.25,0.5,0.75,0.95");
  command.flag("--json", json, "prints one result a line and nothing else");
  command.flag("--table", table, "adds a table for each threshold");
  command.flag("--quiet", quiet, "prints no progress and no notes");
  command.option_with_default("--color", "auto|always|never", colour, "colours: auto, always, never");
}

std::vector<double> ReportArguments::probabilities() const {
  check_colour(colour);
  return quantiles.empty() ? kDefaultQuantiles : parse_quantiles(quantiles);
}

}  // namespace ebb::cli
