#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ebb/core/date.hpp"
#include "ebb/core/diagnostic.hpp"
#include "ebb/scenario/source.hpp"
#include "ebb/scenario/vocabulary.hpp"
#include "ebb/tally/interval_set.hpp"
#include "ebb/tally/tally.hpp"

namespace ebb {

/// What identifies a run: results add only where all of it agrees.
struct RunKey {
  std::string model_sha256;
  std::uint64_t trials = 0;  ///< asked for, per case
  std::uint64_t seed = 1;
  std::string design = "mc";
  int replicates = 1;
  std::string kernel = "day";
  int stream_version = 1;
  bool operator==(const RunKey&) const = default;
};

/// What a result says about its run besides counts: known before the first trial, the same in every shard.
struct RunFacts {
  struct CaseFacts {
    std::string id, title;
    double weight = 1;
  };
  struct ThresholdFacts {
    std::string id, title;
    std::optional<Date> straight_line = {};  ///< of the constant-rate estimate; nothing: not by the horizon
  };
  struct FileFacts {
    std::string path, sha256;
  };

  /// A source with what cites it: an input ("contingent.size"), a case ("cases.us"), an input as one case has it
  /// ("cases.us.contingent.losses"), a later count ("later_counts.march").
  struct CitedSource {
    Source source;
    std::vector<std::string> cited_by;
  };

  std::string title, unit = "persons", meta_json = "{}";
  Date start{};
  Vocabulary words;  ///< the scenario file's own words for keys; names of inputs are canonical
  std::string scenario_file, scenario_text, set_json = "{}";
  std::vector<FileFacts> files;
  std::vector<CitedSource> sources;  ///< those that something cites, and those that they copy, in the order of the file
  std::string version;               ///< of the program that ran it
  std::vector<CaseFacts> cases;
  std::vector<ThresholdFacts> thresholds;
  std::vector<std::vector<std::string>> input_names;  ///< per case: uncertain inputs, as in TallyShape::input_bins
  std::int64_t strength_every = 64;                   ///< trials whose number is a multiple are in the strength counts
  std::vector<std::string> taken_as_certain;          ///< names of inputs, as a reader would say them
  std::vector<std::string> without_source;            ///< uncertain or judged inputs that cite no source
  std::vector<Diagnostic> warnings;                   ///< of the reader; places name the file without its folder and have no text
};

/// A run's outcome: who it is, what it says, and what was counted. Everything else is a view of it.
struct Result {
  RunKey key;
  RunFacts facts;
  std::vector<TallyShape> shapes;  ///< per case (cases differ in their uncertain inputs)
  std::vector<CaseTally> cases;
  IntervalSet intervals;  ///< the trials done, of [0, key.trials), the same for every case
  bool complete() const { return intervals.size() == key.trials; }
};

/// a + b. Throws ComparisonFailure that says why where they are not of one run, or share trials.
Result add(const Result& a, const Result& b);

}  // namespace ebb
