#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace ebb::test {

inline std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// With EBB_APPROVE=1 in the environment the expectations are rewritten instead of held: read the difference before it is
/// committed.
inline bool approving() {
  const char* value = std::getenv("EBB_APPROVE");
  return value && std::string(value) == "1";
}

/// The text that `file` holds; approving, `actual`, which it holds from then on.
inline std::string approved(const std::filesystem::path& file, const std::string& actual) {
  if (approving()) std::ofstream(file, std::ios::binary) << actual;
  return read_text(file);
}

}  // namespace ebb::test
