#pragma once
#include <string>

#include "ebb/report/report.hpp"

namespace ebb {

/// The result as one JSON object on one line (format ebb-result/1, docs/output.md), without a line break at the end.
/// Equal runs give equal bytes. The last member, "sha256", covers every byte before its comma; read_result() reads it back.
std::string result_json(const Result& result, const Report& report);

}  // namespace ebb
