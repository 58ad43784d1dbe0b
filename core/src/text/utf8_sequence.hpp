#pragma once
#include "gloss/text.hpp"

namespace glossator {

using gloss::append_utf8;
using gloss::utf8_sequence_size;
using gloss::valid_utf8_size;

}  // namespace glossator
