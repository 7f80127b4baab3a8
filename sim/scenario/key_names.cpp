#include "scenario/key_names.hpp"

#include <algorithm>
#include <array>

namespace ebb {
namespace {

struct Synonym {
  std::string_view word, key;
};

/// Everyday words, lower case, for keys that spelling alone does not find. The first whose key the table has.
constexpr std::array kSynonyms = {
    Synonym{"delivery", "deliveries"},
    Synonym{"supply", "deliveries"},
    Synonym{"supplies", "deliveries"},
    Synonym{"income", "deliveries"},
    Synonym{"inflow", "deliveries"},
    Synonym{"inflows", "deliveries"},
    Synonym{"revenue", "deliveries"},
    Synonym{"orders", "deliveries"},
    Synonym{"replenishment", "deliveries"},
    Synonym{"wave", "reinforcements"},
    Synonym{"waves", "reinforcements"},
    Synonym{"arrivals", "reinforcements"},
    Synonym{"replacements", "reinforcements"},
    Synonym{"inventory", "stock"},
    Synonym{"balance", "stock"},
    Synonym{"reserve", "stock"},
    Synonym{"reserves", "stock"},
    Synonym{"stockpile", "stock"},
    Synonym{"store", "stock"},
    Synonym{"troops", "contingent"},
    Synonym{"force", "contingent"},
    Synonym{"forces", "contingent"},
    Synonym{"usage", "use"},
    Synonym{"consumption", "use"},
    Synonym{"demand", "use"},
    Synonym{"burn", "use"},
    Synonym{"spending", "use"},
    Synonym{"expenses", "use"},
    Synonym{"loss", "casualties"},
    Synonym{"pause", "phases"},
    Synonym{"pauses", "phases"},
    Synonym{"ceasefire", "phases"},
    Synonym{"goals", "thresholds"},
    Synonym{"targets", "thresholds"},
    Synonym{"levels", "thresholds"},
    Synonym{"scenarios", "cases"},
    Synonym{"amount", "size"},
    Synonym{"strength", "size"},
    Synonym{"initial", "size"},
    Synonym{"total", "size"},
    Synonym{"quantity", "size"},
    Synonym{"number", "size"},
    Synonym{"count", "size"},
    Synonym{"level", "size"},
    Synonym{"sent", "size"},
    Synonym{"dead", "losses"},
    Synonym{"lost", "losses"},
    Synonym{"spent", "used"},
    Synonym{"consumed", "used"},
    Synonym{"daily", "rate"},
    Synonym{"speed", "rate"},
    Synonym{"date", "arrival"},
    Synonym{"begin", "start"},
    Synonym{"from", "start"},
    Synonym{"until", "end"},
    Synonym{"to", "end"},
    Synonym{"duration", "days"},
    Synonym{"length", "days"},
    Synonym{"factor", "intensity"},
    Synonym{"multiplier", "intensity"},
    Synonym{"chance", "probability"},
    Synonym{"prob", "probability"},
    Synonym{"units", "unit"},
    Synonym{"name", "title"},
    Synonym{"end", "horizon"},
    Synonym{"until", "horizon"},
    Synonym{"version", "schema"},
    Synonym{"decay", "wastage"},
    Synonym{"spoilage", "wastage"},
    Synonym{"link", "url"},
    Synonym{"author", "publisher"},
};

std::string lower(std::string_view word) {
  std::string out(word);
  std::replace(out.begin(), out.end(), '-', '_');
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// Whether `part` stands in `word` between its ends and underscores.
bool has_part(std::string_view word, std::string_view part) {
  for (std::size_t at = word.find(part); at != std::string_view::npos; at = word.find(part, at + 1)) {
    const std::size_t end = at + part.size();
    if ((at == 0 || word[at - 1] == '_') && (end == word.size() || word[end] == '_')) return true;
  }
  return false;
}

}  // namespace

std::string key_meant_by(std::string_view word, const std::vector<std::string>& keys) {
  const std::string plain = lower(word);
  for (const Synonym& s : kSynonyms) {
    if (s.word == plain && std::find(keys.begin(), keys.end(), s.key) != keys.end()) return std::string(s.key);
  }
  std::string_view longest;
  for (const std::string& key : keys) {
    if (key.size() > longest.size() && has_part(plain, key)) longest = key;
  }
  return std::string(longest);
}

}  // namespace ebb
