#include "people/told.hpp"

namespace gloss::people {
namespace {

std::string_view words_of(Link link) {
  switch (link) {
    case Link::full_name:
      return "it is a full name of";
    case Link::family_of_full:
      return "it is the family name of";
    case Link::given_of_full:
      return "it is the given name of";
    case Link::same_word:
      return "it has the same word as";
    case Link::alias:
      return "the text says that it is another name of";
    case Link::alone:
      break;
  }
  return "no other mention fits it, so it stands for itself as";
}

}  // namespace

void tell_person(const Person& person, const Result& result, std::string_view text,
                 const Trace& trace) {
  std::string reason = std::string(words_of(person.link)) + " `" +
                       std::string(covered(text, person.name)) +
                       "`, whose first full mention is record " + std::to_string(person.entity);
  if (person.title.size() != 0)
    reason += "; title `" + std::string(covered(text, person.title)) + "` before it";
  if (!person.role.empty())
    reason += "; role `" + std::string(result.role(person)) + "` from `" +
              std::string(covered(text, person.role.span)) + "`";
  trace.kept(person.span, "person", link_name(person.link), person.score,
             reason + "; the score is that of layer names");
}

}  // namespace gloss::people
