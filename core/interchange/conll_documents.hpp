#pragma once
#include <memory>
#include <string>

#include "interchange/annotated_document.hpp"
#include "interchange/annotated_writer.hpp"

namespace glossator::interchange {

/// Reads CoNLL columns: a .conll file, or a folder of them. A blank line ends a sentence, `#
/// newdoc` or -DOCSTART- begins a document. `# columns` or `# global.columns` name the columns;
/// else the token is the first one behind numbers, and the last one that holds tags is layer
/// `entities`. Tags are IOB1, IOB2, BIOES or BILOU. A document has the text of its `# document` or
/// `# text` lines; without them and without offsets the text is the tokens with a space or a line
/// feed between them.
std::unique_ptr<AnnotatedReader> read_conll(const std::string& path);

/// Writes one file in the form of `gloss run --format conll`, with a line `# document` of what else
/// it has: the first and longest of overlapping annotations, as IOB2. `path` empty: standard
/// output.
std::unique_ptr<AnnotatedWriter> write_conll(const std::string& path);

}  // namespace glossator::interchange
