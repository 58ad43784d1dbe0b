#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "interchange/annotated_document.hpp"
#include "interchange/conll_columns.hpp"
#include "interchange/document_format.hpp"

namespace glossator::interchange {

/// The lines of one document of a CoNLL file.
struct ConllBlock {
  std::uint64_t first_line = 0;                 ///< in the file, from 1
  bool is_begun = false;                        ///< false: it has comments only, those of the file
  std::map<std::string, std::string> comments;  ///< `# name = value`
  std::map<std::uint32_t, std::string> sentence_texts;  ///< `# text`, by number of the sentence
  std::vector<ConllRow> rows;
  std::vector<Misread> faults;  ///< of its lines
  std::uint32_t sentences = 0;  ///< that have ended
};

/// The document; its id is empty if the block does not tell it. `column_names` are those that the
/// file has for all documents; empty: none. Throws the block's first
/// fault, Misread, JsonError or Error(input).
AnnotatedDocument document_of(ConllBlock block, const std::string& column_names);

}  // namespace glossator::interchange
