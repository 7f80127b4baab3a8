// `ebb explain`: what was typed comes back, in words and as JSON.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/outcome.hpp"
#include "support/problems.hpp"
#include "support/terminal.hpp"

using namespace ebb::test;
using Catch::Matchers::Contains;
using Json = nlohmann::json;

namespace {

const std::string kStock =
    "schema = 1\ntitle = \"t\"\nstart = 2025-01-01\nhorizon = 200\nunit = \"shells\"\n[stock]\nsize = 100\n[use]\nrate = { "
    "likely = "
    "[1, 2] }\n";

std::string explained(const std::string& text) {
  const TemporaryFolder folder;
  const Finished finished = run_ebb({"explain", folder.write("test.toml", text)});
  INFO(finished.err);
  REQUIRE(finished.exit_code == 0);
  return finished.out;
}

Json explained_json(const std::string& text) {
  const TemporaryFolder folder;
  const Finished finished = run_ebb({"explain", folder.write("test.toml", text), "--json"});
  INFO(finished.err);
  REQUIRE(finished.exit_code == 0);
  REQUIRE(std::count(finished.out.begin(), finished.out.end(), '\n') == 1);
  return Json::parse(finished.out);
}

/// An input of a case, by its name.
Json input_of(const Json& explanation, const std::string& name, std::size_t of_case = 0) {
  for (const Json& input : explanation["cases"][of_case]["inputs"])
    if (input["name"] == name) return input;
  throw std::out_of_range(name);
}

/// What `arrival = form` is explained as.
Json arrival(const std::string& form) {
  INFO(form);
  return input_of(explained_json(kStock + "[deliveries.ship]\nsize = 50\narrival = " + form + "\n"),
                  "reinforcements.ship.arrival");
}

/// What `rate = form` is explained as.
Json rate(const std::string& form) {
  std::string text = kStock;
  text.replace(text.find("{ likely"), text.npos, form + "\n");
  return input_of(explained_json(text), "casualties.rate");
}

}  // namespace

