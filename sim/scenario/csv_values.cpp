#include "scenario/csv_values.hpp"

#include <algorithm>
#include <utility>

namespace ebb {
namespace {

constexpr std::size_t kMostPending = 1u << 16;

}  // namespace

void CsvValues::add(double value) {
  pending_.push_back(value);
  if (pending_.size() == kMostPending) merge();
}

void CsvValues::merge() {
  std::sort(pending_.begin(), pending_.end());
  std::size_t fresh = 0;  // different pending values that have not been seen before
  for (std::size_t i = 0, j = 0; i < pending_.size(); ++i) {
    if (i > 0 && pending_[i] == pending_[i - 1]) continue;
    while (j < values_.size() && values_[j] < pending_[i]) ++j;
    if (j == values_.size() || values_[j] != pending_[i]) ++fresh;
  }
  // From the back, so that both lists grow in place.
  std::size_t old = values_.size(), to = old + fresh;
  values_.resize(to);
  counts_.resize(to);
  for (std::size_t i = pending_.size(); i > 0;) {
    const double value = pending_[i - 1];
    double count = 0;
    for (; i > 0 && pending_[i - 1] == value; --i) ++count;
    while (old > 0 && values_[old - 1] > value) {
      --old, --to;
      values_[to] = values_[old], counts_[to] = counts_[old];
    }
    if (old > 0 && values_[old - 1] == value) count += counts_[--old];
    values_[--to] = value, counts_[to] = count;
  }
  pending_.clear();
}

CsvValues::Counted CsvValues::take() {
  merge();
  return {std::move(values_), std::move(counts_)};
}

}  // namespace ebb
