// The keywords for arrays and their items.
#include <set>
#include <string>

#include "json/json_pointer.hpp"
#include "schema/schema_evaluation.hpp"
#include "schema/schema_message.hpp"
#include "schema/schema_numbers.hpp"

namespace glossator {

void SchemaEvaluation::check_array(const Json& schema, const Json& value,
                                   const std::string& pointer, Report& report) {
  check_size(schema, "minItems", "maxItems", value.size(), "item", pointer, report);
  if (const Json* unique = schema.find("uniqueItems"); unique && unique->boolean()) {
    std::set<std::string> seen, told;
    for (const Json& item : value.items())
      if (auto text = text_by_value(item); !seen.insert(text).second && told.insert(text).second)
        report.add(pointer, [&] { return brief(item) + " is listed twice"; });
  }
  check_items(schema, value, pointer, report);
  check_contains(schema, value, pointer, report);
}

void SchemaEvaluation::check_items(const Json& schema, const Json& value,
                                   const std::string& pointer, Report& report) {
  const Json* const prefix = schema.find("prefixItems");
  const Json* const others = schema.find("items");
  const std::size_t first_other = prefix ? prefix->size() : 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (i < first_other) {
      check((*prefix)[i], value[i], pointer_to(pointer, i), report);
    } else if (others && *others == Json(false)) {
      return report.add(pointer,
                        [&] { return size_message("at most", first_other, "item", value.size()); });
    } else if (others) {
      check(*others, value[i], pointer_to(pointer, i), report);
    }
  }
}

void SchemaEvaluation::check_contains(const Json& schema, const Json& value,
                                      const std::string& pointer, Report& report) {
  const Json* const contained = schema.find("contains");
  if (!contained) return;
  std::size_t fitting = 0;
  for (const Json& item : value.items()) fitting += fits(*contained, item);
  const std::string kind = " of the kind asked for";
  const Json* const given_least = schema.find("minContains");
  const Json least = given_least ? *given_least : Json(1);
  if (static_cast<double>(fitting) < least.number())
    report.add(pointer, [&] { return size_message("at least", least, "item", fitting, kind); });
  const Json* const most = schema.find("maxContains");
  if (most && static_cast<double>(fitting) > most->number())
    report.add(pointer, [&] { return size_message("at most", *most, "item", fitting, kind); });
}

}  // namespace glossator
