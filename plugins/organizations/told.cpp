#include "organizations/told.hpp"

#include <string>

namespace gloss::organizations {
namespace {

std::string_view words_of(Link link) {
  switch (link) {
    case Link::same_name:
      return "it has the same name as";
    case Link::defined_acronym:
      return "the text defines the acronym beside the name of";
    case Link::alias:
      return "the text says that it is another name of";
    case Link::initials:
      return "it has the initials of";
    case Link::known_body:
      return "the plugin's list has it as another name of";
    case Link::own_body:
      return "the file of option known has it as another name of";
    case Link::part:
      return "it is a part of the name of";
    case Link::alone:
      break;
  }
  return "no other mention fits it, so it stands for itself as";
}

}  // namespace

void tell_organization(const Organization& organization, std::string_view text,
                       const Trace& trace) {
  std::string reason = std::string(words_of(organization.link)) + " `" +
                       std::string(covered(text, organization.name)) +
                       "`, whose mention is record " + std::to_string(organization.entity);
  if (organization.is_own_kind) reason += "; the kind is from the user's lists";
  if (organization.kind == Kind::none) reason += "; no word tells its kind";
  trace.kept(organization.span, "organization", link_name(organization.link), organization.score,
             reason + "; the score is that of layer names");
}

}  // namespace gloss::organizations
