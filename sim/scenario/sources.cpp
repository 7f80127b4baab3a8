#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/utf8.hpp"
#include "ebb/core/text.hpp"
#include "scenario/fields.hpp"
#include "scenario/law_reader.hpp"
#include "scenario/parts.hpp"

namespace ebb {
namespace {

constexpr std::string_view kReliability = "ABCDEF";  // Admiralty code: A reliable … E unreliable, F cannot be judged

Source read_source(const Fields& fields, const std::string& id) {
  Source source{.id = id,
                .title = fields.text("title"),
                .publisher = fields.text("publisher"),
                .date = fields.dating("date"),
                .accessed = fields.dating("accessed"),
                .url = fields.text("url"),
                .archived = fields.text("archived"),
                .quote = fields.text("quote"),
                .language = fields.text("language"),
                .reliability = "",
                .copies = utf8::normalized(fields.text("copies")),
                .credibility = static_cast<int>(fields.whole("credibility").value_or(0)),
                .place = fields.place()};
  if (fields.has("reliability")) source.reliability = kReliability.substr(fields.word("reliability", 0), 1);
  return source;
}

using Copies = std::map<std::string, std::string>;  // a source -> the one that it repeats

/// The sources from which following `copies` leads back to them. Each source is looked at once.
std::set<std::string> in_circles(const Copies& copies) {
  std::set<std::string> seen, circles;
  for (const auto& [start, next] : copies) {
    std::map<std::string, std::size_t> order;  // of the sources on this way
    std::vector<std::string> way;
    for (auto it = copies.find(start); it != copies.end() && seen.insert(it->first).second; it = copies.find(it->second)) {
      order.emplace(it->first, way.size());
      way.push_back(it->first);
    }
    const auto end = way.empty() ? copies.end() : copies.find(way.back());
    const auto back = end == copies.end() ? order.end() : order.find(end->second);
    if (back != order.end()) circles.insert(way.begin() + static_cast<std::ptrdiff_t>(back->second), way.end());
  }
  return circles;
}

}  // namespace

std::vector<Source> read_sources(Context& context, const Value& root) {
  std::vector<Source> sources;
  const Value* tables = root.find("sources");
  if (tables == nullptr) return sources;
  Copies copies;
  for (const Member& member : tables->members) {
    const Fields fields(context, &member.value, "sources.*", "sources." + member.key, tables->spot);
    sources.push_back(read_source(fields, member.key));
    context.source_ids.insert(member.key);
    if (!sources.back().copies.empty()) copies[member.key] = sources.back().copies;
  }
  const std::set<std::string> circles = in_circles(copies);
  for (const Member& member : tables->members) {
    const auto it = copies.find(member.key);
    if (it == copies.end()) continue;
    const Fields fields(context, &member.value, "sources.*", "sources." + member.key, tables->spot);
    if (!context.source_ids.contains(it->second)) {
      fields.error("copies",
                   fmt::format("no source '{}' is defined{}", printable(it->second), nearest_source(context, it->second)));
    } else if (circles.contains(member.key)) {
      fields.error("copies",
                   fmt::format("'copies' forms a circle that leads back to '{}'; name the original source", member.key));
    }
  }
  return sources;
}

}  // namespace ebb
