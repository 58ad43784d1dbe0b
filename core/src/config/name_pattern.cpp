#include "config/name_pattern.hpp"

#include <re2/re2.h>

namespace glossator {
namespace {

std::unique_ptr<re2::RE2> compile(const std::string& pattern) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  return std::make_unique<re2::RE2>(pattern, options);
}

}  // namespace

NamePattern::NamePattern(const std::string& pattern) : expression_(compile(pattern)) {}
NamePattern::NamePattern(NamePattern&&) noexcept = default;
NamePattern::~NamePattern() = default;

std::string NamePattern::problem_of(const std::string& pattern) {
  const auto expression = compile(pattern);
  if (!expression->ok()) return "is no regular expression of RE2: " + expression->error();
  if (expression->NamedCapturingGroups().empty())
    return "names no group; expected one or more, as in (?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2}); "
           "the groups id, date and language are known, others go to the document's meta";
  return "";
}

bool NamePattern::read(const std::string& path, std::vector<Field>& fields) const {
  fields.clear();
  std::vector<re2::StringPiece> groups(1 + std::size_t(expression_->NumberOfCapturingGroups()));
  if (!expression_->Match(path, 0, path.size(), re2::RE2::UNANCHORED, groups.data(),
                          static_cast<int>(groups.size())))
    return false;
  for (const auto& [name, number] : expression_->NamedCapturingGroups())
    if (const auto& group = groups[std::size_t(number)]; !group.empty())
      fields.push_back({name, std::string(group.data(), group.size())});
  return true;
}

}  // namespace glossator
