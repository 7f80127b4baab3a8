#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "scenario/fields.hpp"
#include "scenario/overlay.hpp"
#include "scenario/parts.hpp"
#include "scenario/situation_reader.hpp"

namespace ebb {
namespace {

constexpr std::size_t kMostInputs = 100'000;  // inputs × cases: what a machine can hold

using Copies = std::map<std::string, std::string>;

std::string first_of_chain(const Copies& copies, std::string id) {
  for (std::size_t steps = 0; steps <= copies.size(); ++steps) {
    const auto it = copies.find(id);
    if (it == copies.end()) break;
    id = it->second;
  }
  return id;
}

/// Whether one of two lists of sources repeats a source of the other, or both repeat the same.
bool repeat(const std::vector<std::string>& some, const std::vector<std::string>& others, const Copies& copies) {
  for (const std::string& a : some)
    for (const std::string& b : others)
      if (a != b && first_of_chain(copies, a) == first_of_chain(copies, b)) return true;
  return false;
}

/// Cases that cite sources of which one repeats another, and that give no weights, have one weight together.
void share_weights(std::vector<Case>& cases, const std::vector<bool>& weighted, const std::vector<Source>& sources) {
  Copies copies;
  for (const Source& source : sources) {
    if (!source.copies.empty()) copies[source.id] = source.copies;
  }
  if (copies.empty()) return;
  std::vector<std::size_t> group(cases.size());  // the first case that this one belongs to
  std::iota(group.begin(), group.end(), std::size_t{0});
  for (std::size_t i = 0; i < cases.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (weighted[i] || weighted[j] || group[i] == group[j] || !repeat(cases[i].sources, cases[j].sources, copies)) continue;
      std::replace(group.begin(), group.end(), std::max(group[i], group[j]), std::min(group[i], group[j]));
    }
  }
  for (std::size_t i = 0; i < cases.size(); ++i) {
    cases[i].weight /= static_cast<double>(std::count(group.begin(), group.end(), group[i]));
    for (std::size_t other = 0; other < cases.size(); ++other) {
      if (other != i && group[other] == group[i]) cases[i].shares_weight_with.push_back(cases[other].id);
    }
  }
}

Case read_case(Context& context, const Value& root, Member& member) {
  const Fields fields(context, &member.value, "cases.*", "cases." + member.key, root.spot);
  Case one;
  one.id = member.key;
  one.title = fields.text("title");
  one.weight = fields.number("weight").value_or(1);
  one.sources = fields.source_ids("source");
  one.note = fields.text("note");
  one.place = fields.place();
  check_overlaid_ids(root, member.value, context.findings);
  return one;
}

std::size_t inputs_in(const Situation& situation) {
  std::size_t count = 0;
  for_each_input(situation, [&](const Input&) { ++count; });
  return count;
}

/// Whether a correlation of the file holds in no case at all is for the file's own reading to say; a case only notes it.
Situation read_case_situation(Context& context, const Value& root, const Member& member) {
  const Value merged = overlaid(root, member.value);
  Situation situation = read_situation(context, merged);
  situation.correlations = read_correlations(context, merged, situation, {false, member.key});
  return situation;
}

}  // namespace

std::vector<Case> read_cases(Context& context, Value& root, const Situation& base, const std::vector<Source>& sources) {
  Value* tables = root.find("cases");
  if (tables == nullptr || tables->members.empty()) {
    Case only;
    only.situation = base;
    only.place = context.findings.place(root.spot);
    return {only};
  }
  if (tables->members.size() * inputs_in(base) > kMostInputs) {
    context.findings.error(tables->spot, fmt::format("{} cases of {} inputs are more than {} inputs in all; split the file",
                                                     tables->members.size(), inputs_in(base), kMostInputs));
    return {};
  }
  std::vector<Case> cases;
  std::vector<bool> weighted;
  for (Member& member : tables->members) {
    cases.push_back(read_case(context, root, member));
    cases.back().situation = read_case_situation(context, root, member);
    weighted.push_back(member.value.find("weight") != nullptr);
  }
  const double sum = std::accumulate(cases.begin(), cases.end(), 0.0, [](double s, const Case& c) { return s + c.weight; });
  if (!(sum > 0)) context.findings.error(tables->spot, "all cases have weight 0; give one of them a weight");
  share_weights(cases, weighted, sources);
  return cases;
}

}  // namespace ebb
