#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "scenario/fields.hpp"
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
                .copies = fields.text("copies"),
                .credibility = static_cast<int>(fields.whole("credibility").value_or(0)),
                .place = fields.place()};
  if (fields.has("reliability")) source.reliability = kReliability.substr(fields.word("reliability", 0), 1);
  return source;
}

using Copies = std::map<std::string, std::string>;  // a source -> the one that it repeats

/// Whether following `copies` from a source leads back to it.
bool leads_back(const Copies& copies, const std::string& start) {
  std::set<std::string> seen;
  for (auto it = copies.find(start); it != copies.end(); it = copies.find(it->second)) {
    if (it->second == start) return true;
    if (!seen.insert(it->first).second) return false;  // a circle further on, which is another source's
  }
  return false;
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
    context.source_ids.push_back(member.key);
    if (!sources.back().copies.empty()) copies[member.key] = sources.back().copies;
  }
  for (const Member& member : tables->members) {
    const auto it = copies.find(member.key);
    if (it == copies.end()) continue;
    const Fields fields(context, &member.value, "sources.*", "sources." + member.key, tables->spot);
    if (tables->find(it->second) == nullptr) {
      fields.error("copies", fmt::format("no source '{}' is defined{}", printable(it->second),
                                         did_you_mean(it->second, context.source_ids)));
    } else if (leads_back(copies, member.key)) {
      fields.error("copies",
                   fmt::format("'copies' goes in a circle: '{}' repeats itself in the end; name the first source", member.key));
    }
  }
  return sources;
}

}  // namespace ebb
