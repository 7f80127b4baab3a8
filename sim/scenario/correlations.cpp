#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "ebb/distribution/copula.hpp"
#include "scenario/fields.hpp"
#include "scenario/parts.hpp"
#include "scenario/points.hpp"
#include "scenario/syntax.hpp"
#include "scenario/tables.hpp"

namespace ebb {
namespace {

constexpr std::size_t kMostCorrelations = 200;  // their matrix is solved in cubic time

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
  Reader(Context& context, const Situation& situation, const CorrelationRules& rules) : context_(context), rules_(rules) {
    for_each_input(situation, [&](const Input& input) { inputs_.emplace(input.name, &input); });
  }

  std::optional<Correlation> read(const Value& item, Spot list) {
    const Fields fields(context_, &item, "correlations.*", "[correlations]", list);
    fields.require_all();
    const auto names = read_names(fields);
    const auto rank = read_rank(fields);
    if (!names || !rank) return std::nullopt;
    const auto& [first, second] = *names;
    if (first == second)
      return fields.error("inputs", fmt::format("'{}' cannot be correlated with itself", label(first))), std::nullopt;
    const auto [seen, is_new] = lines_.try_emplace(std::minmax(first, second), item.spot.line);
    if (!is_new) {
      fields.error("inputs", fmt::format("'{}' and '{}' are correlated twice (first on line {}); keep one", label(first),
                                         label(second), seen->second));
      return std::nullopt;
    }
    if (!varies(fields, first) || !varies(fields, second)) return std::nullopt;
    return Correlation{first, second, *rank, fields.place()};
  }

 private:
  std::optional<std::pair<std::string, std::string>> read_names(const Fields& fields) {
    const Value* list = fields.find("inputs");
    if (list == nullptr) return std::nullopt;
    const bool two_texts = list->is(Value::Kind::list) && list->items.size() == 2 && list->items[0].is(Value::Kind::text) &&
                           list->items[1].is(Value::Kind::text);
    if (!two_texts) {
      fields.error("inputs", fmt::format("'inputs' must be a list of the names of two inputs: [\"{}\", \"{}\"]",
                                         label("contingent.size"), label("contingent.losses")));
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
      context_.findings.error(written.spot, fmt::format("'{}' is computed from the losses and is not an input; correlate {}",
                                                        label(name), label("contingent.losses")));
      return std::nullopt;
    }
    std::vector<std::string> names;
    for (const auto& [of, input] : inputs_) names.push_back(label(of));
    context_.findings.error(written.spot,
                            fmt::format("there is no input '{}'{}", printable(written.text), did_you_mean(label(name), names)));
    return std::nullopt;
  }

  std::optional<double> read_rank(const Fields& fields) {
    const auto rank = fields.number("rank");
    if (!rank || std::abs(*rank) < 1) return rank;
    fields.error(
        "rank",
        fmt::format("'rank' must lie between -1 and 1, both excluded, got {}; use one input where two always move together",
                    got(*fields.find("rank"))));
    return std::nullopt;
  }

  bool varies(const Fields& fields, const std::string& name) {
    const auto it = inputs_.find(name);
    if (it != inputs_.end() && (it->second->refused || !it->second->certain())) return true;
    if (rules_.constants_are_errors) {
      fields.error("inputs", fmt::format("'{}' is fixed, and fixed inputs cannot be correlated; give it a range, or remove this",
                                         label(name)));
    } else if (!rules_.case_id.empty()) {
      context_.findings.note(fields.spot(), fmt::format("in case '{}' the correlation is ignored, because '{}' is fixed there",
                                                        rules_.case_id, label(name)));
    }
    return false;
  }

  std::string label(const std::string& name) const { return context_.findings.words().label_of(name); }

  Context& context_;
  const CorrelationRules& rules_;
  Inputs inputs_;
  std::map<std::pair<std::string, std::string>, int> lines_;
};

/// The matrix of all pairs must be positive definite.
void check_matrix(Context& context, const std::vector<Correlation>& correlations) {
  std::vector<std::string> names;
  const auto index = [&](const std::string& name) {
    const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    if (at == names.size()) names.push_back(name);
    return at;
  };
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const Correlation& c : correlations) {
    const std::size_t first = index(c.first);
    pairs.emplace_back(first, index(c.second));
  }
  const std::size_t size = names.size();
  std::vector<double> ranks(size * size, 0);
  for (std::size_t i = 0; i < size; ++i) ranks[i * size + i] = 1;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto [a, b] = pairs[i];
    ranks[a * size + b] = ranks[b * size + a] = correlations[i].rank;
  }
  try {
    std::vector<std::string> labels;
    for (const std::string& name : names) labels.push_back(context.findings.words().label_of(name));
    const GaussianCopula copula(labels, ranks);
  } catch (const CorrelationError& wrong) {
    const auto at_fault = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) {
      return std::minmax(pair.first, pair.second) == std::minmax(wrong.first, wrong.second);
    });
    const std::size_t i = at_fault == pairs.end() ? 0 : static_cast<std::size_t>(at_fault - pairs.begin());
    context.findings.add_at(Severity::error, correlations[i].place, wrong.what());
  }
}

}  // namespace

std::vector<Correlation> read_correlations(Context& context, const Value& root, const Situation& situation,
                                           const CorrelationRules& rules) {
  std::vector<Correlation> correlations;
  const Value* list = root.find("correlations");
  if (list == nullptr) return correlations;
  Reader reader(context, situation, rules);
  for (const Value& item : list->items) {
    if (auto correlation = reader.read(item, list->spot)) correlations.push_back(std::move(*correlation));
  }
  if (correlations.size() > kMostCorrelations) {
    context.findings.error(
        list->spot, fmt::format("{} correlations are too many; at most {} are read", correlations.size(), kMostCorrelations));
  } else if (!correlations.empty()) {
    check_matrix(context, correlations);
  }
  return correlations;
}

}  // namespace ebb
