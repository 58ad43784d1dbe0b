#pragma once
#include "interchange/document_format.hpp"

namespace glossator::interchange {

/// doccano's JSONL: entities of labels `LAYER/TYPE`, and relations. The form with `label`, lists of
/// begin, end and label, is read too; labels without a layer stand in layer `entities`.
DocumentFormat doccano_format();

}  // namespace glossator::interchange
