#pragma once
#include <vector>

#include "glossator/layer.hpp"
#include "interchange/annotated_document.hpp"
#include "json/json.hpp"

namespace glossator::interchange {

/// The document of a line that `gloss run` wrote. `schemas` tell which keys hold references and
/// spans; without them numbers stay numbers. Offsets stay in the unit of the line. Children follow
/// their parents. If the line has no text, the covered text of each record is its attribute `text`.
/// Throws JsonError or Error(input).
AnnotatedDocument result_document(const Json& line, const std::vector<LayerSchema>& schemas);

}  // namespace glossator::interchange
