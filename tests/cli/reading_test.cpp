// What `ebb validate` says of files that people bring from elsewhere: words, numbers and dates in other notations.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "support/folder.hpp"
#include "support/program.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;

namespace {

const std::string kTop = "schema = 1\ntitle = \"t\"\nstart = 2025-01-16\nhorizon = 300\n";
const std::string kSize = "[contingent]\nsize = 12_000\n";
const std::string kRate = "[casualties]\nrate = { likely = [80, 105] }\n";

Finished validate(const std::string& text, std::vector<std::string> options = {}) {
  const TemporaryFolder folder;
  std::vector<std::string> arguments{"validate", folder.write("s.toml", text)};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return run_ebb(arguments, {.folder = folder.path()});
}

std::string with_rate(const std::string& value) { return kTop + kSize + "[casualties]\nrate = " + value + "\n"; }
std::string with_size(const std::string& value) { return kTop + "[contingent]\nsize = " + value + "\n" + kRate; }

void check_refused(const std::string& text, const std::string& what) {
  const Finished run = validate(text);
  INFO(text << run.err);
  CHECK(run.exit_code == 2);
  CHECK(run.out.empty());
  CHECK_THAT(run.err, Contains(": error: ") && Contains(what));
}

void check_warned(const std::string& text, const std::string& what, const std::vector<std::string>& options = {}) {
  const Finished run = validate(text, options);
  INFO(text << run.out << run.err);
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.out + run.err, Contains("warning: ") && Contains(what));
}

void check_silent(const std::string& text) {
  const Finished run = validate(text);
  INFO(text << run.out << run.err);
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.out + run.err, !Contains("warning: "));
}

/// A scenario whose rate is the column `rate` of a CSV file with these bytes.
Finished validate_csv(const std::string& bytes, const std::string& more = "") {
  const TemporaryFolder folder;
  folder.write("rates.csv", bytes);
  folder.write("s.toml", with_rate("{ empirical = \"rates.csv\", column = \"rate\" }") + more);
  return run_ebb({"validate", "s.toml"}, {.folder = folder.path()});
}

void check_csv_refused(const std::string& bytes, const std::string& what) {
  const Finished run = validate_csv(bytes);
  INFO(run.err);
  CHECK(run.exit_code == 2);
  CHECK_THAT(run.err, Contains(what));
  CHECK(run.err.find("error:") == run.err.rfind("error:"));
}

}  // namespace

TEST_CASE("A form by its name in another program gets the form that is meant", "[reading]") {
  const std::vector<std::pair<std::string, std::string>> names = {
      {"triangle = [80, 92, 110]", "unknown form 'triangle' (did you mean 'triangular'?)"},
      {"triang = [80, 92, 110]", "(did you mean 'triangular'?)"},
      {"norm = { mean = 92, sd = 10 }", "unknown form 'norm' (did you mean 'normal'?)"},
      {"gaussian = { mean = 92, sd = 10 }", "(did you mean 'normal'?)"},
      {"truncnorm = { mean = 92, sd = 10 }", "(did you mean 'normal', with min and max beside it?)"},
      {"unif = [80, 110]", "(did you mean 'uniform'?)"},
      {"range = [80, 110]", "(did you mean 'uniform'?)"},
      {"expon = { mean = 92 }", "(did you mean 'exponential'?)"},
      {"constant = 92", "(did you mean 'fixed'?)"},
      {"poisson = 92", "unknown form 'poisson'; day-to-day variation is set by casualties.noise"},
      {"student = { mean = 92, sd = 10, df = 4 }", "unknown form 'student'; for heavy tails use"},
      {"foo = 92", "unknown form 'foo'; the forms are fixed, likely, uniform"},
      {"Normal = { mean = 92, sd = 10 }", "(did you mean 'normal'?)"},
      {"mean = 92, sd = 10", "mean and sd need a family: { normal = { mean = 92, sd = 10 } }"},
      {"min = 80, max = 110", "'rate' has bounds and no form; write { uniform = [low, high] }"},
  };
  for (const auto& [form, message] : names) check_refused(with_rate("{ " + form + " }"), message);
}

