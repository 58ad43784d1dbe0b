#pragma once
#include <string>
#include <vector>

#include "annotations.hpp"
#include "api.hpp"
#include "config.hpp"

namespace GLOSSATOR_API glossator {

/// The form of a result as JSON; the defaults are those of a config.
struct JsonOptions {
  Unit unit = Unit::byte;                ///< the unit of offsets
  std::vector<std::string> layers = {};  ///< in this order; empty: all
  bool text = false;                     ///< whether the document's text is written too
  bool all_meta = false;                 ///< whether all of the document's meta is written too
  std::vector<std::string> meta = {};    ///< else the keys of the meta that are
};

/// The document and its layers as a line of JSONL, as `gloss run` writes it, without the line's
/// end. Throws Error(usage) if the annotations lack one of the layers.
GLOSSATOR_API std::string to_json(const Annotations& annotations, const JsonOptions& options = {});

}  // namespace glossator
