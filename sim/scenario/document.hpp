#pragma once
#include <string>
#include <string_view>

#include "scenario/findings.hpp"
#include "scenario/value.hpp"

namespace ebb {

/// The bytes of a file that should be TOML. Throws ScenarioFailure where it is a folder or too large, MachineFailure where it
/// cannot be read.
std::string read_document(const std::string& path);

/// The tree of a file: its bytes checked, then parsed. Throws ScenarioFailure with what is wrong, as do the following.
Value parse_document(std::string_view bytes, const DocumentText& document, Findings& findings);

/// `schema` must be the version that this program reads, where it is given. A file of a later one is not read further: its keys
/// may mean something else.
void check_schema(const Value& root, Findings& findings);

void throw_errors(const Findings& findings);

}  // namespace ebb
