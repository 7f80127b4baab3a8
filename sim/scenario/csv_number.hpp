#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ebb {

/// What to write instead of a cell that is no number or day, after a semicolon: "; write 12.5: the decimal mark is '.'". "" where
/// it cannot be told.
std::string hint_for_cell(std::string_view cell, bool is_day);

/// "';'", "tabs": what separates the cells of a file whose header, cut at commas, has no column `wanted`. "" where commas do.
std::string other_separator(const std::vector<std::string>& header, std::string_view wanted);

/// A hint at a column that is called `wanted` but for an odd space in its name, after a semicolon; "" where there is none.
std::string odd_space_in(const std::vector<std::string>& header, std::string_view wanted);

}  // namespace ebb
