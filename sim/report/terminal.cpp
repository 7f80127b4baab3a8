#include "ebb/report/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ebb/core/text.hpp"
#include "report/calendar_chart.hpp"
#include "report/case_lines.hpp"
#include "report/layout.hpp"
#include "report/sentence.hpp"

namespace ebb {
namespace {

std::string many(std::uint64_t count) { return grouped(static_cast<long long>(count)); }

std::string trials_done(const Result& result) {
  const std::string all = trials_of_design(result.key.trials, result.key.design);
  const std::string done = result.complete() ? all : many(result.intervals.size()) + " of " + all;
  return result.cases.size() > 1 ? fmt::format("{} × {} cases", done, result.cases.size()) : done;
}

/// "65,536 Sobol trials × 5 cases · seed 1 · 3.9 s"; "1,000,000 trials · seed 1 · 0.8 s" with plain Monte Carlo
std::string run_line(const Result& result, std::optional<double> seconds) {
  std::string line = fmt::format("{} · seed {}", trials_done(result), result.key.seed);
  if (seconds) line += fmt::format(" · {:.{}f} s", *seconds, *seconds < 9.95 ? 1 : 0);
  return line;
}

std::string incomplete_line(const Result& result, const TerminalStyle& style) {
  if (result.complete()) return "";
  const std::string label = fmt::format("INCOMPLETE: {} are done; all that follows is of those.", trials_done(result));
  return inked(wrapped(label, style), Ink::warning, style);
}

/// Side by side, closer where it is narrow; one below the other where they do not fit.
std::string pair_lines(const std::string& one, const std::string& other, const TerminalStyle& style) {
  for (const char* gap : {"      ", "   "}) {
    const std::string line = wrapped(one + gap + other, style);
    if (std::count(line.begin(), line.end(), '\n') == 1) return line;
  }
  return wrapped(one, style, 2) + wrapped(other, style, 2);
}

std::string first_threshold_lines(const Result& result, const Report& report, const TerminalStyle& style) {
  const Calendar calendar = calendar_of(result);
  const ThresholdEstimate& first = report.thresholds.front();
  return inked(wrapped(headline(first, calendar), style, 2), Ink::bold, style) +
         pair_lines(not_by_horizon(first, calendar), straight_line(result, report), style);
}

std::string other_threshold_lines(const Result& result, const Report& report, const TerminalStyle& style) {
  const Calendar calendar = calendar_of(result);
  std::string lines;
  for (std::size_t t = 1; t < report.thresholds.size(); ++t) {
    const ThresholdEstimate& other = report.thresholds[t];
    lines += wrapped(headline(other, calendar) + " " + not_by_horizon(other, calendar), style, 2);
  }
  return lines;
}

std::string list_line(std::string_view label, const std::vector<std::string>& names, const TerminalStyle& style) {
  if (names.empty()) return "";
  std::string line(label);
  for (std::size_t i = 0; i < names.size(); ++i) line += (i == 0 ? " " : ", ") + printable(names[i]);
  return wrapped(line + ".", style, 2);
}

/// What later counts have kept: "Later counts keep 3 % of the trials (us 1 %, nis 5 %)."
std::string kept_line(const Result& result, const TerminalStyle& style) {
  std::uint64_t kept = 0, trials = 0;
  std::string by_case;
  for (std::size_t c = 0; c < result.cases.size(); ++c) {
    const CaseTally& tally = result.cases[c];
    kept += tally.kept;
    trials += tally.trials;
    const double share = tally.trials == 0 ? 0 : static_cast<double>(tally.kept) / static_cast<double>(tally.trials);
    by_case += (c == 0 ? "" : ", ") + solid(case_name(result.facts.cases[c]) + " " + percent(share));
  }
  if (kept == trials) return "";
  const std::string share = percent(static_cast<double>(kept) / static_cast<double>(trials));
  const std::string cases = result.cases.size() > 1 ? fmt::format(" ({})", by_case) : "";
  return wrapped(fmt::format("Later counts keep {} of the trials{}.", share, cases), style, 2);
}

/// What follows the place in "kursk.toml:12:1: a rate without doubt".
std::string_view without_place(std::string_view warning) {
  const auto end = warning.find(": ");
  return end == warning.npos ? warning : warning.substr(end);
}

/// A warning that several cases give is told once: "kursk.toml:12:1 and 4 more places: a rate without doubt".
std::string warning_lines(const Report& report, const TerminalStyle& style) {
  std::string lines;
  const auto& all = report.warnings;
  for (std::size_t i = 0, next = 0; i < all.size(); i = next) {
    const std::string_view text = without_place(all[i]);
    for (next = i + 1; next < all.size() && without_place(all[next]) == text;) ++next;
    const std::string place = all[i].substr(0, all[i].size() - text.size());
    const std::size_t more = next - i - 1;
    const std::string places = more == 0 ? "" : fmt::format(" and {} more {}", more, more == 1 ? "place" : "places");
    lines += inked(wrapped("Warning: " + printable(place + places + std::string(text)), style, 2), Ink::warning, style);
  }
  return lines;
}

bool any_kept(const Result& result) {
  return std::any_of(result.cases.begin(), result.cases.end(), [](const CaseTally& tally) { return tally.kept > 0; });
}

}  // namespace

std::string render_terminal(const Result& result, const Report& report, const TerminalStyle& style,
                            std::optional<double> seconds) {
  const RunFacts& facts = result.facts;
  std::string text = title_lines(facts.title, run_line(result, seconds), style) + "\n" + incomplete_line(result, style);
  if (!any_kept(result)) return text + wrapped("No trial to report.", style) + warning_lines(report, style);
  text += first_threshold_lines(result, report, style);
  text += case_lines(result, report, style);
  text += kept_line(result, style);
  text += month_chances(report, style);
  text += calendar_chart(report, style);
  text += other_threshold_lines(result, report, style);
  text += list_line("Taken as certain:", facts.taken_as_certain, style);
  text += list_line("Our judgement, no source:", facts.without_source, style);
  text += warning_lines(report, style);
  return text + inked(wrapped(sampling_error(result, report), style, 2), Ink::faint, style);
}

}  // namespace ebb
