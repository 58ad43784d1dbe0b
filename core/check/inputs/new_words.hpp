#pragma once
#include <cstdint>
#include <vector>

#include "glossator/document.hpp"

namespace glossator::check {

/// Texts that no two of are alike: those it is made of with some words and numbers in place of
/// others, and sentences of new words. The same for the same seed. One thread.
class NewTexts {
 public:
  /// REQUIRES: `models` is not empty.
  NewTexts(std::vector<Document> models, std::uint64_t seed);
  const Document& next();
  /// How many new words there were.
  std::uint64_t words() const { return words_; }

 private:
  std::string new_word();

  std::vector<Document> models_;
  std::uint64_t state_;
  std::uint64_t number_ = 0, words_ = 0;
  Document text_;
};

}  // namespace glossator::check
