#include "ebb/core/diagnostic.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "core/utf8.hpp"
#include "ebb/core/finding_lines.hpp"
#include "ebb/core/text.hpp"

namespace ebb {
namespace {

constexpr std::size_t kWidest = 120;  // code points of a line that are shown

std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return "";
}

std::string position(const Place& place) {
  if (place.source.empty()) return "";
  std::string out = printable(place.source);
  if (place.line > 0) out += fmt::format(":{}", place.line);
  if (place.line > 0 && place.column > 0) out += fmt::format(":{}", place.column);
  return out;
}

std::string located(const Place& place, const std::string& text) {
  return place.source.empty() ? text : fmt::format("{}: {}", position(place), text);
}

/// The line split into code points, each as it is printed: a tab as one blank, the unprintable escaped.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t length = std::max<std::size_t>(1, utf8::decode(line, at).length);
    cells.push_back(line[at] == '\t' ? " " : printable(line.substr(at, length)));
    at += length;
  }
  return cells;
}

struct Excerpt {
  std::string line;
  std::size_t caret;  // columns before the caret
};

Excerpt excerpt(std::string_view line, std::size_t column) {
  const std::vector<std::string> cells = cells_of(line);
  const std::size_t focus = std::min(column == 0 ? 0 : column - 1, cells.size());
  std::size_t first = 0, last = cells.size();
  if (cells.size() > kWidest) {
    first = focus > kWidest / 2 ? std::min(focus - kWidest / 2, cells.size() - kWidest) : 0;
    last = first + kWidest;
  }
  Excerpt shown{first > 0 ? "…" : "", 0};
  for (std::size_t i = first; i < last; ++i) {
    if (i == focus) shown.caret = utf8::width(shown.line);
    shown.line += cells[i];
  }
  if (focus >= last) shown.caret = utf8::width(shown.line);
  if (last < cells.size()) shown.line += "…";
  return shown;
}

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("… and {} more {}{}\n", number, noun, number == 1 ? "" : "s");
}

}  // namespace

std::string format(const Diagnostic& diagnostic) {
  const Place& place = diagnostic.place;
  std::string out = located(place, fmt::format("{}: {}\n", word(diagnostic.severity), diagnostic.message));
  if (place.text.empty()) return out;
  const Excerpt shown = excerpt(place.text, static_cast<std::size_t>(std::max(0, place.column)));
  const std::string number = place.line > 0 ? fmt::format("{}", place.line) : "";
  const std::size_t width = std::max<std::size_t>(5, number.size());
  out += fmt::format("{:>{}} | {}\n", number, width, shown.line);
  if (place.column > 0) out += fmt::format("{:>{}} | {:>{}}\n", "", width, "^", shown.caret + 1);
  return out;
}

std::string format(const std::vector<Diagnostic>& diagnostics, std::size_t limit) {
  std::map<std::string_view, std::size_t> rank;  // sources in the order in which they are first met
  std::vector<const Diagnostic*> ordered;
  for (const Diagnostic& d : diagnostics) {
    rank.emplace(d.place.source, rank.size());
    ordered.push_back(&d);
  }
  const auto key = [&](const Diagnostic* d) { return std::tuple(rank[d->place.source], d->place.line, d->place.column); };
  std::stable_sort(ordered.begin(), ordered.end(), [&](auto* a, auto* b) { return key(a) < key(b); });

  std::string out;
  std::map<Severity, std::size_t> met;  // in the source at hand
  const auto end_source = [&] {
    for (const auto& [severity, number] : met)
      if (number > limit) out += counted(number - limit, word(severity));
    met.clear();
  };
  const Diagnostic* before = nullptr;
  for (const Diagnostic* d : ordered) {
    if (before && before->place.source != d->place.source) end_source();
    if (met[d->severity]++ < limit) out += format(*d);
    before = d;
  }
  end_source();
  return out;
}

std::string one_line(const Diagnostic& diagnostic) { return located(diagnostic.place, diagnostic.message); }

std::vector<std::string> lines_by_message(const std::vector<Diagnostic>& findings) {
  std::map<std::string_view, std::size_t> times;
  for (const Diagnostic& finding : findings) ++times[finding.message];
  std::vector<std::string> lines;
  for (const Diagnostic& finding : findings) {
    const std::size_t found = std::exchange(times[finding.message], 0);  // 0: told already
    if (found == 0) continue;
    const std::string more = found == 1 ? "" : fmt::format(" and {} more place{}", found - 1, found == 2 ? "" : "s");
    lines.push_back(finding.place.source.empty() ? finding.message
                                                 : fmt::format("{}{}: {}", position(finding.place), more, finding.message));
  }
  return lines;
}

}  // namespace ebb
