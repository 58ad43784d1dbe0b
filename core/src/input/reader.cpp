#include "input/reader.hpp"

namespace glossator {

std::string ReadingLimits::exceeded(const std::string& what, std::uint64_t bytes) {
  return what + " has more than " + std::to_string(bytes) +
         " bytes; run.limits.document_mb allows no more";
}

}  // namespace glossator
