#include "ebb/core/quantity.hpp"

#include <fmt/format.h>

#include "ebb/core/text.hpp"

namespace ebb {

std::string quantity(std::uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", grouped(static_cast<long long>(count)), noun, count == 1 ? "" : "s");
}

}  // namespace ebb
