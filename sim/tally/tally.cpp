#include "ebb/tally/tally.hpp"

#include "ebb/core/failure.hpp"
#include "tally/checked.hpp"

namespace ebb {
namespace {

using Row = std::vector<std::uint64_t>;
using Table = std::vector<Row>;

Table zeros(std::size_t rows, std::size_t columns) { return Table(rows, Row(columns)); }

[[noreturn]] void refuse_shape() {
  throw ComparisonFailure("the counts have different shapes: the results are not of one run, or one of them is damaged");
}

void add_to(std::uint64_t& sum, std::uint64_t more) { sum = checked_sum(sum, more); }

template <typename Counts>
void add_to(std::vector<Counts>& sums, const std::vector<Counts>& more) {
  if (sums.size() != more.size()) refuse_shape();
  for (std::size_t i = 0; i < sums.size(); ++i) add_to(sums[i], more[i]);
}

}  // namespace

int TallyShape::columns() const {
  const std::int64_t day_columns = (horizon_days + 1 + days_per_column - 1) / days_per_column;
  return static_cast<int>(day_columns) + 1;
}

CaseTally::CaseTally(const TallyShape& shape)
    : kept_by_count(static_cast<std::size_t>(shape.later_counts)),
      reached(static_cast<std::size_t>(shape.thresholds),
              zeros(static_cast<std::size_t>(shape.replicates), static_cast<std::size_t>(shape.horizon_days + 2))),
      strength(zeros(shape.strength_days.size(), shape.strength_bins.size())) {
  for (const int bins : shape.input_bins)
    inputs.push_back(zeros(static_cast<std::size_t>(bins), static_cast<std::size_t>(shape.columns())));
}

void CaseTally::add(const CaseTally& other) {
  CaseTally sum = *this;  // a refused addition leaves this tally as it was
  add_to(sum.trials, other.trials);
  add_to(sum.kept, other.kept);
  add_to(sum.losses_above_size, other.losses_above_size);
  add_to(sum.kept_by_count, other.kept_by_count);
  add_to(sum.reached, other.reached);
  add_to(sum.strength, other.strength);
  add_to(sum.inputs, other.inputs);
  *this = std::move(sum);
}

std::vector<std::uint64_t> CaseTally::by_day(int threshold) const {
  const Table& replicates = reached.at(static_cast<std::size_t>(threshold));
  Row sum = replicates.front();
  for (std::size_t r = 1; r < replicates.size(); ++r) add_to(sum, replicates[r]);
  return sum;
}

}  // namespace ebb
