#include "distribution/quantile_lanes.hpp"

#include <algorithm>
#include <cmath>

#include "distribution/laws.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "distribution/quantile_lanes.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "distribution/normal_lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Each family's quantile function: operation by operation what stands in the file of its name. A lane for which that does not
// hold (a probability that is next to none, a power beyond bounds) is marked in `left_out`.
HWY_INLINE void leave_out(M which, M& left_out) { left_out = hn::Or(left_out, which); }

/// e^x, or left out.
HWY_INLINE V exp(V x, M& left_out) {
  leave_out(hn::Not(hn::Lt(hn::Abs(x), all(math::kVectorExp))), left_out);
  return math::HWY_NAMESPACE::exp(LaneDoubles(), x);
}

// Those that are functions of a standard normal z = Φ⁻¹(u).
HWY_INLINE V of_normal(const Normal& law, V z, M&) { return hn::Add(all(law.mean), hn::Mul(all(law.sd), z)); }
HWY_INLINE V of_normal(const Lognormal& law, V z, M& left_out) {
  return exp(hn::Add(all(law.mu), hn::Mul(all(law.sigma), z)), left_out);
}
HWY_INLINE V of_normal(const Logitnormal& law, V z, M& left_out) {
  const V log_odds = hn::Add(all(law.mu), hn::Mul(all(law.sigma), z));
  return hn::Div(all(1), hn::Add(all(1), exp(hn::Neg(log_odds), left_out)));
}

/// log(1 − u).
HWY_INLINE V log_exceedance(const Uniforms& at, M& left_out) {
  const LaneDoubles d;
  const M low = low_half(at);
  leave_out(hn::Or(hn::Lt(at.u, all(0x1p-54)), hn::Lt(at.complement, all(1e-300))), left_out);
  V log_rest = math::HWY_NAMESPACE::log1p(d, hn::Neg(at.u));
  if (!hn::AllTrue(d, low)) log_rest = hn::IfThenElse(low, log_rest, math::HWY_NAMESPACE::log(d, at.complement));
  return log_rest;
}

HWY_INLINE V quantile(const Exponential& law, const Uniforms& at, M& left_out) {
  return hn::Mul(all(-law.mean), log_exceedance(at, left_out));
}

HWY_INLINE V quantile(const Weibull& law, const Uniforms& at, M& left_out) {
  const V log_log = math::HWY_NAMESPACE::log(LaneDoubles(), hn::Neg(log_exceedance(at, left_out)));
  return hn::Mul(all(law.scale), exp(hn::Div(log_log, all(law.shape)), left_out));
}

/// from_metalog_scale.
HWY_INLINE V bounded(V m, double low, double high, M& left_out) {
  const bool from_low = std::isfinite(low), to_high = std::isfinite(high);
  if (from_low && to_high) {
    const V e = exp(hn::Neg(hn::Abs(m)), left_out), part = hn::Mul(all(high - low), hn::Div(e, hn::Add(all(1), e)));
    return hn::IfThenElse(hn::Lt(m, all(0)), hn::Add(all(low), part), hn::Sub(all(high), part));
  }
  if (from_low) return hn::Add(all(low), exp(m, left_out));
  if (to_high) return hn::Sub(all(high), exp(hn::Neg(m), left_out));
  return m;
}

HWY_INLINE V quantile(const Metalog& law, const Uniforms& at, M& left_out) {
  leave_out(hn::Lt(hn::Min(at.u, at.complement), all(1e-300)), left_out);
  const V l = math::HWY_NAMESPACE::log(LaneDoubles(), hn::Div(at.u, at.complement));
  const V y = hn::Mul(all(0.5), hn::Sub(at.u, at.complement));
  const V terms[] = {all(1), l, hn::Mul(y, l), y, hn::Mul(y, y)};
  V m = all(0);
  for (std::size_t i = 0; i < law.coefficients.size(); ++i) m = hn::Add(m, hn::Mul(all(law.coefficients[i]), terms[i]));
  return bounded(m, law.low, law.high, left_out);
}

constexpr std::size_t kFewValues = 32;  // more are searched one trial at a time

/// As many values lie below F⁻¹(u) as have P(X ≤ v) < u, or P(X > v) > 1 − u.
HWY_INLINE V quantile(const Discrete& law, const Uniforms& at, M&) {
  const hn::RebindToSigned<LaneDoubles> di;
  const M low = low_half(at);
  auto index = hn::Zero(di);
  for (std::size_t k = 0; k + 1 < law.values.size(); ++k) {
    const M below = hn::Or(hn::And(low, hn::Lt(all(law.cumulative[k]), at.u)),
                           hn::AndNot(low, hn::Gt(all(law.cumulative_above[k]), at.complement)));
    index = hn::Sub(index, hn::VecFromMask(di, hn::RebindMask(di, below)));
  }
  return hn::GatherIndex(LaneDoubles(), law.values.data(), index);
}

HWY_INLINE V quantile(const UniformLaw& law, const Uniforms& at, M&) {
  const V width = all(law.high - law.low);
  return hn::IfThenElse(low_half(at), hn::Add(all(law.low), hn::Mul(width, at.u)),
                        hn::Sub(all(law.high), hn::Mul(width, at.complement)));
}

