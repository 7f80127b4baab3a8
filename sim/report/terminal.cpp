#include "ebb/report/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "ebb/core/finding_lines.hpp"
#include "ebb/core/quantity.hpp"
#include "ebb/core/text.hpp"
#include "report/calendar_chart.hpp"
#include "report/case_lines.hpp"
#include "report/layout.hpp"
#include "report/name_lines.hpp"
#include "report/sentence.hpp"

namespace ebb {
namespace {

std::string trials_done(const Result& result) {
  const std::string all = trials_of_design(result.key.trials, result.key.design);
  const std::string done = result.complete() ? all : grouped(static_cast<long long>(result.intervals.size())) + " of " + all;
  return result.cases.size() > 1 ? fmt::format("{} × {} cases", done, result.cases.size()) : done;
}

/// "65,536 Sobol trials × 5 cases · seed 1 · 3.9 s"; "1,000,000 trials · seed 1 · 0.8 s" with plain Monte Carlo
std::string run_line(const Result& result, std::optional<double> seconds) {
  std::string line = fmt::format("{} · seed {}", trials_done(result), result.key.seed);
  if (seconds) line += fmt::format(" · {:.{}f} s", *seconds, *seconds < 9.95 ? 1 : 0);
  return line;
}

std::string incomplete_line(const Report& report, const TerminalStyle& style) {
  if (report.incomplete.empty()) return "";
  const std::string line = fmt::format("INCOMPLETE: {}. All figures below are of the finished trials.", report.incomplete);
  return inked(wrapped(line, style, 2), Ink::warning, style);
}

std::string first_threshold_lines(const Result& result, const Report& report, const TerminalStyle& style) {
  const Calendar calendar = calendar_of(result);
  const ThresholdEstimate& first = report.thresholds.front();
  return inked(wrapped(headline(first, calendar), style, 2), Ink::bold, style) +
         wrapped(not_by_horizon(first, calendar), style, 2) +
         wrapped(constant_rate(first, result.facts.thresholds.front().straight_line, calendar), style, 2);
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

std::string warning_lines(const Report& report, const TerminalStyle& style) {
  std::string lines;
  for (const std::string& line : lines_by_message(report.warnings))
    lines += inked(wrapped("Warning: " + printable(line), style, 2), Ink::warning, style);
  return lines;
}

/// Names of inputs in the file's own words.
std::vector<std::string> in_own_words(std::vector<std::string> names, const RunFacts& facts) {
  for (std::string& name : names) name = facts.words.label_of(name);
  return names;
}

/// The inputs without uncertainty, then those without a source.
std::string input_lines(const RunFacts& facts, const TerminalStyle& style) {
  const std::vector<std::string> fixed = in_own_words(facts.taken_as_certain, facts);
  const std::vector<std::string> without_source = in_own_words(facts.without_source, facts);
  std::set<std::string> known(fixed.begin(), fixed.end());
  known.insert(without_source.begin(), without_source.end());
  for (const auto& uncertain : facts.input_names)
    for (std::string& name : in_own_words(uncertain, facts)) known.insert(std::move(name));
  return name_lines("Fixed (no uncertainty):", fixed, known, style) +
         name_lines("No source given:", without_source, known, style);
}

bool any_kept(const Result& result) {
  return std::any_of(result.cases.begin(), result.cases.end(), [](const CaseTally& tally) { return tally.kept > 0; });
}

}  // namespace

std::string render_terminal(const Result& result, const Report& report, const TerminalStyle& style,
                            std::optional<double> seconds) {
  const RunFacts& facts = result.facts;
  std::string text = title_lines(facts.title, run_line(result, seconds), style) + "\n" + incomplete_line(report, style);
  if (!any_kept(result)) return text + wrapped("No trial to report.", style) + warning_lines(report, style);
  text += first_threshold_lines(result, report, style);
  text += case_lines(result, report, style);
  text += kept_line(result, style);
  text += month_chances(report, style);
  text += calendar_chart(report, facts.start, style);
  text += other_threshold_lines(result, report, style);
  text += input_lines(facts, style);
  text += warning_lines(report, style);
  return text + inked(wrapped(sampling_error(result, report), style, 2), Ink::faint, style);
}

}  // namespace ebb
