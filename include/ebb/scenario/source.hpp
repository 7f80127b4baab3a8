#pragma once
#include <string>

#include "ebb/core/diagnostic.hpp"

namespace ebb {

/// `[sources.ID]`: who said something, when and where it can be read. Everything but `id` may be empty.
struct Source {
  std::string id, title, publisher, date, accessed, url, archived, quote, language;
  std::string reliability;  ///< of the source, Admiralty code "A" … "F"
  std::string copies;       ///< id of the source that this one repeats
  int credibility = 0;      ///< of the statement, Admiralty code 1 … 6; 0 where not given
  Place place;

  /// The Admiralty code in words: "usually reliable source", "possibly true"; "" where no grade is given.
  std::string reliability_in_words() const;
  std::string credibility_in_words() const;
  /// Both: "B3: usually reliable source; possibly true"; "" where neither is given.
  std::string grade() const;
};

}  // namespace ebb
