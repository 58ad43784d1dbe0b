#include "interchange/json_document.hpp"

#include "json/json_source.hpp"

namespace glossator::interchange {

DocumentFormat json_format(const std::string& ending, Json (*write)(const AnnotatedDocument&),
                           AnnotatedDocument (*read)(const Json&), bool prefers_list) {
  const auto parse = [read](std::string_view text) {
    if (const std::optional<Json> json = Json::parse(text)) return read(*json);
    const JsonSource source = parse_json(text);  // which tells what is wrong
    throw Misread(source.problems[0].message, source.problems[0].line);
  };
  return {ending, true, prefers_list,
          [write](const AnnotatedDocument& document) { return write(document).dump(); }, parse};
}

}  // namespace glossator::interchange
