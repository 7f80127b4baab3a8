#include "scenario/form_names.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "ebb/core/text.hpp"
#include "scenario/input_forms.hpp"

namespace ebb {
namespace {

struct Synonym {
  std::string_view word, form;
};

/// Names from R, Python, Excel, Squiggle, @RISK and everyday speech; lower case, without '-' and '_'.
constexpr std::array kSynonyms = {
    Synonym{"triangle", "triangular"},
    Synonym{"triang", "triangular"},
    Synonym{"tri", "triangular"},
    Synonym{"threepoint", "triangular"},
    Synonym{"norm", "normal"},
    Synonym{"rnorm", "normal"},
    Synonym{"gaussian", "normal"},
    Synonym{"gauss", "normal"},
    Synonym{"n", "normal"},
    Synonym{"truncnorm", "normal"},
    Synonym{"truncnormal", "normal"},
    Synonym{"truncatednormal", "normal"},
    Synonym{"unif", "uniform"},
    Synonym{"runif", "uniform"},
    Synonym{"range", "uniform"},
    Synonym{"between", "uniform"},
    Synonym{"interval", "uniform"},
    Synonym{"flat", "uniform"},
    Synonym{"randbetween", "uniform"},
    Synonym{"expon", "exponential"},
    Synonym{"exp", "exponential"},
    Synonym{"rexp", "exponential"},
    Synonym{"lognorm", "lognormal"},
    Synonym{"lnorm", "lognormal"},
    Synonym{"rlnorm", "lognormal"},
    Synonym{"logn", "lognormal"},
    Synonym{"constant", "fixed"},
    Synonym{"const", "fixed"},
    Synonym{"value", "fixed"},
    Synonym{"exact", "fixed"},
    Synonym{"exactly", "fixed"},
    Synonym{"point", "fixed"},
    Synonym{"number", "fixed"},
    Synonym{"is", "fixed"},
    Synonym{"metalog", "quantiles"},
    Synonym{"percentiles", "quantiles"},
    Synonym{"quantile", "quantiles"},
    Synonym{"percentile", "quantiles"},
    Synonym{"choice", "discrete"},
    Synonym{"categorical", "discrete"},
    Synonym{"values", "discrete"},
    Synonym{"oneof", "discrete"},
    Synonym{"data", "empirical"},
    Synonym{"csv", "empirical"},
    Synonym{"file", "empirical"},
    Synonym{"history", "empirical"},
    Synonym{"sample", "empirical"},
    Synonym{"samples", "empirical"},
    Synonym{"bootstrap", "empirical"},
    Synonym{"mix", "mixture"},
    Synonym{"mx", "mixture"},
    Synonym{"mixed", "mixture"},
    Synonym{"betapert", "pert"},
    Synonym{"rpert", "pert"},
    Synonym{"rgamma", "gamma"},
    Synonym{"rweibull", "weibull"},
    Synonym{"weibullmin", "weibull"},
    Synonym{"rbeta", "beta"},
    Synonym{"ci", "likely"},
    Synonym{"ci90", "likely"},
    Synonym{"confidence", "likely"},
    Synonym{"about", "likely"},
    Synonym{"estimate", "likely"},
    Synonym{"probably", "likely"},
    Synonym{"to", "likely"},
};

struct Absent {
  std::string_view word, instead;
};

constexpr std::string_view kCounts =
    "day-to-day variation is set by casualties.noise; for an uncertain mean use a form such as "
    "{ likely = [80, 110] }";
constexpr std::string_view kTails = "for heavy tails use { quantiles = { p5 = 60, p50 = 92, p95 = 130 } } or lognormal";

/// Distributions that ebb does not have.
constexpr std::array kAbsent = {
    Absent{"poisson", kCounts},   Absent{"pois", kCounts},    Absent{"rpois", kCounts},      Absent{"binomial", kCounts},
    Absent{"binom", kCounts},     Absent{"negbin", kCounts},  Absent{"nbinom", kCounts},     Absent{"negativebinomial", kCounts},
    Absent{"geometric", kCounts}, Absent{"student", kTails},  Absent{"studentt", kTails},    Absent{"t", kTails},
    Absent{"cauchy", kTails},     Absent{"logistic", kTails}, Absent{"loglogistic", kTails}, Absent{"laplace", kTails},
    Absent{"pareto", kTails},     Absent{"lomax", kTails},    Absent{"gumbel", kTails},      Absent{"gev", kTails},
};

/// Lower case, without '-' and '_'.
std::string plain(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c != '-' && c != '_') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

template <class Table>
auto entry_of(const Table& table, std::string_view word) {
  return std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.word == word; });
}

