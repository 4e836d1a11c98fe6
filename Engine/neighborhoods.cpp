// The two layers at the bottom of the recogniser's network, which look at what lies around each sample.
//
// Defines what `convolve.cpp` and `maxpool.cpp` do. Those ask of every neighbour of every sample whether it is within the
// picture; here that is asked once a row. What lies outside is drawn from the same random numbers, in the same order.
// Nothing is learned here: the layers only run forward.
#include <algorithm>
#include <cstdint>
#include <cstring>

#include "convolve.h"
#include "maxpool.h"
#include "networkscratch.h"
#include "serialis.h"

namespace tesseract {
namespace {

// The first sample of a row of one picture of a batch; its samples follow one another.
StrideMap::Index startOfRow(const StrideMap::Index &picture, int y) {
  StrideMap::Index row(picture);
  row.AddOffset(y, FD_HEIGHT);
  return row;
}

template <typename Value>
Value *values(const NetworkIO &layer, int t);

template <>
int8_t *values(const NetworkIO &layer, int t) {
  return const_cast<int8_t *>(layer.i(t));
}

template <>
float *values(const NetworkIO &layer, int t) {
  return const_cast<float *>(layer.f(t));
}

// The neighbourhoods of a row's inner samples, which lie within the picture, one behind the other: by columns, in those
// by rows. `start` is the row's first sample, `stride` how many further on the next row begins.
template <typename Value>
void stackInner(const NetworkIO &input, int features, int halfX, int halfY, int start, int width, int stride,
                NetworkIO *output) {
  const int rows = 2 * halfY + 1, columns = 2 * halfX + 1;
  Value *__restrict to = values<Value>(*output, start + halfX);
  for (int x = halfX; x < width - halfX; ++x) {
    for (int column = 0; column < columns; ++column) {
      for (int row = 0; row < rows; ++row, to += features) {
        const int from = start + (row - halfY) * stride + x - halfX + column;
        std::memcpy(to, values<Value>(input, from), features * sizeof(Value));
      }
    }
  }
}

// The same for three by three bytes, as every model of a distribution has them: a column of three is the low bytes of
// a number, and a neighbourhood three of those.
void stackInnerBytes(const NetworkIO &input, int start, int width, int stride, NetworkIO *output) {
  const auto *above = reinterpret_cast<const uint8_t *>(input.i(start - stride));
  const auto *level = reinterpret_cast<const uint8_t *>(input.i(start));
  const auto *below = reinterpret_cast<const uint8_t *>(input.i(start + stride));
  const auto column = [&](int x) { return uint64_t{above[x]} | uint64_t{level[x]} << 8 | uint64_t{below[x]} << 16; };
  int8_t *to = values<int8_t>(*output, start + 1);
  uint64_t before = column(0), here = column(1);
  for (int x = 1; x < width - 1; ++x, to += 9) {
    const uint64_t after = column(x + 1);
    const uint64_t firstEight = before | here << 24 | after << 48;
    std::memcpy(to, &firstEight, sizeof firstEight);
    to[8] = static_cast<int8_t>(after >> 16);
    before = here;
    here = after;
  }
}

// The greater of each value of `count` samples that follow one another.
template <typename Value>
void raise(Value *most, const Value *from, int features, int count) {
  for (; count > 0; --count, from += features) {
    for (int feature = 0; feature < features; ++feature) {
      most[feature] = most[feature] < from[feature] ? from[feature] : most[feature];
    }
  }
}

template <typename Value>
void poolRow(const NetworkIO &input, int features, int scaleX, int start, int rows, int stride, int inputWidth,
             NetworkIO *output, int outputStart, int outputWidth) {
  for (int x = 0; x < outputWidth; ++x) {
    Value *most = values<Value>(*output, outputStart + x);
    const int left = x * scaleX, count = std::min(scaleX, inputWidth - left);
    std::memcpy(most, values<Value>(input, start + left), features * sizeof(Value));
    for (int row = 0; row < rows; ++row) {
      raise(most, values<Value>(input, start + row * stride + left), features, count);
    }
  }
}

}  // namespace

Convolve::Convolve(const std::string &name, int ni, int half_x, int half_y)
    : Network(NT_CONVOLVE, name, ni, ni * (2 * half_x + 1) * (2 * half_y + 1)), half_x_(half_x), half_y_(half_y) {}

bool Convolve::Serialize(TFile *file) const {
  return Network::Serialize(file) && file->Serialize(&half_x_) && file->Serialize(&half_y_);
}

bool Convolve::DeSerialize(TFile *file) {
  const bool isRead = file->DeSerialize(&half_x_) && file->DeSerialize(&half_y_);
  if (isRead) {
    no_ = ni_ * (2 * half_x_ + 1) * (2 * half_y_ + 1);
  }
  return isRead;
}

void Convolve::Forward(bool, const NetworkIO &input, const TransposedArray *, NetworkScratch *, NetworkIO *output) {
  output->Resize(input, no_);
  const int group = (2 * half_y_ + 1) * ni_;
  const int stride = input.stride_map().Size(FD_WIDTH);
  StrideMap::Index picture(output->stride_map());
  do {
    const int width = picture.MaxIndexOfDim(FD_WIDTH) + 1, height = picture.MaxIndexOfDim(FD_HEIGHT) + 1;
    for (int y = 0; y < height; ++y) {
      const int start = startOfRow(picture, y).t();
      const auto stackAtEdge = [&](int x) {
        for (int column = -half_x_, to = 0; column <= half_x_; ++column, to += group) {
          if (x + column < 0 || x + column >= width) {
            output->Randomize(start + x, to, group, randomizer_);
            continue;
          }
          for (int row = -half_y_; row <= half_y_; ++row) {
            const int place = to + (row + half_y_) * ni_;
            if (y + row < 0 || y + row >= height) {
              output->Randomize(start + x, place, ni_, randomizer_);
            } else {
              output->CopyTimeStepGeneral(start + x, place, ni_, input, start + row * stride + x + column, 0);
            }
          }
        }
      };
      const bool hasInner = y >= half_y_ && y + half_y_ < height && width > 2 * half_x_;
      for (int x = 0; x < (hasInner ? half_x_ : width); ++x) {
        stackAtEdge(x);
      }
      if (!hasInner) {
        continue;
      }
      if (!input.int_mode()) {
        stackInner<float>(input, ni_, half_x_, half_y_, start, width, stride, output);
      } else if (ni_ == 1 && half_x_ == 1 && half_y_ == 1) {
        stackInnerBytes(input, start, width, stride, output);
      } else {
        stackInner<int8_t>(input, ni_, half_x_, half_y_, start, width, stride, output);
      }
      for (int x = width - half_x_; x < width; ++x) {
        stackAtEdge(x);
      }
    }
  } while (picture.AddOffset(1, FD_BATCH));
}

bool Convolve::Backward(bool, const NetworkIO &, NetworkScratch *, NetworkIO *) { return false; }

Maxpool::Maxpool(const char *name, int ni, int x_scale, int y_scale) : Reconfig(name, ni, x_scale, y_scale) {
  type_ = NT_MAXPOOL;
  no_ = ni;
}

bool Maxpool::DeSerialize(TFile *file) {
  const bool isRead = Reconfig::DeSerialize(file);
  no_ = ni_;
  return isRead;
}

void Maxpool::Forward(bool, const NetworkIO &input, const TransposedArray *, NetworkScratch *, NetworkIO *output) {
  output->ResizeScaled(input, x_scale_, y_scale_, no_);
  const int stride = input.stride_map().Size(FD_WIDTH);
  StrideMap::Index pooled(output->stride_map()), picture(input.stride_map());
  do {
    const int inputWidth = picture.MaxIndexOfDim(FD_WIDTH) + 1, inputHeight = picture.MaxIndexOfDim(FD_HEIGHT) + 1;
    const int width = pooled.MaxIndexOfDim(FD_WIDTH) + 1, height = pooled.MaxIndexOfDim(FD_HEIGHT) + 1;
    for (int y = 0; y < height; ++y) {
      const int top = y * y_scale_, rows = std::min(y_scale_, inputHeight - top);
      const int start = startOfRow(picture, top).t(), outputStart = startOfRow(pooled, y).t();
      if (input.int_mode()) {
        poolRow<int8_t>(input, ni_, x_scale_, start, rows, stride, inputWidth, output, outputStart, width);
      } else {
        poolRow<float>(input, ni_, x_scale_, start, rows, stride, inputWidth, output, outputStart, width);
      }
    }
  } while (picture.AddOffset(1, FD_BATCH) && pooled.AddOffset(1, FD_BATCH));
}

bool Maxpool::Backward(bool, const NetworkIO &, NetworkScratch *, NetworkIO *) { return false; }

}  // namespace tesseract
