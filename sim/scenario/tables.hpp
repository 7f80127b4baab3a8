#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "scenario/findings.hpp"
#include "scenario/keys.hpp"
#include "scenario/value.hpp"

namespace ebb {

/// Where a table stands: its path in the list of keys, and whether it is, or is part of, a case.
struct TablePath {
  std::string_view path;  ///< "", "contingent", "phases.*", "cases.*"
  bool in_case = false;
};

/// The key `name` of a table. A case has its own keys and those of the top of the file.
const Key* key_in(TablePath table, std::string_view name);

/// The canonical name of `name`.
std::string_view canonical_in(TablePath table, std::string_view name);

/// Where the tables below a key of kind table, tables or table_list stand.
TablePath below(TablePath table, const Key& key);

/// The key of an input's canonical name, "phases.retraining.end" -> "phases.*.end"; null where there is none.
const Key* input_key(std::string_view name);

/// Calls visit(table, path) for every table of keys, from the top of the file down. Inputs and free tables are not entered.
void for_each_table(Value& root, TablePath top, const std::function<void(Value&, TablePath)>& visit);

/// Gives every key its canonical name; returns the words that the file uses. A file that has both spellings of one key is
/// refused.
Vocabulary resolve_aliases(Value& root, Findings& findings, TablePath top = {});

/// "unknown key 'maen' …": with the nearest key, or the table in which it belongs.
std::string unknown_key(TablePath table, std::string_view name, const Vocabulary& words = {});

/// Checks all names: unknown keys, keys that a case may not have, IDs, and other values where a table is needed. Unknown keys are
/// taken out.
void check_tables(Value& root, Findings& findings, TablePath top = {});

}  // namespace ebb
