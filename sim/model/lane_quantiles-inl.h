// Quantile functions of random words in lanes (distribution/word_octaves.hpp): for the normal and any tabulated distribution.
#if defined(EBB_MODEL_LANE_QUANTILES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef EBB_MODEL_LANE_QUANTILES_INL_H_
#undef EBB_MODEL_LANE_QUANTILES_INL_H_
#else
#define EBB_MODEL_LANE_QUANTILES_INL_H_
#endif

#include <algorithm>

#include "distribution/word_octaves.hpp"
#include "model/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ebb::HWY_NAMESPACE {

/// Returns entry index[i] of 16, for every lane.
template <class F>
HWY_INLINE Floats<F> entry(F f, const float* sixteen, hn::Vec<hn::RebindToSigned<F>> index) {
  if constexpr (hn::MaxLanes(F()) == 16) {
    return hn::TableLookupLanes(hn::Load(f, sixteen), hn::IndicesFromVec(f, index));
  } else if constexpr (hn::MaxLanes(F()) == 8) {
    const hn::RebindToSigned<F> i;
    const auto place = hn::IndicesFromVec(f, hn::And(index, hn::Set(i, 7)));
    const auto upper = hn::MaskFromVec(hn::BitCast(f, hn::ShiftLeft<28>(index)));  // bit 3 to the sign
    return hn::IfThenElse(upper, hn::TableLookupLanes(hn::Load(f, sixteen + 8), place),
                          hn::TableLookupLanes(hn::Load(f, sixteen), place));
  } else {
    return hn::GatherIndex(f, sixteen, index);
  }
}

/// Returns, for every lane, entry index[i] of the 16 in `upper` if `above`, else of the 16 in `lower`.
template <class F>
HWY_INLINE Floats<F> entry(F f, const float* lower, const float* upper, hn::Vec<hn::RebindToSigned<F>> index, hn::Mask<F> above) {
#if HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_AVX3_DL
  const hn::RebindToSigned<F> i;
  const auto side = hn::ShiftLeft<4>(hn::VecFromMask(i, hn::RebindMask(i, above)));  // −16: bit 4 of the index
  return Floats<F>{_mm512_permutex2var_ps(hn::Load(f, lower).raw, hn::Or(index, side).raw, hn::Load(f, upper).raw)};
#else
  return hn::IfThenElse(above, entry(f, upper, index), entry(f, lower, index));
#endif
}

/// Returns entries from the first 8 of 16, if a vector has 8 lanes. This is half the work, and enough for most vectors.
template <class F>
HWY_INLINE Floats<F> near_entry(F f, const float* sixteen, hn::Vec<hn::RebindToSigned<F>> index) {
  return hn::TableLookupLanes(hn::Load(f, sixteen), hn::IndicesFromVec(f, index));
}

/// A word's place in WordOctaves (distribution/word_octaves.hpp).
template <class F>
struct WordPlace {
  using I = hn::RebindToSigned<F>;
  hn::Vec<I> upper;  ///< all ones if u > ½
  Floats<F> tail;    ///< t · 2³²
  hn::Vec<I> slot;
  Floats<F> v;

  HWY_INLINE WordPlace(F f, Words<F> word) {
    const I i;
    const auto signed_word = hn::BitCast(i, word);
    upper = hn::BroadcastSignBit(signed_word);
    tail = hn::Add(hn::ConvertTo(f, hn::Xor(signed_word, upper)), hn::Set(f, 0.5f));
    const auto bits = hn::BitCast(i, tail);
    slot = hn::Min(hn::Sub(hn::Set(i, 127 + 31), hn::ShiftRight<23>(bits)), hn::Set(i, WordOctaves::kSlots - 1));
    const auto from_one = hn::BitCast(f, hn::Or(hn::And(bits, hn::Set(i, 0x7fffff)), hn::Set(i, 0x3f800000)));
    v = hn::Sub(hn::Add(from_one, from_one), hn::Set(f, 3.0f));
  }

