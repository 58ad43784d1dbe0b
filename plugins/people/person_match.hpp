#pragma once
/// Whether two names of a document may mean one person.
#include "people/name_parts.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

/// Whether two full names may: equal family names, and given names that are forms of one name, an
/// initial and its name, or a nickname and the name it stands beside; or one name continues the
/// other ("Gabriel García", "Gabriel García Márquez").
bool may_be_same(const DocumentView& document, const NameParts& a, const NameParts& b);

/// Whether the words of `part` end the name `whole`, which is longer.
bool is_tail(const DocumentView& document, const NameParts& part, const NameParts& whole);

/// Whether the one suffix contradicts the other: "Jr" and "Sr", "II" and "III".
bool suffixes_differ(const DocumentView& document, const NameParts& a, const NameParts& b);

}  // namespace people
}  // namespace gloss
