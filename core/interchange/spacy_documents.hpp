#pragma once
#include "interchange/document_format.hpp"

namespace glossator::interchange {

/// The JSON of spaCy's Doc.to_json(): layers are span groups. Tokens are cut so that spans of
/// spaCy, which consist of tokens, can have the same ends. Of other documents, span groups,
/// entities, sentences and tokens are read.
DocumentFormat spacy_format();

}  // namespace glossator::interchange
