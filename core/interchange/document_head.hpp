#pragma once
#include "interchange/annotated_document.hpp"
#include "json/json.hpp"

namespace glossator::interchange {

/// An object of all that a document has beside text and annotations: id, date, the names of the
/// layers that were annotated, further members.
Json head_json(const AnnotatedDocument& document);

/// Takes what head_json() wrote; other members become further members of the document.
void take_head(const Json& head, AnnotatedDocument& document);

}  // namespace glossator::interchange