TEST_CASE("Dates come back as they were typed, in every form") {
  for (const std::string form :
       {"{ likely = [2025-02-01, 2025-03-31] }", "{ normal = { p5 = 2025-02-01, p95 = 2025-03-31 } }",
        "{ quantiles = { p5 = 2025-02-01, p50 = 2025-02-15, p95 = 2025-03-31 } }",
        "{ quantiles = { p5 = 2025-02-01, p95 = 2025-03-31 }, low = 2025-01-10, high = 2025-06-30 }", "{ likely = [31, 89] }"}) {
    const Json input = arrival(form);
    CHECK(input["quantiles"]["p5"] == "2025-02-01");
    CHECK(input["quantiles"]["p95"] == "2025-03-31");
    CHECK_THAT(input["description"].get<std::string>(), Contains("p5 = 1 Feb 2025") && Contains("p95 = 31 Mar 2025"));
  }
  CHECK(arrival("{ quantiles = { p5 = 2025-02-01, p50 = 2025-02-15, p95 = 2025-03-31 } }")["quantiles"]["p50"] == "2025-02-15");
  const Json others = arrival("{ quantiles = { \"p2.5\" = 2025-02-01, p10 = 2025-02-04, p90 = 2025-03-31 } }");
  CHECK(others["quantiles"]["p2.5"] == "2025-02-01");
  CHECK(others["quantiles"]["p10"] == "2025-02-04");
  CHECK(others["quantiles"]["p90"] == "2025-03-31");

  CHECK(arrival("2025-02-01")["value"] == "2025-02-01");
  CHECK(arrival("31")["value"] == "2025-02-01");
  CHECK(arrival("{ uniform = [2025-02-01, 2025-02-01] }")["value"] == "2025-02-01");
  CHECK(arrival("{ uniform = [2025-02-01, 2025-03-31] }")["description"] == "uniform: 1 Feb 2025 to 31 Mar 2025");
  CHECK(arrival("{ uniform = [2025-02-01, 2025-02-20] }")["quantiles"]["p5"] == "2025-02-01");   // a day in twenty
  CHECK(arrival("{ uniform = [2025-02-01, 2025-02-20] }")["quantiles"]["p95"] == "2025-02-19");  // the twentieth comes after it
  CHECK(arrival("{ triangular = [2025-02-01, 2025-02-10, 2025-03-31] }")["description"] ==
        "triangular: low 1 Feb 2025, mode 10 Feb 2025, high 31 Mar 2025");
  CHECK(arrival("{ pert = [2025-02-01, 2025-02-10, 2025-03-31] }")["description"] ==
        "PERT (beta, shape 4): low 1 Feb 2025, mode 10 Feb 2025, high 31 Mar 2025");
  CHECK(arrival("{ normal = { mean = 2025-02-20, sd = 5 } }")["description"] == "normal: mean 20 Feb 2025, sd 5 days");
  CHECK(arrival("{ normal = { mean = 2025-02-20, sd = 5 }, min = 2025-02-18, max = 2025-02-25 }")["description"] ==
        "normal: mean 20 Feb 2025, sd 5 days, not before 18 Feb 2025, not after 25 Feb 2025");
  const Json values = arrival("{ discrete = { values = [2025-02-01, 2025-03-31], weights = [1, 1] } }");
  CHECK(values["quantiles"] ==
        Json({{"p5", "2025-02-01"}, {"p25", "2025-02-01"}, {"p50", "2025-02-01"}, {"p75", "2025-03-31"}, {"p95", "2025-03-31"}}));
  CHECK(values["description"] == "one of 1 Feb 2025 (50 %), 31 Mar 2025 (50 %)");
  const Json mixture = arrival("{ mixture = [ { uniform = [2025-02-01, 2025-02-10] }, { fixed = 2025-03-31 } ] }");
  CHECK(mixture["quantiles"]["p50"] == "2025-02-10");
  CHECK(mixture["quantiles"]["p75"] == "2025-03-31");
  CHECK(mixture["description"] == "mixture: 50 % uniform: 1 Feb 2025 to 10 Feb 2025; 50 % fixed: 31 Mar 2025");
}

TEST_CASE("The days of phases come back as they were typed") {
  const Json all = explained_json(kStock +
                                  "[phases.p]\nintensity = 0\nstart = { likely = [2025-02-01, 2025-02-20] }\nend = { quantiles = "
                                  "{ p5 = 2025-03-01, p95 = 2025-03-31 } }\n");
  CHECK(input_of(all, "phases.p.start")["quantiles"]["p5"] == "2025-02-01");
  CHECK(input_of(all, "phases.p.start")["quantiles"]["p95"] == "2025-02-20");
  CHECK(input_of(all, "phases.p.end")["quantiles"]["p5"] == "2025-03-01");
  CHECK(input_of(all, "phases.p.end")["quantiles"]["p95"] == "2025-03-31");
}

TEST_CASE("Quantiles of amounts come back as they were typed, in every form") {
  for (const std::string form :
       {"{ likely = [60, 130] }", "{ lognormal = { p5 = 60, p95 = 130 } }", "{ gamma = { p5 = 60, p95 = 130 } }",
        "{ weibull = { p5 = 60, p95 = 130 } }", "{ quantiles = { p5 = 60, p50 = 92, p95 = 130 }, low = 0 }",
        "{ quantiles = { p5 = 60, p95 = 130 }, low = 0, high = 500 }"}) {
    const Json input = rate(form);
    INFO(form << input);
    CHECK(input["quantiles"]["p5"] == 60);
    CHECK(input["quantiles"]["p95"] == 130);
    CHECK_THAT(input["description"].get<std::string>(), Contains("p5 = 60") && Contains("p95 = 130"));
  }
  CHECK(rate("{ quantiles = { p5 = 60, p50 = 92, p95 = 130 }, low = 0 }")["quantiles"]["p50"] == 92);
  CHECK(rate("{ uniform = [0, 1e-310] }")["quantiles"]["p50"] == 5e-311);
  CHECK(rate("1e-310")["value"] == 1e-310);
  CHECK_THAT(explained("schema = 1\ntitle = \"t\"\nstart = 2025-01-01\nhorizon = 9\n[stock]\nsize = 100\n[use]\nrate = 1e-310\n"),
             Contains("use.rate  1e-310 persons a day"));
}