TEST_CASE("A parameter by its name in another program gets the one that is meant", "[reading]") {
  check_refused(with_rate("{ lognormal = { median = 92, sigma = 0.3 } }"), "the median is p50");
  check_refused(with_rate("{ lognormal = { median = 92, sigma = 0.3 } }"), "{ p50 = 92, p95 = 150 }");
  check_refused(with_rate("{ lognormal = { mu = 4.5, sigma = 0.3 } }"), "mu and sigma belong to the logarithm");
  check_refused(with_rate("{ normal = { mu = 92, sigma = 10 } }"), "(did you mean 'mean'?)");
  check_refused(with_rate("{ normal = { mean = 92, std = 10 } }"), "(did you mean 'sd'?)");
  check_refused(with_rate("{ exponential = { rate = 0.01 } }"), "give 'mean', which is 1 / rate");
  check_refused(with_rate("{ gamma = { shape = 2, scale = 10 } }"), "give mean and sd, or two quantiles");
  check_refused(with_rate("{ beta = { alpha = 2, beta = 3 } }"), "mean = a / (a + b)");
}

TEST_CASE("A table or key by an everyday word gets the one that is meant", "[reading]") {
  check_refused(kTop + kSize + kRate + "[delivery.x]\narrival = 10\nsize = 5\n", "(did you mean 'deliveries'?)");
  check_refused(kTop + kSize + "[casualties]\nrate_per_day = 92\n",
                "unknown key 'rate_per_day' in [casualties] (did you mean 'rate'?)");
  check_refused(kTop + "[inventory]\nsize = 12_000\n" + kRate, "(did you mean 'stock'?)");
  check_refused(kTop + kSize + kRate + "[source.x]\ntitle = \"t\"\n", "(did you mean 'sources'?)");
}

TEST_CASE("A date in another notation is told how dates are written", "[reading]") {
  for (const std::string date : {"01/16/2025", "16.01.2025", "16/1/2025", "2025/01/16", "16-01-2025", "16 January 2025",
                                 "Jan 16, 2025", "\"16.01.2025\"", "\"01/16/2025\"", "\"16 January 2025\"", "02/03/2025"})
    check_refused("schema = 1\ntitle = \"t\"\nstart = " + date + "\nhorizon = 300\n" + kSize + kRate,
                  "dates are written 2025-01-16");
  check_refused("schema = 1\ntitle = \"t\"\nstart = 27.3.2025\nhorizon = 300\n" + kSize + kRate, "write 2025-03-27");
  check_refused("schema = 1\ntitle = \"t\"\nstart = \"2025-01-16\"\nhorizon = 300\n" + kSize + kRate,
                "write 2025-01-16 without quotes");
}

TEST_CASE("A number that is grouped as in prose is told what to write", "[reading]") {
  check_refused(with_size("12 000"), "write 12 000 as 12_000");
  check_refused(with_size("12'000"), "write 12'000 as 12_000");
  check_refused(with_size("12,000"), "write 12,000 as 12_000");
  check_refused(with_size("1.200.000"), "write 1.200.000 as 1_200_000");
  check_refused(with_size("{ likely = [10 000, 12 000] }"), "write 10 000 as 10_000");
}

TEST_CASE("A function call, a range in words and a word for nothing are told what to write", "[reading]") {
  check_refused(with_rate("normal(92, 10)"), "write { normal = { mean = 92, sd = 10 } }");
  check_refused(with_rate("rnorm(92, 10)"), "write { normal = { mean = 92, sd = 10 } }");
  check_refused(with_rate("uniform(80, 110)"), "write { uniform = [80, 110] }");
  check_refused(with_rate("stats.triang(80, 92, 110)"), "write { triangular = [80, 92, 110] }");
  check_refused(with_rate("80 to 110"), "write { likely = [80, 110] }");
  for (const std::string nothing : {"null", "None", "nil", "NaN", "NA"})
    check_refused(with_rate(nothing), "'" + nothing + "' is not a value; leave the key out");
}

