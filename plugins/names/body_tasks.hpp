#pragma once
/// Words that name the task of a body: the Department of "Health", "Labour" and "Welfare".
#include <string_view>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Whether a word in small letters names a task of bodies of the state. A list of other words
/// behind a body names other bodies, or people.
bool is_body_task(std::string_view lower);

}  // namespace names
}  // namespace gloss
