#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "scenario/fields.hpp"
#include "scenario/parts.hpp"
#include "scenario/points.hpp"
#include "scenario/syntax.hpp"
#include "scenario/tables.hpp"

namespace ebb {
namespace {

using Inputs = std::map<std::string, const Input*>;

/// "stock.used" -> "contingent.losses".
std::string canonical_input(const std::string& written) {
  const auto parts = split_key(written);
  if (!parts) return written;
  std::string name;
  TablePath at;
  for (std::size_t i = 0; i < parts->size(); ++i) {
    const std::string_view part = canonical_in(at, (*parts)[i]);
    name += (i == 0 ? "" : ".") + std::string(part);
    const Key* key = key_in(at, part);
    if (key == nullptr) continue;
    at = below(at, *key);
    if (key->kind == Kind::tables && i + 1 < parts->size()) name += "." + (*parts)[++i];
  }
  return name;
}

class Reader {
 public:
  Reader(Context& context, const Situation& situation, const CorrelationRules& rules)
      : context_(context), situation_(situation), rules_(rules) {
    for_each_input(situation, [&](const Input& input) { inputs_.emplace(input.name, &input); });
  }

  std::optional<Correlation> read(const Value& item, Spot list) {
    const Fields fields(context_, &item, "correlations.*", "[correlations]", list);
    fields.require_all();
    const auto names = read_names(fields);
    const auto rank = read_rank(fields);
    if (!names || !rank) return std::nullopt;
    const auto& [first, second] = *names;
    if (first == second) return fields.error("inputs", fmt::format("'{}' cannot be correlated with itself", first)), std::nullopt;
    const auto [seen, is_new] = lines_.try_emplace(std::minmax(first, second), item.spot.line);
    if (!is_new) {
      fields.error("inputs", fmt::format("'{}' and '{}' are correlated twice (first on line {}); keep one", first, second, seen->second));
      return std::nullopt;
    }
    if (!varies(fields, first) || !varies(fields, second)) return std::nullopt;
    return Correlation{first, second, *rank, fields.place()};
  }

 private:
  std::optional<std::pair<std::string, std::string>> read_names(const Fields& fields) {
    const Value* list = fields.find("inputs");
    if (list == nullptr) return std::nullopt;
    const bool two_texts = list->is(Value::Kind::list) && list->items.size() == 2 &&
                           list->items[0].is(Value::Kind::text) && list->items[1].is(Value::Kind::text);
    if (!two_texts) {
      fields.error("inputs", "'inputs' must be a list of the names of two inputs: [\"contingent.size\", \"contingent.losses\"]");
      return std::nullopt;
    }
    const auto first = known(list->items[0]), second = known(list->items[1]);
    if (!first || !second) return std::nullopt;
    return std::pair{*first, *second};
  }

  /// The canonical name of an input that can be correlated.
  std::optional<std::string> known(const Value& written) {
    const std::string name = canonical_input(written.text);
    if (name == "returns.lag") {
      context_.findings.error(written.spot, "'returns.lag' is drawn anew for every person, so it cannot be correlated");
      return std::nullopt;
    }
    const bool observed = name == "casualties.rate" && !inputs_.contains(name);
    if (inputs_.contains(name) || (observed && !rules_.constants_are_errors)) return name;
    if (observed) {
      context_.findings.error(written.spot, "'casualties.rate' is observed, not an input of its own; correlate contingent.losses");
      return std::nullopt;
    }
    std::vector<std::string> names;
    for (const auto& [of, input] : inputs_) names.push_back(of);
    context_.findings.error(written.spot, fmt::format("there is no input '{}'{}", printable(written.text), did_you_mean(name, names)));
    return std::nullopt;
  }

  std::optional<double> read_rank(const Fields& fields) {
    const auto rank = fields.number("rank");
    if (!rank || std::abs(*rank) < 1) return rank;
    fields.error("rank", fmt::format("'rank' must lie between -1 and 1, both excluded, got {}; inputs that are tied for good are one input",
                                     got(*fields.find("rank"))));
    return std::nullopt;
  }

  bool varies(const Fields& fields, const std::string& name) {
    const auto it = inputs_.find(name);
    if (it != inputs_.end() && !it->second->certain()) return true;
    if (rules_.constants_are_errors) {
      fields.error("inputs", fmt::format("'{}' is constant, and constants cannot be correlated; give it a spread, or remove this", name));
    } else if (!rules_.case_id.empty()) {
      context_.findings.note(fields.spot(), fmt::format("in case '{}' the correlation is ignored, since '{}' is constant there", rules_.case_id, name));
    }
    return false;
  }

  Context& context_;
  const Situation& situation_;
  const CorrelationRules& rules_;
  Inputs inputs_;
  std::map<std::pair<std::string, std::string>, int> lines_;
};

}  // namespace

std::vector<Correlation> read_correlations(Context& context, const Value& root, const Situation& situation, const CorrelationRules& rules) {
  std::vector<Correlation> correlations;
  const Value* list = root.find("correlations");
  if (list == nullptr) return correlations;
  Reader reader(context, situation, rules);
  for (const Value& item : list->items) {
    if (auto correlation = reader.read(item, list->spot)) correlations.push_back(std::move(*correlation));
  }
  return correlations;
}

}  // namespace ebb
