#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace ebb::cli {

/// Takes the name of a sampler, whose it is ("boost", "std"), and its nanoseconds a draw.
using WitnessLine = std::function<void(std::string_view sampler, std::string_view library, double nanoseconds)>;

/// Runs ebb-witness, which measures the samplers of others for `seconds` each. It is a program of its own because they call the C
/// library's exp and log, which ebb must not (docs/architecture.md). Where it does not stand beside this program, nothing is
/// taken.
void ask_witness(double seconds, const WitnessLine& take);

}  // namespace ebb::cli
