#pragma once
#include <cstddef>
#include <vector>

namespace ebb {

/// Gathers observed values. Equal ones are counted as they come, so that a long file of few different values takes little memory.
class CsvValues {
 public:
  void add(double value);
  bool empty() const { return values_.empty() && pending_.empty(); }

  /// The different values in increasing order, and how often each was seen. Call it last: it hands over what was gathered.
  struct Counted {
    std::vector<double> values, counts;
  };
  Counted take();

 private:
  void merge();

  std::vector<double> values_, counts_, pending_;
};

}  // namespace ebb
