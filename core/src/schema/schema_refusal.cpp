#include "schema/schema_refusal.hpp"

#include "glossator/error.hpp"

namespace glossator {

void refuse_schema(const std::string& pointer, const std::string& message) {
  throw Error(ErrorCode::plugin,
              "the options schema is broken: " + pointer + (pointer.empty() ? "" : ": ") + message);
}

}  // namespace glossator
