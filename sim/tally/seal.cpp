#include "tally/seal.hpp"

#include "ebb/core/digest.hpp"

namespace ebb {
namespace {

constexpr std::string_view kBefore = R"(,"sha256":")";
constexpr std::string_view kAfter = R"("})";

std::string ending(std::string_view covered) { return std::string(kBefore) + sha256(covered) + std::string(kAfter); }

}  // namespace

std::string seal(std::string_view object) {
  object.remove_suffix(1);
  return std::string(object) + ending(object);
}

bool seal_holds(std::string_view bytes) {
  constexpr std::size_t length = kBefore.size() + 64 + kAfter.size();
  if (bytes.size() < length) return false;
  const std::string_view covered = bytes.substr(0, bytes.size() - length);
  return bytes.substr(covered.size()) == ending(covered);
}

}  // namespace ebb
