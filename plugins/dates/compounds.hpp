#pragma once
/// The parts of compound words (six-month, 05JUL2016), found once for each distinct word.
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "dates/word.hpp"
#include "gloss/text.hpp"
#include "gloss/text_map.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Any thread.
class Compounds {
 public:
  struct Part {
    Row row;
    Span span;  ///< in the word
  };

  Compounds() : parts_(most + 1) {}

  /// The number of the word `form`, from 1, whose parts are `parts`; 0 if there is no room.
  std::uint32_t number(std::string_view form, std::vector<Part> parts);

  /// REQUIRES: `number` is from number(), and not 0.
  std::span<const Part> parts(std::uint32_t number) const { return parts_[number]; }

 private:
  static constexpr std::uint32_t most = 4000;
  std::mutex mutex_;
  TextMap<std::uint32_t> numbers_;
  // By number. Places are never moved, and are filled before any row names them, so that they are
  // read without the lock.
  std::vector<std::vector<Part>> parts_;
};

}  // namespace dates
}  // namespace gloss
