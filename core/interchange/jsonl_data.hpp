#pragma once
#include "interchange/annotated_document.hpp"
#include "json/json.hpp"

namespace glossator::interchange {

/// The document of a line in the form of data sets: id, text, date, `spans` [{layer, begin, end,
/// ...}], `labels` {sectors, sectors_isic, sentiment, score}, `targets` [{begin, end, sentiment,
/// score}] and `meta`, whose `layers` are those annotated. Labels become annotations without span
/// of the layers sectors, sectors_isic and sentiment; targets become annotations of the layer
/// sentiment with `scope` "target"; their score is the attribute `value`. Offsets stay in the unit
/// of the line. Throws JsonError or Error(input).
AnnotatedDocument data_document(const Json& line);

}  // namespace glossator::interchange
