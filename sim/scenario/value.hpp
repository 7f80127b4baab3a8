#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ebb/core/date.hpp"

namespace ebb {

/// A place in one of the sources of a scenario: 0 is the file, n the n-th --set. Lines and columns count from 1; 0 = not known.
struct Spot {
  int source = 0, line = 0, column = 0;
  auto operator<=>(const Spot&) const = default;
};

struct Member;

/// A value of a scenario file, with its place. What TOML says, before anyone asks what it means.
struct Value {
  enum class Kind { text, whole, real, flag, date, moment, list, table };  // moment: a time, or a date with a time
  Kind kind = Kind::table;
  Spot spot;
  std::string text;  ///< of a text: its content; of every other scalar: as it is spelled in the file
  std::int64_t whole = 0;
  double number = 0;  ///< of whole and real
  Date date{};
  std::vector<Value> items;     ///< of a list
  std::vector<Member> members;  ///< of a table, in the order of the file

  bool is(Kind other) const { return kind == other; }
  bool is_number() const { return kind == Kind::whole || kind == Kind::real; }

  const Value* find(std::string_view key) const;
  Value* find(std::string_view key);
  /// Replaces the member `key`, or adds it at the end.
  Value& put(std::string_view key, Spot key_spot, Value value);
};

struct Member {
  std::string key;
  Spot key_spot;
  Value value;
};

/// "a text", "a whole number", "a list": what a value is, as a sentence needs it.
std::string_view kind_in_words(Value::Kind kind);

/// What was got, short: `8000.5`, `"abc"`, `a table`.
std::string got(const Value& value);

/// The value as TOML on one line; scalars as they are spelled in the file.
std::string as_toml(const Value& value);

/// A text as a TOML string, in quotes, escaped.
std::string quoted(std::string_view text);

/// A key as TOML writes it: bare where it can be, else in quotes.
std::string key_as_toml(std::string_view key);

/// Letters, digits, '-' and '_' only, at least one: what TOML calls a bare key, and what IDs must be.
bool is_bare(std::string_view key);

}  // namespace ebb
