#pragma once
/// Evidence of the words around a name: gender, a second name, the kind of a lone name.
#include "people/mention_finder.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

enum class Gender : std::uint8_t { unknown, male, female };

/// Of a courtesy title: Mr, Mrs ...
Gender gender_of(const DocumentView& document, const Person& person);

/// Tells the gender by the given name, if only men or only women have it.
Gender likely_gender(const DocumentView& document, const NameParts& parts);

/// Whether a word of kinship stands before the name, "his wife, X", "the son of X"; sets `gender`
/// to the relative's where the name is the relative's.
bool is_told_by_kinship(const DocumentView& document, const Person& person, Gender& gender);

/// Whether the words between two mentions say that both are names of one person: "X, better known
/// as Y", "X, who performs as Y", "X, born Y".
bool are_aliases(const DocumentView& document, const Person& left, const Person& right);

/// Several people of one name: "the Cole brothers", or "the Coles".
enum class Household : std::uint8_t { none, family, plural };

/// Whether a lone name means several people. REQUIRES: title and role are set.
Household household_of(const DocumentView& document, const PersonMention& mention);

/// Whether a lone name is a given or a family name, by its parts, its title, its role and the lists
/// of names; Mention::single if nothing tells. REQUIRES: title and role are set.
Mention told_kind(const DocumentView& document, const PersonMention& mention);

}  // namespace people
}  // namespace gloss
