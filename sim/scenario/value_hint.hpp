#pragma once
#include <string>

namespace ebb {

/// What is wrong with a value on a line that TOML does not read, where it is a habit from elsewhere: a date in another notation,
/// a function call, a range in words, `null`. A whole message: "'null' is not a value; …". "" where none of these is seen.
std::string foreign_value(const std::string& line);

/// A number that is grouped as in prose, and how TOML writes it: "write 12 000 as 12_000". "" where none is seen.
std::string hint_for_grouped_number(const std::string& line);

}  // namespace ebb