TEST_CASE("An amount with three digits after its point is warned of, wherever it stands", "[reading]") {
  check_warned(with_size("12.000"), "12.000 is twelve; write 12_000 for twelve thousand");
  check_warned(with_size("{ likely = [10.000, 12.000] }"), "10.000 is ten; write 10_000 for ten thousand");
  check_warned(with_size("{ normal = { mean = 120.500, sd = 1.000 } }"),
               "120.500 lies between 120 and 121; write 120_500 for 120,500");
  check_warned(with_rate("1.500"), "write 1_500 for 1,500");
  check_warned(kTop + kSize + kRate, "900.000 is nine hundred; write 900_000", {"--set", "contingent.size=900.000"});
  check_warned(kTop + kSize + kRate + "[reinforcements.w]\narrival = 10\nsize = 5.000\n", "5_000");
  check_warned(kTop + kSize + kRate + "[thresholds.t]\nbelow = 2.000\n", "2_000");
  check_refused(with_size("12.345"), "write 12_345 for 12,345");
  check_silent(with_rate("{ likely = [1.125, 2.375] }"));
  check_silent(with_size("12_000.0"));
  check_silent(kTop + kSize + kRate + "rate_doubt = { uniform = [1.000, 2.000] }\n");
}

TEST_CASE("Mass outside the physical range is cut, warned of or refused, by how much it is", "[reading]") {
  check_silent(with_rate("{ normal = { p5 = 60, p95 = 130 } }"));  // 4e-6 below 0
  check_silent(with_rate("{ quantiles = { p5 = 60, p50 = 92, p95 = 130 }, low = 0 }"));
  check_warned(
      with_rate("{ quantiles = { p5 = 60, p50 = 92, p95 = 130 } }"),
      "'casualties.rate' cannot be below 0, but 0.019 % of it is; this part is cut off and the rest scaled up; add low = 0, "
      "which keeps the quantiles");
  check_warned(with_rate("{ normal = { mean = 30, sd = 10 } }"), "but 0.13 % of it is");               // P(Z < -3)
  check_refused(with_rate("{ normal = { mean = 20, sd = 10 } }"), "but 2.3 % of it is; add min = 0");  // P(Z < -2)
  check_refused(with_rate("{ quantiles = { p5 = 1, p50 = 92, p95 = 130 } }"), "add low = 0, which keeps the quantiles");
  const std::string share = kTop + kSize + kRate + "killed_share = ", exponent = kTop + kSize + kRate + "strength_exponent = ";
  check_silent(share + "{ normal = { mean = 0.5, sd = 0.1 } }\n");  // 6e-7 at both ends
  check_warned(share + "{ normal = { mean = 0.7, sd = 0.1 } }\n", "cannot be above 1, but 0.13 % of it is");
  check_refused(share + "{ normal = { mean = 0.8, sd = 0.1 } }\n", "add max = 1");
  check_refused(share + "{ quantiles = { p5 = 0.1, p50 = 0.5, p95 = 0.95 } }\n", "high = 1");
  check_warned(exponent + "{ normal = { mean = 1.4, sd = 0.2 } }\n", "cannot be above 2, but 0.13 % of it is");
  check_refused(exponent + "{ normal = { mean = 1, sd = 1 } }\n", "add min = 0 and max = 2");
}

