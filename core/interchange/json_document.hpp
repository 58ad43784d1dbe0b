#pragma once
#include "interchange/document_format.hpp"
#include "json/json.hpp"

namespace glossator::interchange {

/// A format whose documents are values of JSON. `read` may throw JsonError and Misread.
DocumentFormat json_format(const std::string& ending, Json (*write)(const AnnotatedDocument&),
                           AnnotatedDocument (*read)(const Json&), bool prefers_list = false);

}  // namespace glossator::interchange
