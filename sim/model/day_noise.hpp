#pragma once
#include <cstdint>

#include "distribution/word_octaves.hpp"
#include "ebb/random/stream.hpp"

namespace ebb {

/// Draws the day-to-day noise of one kind in one trial, in order. The draws equal those of the block kernel
/// (model/lane_counts-inl.h). A draw is made even if its result is certain, so that later draws stay the same.
class DayNoise {
 public:
  DayNoise() = default;
  DayNoise(const Stream& stream, std::uint64_t trial);

  double gamma_factor(double shape);  ///< Gamma(shape) with mean 1; shape > 0
  double quantile(const WordQuantile& law);
  double poisson(double mean);      ///< mean ≥ 0
  double few_poisson(double mean);  ///< the same, for means that are mostly small
  double halved(double n,
                int words);  ///< Binomial(n, ½), n whole: n fair coins, 31 a word; by inversion if words are too few
  std::int64_t binomial(std::int64_t n, double probability);  ///< n ≥ 0, 0 ≤ probability ≤ 1
  bool happens(double probability);

 private:
  std::uint32_t next();

  std::uint32_t a_ = 0, b_ = 0, c_ = 0, counter_ = 1;
};

// From a mean (Poisson) or variance (binomial) of kExpandedFrom on, counts are drawn by an expansion of the quantile. Below it,
// the cdf is summed. Up to kTrustedFrom, the cdf is also summed if the expansion comes near a step of the cdf.
inline constexpr float kExpandedFrom = 4;
inline constexpr float kTrustedFrom = 24;

inline constexpr float kRareFrom = -0x1p-5f;  ///< if log P(N = 0) is above this, the cdf is summed from its upper end

inline constexpr float kFewBelow = 8;  ///< few_poisson() sums the cdf below this mean

// Return the count or the quantile for a word. Each increases with the word.
double poisson_of_word(double mean, std::uint32_t word);
double few_poisson_of_word(double mean, std::uint32_t word);
double binomial_of_word(double n, double probability, std::uint32_t word);
double half_of_word(double n, std::uint32_t word);  ///< Binomial(n, ½), n > 31
double quantile_of_word(const WordQuantile& law, std::uint32_t word);
double normal_of_word(std::uint32_t word);

/// Returns (strength/reference)^exponent as the lanes compute it, in single precision.
double power_of_share(double strength, double reference, double exponent);

/// log(1 − p) and p/(1 − p) as the lanes compute them.
struct BinomialOdds {
  float log_rest, odds;
};
BinomialOdds binomial_odds(double p);

}  // namespace ebb
