#include "scenario/tables.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "scenario/input_forms.hpp"
#include "scenario/key_names.hpp"

namespace ebb {
namespace {

constexpr std::size_t kMostSuggestions = 500;  // far more than are printed

using Visit = std::function<void(Value&, TablePath)>;

void visit_table(Value& table, TablePath at, const Visit& visit);

void visit_below(Value& value, TablePath at, const Key& key, const Visit& visit) {
  const TablePath under = below(at, key);
  if (key.kind == Kind::table && value.is(Value::Kind::table)) visit_table(value, under, visit);
  if (key.kind == Kind::tables && value.is(Value::Kind::table)) {
    for (Member& member : value.members) {
      if (member.value.is(Value::Kind::table)) visit_table(member.value, under, visit);
    }
  }
  if (key.kind == Kind::table_list && value.is(Value::Kind::list)) {
    for (Value& item : value.items) {
      if (item.is(Value::Kind::table)) visit_table(item, under, visit);
    }
  }
}

void visit_table(Value& table, TablePath at, const Visit& visit) {
  visit(table, at);
  for (Member& member : table.members) {
    if (const Key* key = key_in(at, member.key)) visit_below(member.value, at, *key, visit);
  }
}

/// The paths of the tables of the same file that have a key of this name.
std::vector<std::string_view> tables_with(std::string_view name, TablePath at) {
  std::vector<std::string_view> tables;
  for (const Key& key : keys_beside(at.path)) {
    if (key.name() == canonical_name(key.table(), name)) tables.push_back(key.table());
  }
  return tables;
}

/// "[casualties]", "[contingent] or [reinforcements.ID]"; "" where no table has such a key. At most two are named.
std::string places_of(std::string_view name, TablePath at, const Vocabulary& words) {
  const std::vector<std::string_view> tables = tables_with(name, at);
  if (tables.empty()) return "";
  const std::string first = table_in_words(tables[0], words);
  return tables.size() == 2 ? fmt::format("{} or {}", first, table_in_words(tables[1], words)) : first;
}

std::vector<std::string> names_at(TablePath at) {
  std::vector<std::string> names = names_in(at.path);
  if (at.path == "cases.*") {
    for (std::string& name : names_in("")) {
      const Key* key = key_in(at, canonical_name("", name));
      if (key != nullptr && key->in_case) names.push_back(std::move(name));
    }
  }
  return names;
}

std::string what_is_in(TablePath at, const Vocabulary& words) {
  return is_top(at.path) ? "" : fmt::format(" in {}", table_in_words(at.path, words));
}

/// Checks that every ID stands once, is made of letters, digits, '-' and '_', and has a table behind it. Others are taken out.
void check_ids(Value& tables, const Key& key, Findings& findings) {
  const std::string name = findings.words().word_of(key.path);
  if (tables.members.empty() && name == "thresholds") {
    findings.error(tables.spot, fmt::format("[{0}] is empty; give it a table [{0}.ID], or leave it out", name));
  }
  std::map<std::string_view, int> lines;  // of the IDs so far; equal ones differ in their bytes, else the parser refuses them
  std::erase_if(tables.members, [&](const Member& member) {
    const auto [first, is_new] = lines.try_emplace(member.key, member.key_spot.line);
    if (!is_id(member.key)) {
      findings.error(member.key_spot,
                     fmt::format("'{}' is not an ID: IDs have letters, digits, '-' and '_'", printable(member.key)));
    } else if (!is_new) {
      findings.error(member.key_spot, fmt::format("the ID '{}' is given twice (first on line {}): the two spellings are the same "
                                                  "letters in Unicode; keep one",
                                                  member.key, first->second));
    } else if (!member.value.is(Value::Kind::table)) {
      findings.error(member.value.spot, fmt::format("{0}.{1} must be a table, got {2}; write [{0}.ID] above its keys", name,
                                                    printable(member.key), got(member.value)));
    } else {
      return false;
    }
    return true;
  });
}

void check_list_of_tables(Value& list, const Key& key, Findings& findings) {
  for (const Value& item : list.items) {
    if (!item.is(Value::Kind::table)) {
      findings.error(item.spot, fmt::format("each of [[{}]] must be a table, got {}", key.name(), got(item)));
    }
  }
  std::erase_if(list.items, [](const Value& item) { return !item.is(Value::Kind::table); });
}

/// Reports where the container that a key needs does not stand there. Read further, it counts as an empty one.
void check_container(Member& member, const Key& key, Findings& findings) {
  const bool needs_table = key.kind == Kind::table || key.kind == Kind::tables || key.kind == Kind::free_table;
  if (needs_table && !member.value.is(Value::Kind::table)) {
    const std::string_view below_it = key.kind == Kind::tables ? ".ID" : "";
    findings.error(member.value.spot, fmt::format("'{0}' must be a table, got {1}; write [{0}{2}] and its keys below",
                                                  findings.words().word_of(key.path), got(member.value), below_it));
    return;
  }
  if (key.kind == Kind::table_list && !member.value.is(Value::Kind::list)) {
    findings.error(member.value.spot, fmt::format("'{0}' must be a list of tables; write [[{0}]] above each", key.name()));
    return;
  }
  if (key.kind == Kind::tables) check_ids(member.value, key, findings);
  if (key.kind == Kind::table_list) check_list_of_tables(member.value, key, findings);
}

}  // namespace

const Key* key_in(TablePath at, std::string_view name) {
  const Key* key = find_key(at.path, name);
  return key == nullptr && at.path == "cases.*" ? find_key("", name) : key;
}

std::string_view canonical_in(TablePath at, std::string_view name) {
  const std::string_view own = canonical_name(at.path, name);
  return own == name && at.path == "cases.*" && find_key(at.path, name) == nullptr ? canonical_name("", name) : own;
}

TablePath below(TablePath at, const Key& key) {
  if (key.kind == Kind::table) return {key.path, at.in_case};
  for (const Key& other : keys_beside(at.path)) {  // "phases" -> "phases.*", a path that lives as long as the list of keys
    const std::string_view table = other.table();
    if (table.size() == key.path.size() + 2 && table.starts_with(key.path) && table.ends_with(".*")) {
      return {table, at.in_case || key.path == "cases"};
    }
  }
  return at;
}

const Key* input_key(std::string_view name) {
  TablePath at;
  while (true) {
    const std::size_t end = std::min(name.find('.'), name.size());
    const Key* key = key_in(at, name.substr(0, end));
    if (key == nullptr || end == name.size()) return key;
    name.remove_prefix(end + 1);
    at = below(at, *key);
    if (key->kind == Kind::tables) name.remove_prefix(std::min(name.find('.'), name.size() - 1) + 1);  // the ID
  }
}

void for_each_table(Value& root, TablePath top, const Visit& visit) { visit_table(root, top, visit); }

Vocabulary resolve_aliases(Value& root, Findings& findings, TablePath top) {
  Vocabulary::Spellings spellings;
  std::map<std::string_view, std::pair<std::string, Spot>> spelled;  // canonical path of the key -> its first spelling
  for_each_table(root, top, [&](Value& table, TablePath at) {
    for (Member& member : table.members) {
      const std::string_view name = canonical_in(at, member.key);
      const Key* key = key_in(at, name);
      if (key == nullptr) continue;
      const auto [first, is_first] = spelled.try_emplace(key->path, member.key, member.key_spot);
      if (!is_first && first->second.first != member.key) {
        findings.error(member.key_spot,
                       fmt::format("'{}' and '{}' are two spellings of one key (the other is on line {}); use one of them",
                                   member.key, first->second.first, first->second.second.line));
      }
      if (names_of(*key).size() > 1) spellings.try_emplace(std::string(key->path), member.key);
      member.key = name;
    }
    // Both spellings in one table: the second has been reported; the first counts.
    std::set<std::string> met;
    std::erase_if(table.members, [&](const Member& m) { return !met.insert(m.key).second; });
  });
  return Vocabulary(std::move(spellings));
}

std::string unknown_key(TablePath at, std::string_view name, const Vocabulary& words) {
  const std::string head = fmt::format("unknown {} '{}'{}", is_top(at.path) ? "key or table" : "key", printable(name),
                                       what_is_in(at, words));
  const bool has_inputs = keys_beside(at.path).data() == all_keys().data();
  if (has_inputs && is_top(at.path) && name == "source") return head + " (did you mean 'sources'?)";
  if (has_inputs && (name == "source" || name == "note" || name == "min" || name == "max" || is_form(name))) {
    return fmt::format("{}: it belongs beside a value: {{ fixed = 92, source = \"…\" }}", head);
  }
  if (const std::string where = places_of(name, at, words); !where.empty()) {
    return fmt::format("{}: it belongs {} {}", head, where.starts_with("the top") ? "at" : "in", where);
  }
  const std::vector<std::string> names = names_at(at);
  if (const std::string meant = key_meant_by(name, names); !meant.empty())
    return fmt::format("{} (did you mean '{}'?)", head, meant);
  if (const std::string near = did_you_mean(name, names); !near.empty()) return head + near;
  std::vector<std::string> elsewhere;
  for (const Key& key : keys_beside(at.path)) elsewhere.emplace_back(key.name());
  const std::string other = nearest(name, elsewhere);
  if (other.empty()) return head;
  return fmt::format("{} (did you mean '{}', which belongs in {}?)", head, other,
                     table_in_words(tables_with(other, at).front(), words));
}

void check_tables(Value& root, Findings& findings, TablePath top) {
  for_each_table(root, top, [&](Value& table, TablePath at) {
    std::erase_if(table.members, [&](Member& member) {
      const Key* key = key_in(at, member.key);
      if (key == nullptr) {
        findings.error(member.key_spot,
                       findings.errors() < kMostSuggestions ? unknown_key(at, member.key, findings.words()) : "unknown key");
        return true;
      }
      if (at.path == "cases.*" && !key->in_case) {
        findings.error(member.key_spot,
                       fmt::format("'{}' cannot differ between cases; it belongs at the top of the file", member.key));
        return true;
      }
      check_container(member, *key, findings);
      return false;
    });
  });
}

}  // namespace ebb
