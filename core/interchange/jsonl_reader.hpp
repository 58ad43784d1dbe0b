#pragma once
#include <memory>
#include <string>

#include "interchange/annotated_document.hpp"

namespace glossator::interchange {

/// Reads JSON Lines, also compressed: results of `gloss run`, and the form of data sets
/// (jsonl_data.hpp), which may be mixed. A first line {"glossator": ...} is skipped. Offsets that
/// count code points or UTF-16 units become bytes if the line has its text; else the document's
/// `unit` names them. Movable.
class JsonlReader final : public AnnotatedReader {
 public:
  /// Takes references and spans from the manifest beside `results` if it is there; empty: beside
  /// `path`. Throws Error(input) if one of the files cannot be read.
  explicit JsonlReader(const std::string& path, const std::string& results = "");
  ~JsonlReader() override;
  std::optional<AnnotatedDocument> next() override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace glossator::interchange
