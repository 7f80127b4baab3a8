#pragma once
namespace ebb {

/// A probability and its complement, each accurate on its own however small.
struct Tails {
  double below = 0;  ///< P(X ≤ x)
  double above = 0;  ///< P(X > x)
};

}  // namespace ebb