HWY_INLINE V quantile(const Triangular& law, const Uniforms& at, M&) {
  const V width = all(law.high - law.low), rise = all(law.mode - law.low), fall = all(law.high - law.mode), mode = all(law.mode);
  const V below = hn::Mul(at.u, width), above = hn::Mul(at.complement, width);
  const M rising = law.mode - law.low <= law.high - law.mode ? hn::Le(below, rise) : hn::Ge(above, fall), low = low_half(at);
  const V side = hn::IfThenElse(rising, below, above), span = hn::IfThenElse(rising, rise, fall);
  const V from_end = hn::Sqrt(hn::Mul(side, span));
  V x = hn::IfThenElse(rising, hn::Add(all(law.low), from_end), hn::Sub(all(law.high), from_end));
  const M by_mode = hn::Xor(rising, low);
  if (any(by_mode)) {
    const V beyond = hn::IfThenElse(rising, hn::Sub(above, fall), hn::Sub(below, rise));
    const V from_mode = hn::Div(beyond, hn::Add(all(1), hn::Sqrt(hn::Div(side, span))));
    const V x_by_mode = hn::IfThenElse(rising, hn::Sub(mode, from_mode), hn::Add(mode, from_mode));
    x = hn::IfThenElse(by_mode, x_by_mode, x);
  }
  return x;
}

template <class Law>
concept OfNormal = requires(const Law& law, V z, M& left_out) {
  of_normal(law, z, left_out);
};

template <class Law>
concept WithQuantile = requires(const Law& law, const Uniforms& at, M& left_out) {
  quantile(law, at, left_out);
};

/// Quantiles of a law between its min and max, of every whole vector of uniforms. Lanes that are left out are done one by one.
template <class Law>
class Filler {
 public:
  Filler(const Law& law, const Cut& cut, std::span<const Uniform> uniforms, double* values)
      : law_(law), cut_(cut), uniforms_(uniforms), values_(values) {}

  std::size_t fill() const {
    const LaneDoubles d;
    const std::size_t whole = uniforms_.size() / hn::Lanes(d) * hn::Lanes(d);
    if constexpr (OfNormal<Law>) {
      for (std::size_t first = 0; first < whole; first += kNormals) fill_by_normals(first, std::min(kNormals, whole - first));
    } else {
      for (std::size_t i = 0; i < whole; i += hn::Lanes(d)) {
        M left_out = hn::MaskFromVec(hn::Zero(d));
        const V x = quantile(law_, inside(i), left_out);
        store(i, x, left_out);
      }
    }
    return whole;
  }

 private:
  HWY_INLINE Uniforms inside(std::size_t i) const {
    Uniforms at;
    hn::LoadInterleaved2(LaneDoubles(), &uniforms_[i].u, at.u, at.complement);
    return {hn::Add(all(cut_.below), hn::Mul(at.u, all(cut_.kept))),
            hn::Add(all(cut_.above), hn::Mul(at.complement, all(cut_.kept)))};
  }

  void fill_by_normals(std::size_t first, std::size_t count) const {
    const LaneDoubles d;
    alignas(64) double z[kNormals];
    const auto at = [this, first](std::size_t i) { return inside(first + i); };
    standard_normals(count, at, z);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
      M left_out = hn::Lt(nearer_tail(at(i)), all(1e-300));
      const V x = of_normal(law_, hn::Load(d, z + i), left_out);
      store(first + i, x, left_out);
    }
  }

  HWY_INLINE void store(std::size_t i, V x, M left_out) const {
    const LaneDoubles d;
    const V lowest = all(cut_.lowest), highest = all(cut_.highest);
    x = hn::IfThenElse(hn::Lt(x, lowest), lowest, hn::IfThenElse(hn::Lt(highest, x), highest, x));
    hn::StoreU(x, d, values_ + i);
    if (!any(left_out)) return;
    for (std::size_t k = i; k < i + hn::Lanes(d); ++k)
      values_[k] = std::clamp(ebb::quantile(law_, cut_.inside(uniforms_[k])), cut_.lowest, cut_.highest);
  }

  const Law& law_;
  const Cut cut_;
  const std::span<const Uniform> uniforms_;
  double* const values_;
};

std::size_t fill_vectors(const Family& family, const Cut& cut, std::span<const Uniform> uniforms, double* values) {
  if (const auto* list = std::get_if<Discrete>(&family); list != nullptr && list->values.size() > kFewValues) return 0;
  return std::visit(
      [&](const auto& law) -> std::size_t {
        using Law = std::decay_t<decltype(law)>;
        if constexpr (OfNormal<Law> || WithQuantile<Law>)
          return Filler(law, cut, uniforms, values).fill();
        else
          return 0;
      },
      family);
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ebb {

HWY_EXPORT(fill_vectors);

std::size_t quantiles_in_vectors(const Family& family, const Cut& cut, std::span<const Uniform> uniforms, double* values) {
  return HWY_DYNAMIC_DISPATCH(fill_vectors)(family, cut, uniforms, values);
}

}  // namespace ebb
#endif  // HWY_ONCE
