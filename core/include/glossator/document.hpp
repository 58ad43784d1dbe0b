#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "api.hpp"

namespace GLOSSATOR_API glossator {

/// A piece of a document's text and what it was made of in the document's source, as far as that is
/// not the text itself. It ends where the next piece begins, or with the text.
struct SourcePiece {
  std::uint32_t begin;                     ///< in the text, in UTF-8 bytes
  std::uint32_t source_begin, source_end;  ///< in the source, in the unit of the config's output
  /// Whether each unit of the piece stands for one of the source, so that places within it are
  /// known; else the piece stands for all of its source, as `é` for `&eacute;`.
  bool one_to_one;
};

/// A document as it goes into a pipeline. Plain values, owned.
struct Document {
  std::string id = {};
  std::string text = {};  ///< UTF-8, checked by the pipeline; under 4 GiB
  std::string date = {};  ///< reference date, ISO 8601, or empty: none is known and none is guessed
  std::string language = {};   ///< BCP 47, or empty
  std::string mime = {};       ///< media type, or empty
  std::string uri = {};        ///< where it came from, or empty
  std::string meta_json = {};  ///< a JSON object, or empty
  /// What offsets of the output are turned into: places of the source. In order, from the text's
  /// begin on, without gaps; empty: the text is the source.
  std::vector<SourcePiece> source = {};
};

/// What is known of texts: nothing, so that it is checked, or that they are valid UTF-8. Plugins
/// rely on it: what is said of a text that is not may crash them.
enum class Encoding { unchecked, utf8 };

}  // namespace glossator
