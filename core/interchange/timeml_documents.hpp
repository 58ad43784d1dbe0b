#pragma once
#include "interchange/document_format.hpp"

namespace glossator::interchange {

/// TimeML 1.2.1. Written are the times of layer `dates`, by the attributes that TIMEX3 has; of
/// overlapping ones the first and longest. Read are TIMEX3 as layer `dates`, EVENT as `events` and
/// SIGNAL as `signals`.
DocumentFormat timeml_format();

}  // namespace glossator::interchange