  /// Returns the polynomial at v. `term` looks up its terms. If a vector has 8 lanes and all slots are among the first 8,
  /// near_entry() suffices, so `near_term` looks them up.
  template <class Term, class NearTerm>
  HWY_INLINE Floats<F> polynomial(const Term& term, const NearTerm& near_term) const {
    Floats<F> terms[WordOctaves::kTerms];
    if constexpr (hn::MaxLanes(F()) == 8) {
      if (HWY_LIKELY(hn::AllTrue(I(), hn::Lt(slot, hn::Set(I(), 8))))) {
        for (std::size_t power = 0; power < WordOctaves::kTerms; ++power) terms[power] = near_term(power);
        return polynomial_of(terms, v);
      }
    }
    for (std::size_t power = 0; power < WordOctaves::kTerms; ++power) terms[power] = term(power);
    return polynomial_of(terms, v);
  }
};

/// Returns `value`, but exact(word) in lanes whose words have no slot. Such lanes are rare, so this is kept out of line.
template <class F, class Exact>
HWY_NOINLINE Floats<F> exact_far_words(F f, Floats<F> value, Words<F> word, const Exact& exact) {
  HWY_ALIGN float values[hn::MaxLanes(F())];
  HWY_ALIGN std::uint32_t words[hn::MaxLanes(F())];
  hn::Store(value, f, values), hn::Store(word, hn::RebindToUnsigned<F>(), words);
  for (std::size_t lane = 0; lane < hn::Lanes(f); ++lane)
    if (std::min(words[lane], ~words[lane]) < WordOctaves::kFewestFloats) values[lane] = exact(words[lane]);
  return hn::Load(f, values);
}

template <class F, class Exact>
HWY_INLINE Floats<F> far_words_exact(F f, Floats<F> value, Floats<F> tail, Words<F> word, const Exact& exact) {
  const auto far = hn::Lt(tail, hn::Set(f, static_cast<float>(WordOctaves::kFewestFloats)));
  return HWY_LIKELY(hn::AllFalse(f, far)) ? value : exact_far_words(f, value, word, exact);
}

/// Returns Φ⁻¹((word + ½) · 2⁻³²) in single precision.
template <class F>
HWY_INLINE Floats<F> normal(F f, Words<F> word) {
  const hn::RebindToSigned<F> i;
  const WordPlace<F> place(f, word);
  const auto& octaves = kNormalOctaves.terms;
  auto z = place.polynomial([&](std::size_t power) HWY_ATTR { return entry(f, octaves[power].data(), place.slot); },
                            [&](std::size_t power) HWY_ATTR { return near_entry(f, octaves[power].data(), place.slot); });
  const auto sign = hn::AndNot(place.upper, hn::Set(i, INT32_MIN));
  z = hn::BitCast(f, hn::Xor(hn::BitCast(i, z), sign));
  return far_words_exact(f, z, place.tail, word, exact_normal_of_word);
}

/// Returns the quantile of a distribution at a word.
template <class F>
HWY_INLINE Floats<F> quantile(F f, const WordQuantile& law, Words<F> word) {
  const WordPlace<F> place(f, word);
  const auto above = hn::RebindMask(f, hn::MaskFromVec(place.upper));
  const auto& lower = law.lower.terms;
  const auto& upper = law.upper.terms;
  const auto x = place.polynomial([&](std::size_t power)
                                      HWY_ATTR { return entry(f, lower[power].data(), upper[power].data(), place.slot, above); },
                                  [&](std::size_t power) HWY_ATTR {
                                    return hn::IfThenElse(above, near_entry(f, upper[power].data(), place.slot),
                                                          near_entry(f, lower[power].data(), place.slot));
                                  });
  return far_words_exact(f, x, place.tail, word, [&law](std::uint32_t far) { return law.exact(far); });
}

}  // namespace ebb::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
