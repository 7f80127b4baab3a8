#include "report/law_words.hpp"

#include <fmt/format.h>

#include <cmath>

#include "core/figures.hpp"
#include "scenario/quantile_name.hpp"
#include "scenario/typed_quantiles.hpp"

namespace ebb {
namespace {

constexpr double kPertShape = 4;
constexpr std::size_t kMostValues = 6;  // of a discrete distribution, named one by one

/// A family of dates in words. The points of the day line become days: a lower end is the beginning of its day, an upper end and
/// a quantile the end, a mode and a mean the middle.
class DateWords {
 public:
  explicit DateWords(const Quantity& quantity) : quantity_(quantity) {}

  std::string operator()(const Constant& law) const { return "fixed: " + from(law.value); }
  std::string operator()(const UniformLaw& law) const { return fmt::format("uniform: {} to {}", from(law.low), to(law.high)); }
  std::string operator()(const Triangular& law) const {
    return fmt::format("triangular: low {}, mode {}, high {}", from(law.low), from(law.mode), to(law.high));
  }
  std::string operator()(const Beta& law) const {
    const double width = law.high - law.low, sum = law.alpha + law.beta, mean = law.alpha / sum;
    if (std::abs(sum - 2 - kPertShape) < 1e-9)
      return fmt::format("PERT (beta, shape 4): low {}, mode {}, high {}", from(law.low),
                         from(law.low + width * (law.alpha - 1) / kPertShape), to(law.high));
    const double sd = width * std::sqrt(mean * (law.beta / sum) / (sum + 1));
    return fmt::format("beta: mean {}, sd {} days, {} to {}", from(law.low + width * mean), readable(sd), from(law.low),
                       to(law.high));
  }
  std::string operator()(const Normal& law) const {
    return fmt::format("normal: mean {}, sd {} days", from(law.mean), readable(law.sd));
  }
  std::string operator()(const Metalog& law) const {
    std::string text = fmt::format("metalog of {} terms", law.coefficients.size());
    if (std::isfinite(law.low)) text += ", not before " + from(law.low);
    if (std::isfinite(law.high)) text += ", not after " + to(law.high);
    return text;
  }
  std::string operator()(const Discrete& law) const {
    const std::size_t count = law.values.size();
    if (count > kMostValues)
      return fmt::format("{} different days, {} to {}", count, from(law.values.front()), from(law.values.back()));
    std::string text = "one of";
    for (std::size_t i = 0; i < count; ++i) {
      const double share = law.cumulative[i] - (i == 0 ? 0 : law.cumulative[i - 1]);
      text += fmt::format("{} {} ({})", i == 0 ? "" : ",", from(law.values[i]), readable_share(share));
    }
    return text;
  }
  std::string operator()(const Mixture& law) const {
    std::string text = "mixture:";
    for (std::size_t i = 0; i < law.parts.size(); ++i)
      text += fmt::format("{} {} {}", i == 0 ? "" : ";", readable_share(law.weights[i]), of(law.parts[i]));
    return text;
  }
  template <class Law>
  std::string operator()(const Law& law) const {  // families of positive amounts, which are refused for dates
    return family_name(law);
  }

  std::string of(const Distribution& law) const {
    std::string text = std::visit(*this, law.family());
    if (law.removed().below > 0) text += ", not before " + from(law.min());
    if (law.removed().above > 0) text += ", not after " + to(law.max());
    return text;
  }
  std::string to(double point) const { return quantity_.short_text(day_ending_at(point)); }

 private:
  std::string from(double point) const { return quantity_.short_text(std::floor(point + 1e-7)); }

  const Quantity& quantity_;
};

/// "p5 = 60, p95 = 130": the quantiles that the file gives, of the family before truncation.
std::string typed_in_words(const Quantity& quantity) {
  const Distribution whole(quantity.input().law.family());
  std::string text;
  for (const double p : typed_quantiles(quantity.input())) {
    const double x = whole.quantile({p, 1 - p});
    text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", name_of_quantile(p),
                        quantity.is_date() ? DateWords(quantity).to(x) : readable(x));
  }
  return text;
}

}  // namespace

std::string name_of_quantile(double p) { return fmt::format("p{:.12g}", 100 * p); }

std::string law_in_words(const Quantity& quantity) {
  const Input& input = quantity.input();
  const std::string words = quantity.is_date() ? DateWords(quantity).of(input.law) : describe(input.law);
  const std::string typed = typed_in_words(quantity);
  return typed.empty() ? words : fmt::format("{}, {} ({})", input.form, typed, words);
}

std::string family_name(const Family& family) {
  struct Name {
    const char* operator()(const Constant&) const { return "fixed"; }
    const char* operator()(const UniformLaw&) const { return "uniform"; }
    const char* operator()(const Triangular&) const { return "triangular"; }
    const char* operator()(const Beta&) const { return "beta"; }
    const char* operator()(const Normal&) const { return "normal"; }
    const char* operator()(const Lognormal&) const { return "lognormal"; }
    const char* operator()(const Logitnormal&) const { return "logit-normal"; }
    const char* operator()(const Gamma&) const { return "gamma"; }
    const char* operator()(const Weibull&) const { return "weibull"; }
    const char* operator()(const Exponential&) const { return "exponential"; }
    const char* operator()(const Metalog&) const { return "metalog"; }
    const char* operator()(const Discrete&) const { return "discrete"; }
    const char* operator()(const Mixture&) const { return "mixture"; }
  };
  return std::visit(Name{}, family);
}

}  // namespace ebb
