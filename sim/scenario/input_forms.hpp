#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/value.hpp"

namespace ebb {

/// The words that open an input form: "fixed", "likely", "uniform", …
std::span<const std::string_view> all_forms();
bool is_form(std::string_view name);

/// Those that a table has, in the order of the file.
std::vector<std::string> forms_in(const Value& table);

}  // namespace ebb