TEST_CASE("Explained JSON has every input of every case") {
  const Json all = explained_json(
      "schema = 1\ntitle = \"t\"\nstart = 2025-01-01\nhorizon = 2025-07-20\n"
      "[contingent]\nsize = { likely = [900, 1_100], source = \"a\", note = \"n\" }\nlosses = 300\n[casualties]\nrate = { gamma "
      "= "
      "{ mean = 9, sd = 2 }, max = 10 }\n[tempo]\nfighting = 10\nresting = 5\n"
      "[cases.one]\nsource = [\"a\", \"b\"]\n[cases.two]\nweight = 3\ncontingent.losses = 200\n"
      "[[correlations]]\ninputs = [\"contingent.size\", \"casualties.rate\"]\nrank = 0.5\n"
      "[sources.a]\ntitle = \"A\"\npublisher = \"P\"\ndate = 2025-01-02\naccessed = 2025-01-03\nurl = "
      "\"https://a.example/\"\narchived = "
      "\"https://b.example/\"\nquote = \"Q\"\nlanguage = \"en\"\nreliability = \"B\"\ncredibility = 3\n[sources.b]\ncopies = "
      "\"a\"\n");
  CHECK(all["format"] == "ebb-explain/1");
  CHECK(all["horizon"] == "2025-07-20");
  CHECK(all["horizon_days"] == 200);
  REQUIRE(all["cases"].size() == 2);
  CHECK(input_of(all, "contingent.losses", 0)["value"] == 300);
  CHECK(input_of(all, "contingent.losses", 1)["value"] == 200);
  CHECK(input_of(all, "contingent.size", 1)["form"] == "likely");
  const Json size = input_of(all, "contingent.size");
  CHECK(size["label"] == "contingent.size");
  CHECK(size["unit"] == "persons");
  CHECK(size["family"] == "lognormal");
  CHECK(size["parameters"].size() == 2);
  CHECK(size["rounding"] == "whole");
  CHECK(size["note"] == "n");
  CHECK(size["uncertain"] == true);
  CHECK(size["sources"] == Json::array({{{"id", "a"},
                                         {"title", "A"},
                                         {"publisher", "P"},
                                         {"date", "2025-01-02"},
                                         {"accessed", "2025-01-03"},
                                         {"url", "https://a.example/"},
                                         {"archived", "https://b.example/"},
                                         {"quote", "Q"},
                                         {"language", "en"},
                                         {"reliability", "B"},
                                         {"reliability_in_words", "usually reliable source"},
                                         {"credibility", 3},
                                         {"credibility_in_words", "possibly true"}}}));
  const Json away = input_of(all, "contingent.away");
  CHECK(away["given"] == false);
  CHECK(away["value"] == 0);
  const Json limited = input_of(all, "casualties.rate");
  CHECK(limited["removed_by_min_max"]["above"].get<double>() == Approx(0.28907).epsilon(1e-3));  // of a gamma of shape 81/4
  CHECK(limited["cut_off"] == Json({{"below", 0}, {"above", 0}}));
  CHECK(all["cases"][0]["derived"][1] == "8.138 a day on average = 12.21 while fighting");
  CHECK(all["cases"][0]["correlations"][0]["rank"] == 0.5);
  CHECK(all["cases"][0]["kernel"]["kernel"] == "day");
  CHECK_THAT(all["cases"][0]["kernel"]["why_day"].get<std::string>(), Contains("tempo"));
  CHECK(all["cases"][1]["weight"] == 3);
  CHECK(all["sources"][0]["cited_by"] == Json({"contingent.size", "cases.one"}));
  CHECK(all["sources"][1]["cited_by"] == Json({"cases.one"}));
  CHECK(all["thresholds"][0]["meaning"] == "0 persons are left at the front");
}

