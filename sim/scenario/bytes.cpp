#include "scenario/bytes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "core/utf8.hpp"
#include "ebb/core/text.hpp"
#include "scenario/encoding.hpp"

namespace ebb {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Whether the text at hand is a key or a value, by the brackets around it and the '=' before it.
class Position {
 public:
  bool in_value() const { return after_equals_ || (!open_.empty() && open_.back() == '['); }

  void take(char32_t c) {
    if (c == '=') after_equals_ = true;
    if (c == '{' || (c == '[' && in_value())) open_ += static_cast<char>(c), after_equals_ = false;
    if (c == ',' && !open_.empty() && open_.back() == '{') after_equals_ = false;
    const bool closes = !open_.empty() && ((c == ']' && open_.back() == '[') || (c == '}' && open_.back() == '{'));
    if (closes) open_.pop_back(), after_equals_ = true;  // behind a value
    if (c == '\n' && open_.empty()) after_equals_ = false;
  }
  void begin_with_value() { after_equals_ = true; }

 private:
  std::string open_;
  bool after_equals_ = false;
};

/// Walks through TOML far enough to know what is a string, what a comment and what a key.
class Walk {
 public:
  Walk(std::string_view text, Findings& findings, Spot start, std::vector<BareKey>& keys)
      : text_(text), findings_(findings), fixed_(start), keys_(keys) {
    if (start.setting > 0) position_.begin_with_value();
  }

  void run() {
    while (at_ < text_.size()) step();
    if (first_lone_return_.line != 0) {
      findings_.error(first_lone_return_, "a carriage return without a line feed; end lines with LF or CRLF");
    }
  }

  bool has_statement() const { return has_statement_; }

 private:
  enum class Inside { nothing, comment, basic, literal, long_basic, long_literal };

  Spot here() const { return fixed_.setting > 0 ? fixed_ : Spot{0, line_, column_}; }

  void step() {
    if (column_ == 1) start_of_line();
    const utf8::Decoded c = utf8::decode(text_, at_);
    const std::string_view rest = text_.substr(at_);
    if (c.code_point == '\n') return new_line();
    check_control(c.code_point, rest);
    switch (inside_) {
      case Inside::nothing: return outside(c, rest);
      case Inside::comment: return take();
      case Inside::basic: return rest[0] == '\\' ? take_escape() : until(rest, "\"");
      case Inside::long_basic: return rest[0] == '\\' ? take_escape() : until(rest, "\"\"\"");
      case Inside::literal: return until(rest, "'");
      case Inside::long_literal: return until(rest, "'''");
    }
  }

  void start_of_line() {
    const std::string_view rest = text_.substr(at_);
    const bool in_long_string = inside_ == Inside::long_basic || inside_ == Inside::long_literal;
    const bool marker = rest.starts_with("<<<<<<< ") || rest.starts_with(">>>>>>> ") || rest.starts_with("=======\n");
    if (!in_long_string && marker) findings_.error(here(), "a merge conflict marker; resolve the conflict first");
  }

  void outside(utf8::Decoded c, std::string_view rest) {
    if (c.code_point == '#') return inside_ = Inside::comment, take();
    if (c.code_point != ' ' && c.code_point != '\t' && c.code_point != '\r') has_statement_ = true;
    if (c.code_point == '"' || c.code_point == '\'') return open_string(rest);
    if (!position_.in_value() && is_word(c.code_point) && !utf8::is_mark(c.code_point)) return take_key();
    if (c.code_point >= 0x80) stray(c, rest);
    nesting(c.code_point);
    position_.take(c.code_point);
    take();
  }

  static bool is_word(char32_t c) {
    const bool ascii = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    return c < 0x80 ? ascii : utf8::is_letter_or_digit(c);
  }

  void take_key() {
    BareKey key{at_, at_, line_, column_, 0};
    bool is_ascii = true;
    while (at_ < text_.size()) {
      const char32_t c = utf8::decode(text_, at_).code_point;
      if (!is_word(c)) break;
      is_ascii = is_ascii && c < 0x80;
      take();
    }
    key.end = at_;
    key.length = column_ - key.column;
    if (!is_ascii) keys_.push_back(key);
  }

  void open_string(std::string_view rest) {
    const bool basic = rest[0] == '"';
    const bool is_long = rest.starts_with(basic ? "\"\"\"" : "'''");
    inside_ = basic ? (is_long ? Inside::long_basic : Inside::basic) : (is_long ? Inside::long_literal : Inside::literal);
    take(is_long ? 3 : 1);
  }

  void until(std::string_view rest, std::string_view end) {
    if (!rest.starts_with(end)) return take();
    // Up to two further quotes may end the content of a long string.
    while (end.size() == 3 && text_.substr(at_ + 1).starts_with(end)) take();
    inside_ = Inside::nothing;
    take(end.size());
  }

