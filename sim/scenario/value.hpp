#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ebb/core/date.hpp"

namespace ebb {

/// A place in a scenario: in its file (setting 0), or in the n-th --set. Lines and columns count from 1; 0 = not known.
struct Spot {
  int setting = 0, line = 0, column = 0;
  auto operator<=>(const Spot&) const = default;
};

struct Member;

/// A value of a scenario file with its place, as TOML has it: nothing is known yet about what its key means.
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

/// A value as a message quotes it: `8000.5`, `the text "abc"`, `a table`.
std::string got(const Value& value);

/// The value as TOML on one line; scalars as they are spelled in the file.
std::string as_toml(const Value& value);

/// A text as a TOML string, in quotes, escaped.
std::string quoted(std::string_view text);

/// A key as TOML writes it: bare where it can be, else in quotes.
std::string key_as_toml(std::string_view key);

/// True for one or more of A to Z, a to z, 0 to 9, '-' and '_': what TOML 1.0 calls a bare key.
bool is_bare(std::string_view key);

/// True for one or more letters and digits of any script, '-' and '_', not beginning with a combining mark.
bool is_id(std::string_view key);

}  // namespace ebb
