#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "ebb/core/diagnostic.hpp"
#include "ebb/scenario/vocabulary.hpp"
#include "scenario/value.hpp"

namespace ebb {

/// The text of a scenario and of its --set values, cut into lines, so that every place can be shown with its line.
class DocumentText {
 public:
  DocumentText(std::string name, std::string_view text);

  /// Adds a --set; its places have no line. Returns its number.
  int add_setting(std::string text);

  /// A long line (over 1,000 bytes) is left out unless it is asked for: thousands of places may stand on it.
  Place place(Spot spot, bool long_lines_too = false) const;
  const std::string& name() const { return name_; }
  std::string_view line(int number) const;
  /// The characters between two places on one line, columns [from, to); "" where there is no such line.
  std::string slice(int line, int from, int to) const;

 private:
  struct Columns {
    int line = 0;
    std::vector<std::size_t> bytes;
  };  // where each code point of a line begins
  std::size_t byte_of(int line, int column) const;
  std::string name_;
  std::vector<std::string_view> lines_;
  std::vector<std::string> settings_;
  mutable Columns columns_;  // of the line that was asked for last
};

/// Gathers everything that is found in one scenario. The same finding at the same place is kept once: cases share most of
/// the file.
class Findings {
 public:
  explicit Findings(const DocumentText& document) : document_(document) {}

  /// The file's words for keys: every name in a message goes through them.
  const Vocabulary& words() const { return words_; }
  void use_words(Vocabulary words) { words_ = std::move(words); }

  void error(Spot spot, std::string message) { add(Severity::error, spot, std::move(message)); }
  void warning(Spot spot, std::string message) { add(Severity::warning, spot, std::move(message)); }
  void note(Spot spot, std::string message) { add(Severity::note, spot, std::move(message)); }
  /// A finding at a place that is known already, or in another file, such as a CSV.
  void add_at(Severity severity, Place place, std::string message);

  std::size_t errors() const { return errors_; }
  /// All of one severity, in the order of their places: the file, the settings, other files.
  std::vector<Diagnostic> all(Severity severity) const;
  Place place(Spot spot) const { return document_.place(spot); }

 private:
  void add(Severity severity, Spot spot, std::string message);
  const DocumentText& document_;
  Vocabulary words_;
  std::size_t errors_ = 0;
  std::set<std::tuple<Severity, Spot, std::string>> found_;  // orders them and keeps each once
  std::map<std::tuple<std::string, int, int, std::string>, Diagnostic> placed_;
};

}  // namespace ebb
