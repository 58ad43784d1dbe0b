#pragma once
/// A fixed choice of texts, such as the names of enumerations, for writers of many records.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "output.hpp"

namespace GLOSS_HIDDEN gloss {

/// Keeps all the texts of a choice for the records of a document by one copy. Belongs to one
/// thread's Worker.
class SharedTexts {
 public:
  /// Adds a text. Returns its number: 0, 1, 2 ...
  std::size_t add(std::string_view text) {
    texts_.push_back(
        {static_cast<std::uint32_t>(joined_.size()), static_cast<std::uint32_t>(text.size())});
    joined_ += text;
    return texts_.size() - 1;
  }

  /// Keeps the texts for the records of a layer until process() returns. Call it for each document.
  void share(Output& output, std::uint32_t layer = 0) {
    begin_ = output.shared_text(joined_, layer).begin;
  }

  /// REQUIRES: share() was called for this document; number < the number of texts.
  SharedText operator[](std::size_t number) const {
    const SharedText& text = texts_[number];
    return {begin_ + text.begin, text.size};
  }

 private:
  std::string joined_;
  std::vector<SharedText> texts_;  // in joined_
  std::uint32_t begin_ = 0;        // of joined_, among the texts of the layer
};

}  // namespace gloss
