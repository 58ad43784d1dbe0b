#include "organizations/organization_linker.hpp"

#include <algorithm>

#include "gloss/spelling_key.hpp"
#include "organizations/definition.hpp"
#include "organizations/initials.hpp"

namespace gloss::organizations {

std::string_view mention_name(Mention mention) {
  switch (mention) {
    case Mention::full:
      return "full";
    case Mention::acronym:
      return "acronym";
    case Mention::short_form:
      break;
  }
  return "short";
}

std::string_view link_name(Link link) {
  switch (link) {
    case Link::same_name:
      return "same-name";
    case Link::defined_acronym:
      return "defined-acronym";
    case Link::alias:
      return "alias";
    case Link::initials:
      return "initials";
    case Link::known_body:
      return "known-acronym";
    case Link::own_body:
      return "own-body";
    case Link::part:
      return "part-of-name";
    case Link::alone:
      break;
  }
  return "alone";
}

std::uint32_t OrganizationLinker::root(std::uint32_t entity) const {
  while (entities_[entity].merged_into != entity) entity = entities_[entity].merged_into;
  return entity;
}

/// Several words without a blank between them: "C/TFN".
bool OrganizationLinker::is_joined_acronym(Span bare) const {
  const std::string_view text = gloss::covered(document_->text(), bare);
  for (const char c : text)
    if (!(c >= 'A' && c <= 'Z') && c != '/' && c != '&' && c != '-' && c != '.') return false;
  return gloss::organizations::letters_of(text) != 0;
}

std::uint64_t OrganizationLinker::letters_of(const Entity& entity) const {
  if (!entity.is_acronym) return 0;
  if (entity.first == entity.last) return row(entity.first).letters;
  return gloss::organizations::letters_of(
      gloss::covered(document_->text(), document_->cover(entity.first, entity.last)));
}

/// Equal for equal names, with or without "the" and "Inc".
std::uint64_t OrganizationLinker::name_key(const Organization& mention) const {
  std::uint64_t key = 0;
  for (std::uint32_t i = mention.bare_first; i <= mention.bare_last; ++i)
    key = (key ^ row(i).key) * 0x9E3779B97F4A7C15u;
  return key;
}

/// The body whose name is listed; 0: none.
std::uint16_t OrganizationLinker::listed_body(std::uint32_t first, std::uint32_t last) const {
  PhraseKey name;
  for (std::uint32_t i = first; i <= last; ++i) {
    if (!row(i).is(in_known)) return 0;
    name.add(row(i).phrase);
  }
  return lexicon_->body_of(name);
}

std::uint32_t OrganizationLinker::add_entity(std::uint32_t mention, bool acronym) {
  const Organization& own = (*out_)[mention];
  const auto number = static_cast<std::uint32_t>(entities_.size());
  Entity entity;
  entity.standard = entity.full_mention = mention;
  entity.first = own.bare_first, entity.last = own.bare_last;
  entity.merged_into = number;
  entity.is_acronym = acronym;
  entity.first_row = &row(entity.first), entity.last_row = &row(entity.last);
  entity.letter = capital_of(document_->text()[document_->words.begin(entity.first)]);
  if (acronym) entity.acronym = document_->cover(entity.first, entity.last);
  if (acronym && entity.first == entity.last) entity.body = entity.first_row->body;
  if (entity.body == 0 && entity.first_row->is(known_begin) && entity.last_row->is(known_end))
    entity.body = listed_body(entity.first, entity.last);
  entities_.push_back(entity);
  return number;
}

/// The initials of the full names that may begin with one of `letters`, a bit each.
void OrganizationLinker::index_initials(std::uint32_t letters) {
  const auto begins = [&](std::uint32_t word) {
    const auto letter = static_cast<unsigned char>(document_->covered(word)[0]) & 0xDFu;
    return letter >= 'A' && letter <= 'Z' && (letters >> (letter - 'A') & 1) != 0;
  };
  for (std::uint32_t number = 0; number < entities_.size(); ++number) {
    const Entity& entity = entities_[number];
    if (entity.is_acronym || entity.words() > longest_name) continue;
    const std::uint32_t last = (*out_)[entity.standard].last;
    // "Department of Justice" may be DJ, DOJ or, without its first word, the initials of the rest.
    std::uint32_t second = entity.first + 1;
    while (second < last && !row(second).is(capital)) ++second;
    if (!begins(entity.first) &&
        (entity.first == last || (!begins(entity.first + 1) && !begins(second))))
      continue;
    for (const std::uint64_t key : Initials(*document_, entity.first, entity.last))
      initials_.add(key, number);
    if (last == entity.last) continue;
    for (const std::uint64_t key : Initials(*document_, entity.first, last))
      initials_.add(key, number);
    // "Kenya Pipeline Company Limited" is KPC.
    if (last - entity.last == 2)
      for (const std::uint64_t key : Initials(*document_, entity.first, entity.last + 1))
        initials_.add(key, number);
  }
}

/// "2nd Battalion, 75th Ranger Regiment", of which the names layer makes two: the number of the
/// second tells which battalion the first is.
bool OrganizationLinker::is_unit_of_next(std::uint32_t mention) const {
  const Organization &own = (*out_)[mention], &next = (*out_)[mention + 1];
  if (!document_->is_char(own.last + 1, ',')) return false;
  const auto is_numbered = [&](std::uint32_t word) {
    const char first = document_->covered(word)[0];
    return first >= '0' && first <= '9';
  };
  return is_numbered(own.first) && is_numbered(next.first);
}

void OrganizationLinker::link_names() {
  for (std::uint32_t i = 0; i < out_->size(); ++i) {
    Organization& mention = (*out_)[i];
    const Row &first = row(mention.bare_first), &last = row(mention.bare_last);
    const bool acronym = is_acronym(mention, first);
    const bool is_unit = has_unit_behind(i);
    const std::uint64_t bare_key = name_key(mention);
    const std::uint64_t key = is_unit ? bare_key ^ name_key((*out_)[i + 1]) << 1 : bare_key;
    // "U.N." and "UN".
    const std::uint64_t letters = acronym ? first.letters : 0;
    mention.mention = acronym ? Mention::acronym : Mention::full;
    mention.entity = nothing;
    mention.link = Link::same_name;
    const bool may_have_owner = !acronym && ((first.classes | last.classes) & head) != 0;
    const std::uint32_t owner = may_have_owner ? owner_of(mention) : 0;
    const auto take = [&](std::uint32_t entity) {
      std::uint32_t& known = entities_[entity].owner;
      if (owner != 0 && known != 0 && owner != known) return false;
      if (owner != 0) known = owner;
      return mention.entity = entity, true;
    };
    names_.each(key, take);
    if (mention.entity == nothing && letters != 0) names_.each(letters, take);
    if (mention.entity == nothing) {
      mention.entity = add_entity(i, acronym);
      entities_[mention.entity].owner = owner;
      mention.link = Link::alone;
      names_.add(key, mention.entity);
      if (is_unit) names_.add(bare_key, mention.entity);
      if (letters != 0) names_.add(letters, mention.entity);
    }
    Entity& entity = entities_[mention.entity];
    const Organization& fullest = (*out_)[entity.full_mention];
    if (mention.last - mention.first > fullest.last - fullest.first) entity.full_mention = i;
  }
}

void OrganizationLinker::merge(std::uint32_t from, std::uint32_t into, Link link) {
  from = root(from), into = root(into);
  if (from == into) return;
  Entity &part = entities_[from], &whole = entities_[into];
  part.merged_into = into;
  (*out_)[part.standard].link = link;
  // What begins the name ("HUSKY", of Husky Oil Ltd) may be in capitals and no acronym.
  const bool is_word = link == Link::part && part.is_acronym &&
                       part.first_row->key == whole.first_row->key && !whole.last_row->is(brand);
  if (whole.acronym.size() == 0 && !is_word) whole.acronym = part.acronym;
}

/// The mention that begins at `word`, among the two on either side of mention `near`.
std::uint32_t OrganizationLinker::mention_at(std::uint32_t word, std::uint32_t near) const {
  const std::uint32_t begin = near < 2 ? 0 : near - 2;
  for (std::uint32_t i = begin; i < out_->size() && i <= near + 2; ++i)
    if ((*out_)[i].first == word || (*out_)[i].bare_first == word) return i;
  return nothing;
}

/// Whether a shorter name has no word of its own: "Lyra & Zork", of the Council of Lyra and Zork.
bool OrganizationLinker::has_all_words(const Entity& own, const Entity& whole) const {
  if (own.words() >= whole.words() || whole.words() > longest_name) return false;
  for (std::uint32_t i = own.first; i <= own.last; ++i) {
    std::uint32_t word = whole.first;
    while (word <= whole.last && row(word).key != row(i).key) ++word;
    if (word > whole.last) return false;
  }
  return true;
}

void OrganizationLinker::link_definition(std::uint32_t mention) {
  const Organization& name = (*out_)[mention];
  const Definition definition = definition_of(*document_, name);
  if (definition.word == nothing) return;
  Entity& entity = entities_[name.entity];
  const std::uint32_t other = mention_at(definition.word, mention);
  std::uint64_t letters = row(definition.word).letters;
  Span acronym = document_->words.span(definition.word);
  if (other != nothing && entities_[(*out_)[other].entity].is_acronym) {
    letters = letters_of(entities_[(*out_)[other].entity]);
    acronym = entities_[(*out_)[other].entity].acronym;
  }
  // "UN Office (UN)" defines nothing, unlike "Qorvian Pipes (the "Qorvian")".
  const bool is_parent = !Lexicon::is_listed_name(row(definition.word).body) &&
                         row(entity.first).key == row(definition.word).key;
  const bool may_be =
      (!is_parent && may_abbreviate(*document_, letters, entity.first, name.last)) ||
      (entity.body != 0 && entity.body == row(definition.word).body);
  if (!definition.is_said && !may_be) return;
  // Of two bodies that give themselves one name, the first has it.
  if (other != nothing && root((*out_)[other].entity) == (*out_)[other].entity) {
    const bool is_acronym = (*out_)[other].mention == Mention::acronym;
    Entity& short_name = entities_[(*out_)[other].entity];
    short_name.is_spelled = short_name.words() == 1 && !is_acronym &&
                            is_spelled_acronym(*document_, short_name.first, name_words(entity));
    short_name.is_short = !is_acronym && has_all_words(short_name, entity);
    merge((*out_)[other].entity, name.entity, is_acronym ? Link::defined_acronym : Link::alias);
  }
  if (letters == 0) return;
  if (entity.acronym.size() == 0) entity.acronym = acronym;
  acronyms_.add(letters, name.entity);
}

/// "Shanghai Cooperation Organization (SCO)", "SCO (Shanghai Cooperation Organization)", "Doctors
/// Without Borders, known as MSF".
void OrganizationLinker::link_definitions() {
  for (std::uint32_t i = 0; i < out_->size(); ++i)
    if ((*out_)[i].mention != Mention::acronym && may_be_defined(*document_, (*out_)[i]))
      link_definition(i);
}

/// The name with these initials that stands last before the acronym, or else the first behind it.
std::uint32_t OrganizationLinker::find_initials(const Entity& acronym) const {
  std::uint32_t before = nothing, behind = nothing;
  initials_.each(letters_of(acronym), [&](std::uint32_t entity) {
    const std::uint32_t standard = entities_[entity].standard;
    if (standard < acronym.standard && (before == nothing || entity > before)) before = entity;
    if (standard > acronym.standard && (behind == nothing || entity < behind)) behind = entity;
    return false;
  });
  return before != nothing ? before : behind;
}

/// The one name of which the acronym takes letters of each word.
std::uint32_t OrganizationLinker::find_spelled(const Entity& acronym) const {
  constexpr std::uint64_t four_letters = 1u << 24;
  const std::uint64_t letters = letters_of(acronym);
  if (letters < four_letters) return nothing;
  const char first = document_->covered(acronym.first)[0];
  std::uint32_t found = nothing;
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    const Entity& entity = entities_[i];
    if (entity.is_acronym || entity.words() < 3 || entity.words() > longest_name) continue;
    if (document_->covered(entity.first)[0] != first) continue;
    if (!takes_of_each_word(*document_, letters, entity.first, entity.last)) continue;
    if (found != nothing) return nothing;
    found = i;
  }
  return found;
}

