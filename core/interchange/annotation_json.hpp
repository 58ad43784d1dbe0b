#pragma once
#include <optional>
#include <string>

#include "interchange/annotated_document.hpp"
#include "json/json.hpp"
#include "text/offset_units.hpp"

namespace glossator::interchange {

/// The parts of an annotation that a format of JSON has no place for: one form for all formats.

/// The name of an annotation in its document: "people/3".
std::string id_of(const Reference& place);

/// The score, the scope `document`, the parent and the attributes of an annotation as the members
/// of an object. A list stands for several values, {"ref": "people/3"} for a reference, {"begin",
/// "end"} in the unit of `offsets` for a span. DocumentBuilder::take_features() reads it back.
Json features_json(const Annotation& annotation, const std::string& layer,
                   const OffsetUnits& offsets);
/// One value, as features_json() writes it.
Json value_json(const Value& value, const OffsetUnits& offsets);

/// The id in {"ref": ID}; nothing if `json` is something else.
std::optional<std::string> referred_id(const Json& json);
/// A truth value, number or text as it is, anything else as the text of its JSON.
Value scalar_of(const Json& json);
/// The key that a member of features_json() stands for.
std::string key_of_feature(const std::string& member);

}  // namespace glossator::interchange
