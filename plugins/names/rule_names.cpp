#include "names/name.hpp"

namespace gloss::names {

const char* rule_name(Rule rule) {
  switch (rule) {
    case Rule::title:
      return "title";
    case Rule::role:
      return "role";
    case Rule::given_name:
      return "given-name";
    case Rule::family_name:
      return "family-name";
    case Rule::family_first:
      return "family-first";
    case Rule::person_cue:
      return "person-cue";
    case Rule::two_words:
      return "two-words";
    case Rule::company_suffix:
      return "company-suffix";
    case Rule::organization_head:
      return "organization-head";
    case Rule::organization_of:
      return "organization-of";
    case Rule::organization_words:
      return "organization-words";
    case Rule::list:
      return "list";
    case Rule::acronym:
      return "acronym";
    case Rule::mixed_case:
      return "mixed-case";
    case Rule::source_cue:
      return "source-cue";
    case Rule::place_head:
      return "place-head";
    case Rule::place_cue:
      return "place-cue";
    case Rule::event_head:
      return "event-head";
    case Rule::adjective:
      return "adjective";
    case Rule::document_family:
      return "document-family";
    case Rule::document_given:
      return "document-given";
    case Rule::document_initials:
      return "document-initials";
    case Rule::document_majority:
      return "document-majority";
    case Rule::none:
      break;
  }
  return "none";
}

}  // namespace gloss::names
