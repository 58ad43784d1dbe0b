#include "chain/refusal.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include "json/json_pointer.hpp"

namespace glossator {
namespace {

// Whether `text` has `part` with no letter or digit before or behind it.
bool names(std::string_view text, std::string_view part) {
  const auto is_inner = [&](std::size_t at) {
    return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
  };
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1))
    if (!(at > 0 && is_inner(at - 1)) && !is_inner(at + part.size())) return true;
  return false;
}

/// The longest name of a file among the options that a line names.
class NamedOption {
 public:
  explicit NamedOption(std::string_view line) : line_(line) {}

  void look_in(const Json& value, const std::string& pointer) {
    for (const auto& [key, member] : value.members()) look_in(member, pointer_to(pointer, key));
    for (std::size_t i = 0; i < value.items().size(); ++i)
      look_in(value.items()[i], pointer_to(pointer, i));
    if (!value.is_text() || value.text().find_first_of("./") == std::string::npos) return;
    if (value.text().size() <= longest_ || !names(line_, value.text())) return;
    longest_ = value.text().size();
    pointer_ = pointer;
  }
  const std::optional<std::string>& pointer() const { return pointer_; }

 private:
  std::string_view line_;
  std::size_t longest_ = 0;
  std::optional<std::string> pointer_;
};

// The option that a line is about, as a JSON Pointer into the options.
std::optional<std::string> option_of(const Step& step, const Json& given, std::string_view line) {
  constexpr std::string_view begin = "option /";
  if (line.starts_with(begin)) {
    const std::string_view pointer = line.substr(begin.size() - 1);
    // The key itself may have a colon.
    for (auto end = pointer.find(": "); end != pointer.npos; end = pointer.find(": ", end + 1))
      if (step.options.find_pointer(pointer.substr(0, end)))
        return std::string(pointer.substr(0, end));
  }
  NamedOption named(line);
  named.look_in(given, "");
  return named.pointer();
}

}  // namespace

void add_refusal(const Step& step, const StepConfig& config, std::size_t number,
                 std::string_view said, ConfigProblems& problems) {
  const std::string pointer = pointer_to("/pipeline", number);
  const Json given = Json::parse(config.options_json).value_or(nullptr);
  const std::string otherwise = pointer + (given.empty() ? "/plugin" : "/options");
  for (std::size_t begin = 0; begin <= said.size();) {
    std::size_t end = said.find('\n', begin);
    while (end != said.npos && end + 1 < said.size() && said[end + 1] == ' ')
      end = said.find('\n', end + 1);
    const std::string_view line = said.substr(begin, end - begin);
    const auto option = option_of(step, given, line);
    problems.add(option ? pointer + "/options" + *option : otherwise,
                 "plugin " + ticked(step.plugin()) + ": " + std::string(line));
    if (end == said.npos) break;
    begin = end + 1;
  }
}

}  // namespace glossator