  void check_control(char32_t c, std::string_view rest) {
    if (c == '\r') {
      if (!rest.starts_with("\r\n") && first_lone_return_.line == 0) first_lone_return_ = {fixed_.setting, line_, column_};
    } else if ((c < 0x20 && c != '\t') || c == 0x7F) {
      const std::string what = c == 0 ? "a NUL byte" : fmt::format("a control character (U+{:04X})", static_cast<unsigned>(c));
      findings_.error(here(),
                      what + "; remove it" + (inside_ == Inside::basic ? ", or write it as an escape such as \\u001b" : ""));
    }
  }

  void stray(utf8::Decoded c, std::string_view rest) {
    if (last_stray_line_ == line_) return;  // one a line is enough
    last_stray_line_ = line_;
    findings_.error(here(), stray_character_reason(c.code_point, rest.substr(0, c.length)));
  }

  void nesting(char32_t c) {
    if (c == '[' || c == '{') ++depth_;
    if ((c == ']' || c == '}') && depth_ > 0) --depth_;
    if (c == '.') ++dots_;
    if (c == '=' || c == ',' || c == '{' || c == '[') dots_ = 0;
    if (depth_ == kDeepestNesting + 1) refuse_once(fmt::format("nested deeper than {} levels", kDeepestNesting));
    if (dots_ == kLongestDottedKey) refuse_once(fmt::format("a dotted key of more than {} parts", kLongestDottedKey));
  }

  void refuse_once(const std::string& message) {
    if (!too_deep_) findings_.error(here(), message + "; nothing in a scenario is");
    too_deep_ = true;
  }

  void new_line() {
    ++at_, ++line_, column_ = 1, dots_ = 0;
    position_.take('\n');
    if (inside_ == Inside::comment || inside_ == Inside::basic || inside_ == Inside::literal) inside_ = Inside::nothing;
  }

  void take() {  // one code point
    at_ += std::max<std::size_t>(1, utf8::decode(text_, at_).length);
    ++column_;
  }
  void take(std::size_t count) {
    for (; count > 0 && at_ < text_.size(); --count) take();
  }
  void take_escape() {
    take();
    if (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') take();
  }

  std::string_view text_;
  Findings& findings_;
  Spot fixed_;  // of a --set; else of the file
  std::vector<BareKey>& keys_;
  Position position_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1, depth_ = 0, dots_ = 0, last_stray_line_ = 0;
  bool too_deep_ = false, has_statement_ = false;
  Spot first_lone_return_;
  Inside inside_ = Inside::nothing;
};

Spot spot_of_byte(std::string_view bytes, std::size_t at) {
  const std::string_view before = bytes.substr(0, at);
  const std::size_t last_break = before.rfind('\n');
  const std::string_view on_line = last_break == std::string_view::npos ? before : before.substr(last_break + 1);
  const auto breaks = std::count(before.begin(), before.end(), '\n');
  return {0, static_cast<int>(breaks) + 1, static_cast<int>(utf8::length(on_line)) + 1};
}

}  // namespace

std::string_view without_byte_order_mark(std::string_view bytes) {
  return bytes.starts_with(kByteOrderMark) ? bytes.substr(kByteOrderMark.size()) : bytes;
}

bool check_bytes(std::string_view bytes, Findings& findings, std::vector<BareKey>& keys) {
  const std::size_t before = findings.errors();
  if (bytes.size() > kLargestScenario) {
    findings.error(
        {}, fmt::format("the file has {} bytes; a scenario has at most {} (1 MiB)", grouped(static_cast<long long>(bytes.size())),
                        grouped(static_cast<long long>(kLargestScenario))));
    return false;
  }
  const std::string_view text = without_byte_order_mark(bytes);
  if (const std::string what = other_format(text); !what.empty()) return findings.error({0, 1, 1}, what), false;
  if (const std::size_t at = first_invalid_utf8(text); at != std::string_view::npos) {
    return findings.error(spot_of_byte(text, at), invalid_utf8_reason(text, at)), false;
  }
  Walk walk(text, findings, {}, keys);
  walk.run();
  if (findings.errors() == before && !walk.has_statement()) {
    findings.error({0, 1, 1}, std::string(text.empty() ? "the file is empty" : "nothing but comments and blank lines") +
                                  "; 'ebb new' prints a starter file");
  }
  return findings.errors() == before;
}

bool check_setting_bytes(std::string_view value, Spot spot, Findings& findings, std::vector<BareKey>& keys) {
  const std::size_t before = findings.errors();
  if (value.size() > kLargestScenario) {
    findings.error(spot, "the value is longer than 1 MiB");
  } else {
    Walk(value, findings, spot, keys).run();
  }
  return findings.errors() == before;
}

}  // namespace ebb
