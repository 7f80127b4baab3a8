#include <fmt/format.h>

#include <algorithm>

#include "ebb/core/text.hpp"
#include "ebb/report/score.hpp"
#include "report/layout.hpp"
#include "report/wording.hpp"

namespace ebb {
namespace {

using Row = std::vector<std::string>;

std::string number(std::int64_t n) { return grouped(static_cast<long long>(n)); }
std::string many(std::uint64_t n) { return grouped(static_cast<long long>(n)); }

std::string amount(double x) { return x < 100 ? fmt::format("{:.1f}", x) : number(static_cast<std::int64_t>(x + 0.5)); }

std::string log_cell(const LogScore& log) {
  if (log.value) return fmt::format("{:.2f}", *log.value);
  return log.sampling_low ? fmt::format("> {:.2f}", *log.sampling_low) : "infinite";
}

/// The narrowest of the two ranges that holds what was claimed.
std::string inside(const CountScore& score, std::int64_t y) {
  const auto& q = score.quantiles;
  return q[1] <= y && y <= q[3] ? "50 %" : q[0] <= y && y <= q[4] ? "90 %" : "no";
}

Row count_titles(const CountScores& of) {
  if (of.claim.at_least) return {"", "5 %", "median", "95 %", "chance", "Brier", "log score"};
  return {"", "5 %", "median", "95 %", "inside", "at most", "CRPS", "log score"};
}

Row count_row(std::string name, const CountScore& score, const CountScores& of, bool single) {
  const auto& q = score.quantiles;
  Row row{std::move(name), single ? "" : number(q[0]), number(q[2]), single ? "" : number(q[4])};
  if (score.brier) {
    row.insert(row.end(), {percent(score.log.p), fmt::format("{:.3f}", *score.brier)});
  } else {
    row.push_back(single ? "" : inside(score, of.claimed()));
    row.insert(row.end(), {percent(score.at_or_below), amount(score.crps.value_or(0))});
  }
  row.push_back(log_cell(score.log));
  return row;
}

Row passage_row(std::string name, const PassageScore& score, const Calendar& calendar) {
  if (score.said) name += ", " + spoken(calendar.date_of(*score.said));
  return {std::move(name), percent(score.by_then), amount(score.crps), log_cell(score.log)};
}

/// A row for the forecast and for the constant-rate estimate, below each the cases.
template <class Score, class MakeRow>
std::string table(Row titles, const Compared<Score>& scores, const RunFacts& facts, const TerminalStyle& style, MakeRow&& row) {
  std::vector<Row> rows{std::move(titles)};
  rows.push_back(row("forecast", scores.forecast, false));
  for (std::size_t i = 0; i < scores.by_case.size(); ++i)
    if (scores.by_case[i]) rows.push_back(row("  " + printable(facts.cases[i].id), *scores.by_case[i], false));
  if (scores.line) rows.push_back(row("constant rate", *scores.line, true));
  for (std::size_t i = 0; i < scores.line_by_case.size(); ++i)
    rows.push_back(row("  " + printable(facts.cases[i].id), scores.line_by_case[i], true));
  return columns(rows, style);
}

std::string by(const std::string& claimant) { return claimant.empty() ? "" : fmt::format(" ({})", printable(claimant)); }

std::string dated(const Calendar& calendar, std::int64_t day) {
  return solid(fmt::format("{}, day {}", spoken(calendar.date_of(day)), day));
}

std::string count_block(const CountScores& of, const ScoreSheet& sheet, const Calendar& calendar, const TerminalStyle& style) {
  const std::string claimed = (of.claim.at_least ? "at least " : "") + number(of.claimed()) +
                              (of.claim.of ? " of " + number(*of.claim.of) : "");
  const std::string line = fmt::format("{}: {}{}", dated(calendar, of.day), claimed, by(of.claim.claimant));
  return "\n" + inked(wrapped(line, style, 2), Ink::bold, style) +
         table(count_titles(of), of.scores, sheet.facts, style, [&](std::string name, const CountScore& score, bool single) {
           return count_row(std::move(name), score, of, single);
         });
}

std::string passage_block(const PassageScores& of, const ScoreSheet& sheet, const Calendar& calendar,
                          const TerminalStyle& style) {
  ThresholdEstimate named;
  named.id = of.claim.threshold, named.title = of.title;
  const std::string line = fmt::format("{}: {} {}{}", subject(named), of.reached ? "on" : "not by", dated(calendar, of.day),
                                       by(of.claim.claimant));
  return "\n" + inked(wrapped(line, style, 2), Ink::bold, style) +
         table<PassageScore>(
             {"", "by then", "CRPS", "log score"}, of.scores, sheet.facts, style,
             [&](std::string name, const PassageScore& score, bool) { return passage_row(std::move(name), score, calendar); });
}

std::string run_line(const ScoreSheet& sheet) {
  const std::string all = trials_of_design(sheet.run.trials, name_of(sheet.run.design));
  const std::string done = sheet.complete() ? all : many(sheet.kept.front().trials) + " of " + all;
  return fmt::format("{}{} · seed {}", done, sheet.kept.size() > 1 ? fmt::format(" × {} cases", sheet.kept.size()) : "",
                     sheet.run.seed);
}

std::string kept_line(const ScoreSheet& sheet, const TerminalStyle& style) {
  std::uint64_t kept = 0, trials = 0;
  for (const KeptCounts& one : sheet.kept) kept += one.kept, trials += one.trials;
  if (kept == trials) return "";
  return wrapped(
      fmt::format("Later counts keep {} of the trials.", percent(static_cast<double>(kept) / static_cast<double>(trials))), style,
      2);
}

std::string left_lines(const ScoreSheet& sheet, const TerminalStyle& style) {
  std::string lines = sheet.not_scored.empty() ? "" : "\n" + wrapped("Not scored:", style);
  for (const Scorable::Left& left : sheet.not_scored)
    lines += wrapped(fmt::format("  {}: {}.", printable(left.what), printable(left.why)), style, 4);
  return lines;
}

/// The largest sampling errors of all that is shown.
struct Largest {
  double crps = 0, days = 0;
  std::optional<double> log;  // nothing where every log score is infinite
  bool too_few = false;       // to say how well a log score is known
  bool unknown = false;       // too few replicates for any error

