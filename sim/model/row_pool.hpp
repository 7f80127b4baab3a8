#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/aligned.hpp"
#include "ebb/model/input_block.hpp"

namespace ebb {

/// Provides zeroed rows for the lanes of a block. Each is a vector of 16 longer than a block. Rows lie beside each other in
/// memory, so that the same lanes of many rows fall on different lines of a cache.
template <class T>
class RowPool {
 public:
  static constexpr std::size_t kLength = kBlockTrials + 16;

  T* row() {
    if (rows_ % kTogether == 0) {
      storage_.push_back(aligned_array<T>(kLength * kTogether));
      std::fill_n(storage_.back().get(), kLength * kTogether, T{});
    }
    return (*this)[rows_++];
  }
  std::size_t size() const { return rows_; }
  T* operator[](std::size_t i) const { return storage_[i / kTogether].get() + i % kTogether * kLength; }

 private:
  static constexpr std::size_t kTogether = 32;
  std::vector<AlignedArray<T>> storage_;
  std::size_t rows_ = 0;
};

}  // namespace ebb