/// Bare acronyms: by definition, or by initials.
void OrganizationLinker::link_acronyms() {
  std::uint32_t letters = 0;  // that unknown acronyms begin with
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    const Entity& entity = entities_[i];
    if (!entity.is_acronym || entity.merged_into != i) continue;
    std::uint32_t target = nothing;
    acronyms_.each(letters_of(entity), [&](std::uint32_t whole) { return target = whole, true; });
    if (target != nothing)
      merge(i, target, Link::defined_acronym);
    else
      letters |= 1u << ((document_->text()[entity.acronym.begin] - 'A') & 31);
  }
  if (letters == 0) return;
  index_initials(letters);
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    if (!entities_[i].is_acronym || entities_[i].merged_into != i) continue;
    std::uint32_t target = find_initials(entities_[i]);
    if (target == nothing && Lexicon::is_listed_name(entities_[i].body))
      target = find_spelled(entities_[i]);
    if (target != nothing) merge(i, target, Link::initials);
  }
}

/// Names of one well-known body: its acronym, and its names in other spellings and languages.
void OrganizationLinker::link_bodies() {
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    const std::uint16_t body = entities_[i].body;
    if (Lexicon::is_listed_name(body)) continue;
    std::uint32_t whole = nothing;
    bodies_.each(body, [&](std::uint32_t entity) {
      const std::uint32_t own = entities_[i].owner, other = entities_[entity].owner;
      if (own != 0 && other != 0 && own != other) return false;
      return whole = entity, true;
    });
    if (whole == nothing) {
      bodies_.add(body, i);
      continue;
    }
    const Link link = lexicon_->body(body).is_own ? Link::own_body : Link::known_body;
    const bool is_acronym_first = entities_[root(whole)].is_acronym && !entities_[i].is_acronym;
    // What is merged into another name already stays with it.
    if (is_acronym_first && root(whole) == whole)
      merge(whole, i, link);
    else if (root(i) == i)
      merge(i, whole, link);
  }
}

