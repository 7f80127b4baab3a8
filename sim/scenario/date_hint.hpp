#pragma once
#include <string>
#include <string_view>

namespace ebb {

/// The first part of a text that looks like a date in another notation: 01/16/2025, 16.01.2025, "16 January 2025". "" where there
/// is none.
std::string other_date(std::string_view text);

/// "; dates are written 2025-01-16", with the date itself where only one can be meant. "" where the text is no date in another
/// notation.
std::string hint_for_date(std::string_view text);

}  // namespace ebb
