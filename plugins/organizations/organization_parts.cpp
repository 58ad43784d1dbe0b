#include <algorithm>
#include <span>

#include "gloss/spelling_key.hpp"
#include "organizations/organization_linker.hpp"

namespace gloss::organizations {
namespace {

constexpr std::uint64_t house = spelling_key("house"), congress = spelling_key("congress"),
                        joint = spelling_key("and");

bool is_one_of(std::uint64_t key, std::span<const std::uint64_t> keys) {
  return std::ranges::find(keys, key) != keys.end();
}

/// Whether a word at the end of a name adds nothing to it: Evergrande "Group".
bool is_firm_ending(const Row& row) {
  constexpr std::uint64_t endings[] = {spelling_key("group"), spelling_key("holdings"),
                                       spelling_key("holding"), spelling_key("international")};
  return row.is(inherits | generic) && is_one_of(row.key, endings);
}

/// Whether a word in front of a firm's or party's own name tells where or what it is: "China"
/// Evergrande, "Deutsche" Lufthansa, "Partai" Gerindra.
bool is_carrier(const Row& row) {
  constexpr std::uint64_t carriers[] = {
      spelling_key("partai"),    spelling_key("partido"), spelling_key("parti"),
      spelling_key("partito"),   spelling_key("banco"),   spelling_key("banca"),
      spelling_key("banque"),    spelling_key("grupo"),   spelling_key("groupe"),
      spelling_key("gruppo"),    spelling_key("pt"),      spelling_key("deutsche"),
      spelling_key("compagnie"), spelling_key("societe"), spelling_key("saudi"),
      spelling_key("dutch"),     spelling_key("chinese"), spelling_key("walt"),
      spelling_key("eli"),       spelling_key("dalian"),  spelling_key("shanghai"),
      spelling_key("beijing"),   spelling_key("aditya")};
  return row.is(country | generic) || is_one_of(row.key, carriers);
}

}  // namespace

/// The last word of a name that is its own: China "Evergrande" Group, if a word that tells where or
/// what it is begins the name; else the last one of all.
std::uint32_t OrganizationLinker::own_last(const Entity& entity) const {
  std::uint32_t last = entity.last;
  while (last > entity.first + 1 && is_firm_ending(row(last))) --last;
  return last;
}

/// "Kotoko", of Asante Kotoko: of two words that say nothing, the second may be the name alone. A
/// place may not: "Virgin Atlantic", "Real Madrid".
bool OrganizationLinker::is_own_end(const Entity& own, const Entity& whole) const {
  constexpr std::uint32_t telling = head | generic | country | of_place | mark | acronym;
  if (whole.words() != 2 || row(whole.first).is(telling) || row(own.first).is(telling))
    return false;
  const std::string_view form = document_->covered(own.first);
  constexpr std::uint64_t of_rivals[] = {spelling_key("inter"),    spelling_key("real"),
                                         spelling_key("sporting"), spelling_key("atletico"),
                                         spelling_key("team"),     spelling_key("virgin")};
  if (form.size() < 4 || !row(own.first).is(capital) || is_one_of(row(whole.first).key, of_rivals))
    return false;
  return !is_place(form);
}

/// Whether the word before the last one may be short for the whole name: the last one only says
/// that it is a "Foundation" or party.
bool OrganizationLinker::has_inner_name(const Entity& whole) const {
  constexpr std::uint32_t telling =
      head | generic | country | of_place | mark | acronym | adjective | preposition;
  if (whole.words() < 3 || !whole.last_row->is(head)) return false;
  const Row& word = row(whole.last - 1);
  if (word.is(telling) || !word.is(capital)) return false;
  const Kind kind = KindFinder::of_noun(*whole.last_row);
  if (kind != Kind::ngo && kind != Kind::party && whole.last_row->key != congress) return false;
  for (std::uint32_t i = whole.first; i < whole.last; ++i)
    if (row(i).is(preposition) || row(i).key == joint) return false;
  return true;
}

/// "Weston", of the Garfield Weston Foundation. A place may not: "Oslo", of the Central Oslo Trust.
bool OrganizationLinker::is_inner_name(const Entity& own, const Entity& whole) const {
  return own.words() == 1 && own.first_row->key == row(whole.last - 1).key &&
         document_->covered(own.first).size() >= 4 && has_inner_name(whole) &&
         !is_place(document_->covered(own.first));
}

/// Whether the names layer has a place of this name.
bool OrganizationLinker::is_place(std::string_view form) const {
  return std::ranges::any_of(document_->names, [&](const Name& name) {
    return name.type == layers::name::place && gloss::covered(document_->text(), name.span) == form;
  });
}

/// Whether a word that says nothing of itself may be short for the longer name that ends in it:
/// "the Patriots", "Lufthansa". The town is not its university, nor the country its airline.
bool OrganizationLinker::is_end_of(const Entity& own, const Entity& whole) const {
  const Row& word = row(own.first);
  if (own.words() != 1 || word.is(country | generic | legal_form) || is_firm_ending(word))
    return false;
  for (std::uint32_t i = whole.first; i < whole.last; ++i)
    if (row(i).is(preposition)) return false;
  bool is_carried = true;
  const std::uint32_t last = own_last(whole);
  for (std::uint32_t i = whole.first; i < last; ++i) is_carried &= is_carrier(row(i));
  if (is_carried) return true;
  if (is_own_end(own, whole)) return true;
  const Organization& mention = (*out_)[own.standard];
  const bool has_article = mention.bare_first > mention.first ||
                           (mention.first > 0 && row(mention.first - 1).is(article));
  const std::string_view form = document_->covered(own.first);
  return has_article && last == whole.last && form.size() > 2 &&
         (form.ends_with('s') || form.ends_with('x'));
}

/// "Conservatives", after "Conservative Party".
std::uint32_t OrganizationLinker::find_party(const Entity& entity) const {
  constexpr std::uint64_t party = spelling_key("party");
  std::string_view form = document_->covered(entity.first);
  if (form.size() < 5 || !(form.ends_with('s') || form.ends_with('S'))) return nothing;
  std::uint32_t found = nothing;
  const auto look = [&](std::uint64_t key) {
    first_words_.each(key, [&](std::uint32_t whole) {
      if (entities_[whole].words() == 2 && row(entities_[whole].last).key == party) found = whole;
      return found != nothing;
    });
  };
  look(spelling_key(form.substr(0, form.size() - 1)));
  if (found == nothing && row(entity.first).key == spelling_key("democrats"))
    look(spelling_key("democratic"));
  return found;
}

/// "University of Ghana", beside its "Business School".
bool OrganizationLinker::has_unit(const Entity& own, const Entity& whole) const {
  constexpr std::uint64_t no_units[] = {spelling_key("services"), spelling_key("system")};
  // "Lane College Prep High School" is Lane College Prep.
  if (row(whole.last - 1).key == spelling_key("high")) return false;
  std::uint32_t next = whole.first + own.words();
  if (row(next).is(preposition) || !row(next).is(capital)) return false;
  bool has_head = false;
  for (std::uint32_t i = own.first; i <= own.last; ++i) {
    const Kind kind = row(i).is(head) ? KindFinder::of_noun(row(i)) : Kind::none;
    has_head |= kind != Kind::none && kind != Kind::company && kind != Kind::bank;
  }
  if (!has_head) return false;
  for (; next <= whole.last; ++next) {
    const Row& word = row(next);
    if (!word.is(head) || word.is(whole_service) || is_firm_ending(word)) continue;
    const Kind kind = KindFinder::of_noun(word);
    if (kind != Kind::none && kind != Kind::company && kind != Kind::bank &&
        !is_one_of(word.key, no_units))
      return true;
  }
  return false;
}

/// Whether it is a well-known body of states.
bool OrganizationLinker::is_of_states(const Entity& entity) const {
  return !Lexicon::is_listed_name(entity.body) &&
         lexicon_->body(entity.body).kind == Kind::intergovernmental;
}

/// Whether a name that begins with the words of another is a body of its own: "Leeds University
/// Press", "Ford Foundation", "Yahoo China", "Army Forces Command", "House Committee on Ethics".
bool OrganizationLinker::is_other_body(const Entity& own, const Entity& whole) const {
  if (own.is_acronym) return false;
  if (has_other_owner(own, whole)) return true;
  const Row& last = row(whole.last);
  // "Federal Reserve Bank of New York"
  if (!Lexicon::is_listed_name(own.body) && own.body != whole.body && own.words() > 1 &&
      row(whole.first + own.words()).is(head))
    return true;
  if (own.body != 0 && last.is(country) && !row(whole.last - 1).is(clause)) return true;
  // "African Union Mission"
  const Row& next_word = row(whole.first + own.words());
  if (is_of_states(own) && own.words() > 1 && own.body != whole.body && next_word.is(capital) &&
      !is_firm_ending(next_word) && !last.is(whole_service))
    return true;
  const Kind last_kind = KindFinder::of_noun(last);
  if (lexicon_->body(own.body).kind == Kind::company &&
      (last_kind == Kind::ngo || last_kind == Kind::education || last_kind == Kind::sports))
    return true;
  const std::uint32_t next = whole.first + own.words();
  const Row& first = row(own.first);
  const bool is_public =
      first.key == house || (first.is(head) && !is_in_trade(KindFinder::of_noun(first)));
  if (own.words() == 1 && is_public && !row(next).is(of_word)) {
    std::uint32_t noun = next;  // that tells what body it is, if nothing but "of Fish" is behind it
    while (noun < whole.last && !row(noun + 1).is(clause)) ++noun;
    const auto is_unit = [&](const Row& word) { return word.is(head) && !word.is(whole_service); };
    if (is_unit(row(noun)) || is_unit(last)) return true;
  }
  if (own.words() > 1 && has_unit(own, whole)) return true;
  // "Inter-American Court of Human Rights": what it is stands in both names.
  if (last_kind == Kind::none || (row(own.last).is(head) && row(next).is(of_word))) return false;
  KindScores weights;
  const Kind kind = kinds_.by_words(*document_, own.first, own.last, weights).kind;
  return kind != Kind::none && kind != last_kind;
}

/// Whether the words behind an acronym add nothing to it: "BBC News" is the BBC; "BBC Trust" and
/// "UN Office" are other bodies. "JSW" is the JSW Steel of which the text has spoken, and "HUSKY"
/// in a headline is Husky Oil.
bool OrganizationLinker::is_name_of_acronym(const Entity& own, const Entity& whole) const {
  bool is_brand = true;
  for (std::uint32_t i = whole.first + 1; i <= whole.last; ++i) is_brand &= row(i).is(brand);
  if (is_brand) return true;
  if (whole.words() != 2 || !Lexicon::is_listed_name(own.body)) return false;
  if (whole.first_row->is(acronym) && whole.standard > own.standard) return false;
  const Kind kind = KindFinder::of_noun(*whole.last_row);
  return kind == Kind::company || kind == Kind::bank || is_firm_ending(*whole.last_row);
}

/// The only longer name that begins or ends with the entity's words; `nothing` if there is no such
/// name or more than one.
std::uint32_t OrganizationLinker::find_whole(std::uint32_t part) const {
  const Entity& own = entities_[part];
  const std::uint32_t size = own.words();
  std::uint32_t found = nothing;
  bool is_ambiguous = false;
  const auto consider = [&](std::uint32_t entity, std::uint32_t from) {
    for (std::uint32_t i = 0; i < size; ++i)
      if (row(from + i).key != row(own.first + i).key) return;
    const std::uint32_t target = root(entity);
    is_ambiguous |= found != nothing && found != target;
    found = target;
  };
  const Row& first = *own.first_row;
  const auto is_house_of_country = [&](const Entity& whole) {
    return whole.words() == 2 && row(whole.first).is(country);
  };
  // A bare name must not be a common opening; a bare head ("the Ministry") needs a name of its
  // kind.
  if (size > 1 || !first.is(generic))
    first_words_.each(first.key, [&](std::uint32_t entity) {
      const Entity& whole = entities_[entity];
      if (whole.words() > size && (!own.is_acronym || is_name_of_acronym(own, whole)) &&
          !is_other_body(own, whole))
        consider(entity, whole.first);
      return false;
    });
  const bool is_house = size == 1 && first.key == house;
  const bool tells_itself = size > 1 || first.is(head) || is_house;
  if (!own.is_acronym)
    last_words_.each(own.last_row->key, [&](std::uint32_t entity) {
      const Entity& whole = entities_[entity];
      if (!tells_itself) {
        if (is_end_of(own, whole)) consider(entity, own_last(whole));
        return false;
      }
      if (whole.last_row->key != own.last_row->key) return false;
      // "Department of Trade of Korea Eximbank" is a part of that bank.
      if (size > 1 && whole.words() > size && row(whole.last - size).is(of_word)) return false;
      // The House is the U.S. House, but not the Opera House.
      if (whole.words() > size && (!is_house || is_house_of_country(whole)))
        consider(entity, whole.last + 1 - size);
      return false;
    });
  if (found == nothing && !tells_itself && !own.is_acronym)
    last_words_.each(first.key, [&](std::uint32_t entity) {
      const Entity& whole = entities_[entity];
      if (is_inner_name(own, whole)) consider(entity, whole.last - 1);
      return false;
    });
  if (found == nothing && size == 1) found = find_party(own);
  return is_ambiguous ? nothing : found;
}

void OrganizationLinker::link_parts() {
  if (entities_.size() < 2) return;
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    const Entity& entity = entities_[i];
    if (entity.words() < 2) continue;
    first_words_.add(entity.first_row->key, i);
    last_words_.add(entity.last_row->key, i);
    if (has_inner_name(entity)) last_words_.add(row(entity.last - 1).key, i);
    if (!entity.last_row->is(inherits | generic)) continue;
    if (const std::uint32_t last = own_last(entity); last < entity.last)
      last_words_.add(row(last).key, i);
  }
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].merged_into != i) continue;
    // "Pebble Inc" is a whole name, and not short for "Pebble Pay".
    const Organization& own = (*out_)[entities_[i].full_mention];
    if (own.last != own.bare_last && row(own.last).is(legal_form)) continue;
    if (has_unit_behind(entities_[i].standard)) continue;
    const std::uint32_t whole = find_whole(i);
    if (whole != nothing) merge(i, whole, Link::part);
  }
}

}  // namespace gloss::organizations
