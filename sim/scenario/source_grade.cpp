// The Admiralty code, also known as the NATO system (STANAG 2511): the source by a letter, its statement by a number.
#include <array>

#include "ebb/scenario/source.hpp"

namespace ebb {
namespace {

constexpr std::array kReliability{"completely reliable source",  "usually reliable source", "fairly reliable source",
                                  "not usually reliable source", "unreliable source",       "reliability of the source unknown"};
constexpr std::array kCredibility{"confirmed by other sources", "probably true", "possibly true", "doubtful", "improbable",
                                  "truth cannot be judged"};

}  // namespace

std::string Source::reliability_in_words() const {
  if (reliability.size() != 1 || reliability[0] < 'A' || reliability[0] > 'F') return "";
  return kReliability[static_cast<std::size_t>(reliability[0] - 'A')];
}

std::string Source::credibility_in_words() const {
  if (credibility < 1 || credibility > 6) return "";
  return kCredibility[static_cast<std::size_t>(credibility - 1)];
}

std::string Source::grade() const {
  const std::string source = reliability_in_words(), statement = credibility_in_words();
  if (source.empty() && statement.empty()) return "";
  const std::string code = reliability + (statement.empty() ? "" : std::to_string(credibility));
  const std::string between = source.empty() || statement.empty() ? "" : "; ";
  return code + ": " + source + between + statement;
}

}  // namespace ebb
