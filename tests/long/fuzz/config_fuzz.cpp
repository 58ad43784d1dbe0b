// A config of any bytes: nlohmann/json parses the same, or it is refused with a place.
#include <nlohmann/json.hpp>

#include "fuzzing.hpp"
#include "glossator/config.hpp"
#include "json/json_source.hpp"

using namespace glossator;

namespace {

/// Whether valid JSON may still be refused, for the reasons that parse_json() documents.
bool is_beyond_json(const std::vector<Problem>& problems) {
  for (const char* reason :
       {"given before", "64 bits", "too large", "nested deeper", "has no comments"})
    if (problems[0].message.find(reason) != std::string::npos) return true;
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(text_of(data, size));
  const JsonSource ours = parse_json(text);
  const auto theirs = nlohmann::ordered_json::parse(text, nullptr, false);
  require(ours.value.has_value() || !ours.problems.empty(), "a value or a problem");
  for (const Problem& problem : ours.problems)
    require(problem.line > 0 && problem.column > 0, "a problem has a place");
  if (ours.problems.empty())
    require(!theirs.is_discarded() && *ours.value == theirs, "what is accepted is JSON");
  else if (!theirs.is_discarded() && text.find('\0') == text.npos)  // theirs ends at a NUL
    require(is_beyond_json(ours.problems), "JSON is accepted");

  try {
    const Config config = Config::from_text(text);
    const Config again = Config::from_text(config.filled_json());
    require(!config.problems().empty() || again.filled_json() == config.filled_json(),
            "a filled config is filled");
  } catch (const Error&) {
  }
  return 0;
}
