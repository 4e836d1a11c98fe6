// A layer with memory, step by step, where its weights are integers and it runs forward in one direction.
//
// The weights of its four gates are larger together than the cache beside the processor, and each step needs all of them:
// gone through in the same order, each has left the cache when its turn comes again. Here every other step takes the gates
// from the last to the first, so that most are still there. What a gate gives does not depend on the others.
#pragma once
#include "functions.h"
#include "lstm.h"
#include "networkio.h"

namespace tesseract {
namespace gongkai {

struct Layer {
  const WeightMatrix *weights;
  int inputs, states;
  // The largest size of a state.
  TFloat most;
  // Whether only what a row ends with comes out.
  bool summarizes;
};

// A state and what comes out of it. Sums and products are rounded one by one, as in the source.
inline void advance(const Layer &layer, TFloat *const gates[], TFloat *__restrict state, TFloat *__restrict result) {
  const TFloat *__restrict cell = gates[LSTM::CI], *__restrict in = gates[LSTM::GI], *__restrict kept = gates[LSTM::GF1];
  for (int i = 0; i < layer.states; ++i) {
    TFloat value = state[i] * kept[i];
    value += cell[i] * in[i];
    state[i] = ClipToRange<TFloat>(value, -layer.most, layer.most);
  }
  FuncMultiply<HFunc>(state, gates[LSTM::GO], layer.states, result);
}

// `source` holds a step's inputs and the results of the step before; `state` and `result` are zero at first.
template <typename Lines>
void forward(const Layer &layer, const NetworkIO &input, const StrideMap &places, Lines &lines, NetworkIO &source,
             TFloat *state, TFloat *result, NetworkIO *output) {
  constexpr int gateCount = 4;
  TFloat *const gates[gateCount] = {lines[LSTM::CI], lines[LSTM::GI], lines[LSTM::GF1], lines[LSTM::GO]};
  static_assert(LSTM::CI == 0 && LSTM::GI == 1 && LSTM::GF1 == 2 && LSTM::GO == 3, "another order of gates");
  StrideMap::Index place(places), end(output->stride_map());
  bool backwards = false;
  int before = -1;
  do {
    const int t = place.t();
    source.CopyTimeStepGeneral(t, 0, layer.inputs, input, t, 0);
    if (before < 0 || layer.summarizes) {
      source.WriteTimeStepPart(t, layer.inputs, layer.states, result);
    } else {
      source.CopyTimeStepGeneral(t, layer.inputs, layer.states, *output, before, 0);
    }
    for (int turn = 0; turn < gateCount; ++turn) {
      const int gate = backwards ? gateCount - 1 - turn : turn;
      layer.weights[gate].MatrixDotVector(source.i(t), gates[gate]);
    }
    backwards = !backwards;
    FuncInplace<GFunc>(layer.states, gates[LSTM::CI]);
    for (const int gate : {LSTM::GI, LSTM::GF1, LSTM::GO}) {
      FuncInplace<FFunc>(layer.states, gates[gate]);
    }
    advance(layer, gates, state, result);
    before = t;
    if (!layer.summarizes) {
      output->WriteTimeStep(t, result);
    }
    if (place.IsLast(FD_WIDTH)) {
      if (layer.summarizes) {
        output->WriteTimeStep(end.t(), result);
        end.Increment();
      }
      ZeroVector(layer.states, state);
      ZeroVector(layer.states, result);
      before = -1;
    }
  } while (place.Increment());
}

}  // namespace gongkai
}  // namespace tesseract
