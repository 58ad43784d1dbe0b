#include "organizations/organization_linker.hpp"

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

/// One word, or several without a blank between them: "C/TFN".
bool OrganizationLinker::is_acronym(const Organization& mention) const {
  const std::uint32_t first = mention.bare_first, last = mention.bare_last;
  if (first == last) return row(first).is(acronym);
  const Span bare = document_->cover(first, last);
  if (bare.size() > 8) return false;
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

std::uint32_t OrganizationLinker::add_entity(std::uint32_t mention, bool acronym) {
  const Organization& own = (*out_)[mention];
  const auto number = static_cast<std::uint32_t>(entities_.size());
  Entity entity;
  entity.standard = entity.full_mention = mention;
  entity.first = own.bare_first, entity.last = own.bare_last;
  entity.merged_into = number;
  entity.is_acronym = acronym;
  if (acronym) entity.acronym = document_->cover(entity.first, entity.last);
  if (acronym && entity.first == entity.last) entity.body = row(entity.first).body;
  if (entity.body == 0 && row(entity.first).is(known_begin) && row(entity.last).is(known_end))
    entity.body = lexicon_->body_of(
        gloss::covered(document_->text(), document_->cover(entity.first, entity.last)));
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
    if (!begins(entity.first) && (entity.first == last || !begins(entity.first + 1))) continue;
    for (const std::uint64_t key : Initials(*document_, entity.first, entity.last))
      initials_.add(key, number);
    if (last == entity.last) continue;
    for (const std::uint64_t key : Initials(*document_, entity.first, last))
      initials_.add(key, number);
  }
}

void OrganizationLinker::link_names() {
  for (std::uint32_t i = 0; i < out_->size(); ++i) {
    Organization& mention = (*out_)[i];
    const bool acronym = is_acronym(mention);
    const std::uint64_t key = name_key(mention);
    // "U.N." and "UN".
    const std::uint64_t letters = acronym ? row(mention.bare_first).letters : 0;
    mention.mention = acronym ? Mention::acronym : Mention::full;
    mention.entity = nothing;
    mention.link = Link::same_name;
    const auto take = [&](std::uint32_t entity) { return mention.entity = entity, true; };
    names_.each(key, take);
    if (mention.entity == nothing && letters != 0) names_.each(letters, take);
    if (mention.entity == nothing) {
      mention.entity = add_entity(i, acronym);
      mention.link = Link::alone;
      names_.add(key, mention.entity);
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
  if (whole.acronym.size() == 0) whole.acronym = part.acronym;
}

/// The mention that begins at `word`, among the two on either side of mention `near`.
std::uint32_t OrganizationLinker::mention_at(std::uint32_t word, std::uint32_t near) const {
  const std::uint32_t begin = near < 2 ? 0 : near - 2;
  for (std::uint32_t i = begin; i < out_->size() && i <= near + 2; ++i)
    if ((*out_)[i].first == word || (*out_)[i].bare_first == word) return i;
  return nothing;
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
  const bool may_be = may_abbreviate(*document_, letters, entity.first, name.last) ||
                      (entity.body != 0 && entity.body == row(definition.word).body);
  if (!definition.is_said && !may_be) return;
  // Of two bodies that give themselves one name, the first has it.
  if (other != nothing && root((*out_)[other].entity) == (*out_)[other].entity) {
    const bool is_acronym = (*out_)[other].mention == Mention::acronym;
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
    if ((*out_)[i].mention != Mention::acronym) link_definition(i);
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
    const std::uint32_t target = find_initials(entities_[i]);
    if (target != nothing) merge(i, target, Link::initials);
  }
}

/// Names of one well-known body: its acronym, and its names in other spellings and languages.
void OrganizationLinker::link_bodies() {
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    const std::uint16_t body = entities_[i].body;
    if (Lexicon::is_listed_name(body)) continue;
    std::uint32_t whole = nothing;
    bodies_.each(body, [&](std::uint32_t entity) { return whole = entity, true; });
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
  const Row& first = row(own.first);
  // "BBC News" is the BBC; "BBC Trust" is another body.
  const auto is_brand = [&](const Entity& whole) {
    for (std::uint32_t i = whole.first + 1; i <= whole.last; ++i)
      if (!row(i).is(brand)) return false;
    return true;
  };
  // "University of Leeds Press" is a body of another kind than "University of Leeds".
  const auto is_other_body = [&](const Entity& whole) {
    const Kind last = KindFinder::of_noun(row(whole.last));
    if (last == Kind::none || own.is_acronym) return false;
    KindScores weights;
    const Kind kind = kinds_.by_words(*document_, own.first, own.last, weights).kind;
    return kind != Kind::none && kind != last;
  };
  // A bare name must not be a common opening; a bare head ("the Ministry") needs a name of its
  // kind.
  if (size > 1 || !first.is(generic))
    first_words_.each(first.key, [&](std::uint32_t entity) {
      const Entity& whole = entities_[entity];
      if (whole.words() > size && (!own.is_acronym || is_brand(whole)) && !is_other_body(whole))
        consider(entity, whole.first);
      return false;
    });
  if (!own.is_acronym && (size > 1 || first.is(head)))
    last_words_.each(row(own.last).key, [&](std::uint32_t entity) {
      const Entity& whole = entities_[entity];
      if (whole.words() > size) consider(entity, whole.last + 1 - size);
      return false;
    });
  if (found == nothing && size == 1) found = find_party(own);
  return is_ambiguous ? nothing : found;
}

void OrganizationLinker::link_parts() {
  if (entities_.size() < 2) return;
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].words() < 2) continue;
    first_words_.add(row(entities_[i].first).key, i);
    last_words_.add(row(entities_[i].last).key, i);
  }
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].merged_into != i) continue;
    // "Pebble Inc" is a whole name, and not short for "Pebble Pay".
    const Organization& own = (*out_)[entities_[i].standard];
    if (own.last != own.bare_last && row(own.last).is(legal_form)) continue;
    const std::uint32_t whole = find_whole(i);
    if (whole != nothing) merge(i, whole, Link::part);
  }
}

void OrganizationLinker::finish(Organization& mention) const {
  const std::uint32_t number = root(mention.entity);
  const Entity& entity = entities_[number];
  if (mention.mention == Mention::full && number != mention.entity && mention.link != Link::alias)
    mention.mention =
        entities_[mention.entity].words() < entity.words() ? Mention::short_form : Mention::full;
  if (mention.link == Link::alone && mention.entity != number) mention.link = Link::same_name;
  mention.entity = entity.standard;
  const Organization& fullest = (*out_)[entity.full_mention];
  mention.name = mention.first == fullest.first ? mention.span : fullest.span;
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
  link_acronyms();
  link_bodies();
  link_parts();
  find_kinds();
  for (Organization& mention : out) finish(mention);
  document_ = nullptr, out_ = nullptr;
}

}  // namespace gloss::organizations
