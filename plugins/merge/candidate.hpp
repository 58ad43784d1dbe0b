#pragma once
/// A record of an input that may become a name.
#include <array>
#include <cstdint>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN merge {

/// The inputs as the plugin names them, in their order.
inline constexpr std::array<const char*, 8> input_names = {"first", "second", "third",   "fourth",
                                                           "fifth", "sixth",  "seventh", "eighth"};

struct Candidate {
  Span span;                 ///< not empty
  std::uint32_t type = 0;    ///< gloss::layers::name::Type
  std::uint32_t input = 0;   ///< below input_names.size()
  std::uint32_t record = 0;  ///< of the input layer
  float score = 0;           ///< 0..1
};

}  // namespace merge
}  // namespace gloss
