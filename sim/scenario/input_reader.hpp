#pragma once
#include <string>

#include "ebb/scenario/input.hpp"
#include "scenario/context.hpp"
#include "scenario/keys.hpp"

namespace ebb {

/// Reads one input. `value` is null where the file does not give it: then the key's default. Whatever is wrong is reported,
/// and the default stands in.
Input read_input(Context& context, const Key& key, const std::string& name, const Value* value, Spot table);

}  // namespace ebb