  void see(const LogScore& score) {
    unknown = unknown || !score.sampling_low;
    if (!score.value || !score.sampling_low) return;
    too_few = too_few || !score.sampling_high;
    log = std::max(log.value_or(0), *score.value - *score.sampling_low);
    if (score.sampling_high) log = std::max(*log, *score.sampling_high - *score.value);
  }
  void see(const CountScore& score) { see(score.log), crps = std::max(crps, score.crps_error.value_or(0)); }
  void see(const PassageScore& score) { see(score.log), days = std::max(days, score.crps_error.value_or(0)); }
  template <class Score>
  void see_all(const Compared<Score>& scores) {
    see(scores.forecast);
    for (const auto& one : scores.by_case)
      if (one) see(*one);
  }
};

std::string sampling_line(const ScoreSheet& sheet, const TerminalStyle& style) {
  Largest largest;
  for (const CountScores& of : sheet.counts) largest.see_all(of.scores);
  for (const PassageScores& of : sheet.passages) largest.see_all(of.scores);
  if (largest.unknown) return inked(wrapped("Sampling error: unknown; run 1,024 trials or more.", style, 2), Ink::faint, style);
  std::string line = "Sampling error (95 %), at most:";
  if (!sheet.counts.empty()) line += " " + solid(fmt::format("CRPS ± {} {},", amount(largest.crps), printable(sheet.facts.unit)));
  if (!sheet.passages.empty()) line += " " + solid(fmt::format("CRPS ± {} days,", amount(largest.days)));
  if (largest.too_few)
    line += " a log score cannot be told";
  else if (largest.log)
    line += " " + solid(fmt::format("log score ± {:.2f}", *largest.log));
  else
    line.pop_back();  // the comma
  return inked(wrapped(line + ".", style, 2), Ink::faint, style);
}

std::string legend(const ScoreSheet& sheet, const TerminalStyle& style) {
  if (sheet.counts.empty() && sheet.passages.empty()) return "";
  const std::string text = fmt::format(
      "Inside: the narrower of the central 50 % and 90 % ranges that holds what was claimed; at most: trials with no more than "
      "that. CRPS: in {}, or in days up to the last day looked at; of a single number it is how far that is off. Log score: "
      "minus "
      "the logarithm of the probability given to what was claimed; infinite where that is none. Smaller scores are better. "
      "Constant rate: every input at its median, and the same rate every day.",
      printable(sheet.facts.unit));
  return "\n" + inked(wrapped(text, style), Ink::faint, style) + sampling_line(sheet, style);
}

}  // namespace

std::string render_scores(const ScoreSheet& sheet, const TerminalStyle& style) {
  const Calendar calendar{sheet.facts.start, 0};
  std::string text = title_lines(sheet.facts.title, run_line(sheet), style);
  text += wrapped("Held against: " + printable(sheet.observed_title), style, 2);
  if (!sheet.complete())
    text += inked(wrapped("INCOMPLETE: the trials finished so far; all that follows is of those.", style), Ink::warning, style);
  text += kept_line(sheet, style);
  if (sheet.counts.empty() && sheet.passages.empty()) text += wrapped("Nothing to score.", style);
  for (const CountScores& of : sheet.counts) text += count_block(of, sheet, calendar, style);
  for (const PassageScores& of : sheet.passages) text += passage_block(of, sheet, calendar, style);
  return text + left_lines(sheet, style) + legend(sheet, style);
}

}  // namespace ebb
