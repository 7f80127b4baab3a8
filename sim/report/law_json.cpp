#include <cmath>
#include <nlohmann/json.hpp>

#include "report/law_words.hpp"

namespace ebb {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostValues = 100;  // of a discrete distribution, listed one by one

Json bound(double end) { return std::isfinite(end) ? Json(end) : Json(); }

struct Parameters {
  Json operator()(const Constant& law) const { return {{"value", law.value}}; }
  Json operator()(const UniformLaw& law) const { return {{"low", law.low}, {"high", law.high}}; }
  Json operator()(const Triangular& law) const { return {{"low", law.low}, {"mode", law.mode}, {"high", law.high}}; }
  Json operator()(const Beta& law) const {
    return {{"alpha", law.alpha}, {"beta", law.beta}, {"low", law.low}, {"high", law.high}};
  }
  Json operator()(const Normal& law) const { return {{"mean", law.mean}, {"sd", law.sd}}; }
  Json operator()(const Lognormal& law) const { return {{"mu", law.mu}, {"sigma", law.sigma}}; }
  Json operator()(const Logitnormal& law) const { return {{"mu", law.mu}, {"sigma", law.sigma}}; }
  Json operator()(const Gamma& law) const { return {{"shape", law.shape}, {"scale", law.scale}}; }
  Json operator()(const Weibull& law) const { return {{"shape", law.shape}, {"scale", law.scale}}; }
  Json operator()(const Exponential& law) const { return {{"mean", law.mean}}; }
  Json operator()(const Metalog& law) const {
    return {{"coefficients", law.coefficients}, {"low", bound(law.low)}, {"high", bound(law.high)}};
  }
  Json operator()(const Discrete& law) const {
    if (law.values.size() > kMostValues)
      return {{"count", law.values.size()}, {"low", law.values.front()}, {"high", law.values.back()}};
    return {{"values", law.values}, {"cumulative", law.cumulative}};
  }
  Json operator()(const Mixture& law) const {
    Json parts = Json::array();
    for (std::size_t i = 0; i < law.parts.size(); ++i) {
      const Family& family = law.parts[i].family();
      parts.push_back({{"weight", law.weights[i]}, {"family", family_name(family)}, {"parameters", family_parameters(family)}});
    }
    return {{"parts", std::move(parts)}};
  }
};

}  // namespace

Json family_parameters(const Family& family) { return std::visit(Parameters{}, family); }

}  // namespace ebb