TEST_CASE("Later counts that contradict each other are refused with both places", "[reading]") {
  const auto counts = [](const std::string& a, const std::string& b) {
    return kTop + "[contingent]\nsize = 12_000\nlosses = { likely = [3_000, 4_000] }\n" + kRate +
           "[later_counts.a]\ndate = 2025-02-16\n" + a + "\n[later_counts.b]\ndate = 2025-03-16\n" + b + "\n";
  };
  const std::string fallen = counts("casualties = { likely = [6_000, 6_500] }", "casualties = { likely = [5_000, 5_300] }");
  check_refused(fallen,
                "cumulative casualties cannot fall from 6,000 to 5,300 ('a' on 16 Feb 2025, line 12; 'b' on 16 Mar 2025)");
  check_refused(fallen, ":15:14: error");
  check_silent(counts("casualties = { likely = [6_000, 6_500] }", "casualties = { likely = [5_800, 6_300] }"));
  check_refused(counts("casualties = { uniform = [6_000, 6_500] }", "casualties = { uniform = [5_000, 5_999] }"),
                "from 6,000 to 5,999");
  check_silent(counts("casualties = { uniform = [6_000, 6_500] }", "casualties = { uniform = [5_000, 6_000] }"));
  check_refused(counts("casualties = { likely = [1_000, 1_500] }", "casualties = { likely = [6_000, 6_500] }"),
                "cumulative casualties cannot fall from 3,000 to 1,500 (the start on 16 Jan 2025, line 7; 'a' on 16 Feb 2025)");
  const std::string risen = counts("remaining = { uniform = [5_000, 5_500] }", "remaining = { uniform = [6_000, 6_500] }");
  check_refused(risen, "what remains cannot rise from 5,500 to 6,000");
  check_silent(risen + "[reinforcements.w]\narrival = 20\nsize = { uniform = [500, 2_000] }\n");
}

TEST_CASE("A later count that the losses of one case contradict is warned of", "[reading]") {
  check_warned(kTop + kSize + kRate + "[cases.low]\ncontingent.losses = 1_000\n[cases.high]\ncontingent.losses = 4_000\n" +
                   "[later_counts.a]\ndate = 20\ncasualties = { uniform = [2_000, 3_000] }\n",
               "in case 'high' no trial can agree with later count 'a'");
}

TEST_CASE("Zeros in a history that is used as a daily rate are warned of", "[reading]") {
  const Finished run = validate_csv("day,rate\n1,0\n2,0\n3,1\n4,3\n5,0\n6,2\n7,4\n");
  CHECK(run.exit_code == 0);
  CHECK_THAT(run.err, Contains("43 % of the values in 'rates.csv' are 0, and each trial draws one value for all of its days"));
  CHECK_THAT(validate_csv("day,rate\n1,2\n2,1\n").err, !Contains("each trial draws one value"));
}

TEST_CASE("A CSV file in another dialect is named, and what is read", "[reading]") {
  const std::string reads = "ebb reads ',' between cells, and '.' in numbers";
  check_csv_refused("day;rate\n2025-01-01;12,5\n", "the cells of 'rates.csv' are separated by ';'; " + reads);
  check_csv_refused("day\trate\n2025-01-01\t12.5\n", "are separated by tabs; " + reads);
  check_csv_refused(std::string("\xFF\xFE") + std::string("d\0a\0\n\0", 6),
                    "this file is UTF-16 (little-endian); save it as UTF-8");
  check_csv_refused(std::string("d\0a\0\n\0", 6), "this file is UTF-16; save it as UTF-8");
  check_csv_refused("PK\x03\x04zip", "this is a zip archive or an office document; ebb reads CSV files");
  check_csv_refused("rate\r1\r2\r", "the lines end with a carriage return alone");
  CHECK(validate_csv("\xEF\xBB\xBFrate\r\n1\r\n2\r\n").exit_code == 0);
}

