#pragma once
#include <string>
#include <string_view>

namespace ebb {

/// The input form that a word from another program means: "normal" of "norm" and "gaussian"; a form of itself; "" of a word that
/// means none.
std::string form_meant_by(std::string_view word);

/// What to do about a word that opens no form: " (did you mean 'triangular'?)", or a sentence after a semicolon. Never empty.
std::string hint_for_form(std::string_view word);

/// A form as it is written: "uniform = [low, high]".
std::string_view example_of(std::string_view form);

/// What to write instead of a parameter that `form` does not have: "; the median is p50: …". "" where nothing special is known.
std::string hint_for_parameter(std::string_view form, std::string_view parameter);

}  // namespace ebb
