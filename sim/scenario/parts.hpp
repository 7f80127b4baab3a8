#pragma once
#include <vector>

#include "ebb/scenario/scenario.hpp"
#include "scenario/context.hpp"
#include "scenario/value.hpp"

namespace ebb {

/// [sources.ID]: all of them; fills the context's list of IDs. `copies` must name another source and not lead back to itself.
std::vector<Source> read_sources(Context& context, const Value& root);

/// [thresholds.ID]; without any, `depleted`, below = 0.
std::vector<Threshold> read_thresholds(Context& context, const Value& root, bool has_reinforcements);

/// [later_counts.ID].
std::vector<LaterCount> read_later_counts(Context& context, const Value& root);

/// Reports later counts that no trial can agree with: cumulative casualties that fall, and what remains that rises although
/// nothing arrives. Warns where that holds in some of the cases only.
void check_later_counts(Context& context, const Scenario& scenario);

/// [cases.ID], each laid over the file; without any, the file itself as the one case.
std::vector<Case> read_cases(Context& context, Value& root, const Situation& base, const std::vector<Source>& sources);

/// [[correlations]] of one situation. Constants cannot be correlated: an error, or in one of several cases a note and no
/// correlation.
struct CorrelationRules {
  bool constants_are_errors = true;
  std::string case_id;  ///< for the note; empty: the file that the cases replace keys of, no note
};
std::vector<Correlation> read_correlations(Context& context, const Value& root, const Situation& situation,
                                           const CorrelationRules& rules);

}  // namespace ebb
