#include "pattern.hpp"

#include <gloss/annotator.hpp>
#include <map>

namespace gloss::regex {
namespace {

// The name comes before "=" in an attribute.
bool is_name(std::string_view name) {
  return !name.empty() && name.find_first_of(" \t\r\n=") == std::string_view::npos;
}

// What RE2 says, and the way out of the commonest slips.
std::string fault_of(const RE2& expression) {
  const std::string& pattern = expression.pattern();
  std::string text = expression.error();
  for (std::size_t at = pattern.find("(?<"); at != pattern.npos; at = pattern.find("(?<", at + 1)) {
    const char next = at + 3 < pattern.size() ? pattern[at + 3] : ' ';
    if (next == '=' || next == '!') return text + "; RE2 has no look-behind";
    const std::size_t end = pattern.find('>', at);
    if (end != pattern.npos)
      return text + "; write a named group as (?P<" + pattern.substr(at + 3, end - at - 3) +
             ">...)";
  }
  if (pattern.find("(?=") != pattern.npos || pattern.find("(?!") != pattern.npos)
    text += "; RE2 has no look-ahead";
  return text;
}

}  // namespace

RE2::Options expression_options(LetterCase letter_case) {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingUTF8);
  options.set_case_sensitive(letter_case == LetterCase::exact);
  options.set_log_errors(false);
  return options;
}

std::vector<Pattern> compile_patterns(const std::vector<PatternSource>& sources,
                                      LetterCase letter_case) {
  std::vector<Pattern> patterns;
  std::map<std::string_view, std::size_t> seen;
  std::string problems;
  const auto complain = [&](std::size_t index, const char* member, const std::string& reason) {
    if (!problems.empty()) problems += '\n';
    problems += "option /patterns/" + std::to_string(index) + "/" + member + ": " + reason;
  };
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const PatternSource& source = sources[i];
    if (!is_name(source.name))
      complain(i, "name", "\"" + source.name + "\" is empty or has a blank or \"=\" in it");
    else if (const auto [first, is_new] = seen.try_emplace(source.name, i); !is_new)
      complain(i, "name",
               "\"" + source.name + "\" is the name of pattern " + std::to_string(first->second) +
                   " too");
    if (source.pattern.empty()) {
      complain(i, "pattern", "pattern \"" + source.name + "\" is empty, and would match nothing");
      continue;
    }
    Pattern pattern{
        source, std::make_unique<const RE2>(source.pattern, expression_options(letter_case)), {}};
    if (!pattern.expression->ok()) {
      complain(i, "pattern", "pattern \"" + source.name + "\": " + fault_of(*pattern.expression));
      continue;
    }
    for (const auto& [number, name] : pattern.expression->CapturingGroupNames())
      pattern.groups.push_back({number, name});
    patterns.push_back(std::move(pattern));
  }
  if (!problems.empty()) throw Error(GLOSS_E_CONFIG, problems);
  return patterns;
}

}  // namespace gloss::regex
