#include "engine/cited_sources.hpp"

#include <map>
#include <set>

namespace ebb {
namespace {

/// Who cites what: each pair once, names in the order in which they came.
class Citations {
 public:
  void add(const std::vector<std::string>& ids, const std::string& name) {
    for (const std::string& id : ids) {
      if (met_.emplace(id, name).second) names_[id].push_back(name);
    }
  }
  /// A source that only another one needs, which copies it. Returns false if it was there.
  bool add_copied(const std::string& id) { return names_.try_emplace(id).second; }
  bool has(const std::string& id, const std::string& name) const { return met_.contains({id, name}); }
  const std::vector<std::string>* of(const std::string& id) const {
    const auto it = names_.find(id);
    return it == names_.end() ? nullptr : &it->second;
  }

 private:
  std::map<std::string, std::vector<std::string>> names_;  // by the source's id
  std::set<std::pair<std::string, std::string>> met_;
};

template <class Visit>
void for_each_citing(const Situation& situation, Visit&& visit) {
  for_each_input(situation, [&](const Input& input) { visit(input.sources, input.name); });
  if (const auto* rate = std::get_if<ObservedRate>(&situation.casualties.rate)) visit(rate->sources, "casualties.rate");
}

/// What a case cites itself, and what its inputs cite other than the file's.
void cite_case(const Case& one, Citations& citations) {
  citations.add(one.sources, "cases." + one.id);
  for_each_citing(one.situation, [&](const std::vector<std::string>& ids, const std::string& name) {
    for (const std::string& id : ids) {
      if (!citations.has(id, name)) citations.add({id}, "cases." + one.id + "." + name);
    }
  });
}

/// Adds what cited sources copy, each chain to its beginning. A chain never goes in a circle.
void add_copied(const std::vector<Source>& sources, Citations& citations) {
  std::map<std::string, const Source*> by_id;
  for (const Source& source : sources) by_id[source.id] = &source;
  for (const Source& source : sources) {
    if (citations.of(source.id) == nullptr) continue;
    for (auto next = by_id.find(source.copies); next != by_id.end(); next = by_id.find(next->second->copies)) {
      if (!citations.add_copied(next->first)) break;
    }
  }
}

}  // namespace

std::vector<RunFacts::CitedSource> cited_sources(const Scenario& scenario) {
  Citations citations;
  for_each_citing(scenario.base, [&](const auto& ids, const std::string& name) { citations.add(ids, name); });
  for (const Case& one : scenario.cases) {
    if (!one.id.empty()) cite_case(one, citations);
  }
  for (const LaterCount& count : scenario.later_counts) citations.add(count.count.sources, "later_counts." + count.id);
  add_copied(scenario.sources, citations);
  std::vector<RunFacts::CitedSource> cited;
  for (const Source& source : scenario.sources) {
    if (const auto* names = citations.of(source.id)) cited.push_back({source, *names});
  }
  return cited;
}

}  // namespace ebb
