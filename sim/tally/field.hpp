#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "ebb/core/date.hpp"

namespace ebb {

/// One value of a result file with its path, "cases[0].kept". Each reading throws ComparisonFailure that names the path where
/// the value is missing, of another type or out of range. Refers to the JSON; lives no longer than it.
class Field {
 public:
  using Json = nlohmann::ordered_json;
  Field(const Json& json, std::string path) : json_(json), path_(std::move(path)) {}

  Field operator[](std::string_view key) const;
  bool has(std::string_view key) const;
  bool is_null() const;
  std::vector<Field> list() const;
  std::vector<Field> list(std::size_t size) const;  ///< of exactly this many

  std::string text() const;
  std::vector<std::string> texts() const;
  bool flag() const;
  double number() const;  ///< finite
  Date date() const;
  std::uint64_t count(std::uint64_t most = std::numeric_limits<std::uint64_t>::max()) const;
  std::int64_t whole(std::int64_t least, std::int64_t most) const;
  std::vector<std::uint64_t> counts(std::size_t size) const;
  std::vector<std::string> keys() const;  ///< of an object, in its order
  std::string object_text() const;        ///< a JSON object, compact

  [[noreturn]] void refuse(std::string_view expected) const;

 private:
  const Json& json_;
  std::string path_;
};

}  // namespace ebb
