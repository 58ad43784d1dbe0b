#pragma once
/// What ends the names of firms: legal forms (Ltd., GmbH), and words for firms (Motors).
#include <string_view>

#include "gloss/text.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

bool is_legal_form(std::string_view word);

/// Returns what stands before the legal forms at the end of `name`: "Acme" of "Acme Pty. Ltd."; an
/// empty text without such a form.
std::string_view without_legal_form(std::string_view name);

/// The first word of the name of a firm, by which it may be called again: "Harland" of "Harland
/// Biotech Inc." and "Harland Motors"; an empty text if nothing but a legal form follows, or
/// nothing tells a firm.
std::string_view first_of_firm(std::string_view name);

}  // namespace names
}  // namespace gloss
