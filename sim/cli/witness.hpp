#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace ebb::cli {

/// Takes the name of a sampler, whose it is ("boost", "std"), and its nanoseconds a draw.
using WitnessLine = std::function<void(std::string_view sampler, std::string_view library, double nanoseconds)>;

/// Runs ebb-witness, which measures the samplers of others for `seconds` each, and returns how it failed ("killed by signal 9",
/// "exit code 1"), or nothing where it ended well. It is a program of its own because it calls the C library's exp and log, which
/// ebb must not (docs/architecture.md). Where it is not found next to ebb, nothing is taken and nothing returned.
std::string ask_witness(double seconds, const WitnessLine& take);

}  // namespace ebb::cli
