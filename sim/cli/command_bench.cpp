#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/throughput.hpp"
#include "ebb/core/failure.hpp"
#include "report/layout.hpp"

namespace ebb::cli {
namespace {

using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

struct BenchArguments {
  std::string seconds = "3", threads;
  bool json = false;
};

/// 1.23 G, 45.6 M, 789 k: three digits.
std::string rate(double per_second) {
  for (const auto& [size, suffix] : {std::pair{1e9, " G"}, {1e6, " M"}, {1e3, " k"}})
    if (per_second >= size) return fmt::format("{:.3g}{}", per_second / size, suffix);
  return fmt::format("{:.3g}", per_second);
}

std::string nanoseconds(const std::optional<double>& ns) { return ns ? fmt::format("{:.1f}", *ns) : ""; }

std::string times(const std::optional<double>& others, double ebb) {
  return others ? fmt::format("{:.1f} ×", *others / ebb) : "";
}

std::string sampler_table(const std::vector<SamplerSpeed>& samplers, const TerminalStyle& style) {
  Rows rows{{"sampler, ns a draw", "ebb", "draws/s", "Boost.Random", "", "std", ""}};
  for (const SamplerSpeed& one : samplers)
    rows.push_back({one.name, nanoseconds(one.ebb), rate(1e9 / one.ebb), nanoseconds(one.boost), times(one.boost, one.ebb),
                    nanoseconds(one.std), times(one.std, one.ebb)});
  return columns(rows, style);
}

std::string kernel_table(const std::vector<KernelSpeed>& kernels, int threads, const TerminalStyle& style) {
  const std::string all = fmt::format("{} thread{}", threads, threads == 1 ? "" : "s");
  Rows rows{{"trials", "", "per CPU second", "per second", "per second"}, {"problem", "kernel", "1 thread", "1 thread", all}};
  for (const KernelSpeed& one : kernels)
    rows.push_back({one.problem, one.kernel, rate(one.per_cpu_second), rate(one.per_second), rate(one.per_second_all)});
  return columns(rows, style);
}

Json in_json(const std::vector<SamplerSpeed>& samplers, const std::vector<KernelSpeed>& kernels, int threads) {
  Json json{{"format", "ebb-bench/1"}, {"version", EBB_VERSION}, {"samplers", Json::array()}, {"kernels", Json::array()}};
  for (const SamplerSpeed& one : samplers) {
    Json& entry = json["samplers"].emplace_back(Json{{"name", one.name}, {"ns", {{"ebb", one.ebb}}}});
    if (one.boost) entry["ns"]["boost"] = *one.boost;
    if (one.std) entry["ns"]["std"] = *one.std;
  }
  for (const KernelSpeed& one : kernels)
    json["kernels"].push_back({{"problem", one.problem},
                               {"kernel", one.kernel},
                               {"trials_per_cpu_second", one.per_cpu_second},
                               {"trials_per_second_one_thread", one.per_second},
                               {"threads", threads},
                               {"trials_per_second", one.per_second_all}});
  return json;
}

int bench(const BenchArguments& arguments) {
  const auto seconds = static_cast<double>(parse_count("--seconds", arguments.seconds, 1, 3600));
  const int threads = thread_count(arguments.threads);
  const auto [samplers, witness_failed] = measure_samplers(seconds / 2);
  const std::vector<KernelSpeed> kernels = measure_kernels(seconds / 2, threads);
  if (arguments.json) {
    write_stdout(in_json(samplers, kernels, threads).dump() + "\n");
  } else {
    const TerminalStyle style = style_for_stdout("auto");
    write_stdout(sampler_table(samplers, style) + "\n" + kernel_table(kernels, threads, style));
  }
  if (!witness_failed.empty())
    throw MachineFailure(fmt::format("ebb-witness failed ({}), so the comparison columns are not complete", witness_failed));
  if (!samplers.front().boost) write_stderr("ebb: ebb-witness was not found next to ebb, so the comparison columns are empty\n");
  return 0;
}

}  // namespace

Command add_bench(CommandLine& line) {
  auto arguments = std::make_shared<BenchArguments>();
  Syntax command = line.add_command("bench", "Measures samplers and kernels on this machine");
  command.option_with_default("--seconds", "N", arguments->seconds, "takes about N seconds");
  command.option("--threads", "N", arguments->threads, "threads for the last column (default: one per processor)");
  command.flag("--json", arguments->json, "prints one JSON object and nothing else");
  return {command, [arguments] { return bench(*arguments); }};
}

}  // namespace ebb::cli
