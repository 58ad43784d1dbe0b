#pragma once
#include "interchange/document_format.hpp"

namespace glossator::interchange {

/// The JSON of a UIMA CAS (version 0.4), with its types in it.
DocumentFormat cas_json_format();

}  // namespace glossator::interchange