TEST_CASE("A cell that is no number is told why, once for all of its kind", "[reading]") {
  check_csv_refused("day,rate\n1,12\u00A0500\n", "'12\u00A0500' is not a number; it has a no-break space (U+00A0); write 12500");
  check_csv_refused("day,rate\n1,12 500\n", "'12 500' is not a number; write 12500");
  check_csv_refused("day,rate\n1,\"12,5\"\n", "'12,5' is not a number; write 12.5: the decimal mark is '.'");
  check_csv_refused("day,rate\n1,\"12,500\"\n", "write 12500");
  check_csv_refused("day,rate\n1,25 %\n", "0.25");
  check_csv_refused("day,rate\n1,12,5\n", "this row has 3 cells where the header has 2; write 12.5 for 12,5");
  check_csv_refused("day,rate\n1,+-5\n", "'+-5' is not a number");
  check_csv_refused("day,rate\n1,1e999\n", "'1e999' is too large for a number");
  check_csv_refused("day,rate\n1\n2\n3,4\n",
                    "2 rows have more or fewer cells than the header, which has 2; the first, in line 2, has 1");
  std::string gaps = "day,rate\n";
  for (int day = 1; day <= 100; ++day) gaps += std::to_string(day) + ",\n";
  check_csv_refused(gaps + "101,5\n", "rates.csv:2:3: error: 100 cells of 'rate' are empty, the first in line 2");
  check_csv_refused("day,ra\u00A0te\n1,2\n", "the name in the header has a no-break space (U+00A0)");
  CHECK_THAT(validate_csv("rate\n1e-400\n5\n").err, Contains("'1e-400' is so small that it is taken as 0"));
}

TEST_CASE("IDs have letters of any script, with and without quotes, in normal form C", "[reading]") {
  for (const std::string header : {"[cases.Київ]", "[cases.\"Київ\"]", "[cases.東京]", "[cases.हिन्दी]", "[cases.Zo\u00EB-1]"})
    CHECK(validate(kTop + kSize + kRate + header + "\ncontingent.size = 900\n").exit_code == 0);
  const std::string two = kTop + kSize + kRate +
                          "[cases.Caf\u00E9]\ncontingent.size = 900\n[cases.Cafe\u0301]\ncontingent.size = 800\n";
  check_refused(two, "the ID 'Caf\u00E9' is given twice (first on line 9)");
  check_refused(kTop + kSize + kRate + "[cases.\"a b\"]\ncontingent.size = 900\n", "'a b' is not an ID");
  check_refused(kTop + kSize + kRate + "[cases.\"a\u202Eb\"]\ncontingent.size = 900\n", "is not an ID");
  check_refused("schema = 1\ntitle = Київ\nstart = 2025-01-16\nhorizon = 300\n" + kSize + kRate, "outside quotes");
  const std::string cited = kTop + "[contingent]\nsize = { fixed = 900, source = \"Caf\u00E9\" }\n" + kRate +
                            "[sources.Cafe\u0301]\ntitle = \"t\"\n";
  CHECK(validate(cited).exit_code == 0);
  const Finished set = validate(kTop + kSize + kRate + "[cases.Київ]\ncontingent.size = 900\n",
                                {"--set", "cases.Київ.contingent.size=800"});
  INFO(set.err);
  CHECK(set.exit_code == 0);
}

TEST_CASE("Places stay right behind a key that has letters beyond ASCII", "[reading]") {
  check_refused(kTop + kSize + kRate + "[cases]\nКиїв = { contingent.size = 900, contingent.loses = 3 }\n",
                "s.toml:10:44: error: unknown key 'loses'");
}

TEST_CASE("A setting from the command line must be UTF-8", "[reading]") {
  const Finished run = validate(kTop + kSize + kRate, {"--set", "title=gr\xFC\xDF"});
  CHECK(run.exit_code == 2);
  CHECK_THAT(run.err, Contains("the value is not valid UTF-8"));
  CHECK(validate(kTop + kSize + kRate, {"--set", "title=grüße"}).exit_code == 0);
  CHECK(validate(kTop + kSize + kRate, {"--set", "ti\xFCtle=x"}).exit_code == 2);
}

TEST_CASE("A number out of range is told its real reason", "[reading]") {
  check_refused(with_size("-9223372036854775808"), "it must lie between 0 and 1,000,000,000");
  check_refused(with_size("1e308"), "it must lie between 0 and 1,000,000,000");
  check_warned(with_rate("1e-400"), "1e-400 is so small that it is taken as 0");
}

