#pragma once
/// The legal forms of firms: Ltd., GmbH.
#include <string_view>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

bool is_legal_form(std::string_view word);

/// Returns what stands before the legal forms at the end of `name`: "Acme" of "Acme Pty. Ltd."; an
/// empty text without such a form.
std::string_view without_legal_form(std::string_view name);

}  // namespace names
}  // namespace gloss
