#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace ebb {

/// The words that a scenario file uses for its keys. A file may say `stock`, `use`, `deliveries` and `used` for `contingent`,
/// `casualties`, `reinforcements` and `losses`. The program computes with the canonical names; whatever it prints goes through
/// this class, so that readers see their own words. A value. Without spellings it speaks of a contingent.
class Vocabulary {
 public:
  /// Canonical path of a key -> the file's word for it: {"contingent", "stock"}, {"contingent.losses", "used"}. Only keys that
  /// have more than one word.
  using Spellings = std::map<std::string, std::string, std::less<>>;

  Vocabulary() = default;
  explicit Vocabulary(Spellings spellings) : spellings_(std::move(spellings)) {}

  /// A canonical dotted name in the file's words: "casualties.rate" -> "use.rate", "cases.us.contingent.losses" ->
  /// "cases.us.stock.used". Paths of the table of keys ("reinforcements.*.size") work as well; other names stay as they are.
  /// A key that the file does not contain follows the file's other words.
  std::string label_of(std::string_view name) const;

  /// The last part of label_of(): "contingent.losses" -> "used".
  std::string word_of(std::string_view name) const;

  // Nouns for sentences and column heads. Each follows the table that it comes from.
  bool counts_stock() const;     ///< [stock], not [contingent]
  std::string use() const;       ///< "casualties" or "use"
  std::string arrivals() const;  ///< "reinforcements" or "deliveries"
  std::string left() const;      ///< what remains: "left at the front" or "left"

  const Spellings& spellings() const { return spellings_; }

 private:
  Spellings spellings_;
};

}  // namespace ebb
