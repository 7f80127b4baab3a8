#pragma once
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ebb/scenario/input.hpp"
#include "ebb/scenario/vocabulary.hpp"

namespace ebb {

/// The kinds of values that a key may have.
enum class Kind {
  input,  ///< a quantity, certain or not: the table of input forms
  rate,   ///< an input, or { observed = [FROM, TO] }
  text,
  word,    ///< one of `words`
  whole,   ///< a plain whole number
  number,  ///< a plain number
  date,
  day,         ///< a date or the whole number of a day
  dating,      ///< a date, or a text where the day is not known: "mid-January 2025"
  source_ids,  ///< the ID of a source, or a list of them
  source_id,
  input_names,  ///< two names of inputs
  free_table,   ///< keys of any name
  table,        ///< a table whose keys are below it in the list of keys
  tables,       ///< a table of such tables, each under an ID: "phases.*"
  table_list,   ///< a list of such tables: "correlations.*"
};

/// What `likely` means for an input: lognormal, logit-normal or normal.
enum class Law { amount, share, day };

inline constexpr double kMost = 1e9;            ///< persons and days, on fixed values and bounded supports
inline constexpr double kMostUnbounded = 1e15;  ///< persons and days of a distribution without an upper end
inline constexpr double kNoLimit = std::numeric_limits<double>::infinity();

/// One key of the scenario file. The reader, the checks, the suggestions and the JSON Schema all go by this list.
struct Key {
  std::string_view path;  ///< "contingent.size", "phases.*.start": * stands for an ID or a place in a list
  Kind kind;
  std::string_view unit = "";  ///< what it counts, in a message: "persons", "share"
  std::string_view meaning = "";
  double low = 0, high = kNoLimit;  ///< the physical range
  bool above_low = false;           ///< low itself is not in the range
  Rounding rounding = Rounding::none;
  Law law = Law::amount;
  double fallback = 0;  ///< of an input that the file does not give
  bool required = false;
  std::string_view mend = "";   ///< the shortest line that adds a required key
  bool in_case = true;          ///< [cases.ID] may replace it
  std::string_view words = "";  ///< of a word, separated by blanks

  std::string_view name() const { return path.substr(path.rfind('.') + 1); }
  std::string_view table() const { return path.find('.') == std::string_view::npos ? "" : path.substr(0, path.rfind('.')); }
  bool is_input() const { return kind == Kind::input || kind == Kind::rate; }
};

/// All keys of a scenario, in the order of docs/scenario.md.
std::span<const Key> all_keys();

/// A file of observations has its keys below this path: "observed.counts.*.date".
inline constexpr std::string_view kObserved = "observed";
std::span<const Key> observed_keys();

/// The keys of the file in which the table of that path stands: a scenario, or observations.
std::span<const Key> keys_beside(std::string_view table);
/// The path of the top of a file.
inline bool is_top(std::string_view table) { return table.empty() || table == kObserved; }

/// The key of that path; there must be one.
const Key& key_at(std::string_view path);
/// The key `name` in the table of that path ("" is the top of the file), or null.
const Key* find_key(std::string_view table, std::string_view name);
/// The names of all keys in a table, aliases included.
std::vector<std::string> names_in(std::string_view table);
/// The words of a key of kind `word`.
std::vector<std::string> words_of(const Key& key);

/// Another word for a key, for stocks other than troops: stock, use, deliveries, used.
struct Alias {
  std::string_view alias, name;
};
std::span<const Alias> all_aliases();
/// The words for a key: its name, then its alias if it has one.
std::vector<std::string_view> names_of(const Key& key);
/// What a key is called in this program, whichever word the file has for it. Unknown names stay as they are.
std::string_view canonical_name(std::string_view table, std::string_view name);

/// "[casualties]" (or "[use]"), "[phases.ID]", "the top of the file": a table of keys, as a message names it.
std::string table_in_words(std::string_view table, const Vocabulary& words);

}  // namespace ebb
