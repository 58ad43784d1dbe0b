#include "interchange/open_annotated.hpp"

#include <vector>

#include "glossator/error.hpp"
#include "interchange/jsonl_reader.hpp"
#include "text/nearest_name.hpp"

namespace glossator::interchange {

std::unique_ptr<AnnotatedReader> open_annotated(const std::string& path,
                                                const std::string& format) {
  if (format.empty() || format == "jsonl")
    return std::make_unique<JsonlReader>(path == "-" ? "/dev/stdin" : path);
  const std::vector<std::string> known{"jsonl"};
  throw Error(ErrorCode::usage, "no format is named `" + format + "`" +
                                    did_you_mean(format, known) + "; known: " + listed(known));
}

}  // namespace glossator::interchange
