// Integer weights times an integer vector: where the recogniser's network spends most of its time.
//
// Defines what `intsimdmatrixavx2.cpp` does, and gives the same integers. The weights are in the order that
// IntSimdMatrix::Init gives them for the numbers at the end: blocks of 64 outputs, then at most one each of 32, 16 and 8;
// in a block, for each four inputs, four weights of every output, and at its end a bias for every output. Inputs are padded
// with what is multiplied by zeros.
#include <immintrin.h>

#include <cstdint>
#include <cstring>

#include "intsimdmatrix.h"

namespace tesseract {
namespace {

constexpr int outputsPerRegister = 8;
constexpr int mostRegisters = 8;
constexpr int inputsPerRegister = 32;
constexpr int inputsPerGroup = 4;

inline int32_t fourInputs(const int8_t *inputs) {
  int32_t four;
  std::memcpy(&four, inputs, sizeof four);
  return four;
}

#define WITH_AVX512_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

// The processor multiplies unsigned bytes by signed ones: the weights are moved up by 128, and `offset`, minus
// 128 times the sum of the inputs, takes that away.
struct ByAVX512 {
  // A block of 16 outputs a register; gives where the next block's weights are.
  template <int registers>
  WITH_AVX512_VNNI static const int8_t *block(
      const int8_t *weights, const float *scales, const int8_t *inputs, int inputCount, int offset, float *outputs) {
    const __m512i up = _mm512_set1_epi8(-128);
    __m512i sums[registers];
    for (__m512i &sum : sums) {
      sum = _mm512_set1_epi32(offset);
    }
    for (int input = 0; input < inputCount; input += inputsPerGroup) {
      const __m512i four = _mm512_set1_epi32(fourInputs(inputs + input));
      for (__m512i &sum : sums) {
        sum = _mm512_dpbusd_epi32(sum, _mm512_xor_si512(_mm512_loadu_si512(weights), up), four);
        weights += 64;
      }
    }
    for (__m512i &sum : sums) {
      const __m512i bias = _mm512_cvtepi8_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i *>(weights)));
      sum = _mm512_add_epi32(sum, _mm512_mullo_epi32(bias, _mm512_set1_epi32(INT8_MAX)));
      _mm512_storeu_ps(outputs, _mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_loadu_ps(scales)));
      weights += 16;
      scales += 16;
      outputs += 16;
    }
    return weights;
  }

  WITH_AVX512_VNNI static void lastEight(
      const int8_t *weights, const float *scales, const int8_t *inputs, int inputCount, int offset, float *outputs) {
    const __m256i up = _mm256_set1_epi8(-128);
    __m256i sum = _mm256_set1_epi32(offset);
    for (int input = 0; input < inputCount; input += inputsPerGroup) {
      const __m256i raised = _mm256_xor_si256(_mm256_loadu_si256(reinterpret_cast<const __m256i *>(weights)), up);
      sum = _mm256_dpbusd_epi32(sum, raised, _mm256_set1_epi32(fourInputs(inputs + input)));
      weights += 32;
    }
    const __m256i bias = _mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i *>(weights)));
    sum = _mm256_add_epi32(sum, _mm256_mullo_epi32(bias, _mm256_set1_epi32(INT8_MAX)));
    _mm256_storeu_ps(outputs, _mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_loadu_ps(scales)));
  }

  WITH_AVX512_VNNI static void multiply(
      int rows, int columns, const int8_t *weights, const float *scales, const int8_t *inputs, float *outputs) {
    const int inputCount = IntSimdMatrix::Roundup(columns - 1, inputsPerGroup);
    const int outputCount = IntSimdMatrix::Roundup(rows, outputsPerRegister);
    int total = 0;
    for (int input = 0; input < inputCount; ++input) {
      total += inputs[input];
    }
    const int offset = -128 * total;
    int done = 0;
    for (; done + 64 <= outputCount; done += 64) {
      weights = block<4>(weights, scales + done, inputs, inputCount, offset, outputs + done);
    }
    if (done + 32 <= outputCount) {
      weights = block<2>(weights, scales + done, inputs, inputCount, offset, outputs + done);
      done += 32;
    }
    if (done + 16 <= outputCount) {
      weights = block<1>(weights, scales + done, inputs, inputCount, offset, outputs + done);
      done += 16;
    }
    if (done + 8 <= outputCount) {
      lastEight(weights, scales + done, inputs, inputCount, offset, outputs + done);
    }
  }
};

// The same by AVX2. Unsigned times signed again: the weights without their signs, which the inputs take over.
// Sums of pairs fit 16 bits, as no input is beyond ±127.
struct ByAVX2 {
  template <int registers>
  static const int8_t *block(
      const int8_t *weights, const float *scales, const int8_t *inputs, int inputCount, float *outputs) {
    const __m256i ones = _mm256_set1_epi16(1);
    __m256i sums[registers];
    for (__m256i &sum : sums) {
      sum = _mm256_setzero_si256();
    }
    for (int input = 0; input < inputCount; input += inputsPerGroup) {
      const __m256i four = _mm256_set1_epi32(fourInputs(inputs + input));
      for (__m256i &sum : sums) {
        const __m256i signedWeights = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(weights));
        const __m256i pairs =
            _mm256_maddubs_epi16(_mm256_abs_epi8(signedWeights), _mm256_sign_epi8(four, signedWeights));
        sum = _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, ones));
        weights += 32;
      }
    }
    for (__m256i &sum : sums) {
      const __m256i bias = _mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i *>(weights)));
      sum = _mm256_add_epi32(sum, _mm256_mullo_epi32(bias, _mm256_set1_epi32(INT8_MAX)));
      _mm256_storeu_ps(outputs, _mm256_mul_ps(_mm256_cvtepi32_ps(sum), _mm256_loadu_ps(scales)));
      weights += 8;
      scales += 8;
      outputs += 8;
    }
    return weights;
  }

  static void multiply(
      int rows, int columns, const int8_t *weights, const float *scales, const int8_t *inputs, float *outputs) {
    const int inputCount = IntSimdMatrix::Roundup(columns - 1, inputsPerGroup);
    const int outputCount = IntSimdMatrix::Roundup(rows, outputsPerRegister);
    int done = 0;
    for (; done + 64 <= outputCount; done += 64) {
      weights = block<8>(weights, scales + done, inputs, inputCount, outputs + done);
    }
    if (done + 32 <= outputCount) {
      weights = block<4>(weights, scales + done, inputs, inputCount, outputs + done);
      done += 32;
    }
    if (done + 16 <= outputCount) {
      weights = block<2>(weights, scales + done, inputs, inputCount, outputs + done);
      done += 16;
    }
    if (done + 8 <= outputCount) {
      block<1>(weights, scales + done, inputs, inputCount, outputs + done);
    }
  }
};

void multiply(int rows, int columns, const int8_t *weights, const float *scales, const int8_t *inputs, float *outputs) {
  static const bool hasVNNI = __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
                              __builtin_cpu_supports("avx512vl");
  if (hasVNNI) {
    ByAVX512::multiply(rows, columns, weights, scales, inputs, outputs);
  } else {
    ByAVX2::multiply(rows, columns, weights, scales, inputs, outputs);
  }
}

}  // namespace

const IntSimdMatrix IntSimdMatrix::intSimdMatrixAVX2 = {
    multiply, outputsPerRegister, mostRegisters, inputsPerRegister, inputsPerGroup};

}  // namespace tesseract
