#pragma once
#include "interchange/document_format.hpp"

namespace glossator::interchange {

/// Label Studio: tasks with one prediction each. A layer is a control (`from_name`), a record a
/// region with its type as label, a record of the document a choice; references are relations.
/// Exported tasks are read by their first annotation, else by their first prediction.
DocumentFormat label_studio_format();

}  // namespace glossator::interchange
