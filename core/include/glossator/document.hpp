#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "api.hpp"

namespace GLOSSATOR_API glossator {

/// Maps a range of the text to its range in the source. It ends where the next piece begins, or
/// with the text.
struct SourcePiece {
  std::uint32_t begin;                     ///< in the text, in UTF-8 bytes
  std::uint32_t source_begin, source_end;  ///< in the source, in the unit of the config's output
  /// Whether each unit of the piece corresponds to one of the source, so that offsets inside it can
  /// be mapped. Else the whole piece maps to its whole source, as `é` to `&eacute;`.
  bool one_to_one;
};

/// The input of a pipeline. Owns its values.
struct Document {
  std::string id = {};
  std::string text = {};  ///< UTF-8, checked by the pipeline; under 4 GiB
  /// The reference date, ISO 8601 extended (2024-05-17); empty: none is known and none is guessed.
  std::string date = {};
  std::string language = {};   ///< BCP 47, or empty
  std::string mime = {};       ///< media type, or empty
  std::string uri = {};        ///< origin of the document, or empty
  std::string meta_json = {};  ///< a JSON object, or empty
  /// The pieces that map offsets of the output to the source: in order, from the begin of the text,
  /// without gaps. Empty: the text is the source.
  std::vector<SourcePiece> source = {};
};

/// Whether UTF-8 must still be checked. Claiming `utf8` wrongly may crash plugins.
enum class Encoding { unchecked, utf8 };

}  // namespace glossator
