#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "scenario/fields.hpp"
#include "scenario/overlay.hpp"
#include "scenario/parts.hpp"
#include "scenario/situation_reader.hpp"

namespace ebb {
namespace {

constexpr std::size_t kMostInputs = 100'000;  // inputs × cases

using Copies = std::map<std::string, std::string>;

/// The source at the end of each chain of copies: itself, of a source that repeats no other. Looks at each source once.
Copies ends_of_chains(const Copies& copies) {
  Copies ends;
  for (const auto& [start, next] : copies) {
    std::vector<std::string> way;
    std::string at = start;
    while (copies.contains(at) && !ends.contains(at) && way.size() <= copies.size()) {  // a circle has been reported
      way.push_back(at);
      at = copies.at(at);
    }
    const std::string end = ends.contains(at) ? ends.at(at) : at;
    for (const std::string& id : way) ends[id] = end;
  }
  return ends;
}

/// Groups of cases, joined one pair at a time; a group is named by one of its cases.
class Groups {
 public:
  explicit Groups(std::size_t size) : above_(size) { std::iota(above_.begin(), above_.end(), std::size_t{0}); }

  std::size_t of(std::size_t i) {
    while (above_[i] != i) i = above_[i] = above_[above_[i]];
    return i;
  }
  void join(std::size_t i, std::size_t j) { above_[of(std::max(i, j))] = of(std::min(i, j)); }

 private:
  std::vector<std::size_t> above_;
};

/// Cases that cite sources of which one repeats another, and that give no weights, have one weight together.
void share_weights(std::vector<Case>& cases, const std::vector<bool>& weighted, const std::vector<Source>& sources) {
  Copies copies;
  for (const Source& source : sources) {
    if (!source.copies.empty()) copies[source.id] = source.copies;
  }
  if (copies.empty()) return;
  const Copies ends = ends_of_chains(copies);
  struct Cited {
    std::set<std::string> sources;
    std::vector<std::size_t> cases;
  };
  std::map<std::string, Cited> cited;  // by the end of the chain
  for (std::size_t i = 0; i < cases.size(); ++i) {
    for (const std::string& source : weighted[i] ? std::vector<std::string>{} : cases[i].sources) {
      const auto end = ends.find(source);
      Cited& there = cited[end == ends.end() ? source : end->second];
      there.sources.insert(source);
      there.cases.push_back(i);
    }
  }
  Groups groups(cases.size());
  for (const auto& [end, there] : cited) {
    for (const std::size_t i : there.sources.size() < 2 ? std::vector<std::size_t>{} : there.cases)
      groups.join(there.cases[0], i);
  }
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < cases.size(); ++i) members[groups.of(i)].push_back(i);
  for (const auto& [group, all] : members) {
    for (const std::size_t i : all) {
      cases[i].weight /= static_cast<double>(all.size());
      for (const std::size_t other : all) {
        if (other != i) cases[i].shares_weight_with.push_back(cases[other].id);
      }
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

/// A correlation of fixed inputs is an error in the file itself; in a case it is ignored, with a note.
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
