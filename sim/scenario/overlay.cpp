#include "scenario/overlay.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "ebb/core/text.hpp"

namespace ebb {
namespace {

/// Keys of one table of which only one can stand: giving `key` in a case drops `replaced` of the file.
struct Alternative {
  std::string_view key, replaced;
};
constexpr std::array kAlternatives = {
    Alternative{"days", "end"},
    Alternative{"end", "days"},
    Alternative{"size", "per_day"},
    Alternative{"size", "end"},
    Alternative{"per_day", "size"},
    Alternative{"per_day", "over"},
    Alternative{"dispersion", "day_to_day"},
    Alternative{"day_to_day", "dispersion"},
};

void drop_alternatives(Value& table, const Value& over, std::string_view key) {
  for (const Alternative& a : kAlternatives) {
    if (a.key != key || over.find(a.replaced) != nullptr) continue;
    std::erase_if(table.members, [&](const Member& m) { return m.key == a.replaced; });
  }
}

void lay_over(Value& table, const Value& over, TablePath at);

void lay_tables_over(Value& tables, const Value& over, TablePath at) {
  for (const Member& member : over.members) {
    Value* there = tables.find(member.key);
    if (there == nullptr) {
      tables.put(member.key, member.key_spot, member.value);
    } else {
      lay_over(*there, member.value, at);
    }
  }
}

void lay_over(Value& table, const Value& over, TablePath at) {
  for (const Member& member : over.members) {
    const Key* key = find_key(at.path, member.key);
    if (key == nullptr) continue;  // of the case itself, such as its weight
    drop_alternatives(table, over, member.key);
    Value* there = table.find(member.key);
    if (there != nullptr && key->kind == Kind::table) {
      lay_over(*there, member.value, below(at, *key));
    } else if (there != nullptr && key->kind == Kind::tables) {
      lay_tables_over(*there, member.value, below(at, *key));
    } else {
      table.put(member.key, member.key_spot, member.value);
    }
  }
}

bool complete(const Value& table, std::string_view path) {
  return std::all_of(all_keys().begin(), all_keys().end(),
                     [&](const Key& key) { return key.table() != path || !key.required || table.find(key.name()) != nullptr; });
}

}  // namespace

Value overlaid(const Value& base, const Value& over) {
  Value merged;
  merged.kind = base.kind;
  merged.spot = base.spot;
  for (const Member& m : base.members) {  // what no case can replace is not copied: it may be long, and there may be many cases
    const Key* key = find_key("", m.key);
    if (key != nullptr && key->in_case && key->kind != Kind::free_table) merged.members.push_back(m);
  }
  Value replaced = over;
  std::erase_if(replaced.members, [](const Member& m) { return find_key("cases.*", m.key) != nullptr; });
  lay_over(merged, replaced, {});
  return merged;
}

void check_overlaid_ids(const Value& base, Value& over, Findings& findings) {
  for (const std::string_view kind : {"phases", "reinforcements"}) {
    Value* tables = over.find(kind);
    if (tables == nullptr) continue;
    const Value* in_base = base.find(kind);
    std::vector<std::string> known;
    if (in_base != nullptr) {
      for (const Member& member : in_base->members) known.push_back(member.key);
    }
    const std::set<std::string_view> ids(known.begin(), known.end());
    std::erase_if(tables->members, [&](const Member& member) {
      if (ids.contains(member.key) || complete(member.value, std::string(kind) + ".*")) return false;
      findings.error(member.key_spot, fmt::format("there is no '{}' under [{}] of the file{}", printable(member.key),
                                                  findings.words().label_of(kind), did_you_mean(member.key, known)));
      return true;
    });
  }
}

}  // namespace ebb
