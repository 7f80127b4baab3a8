#include "scenario/settings.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "scenario/input_forms.hpp"
#include "scenario/keys.hpp"
#include "scenario/parse.hpp"
#include "scenario/syntax.hpp"
#include "scenario/tables.hpp"

namespace ebb {
namespace {

std::vector<std::string> ids_of(const Value& tables) {
  std::vector<std::string> ids;
  for (const Member& member : tables.members) ids.push_back(member.key);
  return ids;
}

/// One --set on its way from the top of the file to the key that it replaces.
class Replacement {
 public:
  Replacement(Value& root, std::vector<std::string> parts, Value value, Spot spot, Findings& findings)
      : root_(root), parts_(std::move(parts)), value_(std::move(value)), spot_(spot), findings_(findings) {}

  /// The canonical key, or "" where it could not be replaced (reported).
  std::string run() { return in_table(root_, {}, 0) ? canonical_ : ""; }

 private:
  bool last(std::size_t i) const { return i + 1 == parts_.size(); }
  bool fail(const std::string& message) { return findings_.error(spot_, message), false; }
  void passed(std::string_view name) { canonical_ += (canonical_.empty() ? "" : ".") + key_as_toml(name); }

  bool put(Value& table, std::string_view name) {
    table.put(name, spot_, std::move(value_));
    return true;
  }

  Value& table_in(Value& table, std::string_view name) {
    if (Value* there = table.find(name)) return *there;
    Value empty;
    empty.spot = spot_;
    return table.put(name, spot_, std::move(empty));
  }

  bool in_table(Value& table, TablePath at, std::size_t i) {
    if (i == parts_.size()) return fail(fmt::format("'{}' is a table; name a key in it", label()));
    const std::string_view name = canonical_in(at, parts_[i]);
    const Key* key = key_in(at, name);
    if (key == nullptr) return fail(unknown_key(at, parts_[i], findings_.words()));
    passed(name);
    if (last(i)) return put(table, name);
    if (key->kind == Kind::table_list) return fail(fmt::format("'{}' is a list, and a list is replaced whole", label()));
    const bool has_keys = key->is_input() || key->kind == Kind::table || key->kind == Kind::tables ||
                          key->kind == Kind::free_table;
    if (!has_keys) return fail(fmt::format("'{}' has no keys in it", label()));
    const bool existed = table.find(name) != nullptr;
    Value& child = table_in(table, name);
    if (!child.is(Value::Kind::table)) {
      return fail(fmt::format("'{}' is {}, which has no key '{}'", label(), got(child), printable(parts_[i + 1])));
    }
    if (key->is_input()) return in_input(child, i + 1, existed);
    if (key->kind == Kind::free_table) return in_values(child, i + 1);
    return key->kind == Kind::table ? in_table(child, below(at, *key), i + 1) : in_ids(child, at, *key, i + 1);
  }

  bool in_ids(Value& tables, TablePath at, const Key& key, std::size_t i) {
    const std::string& id = parts_[i];
    passed(id);
    if (last(i)) return put(tables, id);
    const Value* base = at.in_case ? root_.find(key.name()) : nullptr;
    const bool in_base = base != nullptr && base->find(id) != nullptr;
    if (tables.find(id) == nullptr && !in_base) {
      std::vector<std::string> ids = ids_of(tables);
      if (base != nullptr) {
        for (std::string& other : ids_of(*base)) ids.push_back(std::move(other));
      }
      return fail(fmt::format("there is no '{}' under [{}]{}", printable(id), words().word_of(key.path), did_you_mean(id, ids)));
    }
    Value& table = table_in(tables, id);
    return table.is(Value::Kind::table) ? in_table(table, below(at, key), i + 1)
                                        : fail(fmt::format("'{}' is not a table", label()));
  }

  bool in_input(Value& input, std::size_t i, bool existed) {
    const std::vector<std::string> forms = forms_in(input);
    const std::string& name = parts_[i];
    if (existed && is_form(name) && !forms.empty() && forms.front() != name) {
      return fail(
          fmt::format("'{}' has the form '{}', not '{}'; "
                      "replace it whole: --set '{}={{ … }}'",
                      label(), forms.front(), name, label()));
    }
    return in_values(input, i);
  }

  bool in_values(Value& table, std::size_t i) {
    passed(parts_[i]);
    if (last(i)) return put(table, parts_[i]);
    Value& child = table_in(table, parts_[i]);
    if (child.is(Value::Kind::table)) return in_values(child, i + 1);
    return fail(fmt::format("'{}' is {}, which has no key '{}'", label(), got(child), printable(parts_[i + 1])));
  }

  const Vocabulary& words() const { return findings_.words(); }
  /// What has been passed so far, in the file's words.
  std::string label() const { return words().label_of(canonical_); }

  Value& root_;
  std::vector<std::string> parts_;
  Value value_;
  Spot spot_;
  Findings& findings_;
  std::string canonical_;
};

}  // namespace

Effective apply_settings(Value& root, const Settings& settings, DocumentText& document, Findings& findings) {
  Effective effective;
  for (const auto& [key, text] : settings) {
    const Spot spot{document.add_setting(key + "=" + text), 0, 0};
    auto parts = split_key(key);
    if (!parts) {
      findings.error(
          spot, fmt::format("'{}' is not a key; write it as {}", printable(key), findings.words().label_of("contingent.size")));
      continue;
    }
    std::optional<Value> value = parse_setting(text, spot, findings);
    if (!value) continue;
    Value replaced = root;  // a replacement that fails leaves no half of itself behind
    const std::string canonical = Replacement(replaced, std::move(*parts), *value, spot, findings).run();
    if (canonical.empty()) continue;
    root = std::move(replaced);
    effective[canonical] = std::move(*value);
  }
  return effective;
}

}  // namespace ebb
