#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "scenario/context.hpp"
#include "scenario/input_reader.hpp"
#include "scenario/keys.hpp"

namespace ebb {

/// Reads one table of keys, key by key. A key that is absent or wrong has its default; what is wrong is reported.
class Fields {
 public:
  /// `path` is the table's in the list of keys, "phases.*"; `name` its own, "phases.retraining". `table` may be null.
  Fields(Context& context, const Value* table, std::string_view path, std::string name, Spot parent);

  bool has(std::string_view key) const { return find(key) != nullptr; }
  const Value* find(std::string_view key) const { return table_ == nullptr ? nullptr : table_->find(key); }
  Spot spot() const { return table_ == nullptr ? parent_ : table_->spot; }
  Spot spot_of(std::string_view key) const;
  Place place() const { return context_.findings.place(spot()); }
  const Key& key(std::string_view name) const;

  std::string text(std::string_view key, std::string fallback = "") const;
  std::optional<double> number(std::string_view key) const;
  std::optional<std::int64_t> whole(std::string_view key) const;
  std::optional<Date> date(std::string_view key) const;
  /// The place of the word in the key's list; `fallback` where absent or wrong.
  std::size_t word(std::string_view key, std::size_t fallback) const;
  std::string dating(std::string_view key) const;
  std::vector<std::string> source_ids(std::string_view key) const;

  Input input(std::string_view key) const;
  std::optional<Input> optional_input(std::string_view key) const;

  /// Reports required keys that are absent, each with the shortest line that adds it.
  void require_all() const;
  void error(std::string_view key, const std::string& message) const { context_.findings.error(spot_of(key), message); }
  void error(const std::string& message) const { context_.findings.error(spot(), message); }
  Context& context() const { return context_; }
  const std::string& name() const { return name_; }
  /// For messages: the table's name, and one of its keys, in the file's words.
  std::string label() const { return context_.findings.words().label_of(name_); }
  std::string label(std::string_view key_name) const { return context_.findings.words().word_of(key(key_name).path); }

 private:
  Context& context_;
  const Value* table_;
  std::string_view path_;
  std::string name_;
  Spot parent_;
};

}  // namespace ebb