/// "Zork Mining", if the fullest name is Zork Mining Corporation. "Inc" and the like do not matter.
bool OrganizationLinker::is_without_form(const Organization& mention,
                                         const Organization& fullest) const {
  if (fullest.last == fullest.bare_last || mention.last != mention.bare_last ||
      mention.mention != Mention::full)
    return false;
  constexpr std::uint64_t forms[] = {spelling_key("corporation"), spelling_key("company"),
                                     spelling_key("incorporated"), spelling_key("limited")};
  const std::uint64_t key = row(fullest.last).key;
  return std::ranges::find(forms, key) != std::end(forms);
}

void OrganizationLinker::finish(Organization& mention) const {
  const std::uint32_t number = root(mention.entity);
  const Entity& entity = entities_[number];
  const Organization& fullest = (*out_)[entity.full_mention];
  const Entity& own = entities_[mention.entity];
  if (own.is_short || is_without_form(mention, fullest))
    mention.mention = Mention::short_form;
  else if (mention.mention == Mention::full && number != mention.entity) {
    if (own.is_spelled)
      mention.mention = Mention::acronym;
    else if (mention.link != Link::alias && own.words() < entity.words())
      mention.mention = Mention::short_form;
  }
  if (mention.link == Link::alone && mention.entity != number) mention.link = Link::same_name;
  mention.entity = entity.standard;
  mention.name = fullest.span;
  mention.named = entity.full_mention;
  mention.acronym = entity.acronym;
  mention.kind = entity.kind;
  mention.is_own_kind = entity.is_own_kind;
}

void OrganizationLinker::run(const DocumentView& document, std::vector<Organization>& out) {
  document_ = &document, out_ = &out;
  entities_.clear();
  for (KeyChains* chains : {&names_, &first_words_, &last_words_, &acronyms_, &initials_, &bodies_})
    chains->clear();
  link_names();
  link_definitions();
  link_brackets();
  link_acronyms();
  link_bodies();
  link_parts();
  link_short_forms();
  find_kinds();
  for (Organization& mention : out) finish(mention);
  document_ = nullptr, out_ = nullptr;
}

}  // namespace gloss::organizations
