#include "scenario/value.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/utf8.hpp"
#include "ebb/core/text.hpp"

namespace ebb {
namespace {

constexpr std::size_t kLongestShown = 40;  // bytes of a text that a message repeats

bool is_bare_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

template <class Parts, class Write>
std::string joined(const Parts& parts, Write&& write) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : ", ") + write(part);
  return out;
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  const auto it = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.key == key; });
  return it == members.end() ? nullptr : &it->value;
}

Value* Value::find(std::string_view key) { return const_cast<Value*>(std::as_const(*this).find(key)); }

Value& Value::put(std::string_view key, Spot key_spot, Value value) {
  if (Value* there = find(key)) return *there = std::move(value);
  members.push_back({std::string(key), key_spot, std::move(value)});
  return members.back().value;
}

std::string_view kind_in_words(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::text: return "a text";
    case Value::Kind::whole: return "a whole number";
    case Value::Kind::real: return "a number";
    case Value::Kind::flag: return "true or false";
    case Value::Kind::date: return "a date";
    case Value::Kind::moment: return "a time";
    case Value::Kind::list: return "a list";
    case Value::Kind::table: return "a table";
  }
  return "";
}

std::string got(const Value& value) {
  if (value.is(Value::Kind::list) || value.is(Value::Kind::table)) return std::string(kind_in_words(value.kind));
  if (!value.is(Value::Kind::text)) return printable(value.text);
  const bool is_long = value.text.size() > kLongestShown;
  std::size_t end = std::min(value.text.size(), kLongestShown);
  while (is_long && end > 0 && (static_cast<unsigned char>(value.text[end]) & 0xC0) == 0x80) --end;  // not inside a letter
  return fmt::format("the text \"{}{}\"", printable(value.text.substr(0, end)), is_long ? "…" : "");
}

std::string as_toml(const Value& value) {
  switch (value.kind) {
    case Value::Kind::text: return quoted(value.text);
    case Value::Kind::list: {
      const bool of_tables = !value.items.empty() && value.items.front().is(Value::Kind::table);
      const std::string items = joined(value.items, [](const Value& item) { return as_toml(item); });
      return of_tables ? "[ " + items + " ]" : "[" + items + "]";
    }
    case Value::Kind::table: {
      const auto member = [](const Member& m) { return key_as_toml(m.key) + " = " + as_toml(m.value); };
      return value.members.empty() ? "{}" : "{ " + joined(value.members, member) + " }";
    }
    default: return value.text;
  }
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\', out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string key_as_toml(std::string_view key) { return is_bare(key) ? std::string(key) : quoted(key); }

bool is_id(std::string_view key) {
  for (std::size_t at = 0; at < key.size();) {
    const utf8::Decoded c = utf8::decode(key, at);
    const bool fits = c.length == 1 ? is_bare_character(key[at]) : c.length > 1 && utf8::is_letter_or_digit(c.code_point);
    if (!fits || (at == 0 && utf8::is_mark(c.code_point))) return false;
    at += c.length;
  }
  return !key.empty();
}

bool is_bare(std::string_view key) { return !key.empty() && std::all_of(key.begin(), key.end(), is_bare_character); }

}  // namespace ebb
