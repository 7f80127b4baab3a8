#include "ebb/scenario/vocabulary.hpp"

#include <catch2/catch.hpp>

namespace ebb {

TEST_CASE("a file without other words has the canonical names") {
  const Vocabulary words;
  CHECK(words.label_of("casualties.rate") == "casualties.rate");
  CHECK(words.left() == "left at the front");
  CHECK_FALSE(words.counts_stock());
}

TEST_CASE("names are shown in the words of the file") {
  const Vocabulary words({{"contingent", "stock"}, {"contingent.losses", "used"}, {"casualties", "use"}});
  CHECK(words.label_of("contingent.size") == "stock.size");
  CHECK(words.label_of("contingent.losses") == "stock.used");
  CHECK(words.word_of("contingent.losses") == "used");
  CHECK(words.label_of("casualties.rate") == "use.rate");
  CHECK(words.label_of("cases.us.contingent.losses") == "cases.us.stock.used");
  CHECK(words.label_of("phases.casualties.end") == "phases.casualties.end");  // an ID
  CHECK(words.label_of("contingent.size.likely") == "stock.size.likely");
  CHECK(words.label_of("something.else") == "something.else");
  CHECK(words.left() == "left");
}

TEST_CASE("words that the file does not contain follow those that it does") {
  const Vocabulary stock({{"contingent", "stock"}, {"casualties", "use"}});
  CHECK(stock.label_of("reinforcements.ship.size") == "deliveries.ship.size");
  CHECK(stock.label_of("reinforcements.*") == "deliveries.*");
  CHECK(stock.label_of("contingent.losses") == "stock.used");
  CHECK(stock.label_of("thresholds.half.casualties") == "thresholds.half.use");
}

TEST_CASE("each table has its own words") {
  const Vocabulary mixed({{"contingent", "stock"}, {"casualties", "casualties"}, {"contingent.losses", "losses"}});
  CHECK(mixed.label_of("contingent.size") == "stock.size");
  CHECK(mixed.label_of("contingent.losses") == "stock.losses");
  CHECK(mixed.label_of("casualties.rate") == "casualties.rate");
  CHECK(mixed.use() == "casualties");
  CHECK(mixed.left() == "left");
}

}  // namespace ebb
