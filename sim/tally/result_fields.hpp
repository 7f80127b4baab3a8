#pragma once
#include <nlohmann/json_fwd.hpp>

#include "ebb/tally/result.hpp"

namespace ebb {

inline constexpr std::string_view kResultFormat = "ebb-result/1";

/// The members of a result file that are counted or known before the run, in the file's order: all but `summary` and `sha256`.
nlohmann::ordered_json result_fields(const Result& result);

/// What a source says about itself; keys that the scenario leaves out are left out. The grades are also given in words.
nlohmann::ordered_json source_fields(const Source& source);
/// The same with `cited_by`.
nlohmann::ordered_json cited_source_fields(const RunFacts::CitedSource& cited);

}  // namespace ebb