TEST_CASE("Every input of every case is explained, those that cases share once") {
  const std::string text = explained(
      "schema = 1\ntitle = \"t\"\nstart = 2025-01-01\nhorizon = 200\n[contingent]\nsize = { likely = [900, 1_100] }\nlosses = "
      "300\n"
      "[casualties]\nrate = 9\n[cases.one]\n[cases.two]\ncontingent.losses = 200\n[cases.three]\ncontingent.losses = 300\n");
  CHECK_THAT(text, Contains("in every case, unless a case below has its own\n\ncontingent.size  likely, p5 = 900, p95 = 1,100"));
  CHECK_THAT(text, Contains("case one, weight 1 of 3\n    all inputs as above\n"));
  CHECK_THAT(text,
             Contains("case two, weight 1 of 3\n    inputs of its own, the others as above:\ncontingent.losses  200 persons"));
  CHECK_THAT(explained(kStock + "[cases.one]\n[cases.two]\n"), Contains("case two, weight 1 of 2\n    all inputs as above\n"));
}

TEST_CASE("Probability that is cut off is explained where it matters") {
  const auto explain_rate = [](const std::string& form) {
    return explained(
        "schema = 1\ntitle = \"t\"\nstart = 2025-01-01\nhorizon = 9\n[contingent]\nsize = 99\n[casualties]\nrate = " + form +
        "\n");
  };
  CHECK_THAT(explain_rate("{ normal = { mean = 92, sd = 10 } }"), !Contains("cut off"));  // 1.8e-20
  CHECK_THAT(explain_rate("{ normal = { p5 = 60, p95 = 130 } }"),                         // Φ(-95/21.28)
             Contains("    0.0004 % of the distribution lay below 0, where no value is possible, and was cut off\n"));
  CHECK(rate("{ normal = { p5 = 60, p95 = 130 } }")["cut_off"]["below"].get<double>() == Approx(4.0e-6).epsilon(0.02));
  CHECK_THAT(explain_rate("{ normal = { mean = 92, sd = 10 }, max = 92 }"),
             Contains("    max removes 50 % of the distribution\n"));
  CHECK_THAT(explain_rate("{ normal = { mean = 92, sd = 10 }, min = 92 }"),
             Contains("    min removes 50 % of the distribution\n"));
}

TEST_CASE("Sources are explained with what is known of them, grades in words") {
  const std::string text = explained(
      kStock +
      "[phases.p]\nintensity = { uniform = [0, 1], source = \"a\" }\n[sources.a]\ntitle = \"what A says\"\npublisher = \"The "
      "Publisher\"\ndate = 2025-01-02\nurl = \"https://a.example/x\"\nquote = \"a quote\"\nreliability = \"B\"\ncredibility = "
      "3\n[sources.unused]\ntitle = \"unused\"\n");
  CHECK_THAT(text, Contains("    source: what A says, The Publisher, 2 Jan 2025\n"));
  for (const std::string part :
       {"  a: what A says\n", "publisher: The Publisher\n", "date: 2025-01-02\n", "quote: a quote\n",
        "grade B3: usually reliable source; possibly true\n", "url: https://a.example/x\n", "cited by phases.p.intensity\n"})
    CHECK_THAT(text, Contains(part));
  CHECK_THAT(text, !Contains("unused"));
}

TEST_CASE("explain --words explains the terms of the reports") {
  const std::string words = run_ebb({"explain", "--words"}).out;
  for (const std::string term :
       {"trial", "quantile", "median", "90 % interval", "horizon", "not by the horizon", "depletion", "case", "dispersion",
        "rank correlation", "sampling error", "seed", "replicate", "first passage"})
    CHECK(("\n" + words).find("\n" + term) != std::string::npos);
}
