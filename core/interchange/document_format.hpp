#pragma once
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "interchange/annotated_document.hpp"

namespace glossator::interchange {

/// A fault in the text of one document. Whoever knows the file makes an Error of it.
class Misread : public std::runtime_error {
 public:
  /// `at` is the line, which counts from 1 in the text; 0: none is known.
  explicit Misread(const std::string& what, std::uint64_t at = 0)
      : std::runtime_error(what), line(at) {}
  const std::uint64_t line;
};

/// A format that writes each document as a text of its own, which files, lines or lists hold.
struct DocumentFormat {
  std::string ending;         ///< of a file: ".bdocjs"
  bool is_json = false;       ///< then a file may hold many documents: one a line, or a list
  bool prefers_list = false;  ///< whether a .json file of many documents is a list
  /// Throws Error(input) if the format cannot hold the document.
  std::function<std::string(const AnnotatedDocument&)> write;
  /// Throws Misread. A document that does not tell its id has an empty one.
  std::function<AnnotatedDocument(std::string_view)> read;
};

}  // namespace glossator::interchange
