// The activation functions of the recogniser's network, for whole vectors and without branches.
//
// A branch on each value's sign cannot be foreseen, and costs more than the rest. Each result is the very
// one of `functions.h`, which these take the place of: the same table, the same operations, in the same order.
#pragma once
#include "functions.h"

namespace tesseract {
namespace gongkai {

// What a table of `functions.h` gives for the size of x, which it holds at kScaleFactor steps a unit.
inline __attribute__((always_inline)) float interpolated(const float *table, float x) {
  constexpr int last = kTableSize - 1;
  const float scaled = __builtin_fabsf(x) * kScaleFactor;
  const float place = scaled < static_cast<float>(last) ? scaled : static_cast<float>(last);
  const int index = static_cast<int>(place);
  const int lower = index < last ? index : last - 1;
  const float below = table[lower];
  const float above = table[lower + 1];
  const float between = below + (above - below) * (place - static_cast<float>(index));
  return index < last ? between : 1.0f;
}

inline __attribute__((always_inline)) float hyperbolicTangent(float x) {
  const float size = interpolated(TanhTable, x);
  return x < 0 ? -size : size;
}

inline __attribute__((always_inline)) float logistic(float x) {
  const float size = interpolated(LogisticTable, x);
  return x < 0 ? 1 - size : size;
}

}  // namespace gongkai

// The vectors and the tables never overlap, which the compiler cannot know.
#define GONGKAI_EACH_ALONE _Pragma("clang loop vectorize(assume_safety) interleave_count(2)")

template <>
inline void FuncInplace<GFunc>(int n, TFloat *inout) {
  GONGKAI_EACH_ALONE
  for (int i = 0; i < n; ++i) {
    inout[i] = gongkai::hyperbolicTangent(inout[i]);
  }
}

template <>
inline void FuncInplace<FFunc>(int n, TFloat *inout) {
  GONGKAI_EACH_ALONE
  for (int i = 0; i < n; ++i) {
    inout[i] = gongkai::logistic(inout[i]);
  }
}

template <>
inline void FuncMultiply<HFunc>(const TFloat *u, const TFloat *v, int n, TFloat *out) {
  GONGKAI_EACH_ALONE
  for (int i = 0; i < n; ++i) {
    out[i] = gongkai::hyperbolicTangent(u[i]) * v[i];
  }
}

#undef GONGKAI_EACH_ALONE

}  // namespace tesseract
