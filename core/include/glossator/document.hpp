#pragma once
#include <string>

#include "api.hpp"

namespace GLOSSATOR_API glossator {

/// A document as it goes into a pipeline. Plain values, owned.
struct Document {
  std::string id = {};
  std::string text = {};  ///< UTF-8, checked by the pipeline; under 4 GiB
  std::string date = {};  ///< reference date, ISO 8601, or empty: none is known and none is guessed
  std::string language = {};   ///< BCP 47, or empty
  std::string mime = {};       ///< media type, or empty
  std::string uri = {};        ///< where it came from, or empty
  std::string meta_json = {};  ///< a JSON object, or empty
};

}  // namespace glossator
