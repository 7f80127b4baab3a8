#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/command_line.hpp"
#include "ebb/plan/plan.hpp"
#include "ebb/scenario/scenario.hpp"

namespace ebb::cli {

/// "1000000", "1_000_000", "1e6", "100k", "2.5M", "1G": a whole number, exactly. Throws UsageFailure that names `option`.
std::uint64_t parse_count(std::string_view option, std::string_view text, std::uint64_t least, std::uint64_t most);

/// "0.05,0.5,0.95" -> numbers in (0, 1), increasing.
std::vector<double> parse_quantiles(std::string_view text);

/// "2/8" -> {2, 8}, 1 ≤ I ≤ N.
std::pair<std::uint64_t, std::uint64_t> parse_shard(std::string_view text);

/// The threads asked for, or all of this machine where `text` is empty. Throws UsageFailure.
int thread_count(const std::string& text);

/// The options that decide the counts of a run, as texts; parsed by request().
struct SamplingArguments {
  std::string trials, seed = "1", design = "auto", kernel = "auto";  ///< trials: empty where not given
  bool seed_given = false, design_given = false;
  std::vector<std::string> settings;
  void add_to(Syntax& command);
  RunRequest request() const;  ///< throws UsageFailure
};

/// "auto" is nothing. Throws UsageFailure where there is no such design.
std::optional<DesignKind> parse_design(const std::string& name);

inline constexpr auto kDesignHelp = "how trials are placed; auto: as Sobol points where possible, else independently (mc)";
inline constexpr const char* kDesignChoices = "auto|mc|lhs|sobol|antithetic";

/// --set KEY=VALUE … as pairs.
Settings parse_settings(const std::vector<std::string>& settings);

/// --color: auto, always or never. Throws UsageFailure otherwise.
void check_colour(const std::string& colour);

/// The options that decide how a report is shown.
struct ReportArguments {
  std::string quantiles, colour = "auto";
  bool json = false, table = false, quiet = false;
  void add_to(Syntax& command);
  std::vector<double> probabilities() const;
};

}  // namespace ebb::cli
