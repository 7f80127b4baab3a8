#pragma once
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>

namespace ebb {

inline constexpr std::align_val_t kVectorAlignment{128};  ///< bytes: two lines of the cache, which come together

struct AlignedDelete {
  void operator()(void* room) const { ::operator delete(room, kVectorAlignment); }
};

/// Values that need no destruction, aligned for vector code.
template <class T>
using AlignedArray = std::unique_ptr<T[], AlignedDelete>;

/// `size` > 0 of them, uninitialised.
template <class T>
AlignedArray<T> aligned_array(std::size_t size) {
  static_assert(std::is_trivially_destructible_v<T> && std::is_trivially_copyable_v<T>);
  return AlignedArray<T>(static_cast<T*>(::operator new(size * sizeof(T), kVectorAlignment)));
}

}  // namespace ebb
