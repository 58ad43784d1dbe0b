#pragma once
/// Short forms that are no beginning or end of the name that they stand for.
#include "organizations/organization.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

/// A name without its article.
struct NameWords {
  std::uint32_t first = 0, last = 0;  ///< words, both included, without the legal form
  std::uint32_t form_last = 0;        ///< the last word with it

  std::uint32_t size() const { return last - first + 1; }
};

/// What a short form is made of.
enum class ShortForm : std::uint8_t {
  none,
  word,            ///< "Nyrstar", "UConn"; or an acronym, "Unesco"
  with_acronym,    ///< "IIT Bombay"
  inverted,        ///< "Health Ministry"
  with_legal_form  ///< "Housing Corporation"
};

/// Whether a legal form is a noun that a short form keeps: "Corporation".
bool is_noun_of_firm(const Row& row);
/// What the name may be, seen alone.
ShortForm short_form_of(const DocumentView& document, const NameWords& name);

/// Whether the name, which may be the short form, is short for `whole`.
bool is_short_for(const DocumentView& document, ShortForm form, const NameWords& name,
                  const NameWords& whole);
/// Whether the word is made of the first letters of the whole name's words: "Cosatu" of the
/// Congress of South African Trade Unions, "Comelec" of the Commission on Elections.
bool is_spelled_acronym(const DocumentView& document, std::uint32_t word, const NameWords& whole);
/// "Social Work", of the Faculty of Social Work.
bool is_subject_of(const DocumentView& document, const NameWords& name, const NameWords& whole);
/// Whether subjects of the whole name may be short for it.
bool has_subject(const DocumentView& document, const NameWords& whole);

}  // namespace organizations
}  // namespace gloss
