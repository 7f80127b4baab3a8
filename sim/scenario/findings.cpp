#include "scenario/findings.hpp"

#include <algorithm>

#include "core/utf8.hpp"

namespace ebb {
namespace {

constexpr std::size_t kLongLine = 1000;  // bytes
constexpr std::size_t kShownWhole = 20;  // as many findings as format() prints

std::vector<std::string_view> cut_into_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

DocumentText::DocumentText(std::string name, std::string_view text) : name_(std::move(name)), lines_(cut_into_lines(text)) {}

int DocumentText::add_setting(std::string text) {
  settings_.push_back(std::move(text));
  return static_cast<int>(settings_.size());
}

std::string_view DocumentText::line(int number) const {
  return number >= 1 && static_cast<std::size_t>(number) <= lines_.size() ? lines_[number - 1] : std::string_view{};
}

Place DocumentText::place(Spot spot, bool long_lines_too) const {
  if (spot.setting > 0) return {"--set", 0, 0, settings_[spot.setting - 1]};
  const std::string_view text = line(spot.line);
  const bool shown = long_lines_too || text.size() <= kLongLine;
  return {name_, spot.line, spot.column, shown ? std::string(text) : ""};
}

std::size_t DocumentText::byte_of(int number, int column) const {
  const std::string_view text = line(number);
  if (columns_.line != number) {
    columns_ = {number, {}};
    for (std::size_t at = 0; at < text.size(); at += std::max<std::size_t>(1, utf8::decode(text, at).length))
      columns_.bytes.push_back(at);
  }
  const auto index = static_cast<std::size_t>(std::max(column, 1)) - 1;
  return index < columns_.bytes.size() ? columns_.bytes[index] : text.size();
}

std::string DocumentText::slice(int number, int from, int to) const {
  const std::size_t begin = byte_of(number, from), end = byte_of(number, to);
  return begin < end ? std::string(line(number).substr(begin, end - begin)) : "";
}

void Findings::add(Severity severity, Spot spot, std::string message) {
  const bool is_new = found_.emplace(severity, spot, std::move(message)).second;
  if (is_new && severity == Severity::error) ++errors_;
}

void Findings::add_at(Severity severity, Place place, std::string message) {
  auto key = std::tuple(place.source, place.line, place.column, message);
  const bool is_new = placed_.try_emplace(std::move(key), Diagnostic{severity, std::move(place), std::move(message)}).second;
  if (is_new && severity == Severity::error) ++errors_;
}

std::vector<Diagnostic> Findings::all(Severity severity) const {
  std::vector<Diagnostic> out;
  for (const auto& [of, spot, message] : found_) {
    if (of == severity) out.push_back({of, document_.place(spot, out.size() < kShownWhole), message});
  }
  for (const auto& [key, diagnostic] : placed_) {
    if (diagnostic.severity == severity) out.push_back(diagnostic);
  }
  const auto order = [&](const Diagnostic& d) {
    return std::tuple(d.place.source != document_.name(), d.place.line, d.place.column);
  };
  std::stable_sort(out.begin(), out.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
  return out;
}

}  // namespace ebb