std::string all_names() { return fmt::format("{}", fmt::join(all_forms().begin(), all_forms().end(), ", ")); }

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_mean_and_sd(std::string_view form) { return one_of(form, {"normal", "lognormal", "gamma", "weibull", "beta"}); }

}  // namespace

std::string form_meant_by(std::string_view word) {
  const std::string name = plain(word);
  if (is_form(name)) return name;
  if (const auto synonym = entry_of(kSynonyms, name); synonym != kSynonyms.end()) return std::string(synonym->form);
  if (entry_of(kAbsent, name) != kAbsent.end()) return "";
  return nearest(name, all_forms());
}

std::string hint_for_form(std::string_view word) {
  const std::string name = plain(word);
  if (const auto absent = entry_of(kAbsent, name); absent != kAbsent.end()) return fmt::format("; {}", absent->instead);
  const std::string form = form_meant_by(word);
  if (form.empty()) return fmt::format("; the forms are {}", all_names());
  const bool truncated = form == "normal" && name.starts_with("trunc");
  return fmt::format(" (did you mean '{}'{}?)", form, truncated ? ", with min and max beside it" : "");
}

std::string_view example_of(std::string_view form) {
  if (form == "fixed") return "fixed = 92";
  if (form == "uniform") return "uniform = [low, high]";
  if (form == "likely") return "likely = [a, b]";
  if (form == "triangular") return "triangular = [low, mode, high]";
  if (form == "pert") return "pert = [low, mode, high]";
  if (form == "normal") return "normal = { mean = 92, sd = 10 }";
  if (form == "lognormal") return "lognormal = { mean = 92, sd = 10 }";
  if (form == "gamma") return "gamma = { mean = 92, sd = 10 }";
  if (form == "weibull") return "weibull = { mean = 92, sd = 10 }";
  if (form == "exponential") return "exponential = { mean = 92 }";
  if (form == "beta") return "beta = { mean = 0.25, sd = 0.1 }";
  if (form == "quantiles") return "quantiles = { p5 = 60, p50 = 92, p95 = 130 }";
  if (form == "discrete") return "discrete = { values = [1, 2], weights = [3, 1] }";
  if (form == "empirical") return "empirical = \"file.csv\", column = \"rate\"";
  if (form == "mixture") return "mixture = [ { weight = 2, uniform = [80, 90] }, { weight = 1, likely = [100, 140] } ]";
  return "{ mean = 92, sd = 10 } or { p5 = 60, p95 = 130 }";
}

std::string hint_for_parameter(std::string_view form, std::string_view parameter) {
  const std::string name = plain(parameter);
  const bool by_quantiles = one_of(form, {"normal", "lognormal", "gamma", "weibull"});
  if (name == "median" && by_quantiles)
    return fmt::format("; the median is p50: give two quantiles, {{ {} = {{ p50 = 92, p95 = 150 }} }}", form);
  if (name == "median" && form == "quantiles") return "; the median is p50";
  const bool of_logarithm = one_of(name, {"mu", "sigma", "meanlog", "sdlog", "meanlog", "logmean", "logsd", "geomean", "geosd"});
  if (form == "lognormal" && of_logarithm) {
    return "; mu and sigma belong to the logarithm: give mean and sd of the quantity itself, or two quantiles such as "
           "{ p50 = 92, p95 = 150 }, where p50 is exp(mu)";
  }
  if (!has_mean_and_sd(form) && form != "exponential") return "";
  if (form != "exponential" && one_of(name, {"std", "stdev", "stddev", "stddeviation", "standarddeviation", "sigma", "s"}))
    return " (did you mean 'sd'?)";
  if (one_of(name, {"mu", "average", "avg", "loc", "m", "expected"})) return " (did you mean 'mean'?)";
  if (one_of(name, {"var", "variance"})) return "; give 'sd', the square root of the variance";
  if (form == "exponential" && one_of(name, {"rate", "lambda"})) return "; give 'mean', which is 1 / rate";
  if (form == "exponential" && name == "scale") return "; give 'mean', which is the scale";
  if (form == "beta" && one_of(name, {"alpha", "beta", "a", "b", "shape1", "shape2"}))
    return "; give mean and sd: mean = a / (a + b), sd = sqrt(mean (1 - mean) / (a + b + 1))";
  if (one_of(name, {"alpha", "beta", "shape", "scale", "k", "theta", "lambda", "rate", "df"}))
    return by_quantiles ? "; give mean and sd, or two quantiles such as { p5 = 60, p95 = 130 }" : "; give mean and sd";
  return "";
}

}  // namespace ebb
