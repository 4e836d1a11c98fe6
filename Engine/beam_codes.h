// What the beam search asks for again and again, kept.
#pragma once
#include <vector>

#include "unicharcompress.h"

namespace tesseract {
namespace gongkai {

// The nearest of the nodes up to `node` that is neither blank nor a repetition: what the prefix of a code is made of.
template <typename Node>
inline const Node *coded(const Node *node, int blank) {
  return node == nullptr || !(node->duplicate || node->code == blank) ? node : node->coded;
}

// Of the codes that a character may begin with, those of one class of a step's outputs, in the recoder's order.
class FirstCodes {
 public:
  void clear() {
    asked_ = -1;
  }

  // Those that are characters by themselves.
  template <typename Class>
  const std::vector<int> *last(const UnicharCompress &recoder, const std::vector<Class> &classes, Class wanted) {
    ask(recoder, classes, wanted);
    return &last_;
  }

  // Those that other codes follow.
  template <typename Class>
  const std::vector<int> *others(const UnicharCompress &recoder, const std::vector<Class> &classes, Class wanted) {
    ask(recoder, classes, wanted);
    return &others_;
  }

 private:
  template <typename Class>
  void ask(const UnicharCompress &recoder, const std::vector<Class> &classes, Class wanted) {
    if (asked_ == wanted) {
      return;
    }
    asked_ = wanted;
    const RecodedCharID nothing;
    keep(recoder.GetFinalCodes(nothing), classes, wanted, last_);
    keep(recoder.GetNextCodes(nothing), classes, wanted, others_);
  }

  template <typename Class>
  static void keep(const std::vector<int> *all, const std::vector<Class> &classes, Class wanted, std::vector<int> &kept) {
    kept.clear();
    if (all == nullptr) {
      return;
    }
    for (const int code : *all) {
      if (classes[code] == wanted) {
        kept.push_back(code);
      }
    }
  }

  int asked_ = -1;
  std::vector<int> last_, others_;
};

}  // namespace gongkai
}  // namespace tesseract
