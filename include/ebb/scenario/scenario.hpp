#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "ebb/core/date.hpp"
#include "ebb/core/diagnostic.hpp"
#include "ebb/scenario/situation.hpp"
#include "ebb/scenario/source.hpp"
#include "ebb/scenario/vocabulary.hpp"

namespace ebb {

enum class ThresholdKind { remaining, below, casualties, casualties_share };
enum class Reference { sent, deployed };

struct Threshold {
  std::string id, title;
  ThresholdKind kind = ThresholdKind::below;
  double value = 0;  ///< a share, or whole persons
  Reference of = Reference::sent;
  Place place;
};

/// `[cases.ID]`: a complete situation, the file's own with some keys replaced.
struct Case {
  std::string id, title;  ///< both empty for the one case of a file that has none
  double weight = 1;      ///< as given; shares are made when results are read
  /// Other cases that repeat the same source; without weights of their own they have one weight together, 1/n each.
  std::vector<std::string> shares_weight_with;
  std::vector<std::string> sources;
  std::string note;
  Situation situation;
  Place place;
};

/// `[later_counts.ID]`: what was counted on a day after the start.
struct LaterCount {
  std::string id;
  std::int64_t day = 1;    ///< 1 … horizon
  bool remaining = false;  ///< what remained at the front; false: cumulative casualties
  Input count;             ///< Rounding::whole
  Place place;
};

struct InputFile {
  std::string path, sha256;
};  ///< a CSV that the scenario reads, path as written

/// What a scenario file says, checked and complete, each fact with its place in the file. A value, immutable once read.
struct Scenario {
  std::string file;  ///< base name
  std::string text;  ///< the file's bytes
  std::string title, description;
  Date start;
  std::int64_t horizon_days = 0;  ///< H ≥ 1
  std::string unit = "persons";
  Vocabulary words;                   ///< the file's own words for keys: "stock" for "contingent"
  std::string meta_json = "{}";       ///< the table `meta`, as compact JSON, keys in the order of the file
  std::string set_json = "{}";        ///< the effective --set, key -> value as compact JSON, sorted by key
  std::vector<Threshold> thresholds;  ///< at least one, in the order of the file
  std::vector<Case> cases;            ///< at least one, in the order of the file
  Situation base;                     ///< the file without its cases
  std::vector<LaterCount> later_counts;
  std::vector<Source> sources;
  std::vector<InputFile> files;
  std::vector<Diagnostic> warnings;  ///< errors with --strict
  std::vector<Diagnostic> notes;     ///< what was done without being asked; never an error
  std::string model_sha256;          ///< of canonical_model()

  Date date_of(std::int64_t day) const { return start + std::chrono::days{day}; }
};

using Settings = std::vector<std::pair<std::string, std::string>>;  ///< --set KEY=VALUE, in order

/// Reads and checks a file. Throws ScenarioFailure with everything that is wrong, MachineFailure where it cannot be read.
Scenario read_scenario(const std::string& path, const Settings& settings = {});

/// The same from text; CSV paths are relative to `folder`.
Scenario parse_scenario(const std::string& text, const std::string& name, const std::string& folder,
                        const Settings& settings = {});

/// What of a scenario decides the counts, as canonical JSON: values, no comments, titles, notes, sources, meta; settings applied,
/// aliases resolved, the hashes of the CSV files. Equal models have equal text however they are written.
std::string canonical_model(const Scenario& scenario);

/// The JSON Schema (2020-12) of scenario files, from the same table of keys that the reader uses.
std::string scenario_schema();

}  // namespace ebb