TEST_CASE("Numbers at the edge of what a double holds end in a located error or a result, never in an internal error",
          "[reading]") {
  const std::vector<std::string> inputs = {
      "phases.p = { intensity = 1, days = { quantiles = { p1 = 2.2993845595566712e-10, p25 = 10, p90 = 1.7976931348623157e308 }, "
      "min = "
      "17960 } }",
      "casualties.rate_doubt = { lognormal = { mean = 1e-300, sd = 1e300 } }",
      "casualties.rate_doubt = { exponential = { mean = 1e308 } }",
      "casualties.rate_doubt = { normal = { p5 = -1.7e308, p95 = 1.7e308 }, min = 0 }",
      "casualties.rate_doubt = { gamma = { mean = 5e-324, sd = 1e-320 } }",
      "casualties.rate_doubt = { weibull = { mean = 1e-310, sd = 1e-310 }, max = 1 }",
      "casualties.rate_doubt = { triangular = [0, 1e308, 1.7e308] }",
      "casualties.rate_doubt = { beta = { mean = 1e-300, sd = 1e-305 }, low = 0, high = 1e300 }",
      "casualties.rate_doubt = { uniform = [0, 1e-310] }",
      "casualties.rate_doubt = { normal = { mean = 1e-310, sd = 1e-320 }, min = 0 }",
  };
  for (const std::string& input : inputs) {
    const std::string text = "contingent.size = 12_000\ncasualties.rate = 92\n" + input + "\n";
    for (const std::string command : {"validate", "explain"}) {
      const TemporaryFolder folder;
      const Finished run = run_ebb({command, folder.write("s.toml", kTop + text)});
      INFO(command << "\n" << input << "\n" << run.err);
      CHECK((run.exit_code == 0 || run.exit_code == 2));
      CHECK((run.exit_code == 0 || run.err.find("s.toml:7:") != std::string::npos));
    }
  }
  check_refused(with_rate("{ lognormal = { mean = 1e-300, sd = 1e300 } }"), "the median is too small to calculate with");
  const TemporaryFolder folder;
  const Finished shown = run_ebb({"explain", folder.write("s.toml", with_rate("1e-310"))});
  CHECK(shown.exit_code == 0);
  CHECK_THAT(shown.out, Contains("1e-310"));
}

TEST_CASE("Long chains of copies, mixtures of many parts and many inputs of one CSV file take no quadratic time", "[reading]") {
  std::string chain = kTop + kSize + kRate;
  for (int i = 0; i < 8000; ++i) chain += "[sources.w" + std::to_string(i) + "]\ncopies = \"w" + std::to_string(i + 1) + "\"\n";
  std::string parts, waves;
  for (int i = 0; i < 30'000; ++i) parts += "{ uniform = [80, 9" + std::to_string(i % 10) + "] },";
  for (int i = 0; i < 200; ++i) {
    const std::string id = std::to_string(i);
    waves += "[reinforcements.w" + id + "]\narrival = 10\nsize = { empirical = \"rates.csv\", column = \"no" + id + "\" }\n";
  }
  const TemporaryFolder folder;
  std::string rows = "rate\n";
  while (rows.size() < (8u << 20)) rows += "92.5\n";
  folder.write("rates.csv", rows);
  const auto timed = [&](const std::string& text) {
    return run_ebb({"validate", folder.write("s.toml", text)}, {.folder = folder.path(), .time_limit = std::chrono::seconds(60)});
  };
  const Finished chained = timed(chain + "[sources.w8000]\n"), mixed = timed(with_rate("{ mixture = [" + parts + "] }"));
  const Finished wrong = timed(kTop + kSize + kRate + waves);
  CHECK(chained.exit_code == 0);
  CHECK(mixed.exit_code == 0);
  CHECK(wrong.exit_code == 2);
  CHECK_THAT(wrong.err, Contains("and 180 more errors"));
}
