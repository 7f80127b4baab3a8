#include "ebb/scenario/vocabulary.hpp"

#include <array>

#include "scenario/keys.hpp"
#include "scenario/tables.hpp"

namespace ebb {
namespace {

/// The file's word for a key. Where the file does not contain the key, the first of these that it contains decides: the table
/// around it, the table of the same name, the other tables.
std::string_view spelled(const Vocabulary::Spellings& spellings, const Key& key) {
  if (const auto it = spellings.find(key.path); it != spellings.end()) return it->second;
  const std::vector<std::string_view> names = names_of(key);
  if (names.size() == 1) return key.name();
  const std::array<std::string_view, 5> others{key.table(), key.name(), "contingent", "casualties", "reinforcements"};
  for (const std::string_view other : others) {
    const auto it = spellings.find(other);
    if (it != spellings.end()) return it->second == other ? key.name() : names.back();
  }
  return key.name();
}

std::string_view take_part(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('.'), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

}  // namespace

std::string Vocabulary::label_of(std::string_view name) const {
  if (spellings_.empty()) return std::string(name);
  std::string label;
  TablePath at{name.starts_with(kObserved) && name.substr(kObserved.size()).starts_with('.') ? kObserved : ""};
  if (!at.path.empty()) label = std::string(take_part(name));
  const auto add = [&](std::string_view part) { label.append(label.empty() ? "" : ".").append(part); };
  while (!name.empty()) {
    const std::string_view part = take_part(name);
    const Key* key = key_in(at, part);
    if (key == nullptr) {
      add(part);
      if (!name.empty()) add(name);
      break;
    }
    add(spelled(spellings_, *key));
    at = below(at, *key);
    if (key->kind == Kind::tables && !name.empty()) add(take_part(name));  // the ID
  }
  return label;
}

std::string Vocabulary::word_of(std::string_view name) const {
  const std::string label = label_of(name);
  return label.substr(label.rfind('.') + 1);
}

bool Vocabulary::counts_stock() const { return label_of("contingent") != "contingent"; }
std::string Vocabulary::use() const { return label_of("casualties"); }
std::string Vocabulary::arrivals() const { return label_of("reinforcements"); }
std::string Vocabulary::left() const { return counts_stock() ? "left" : "left at the front"; }

}  // namespace ebb
