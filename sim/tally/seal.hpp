#pragma once
#include <string>
#include <string_view>

namespace ebb {

/// A JSON object on one line, `{…}` with at least one member, gets a last member "sha256": the SHA-256 of every byte
/// before the comma that precedes it. One flipped bit anywhere in the object is then found.
std::string seal(std::string_view object);

/// Whether `bytes` is what seal() made, unchanged.
bool seal_holds(std::string_view bytes);

}  // namespace ebb
