#pragma once
#include "interchange/document_format.hpp"

namespace glossator::interchange {

/// GATE's bdocjs: layers are annotation sets, attributes are features.
DocumentFormat bdoc_format();

}  // namespace glossator::interchange
