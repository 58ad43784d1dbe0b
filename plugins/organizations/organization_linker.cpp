#include "organizations/organization_linker.hpp"

#include <algorithm>
#include <array>

namespace gloss::organizations {
namespace {

/// The capitals of an acronym as a number; 0 if there are too many.
std::uint64_t letters_key(std::string_view form) {
  std::uint64_t key = 0;
  unsigned count = 0;
  for (const char c : form) {
    if (c < 'A' || c > 'Z') continue;
    if (++count > 8) return 0;
    key = key << 8 | static_cast<unsigned char>(c);
  }
  return count >= 2 ? key : 0;
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

}  // namespace

const char* mention_name(Mention mention) {
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

const char* link_name(Link link) {
  switch (link) {
    case Link::same_name:
      return "same-name";
    case Link::defined_acronym:
      return "defined-acronym";
    case Link::initials:
      return "initials";
    case Link::known_acronym:
      return "known-acronym";
    case Link::part:
      return "part-of-name";
    case Link::alone:
      break;
  }
  return "alone";
}

bool OrganizationLinker::is_text(std::uint32_t word, char expected) const {
  const std::string_view text = document_->covered(word);
  return text.size() == 1 && text[0] == expected;
}

/// Finds the words of each organization's name; names without words are dropped.
void OrganizationLinker::place(std::vector<Organization>& out) const {
  const auto count = static_cast<std::uint32_t>(document_->words.size());
  std::uint32_t next = 0;
  for (const Name& name : document_->names) {
    if (name.type != layers::name::organization) continue;
    while (next < count && document_->words[next].end <= name.span.begin) ++next;
    std::uint32_t end = next;
    while (end < count && document_->words[end].begin < name.span.end) ++end;
    if (end == next) continue;
    Organization mention;
    mention.span = name.span, mention.score = name.score;
    mention.first = next, mention.last = end - 1;
    out.push_back(mention);
  }
}

void OrganizationLinker::bare(const Organization& mention, std::uint32_t& first,
                              std::uint32_t& last) const {
  first = mention.first, last = mention.last;
  while (first < last && row(first).is(article)) ++first;
  const auto is_ending = [&](std::uint32_t i) {
    return row(i).is(legal_form) || is_text(i, ',') || is_text(i, '.');
  };
  while (last > first && is_ending(last)) --last;
}

bool OrganizationLinker::is_acronym(const Organization& mention) const {
  std::uint32_t first = 0, last = 0;
  bare(mention, first, last);
  return first == last && row(first).is(all_capitals);
}

std::uint32_t OrganizationLinker::find_same(std::uint32_t first, std::uint32_t last) const {
  std::uint32_t found = nothing;
  first_words_.each(id(first), [&](std::uint32_t entity) {
    const Entity& known = entities_[entity];
    if (known.last - known.first != last - first) return false;
    for (std::uint32_t i = 0; i <= last - first; ++i)
      if (id(known.first + i) != id(first + i)) return false;
    found = entity;
    return true;
  });
  return found;
}

std::uint32_t OrganizationLinker::add_entity(const Organization& mention, std::uint32_t index,
                                             bool acronym) {
  Entity entity;
  entity.standard = index;
  bare(mention, entity.first, entity.last);
  entity.named_last = mention.last;
  entity.full_first = mention.first, entity.full_last = mention.last;
  entity.is_acronym = acronym;
  if (acronym) entity.acronym = entity.first;
  const auto number = static_cast<std::uint32_t>(entities_.size());
  entities_.push_back(entity);
  merged_into_.push_back(number);
  first_words_.add(id(entity.first), number);
  last_words_.add(id(entity.last), number);
  return number;
}

/// Equal names are one body, with or without "the" and "Inc".
void OrganizationLinker::link_names(std::vector<Organization>& out) {
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    Organization& mention = out[i];
    std::uint32_t first = 0, last = 0;
    bare(mention, first, last);
    const bool acronym = is_acronym(mention);
    mention.mention = acronym ? Mention::acronym : Mention::full;
    mention.entity = find_same(first, last);
    mention.link = Link::same_name;
    if (mention.entity == nothing) {
      mention.entity = add_entity(mention, i, acronym);
      mention.link = Link::alone;
      if (!acronym) collect_initials(mention.entity);
    }
    Entity& entity = entities_[mention.entity];
    if (mention.last - mention.first > entity.full_last - entity.full_first)
      entity.full_first = mention.first, entity.full_last = mention.last;
  }
  std::stable_sort(initials_.begin(), initials_.end(),
                   [](const Initials& a, const Initials& b) { return a.key < b.key; });
}

/// The initials of a name's capitalised words, with and without the first word: "Australian
/// Securities and Investments Commission" may be ASIC, and "US Department of Justice" DOJ.
void OrganizationLinker::collect_initials(std::uint32_t number) {
  const Entity& entity = entities_[number];
  if (entity.named_last - entity.first > 15) return;
  add_initials(number, entity.first, entity.last);
  if (entity.named_last != entity.last) add_initials(number, entity.first, entity.named_last);
}

void OrganizationLinker::add_initials(std::uint32_t number, std::uint32_t first,
                                      std::uint32_t last) {
  std::array<std::uint64_t, 2> capitals{}, all{};
  unsigned capital_count = 0, all_count = 0;
  for (std::uint32_t i = first; i <= last; ++i) {
    const std::string_view word = document_->covered(i);
    const char letter = upper(word[0]);
    if (letter < 'A' || letter > 'Z') continue;
    for (std::size_t skip = 0; skip < 2; ++skip) {
      if (row(i).is(capital) && capital_count >= skip)
        capitals[skip] = capitals[skip] << 8 | static_cast<unsigned char>(letter);
      if (all_count >= skip) all[skip] = all[skip] << 8 | static_cast<unsigned char>(letter);
    }
    capital_count += row(i).is(capital);
    ++all_count;
  }
  const auto add = [&](std::uint64_t key, unsigned count) {
    if (count >= 2 && count <= 8) initials_.push_back({key, number});
  };
  add(capitals[0], capital_count);
  if (capital_count > 2) add(capitals[1], capital_count - 1);
  if (all_count != capital_count) {
    add(all[0], all_count);
    if (all_count > 3) add(all[1], all_count - 1);
  }
}

std::uint32_t OrganizationLinker::find_initials(std::uint64_t key) const {
  const auto found =
      std::lower_bound(initials_.begin(), initials_.end(), key,
                       [](const Initials& a, std::uint64_t wanted) { return a.key < wanted; });
  return found != initials_.end() && found->key == key ? found->entity : nothing;
}

/// Whether the name has the acronym's letters in this order, beginning with the first one.
bool OrganizationLinker::may_abbreviate(std::uint32_t acronym, const Entity& entity) const {
  const std::string_view form = document_->covered(acronym);
  const std::string_view name = document_->text.substr(
      document_->words[entity.first].begin,
      document_->words[entity.named_last].end - document_->words[entity.first].begin);
  std::size_t at = 0;
  bool is_first = true;
  for (const char c : form) {
    if (c < 'A' || c > 'Z') continue;
    while (at < name.size() && upper(name[at]) != c) ++at;
    if (at == name.size() || (is_first && at != 0)) return false;
    is_first = false;
    ++at;
  }
  return !is_first;
}

void OrganizationLinker::tie(Entity& entity, std::uint32_t acronym) {
  if (entity.acronym == nothing) entity.acronym = acronym;
}

/// "Shanghai Cooperation Organization (SCO)" and "SCO (Shanghai Cooperation Organization)".
void OrganizationLinker::link_definitions(std::vector<Organization>& out) {
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    const Organization& name = out[i];
    if (name.mention == Mention::acronym) continue;
    const std::uint32_t count = static_cast<std::uint32_t>(document_->words.size());
    std::uint32_t acronym = nothing;
    if (name.last + 3 < count && is_text(name.last + 1, '(') && is_text(name.last + 3, ')'))
      acronym = name.last + 2;
    else if (name.first >= 2 && name.last + 1 < count && is_text(name.first - 1, '(') &&
             is_text(name.last + 1, ')'))
      acronym = name.first - 2;
    if (acronym == nothing || !row(acronym).is(all_capitals)) continue;
    Entity& entity = entities_[name.entity];
    if (!may_abbreviate(acronym, entity)) continue;
    tie(entity, acronym);
    acronyms_.add(id(acronym), name.entity);
  }
}

/// Bare acronyms: by definition, by initials, by the list of well-known bodies.
void OrganizationLinker::link_acronyms(std::vector<Organization>& out) {
  for (Organization& mention : out) {
    if (mention.mention != Mention::acronym || merged_into_[mention.entity] != mention.entity)
      continue;
    const std::uint32_t own = mention.entity;
    const std::uint32_t word = entities_[own].first;
    std::uint32_t target = nothing;
    Link link = Link::defined_acronym;
    acronyms_.each(id(word), [&](std::uint32_t entity) { return target = entity, true; });
    if (target == nothing) {
      target = find_initials(letters_key(document_->covered(word)));
      link = Link::initials;
    }
    if (target == nothing || target == own) continue;
    merged_into_[own] = target;
    mention.link = link;
    tie(entities_[target], word);
  }
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].is_acronym || entities_[i].acronym != nothing) continue;
    gloss::to_lower(gloss::covered(document_->text, {document_->words[entities_[i].first].begin,
                                                     document_->words[entities_[i].last].end}),
                    lower_);
    const Known* known = lexicon_->known(lower_);
    if (known == nullptr || known->acronym.empty()) continue;
    for (Organization& mention : out) {
      if (mention.mention != Mention::acronym || merged_into_[mention.entity] != mention.entity)
        continue;
      if (document_->covered(entities_[mention.entity].first) != known->acronym) continue;
      merged_into_[mention.entity] = i;
      mention.link = Link::known_acronym;
      tie(entities_[i], entities_[mention.entity].first);
      break;
    }
  }
}

/// The only longer name that begins or ends with words [first, last]; `nothing` if there is no such
/// name or more than one.
std::uint32_t OrganizationLinker::find_whole(std::uint32_t first, std::uint32_t last,
                                             std::uint32_t self) const {
  std::uint32_t found = nothing;
  bool is_ambiguous = false;
  const std::uint32_t size = last - first;
  const auto consider = [&](std::uint32_t entity, std::uint32_t from) {
    const Entity& whole = entities_[entity];
    if (entity == self || whole.last - whole.first <= size) return;
    for (std::uint32_t i = 0; i <= size; ++i)
      if (id(from + i) != id(first + i)) return;
    const std::uint32_t target = merged_into_[entity];
    is_ambiguous |= found != nothing && found != target;
    found = target;
  };
  // A bare head ("the Ministry") needs a name of its kind; a bare name must not be a common
  // opening.
  const bool is_single = size == 0;
  if (!(is_single && row(first).is(generic | all_capitals)))
    first_words_.each(id(first), [&](std::uint32_t entity) {
      return consider(entity, entities_[entity].first), false;
    });
  if (!is_single || row(first).is(head))
    last_words_.each(id(last), [&](std::uint32_t entity) {
      if (entities_[entity].last - entities_[entity].first > size)
        consider(entity, entities_[entity].last - size);
      return false;
    });
  return is_ambiguous ? nothing : found;
}

void OrganizationLinker::link_parts(std::vector<Organization>& out) {
  for (Organization& mention : out) {
    if (mention.mention != Mention::full || merged_into_[mention.entity] != mention.entity)
      continue;
    const Entity& own = entities_[mention.entity];
    const std::uint32_t target = find_whole(own.first, own.last, mention.entity);
    if (target == nothing || target == mention.entity) continue;
    merged_into_[mention.entity] = target;
    if (own.acronym != nothing) tie(entities_[target], own.acronym);
    mention.link = Link::part;
  }
}

void OrganizationLinker::finish(std::vector<Organization>& out) {
  const auto root = [&](std::uint32_t entity) {
    for (unsigned steps = 0; merged_into_[entity] != entity && steps < 4; ++steps)
      entity = merged_into_[entity];
    return entity;
  };
  for (Entity& entity : entities_)
    entity.kind = kinds_.by_name(*document_, entity.first, entity.named_last);
  for (std::uint32_t i = 0; i < entities_.size(); ++i) {
    Entity& whole = entities_[root(i)];
    if (whole.kind == Kind::none) whole.kind = entities_[i].kind;
  }
  for (const Organization& mention : out) {
    Entity& whole = entities_[root(mention.entity)];
    if (whole.kind == Kind::none) whole.kind = kinds_.by_context(*document_, mention);
  }
  for (Entity& entity : entities_)
    if (entity.kind == Kind::none && row(entity.first).is(mixed_case)) entity.kind = Kind::company;
  for (Organization& mention : out) {
    const std::uint32_t number = root(mention.entity);
    const Entity& entity = entities_[number];
    if (mention.mention == Mention::full && number != mention.entity)
      mention.mention = Mention::short_form;
    if (mention.link == Link::alone && mention.entity != number) mention.link = Link::same_name;
    mention.entity = entity.standard;
    mention.name = {document_->words[entity.full_first].begin,
                    document_->words[entity.full_last].end};
    if (mention.first == entity.full_first) mention.name = mention.span;
    if (entity.acronym != nothing)
      mention.acronym = {document_->words[entity.acronym].begin,
                         document_->words[entity.acronym].end};
    mention.kind = entity.kind;
  }
}

void OrganizationLinker::run(const DocumentView& document, std::vector<Organization>& out) {
  document_ = &document;
  out.clear(), entities_.clear(), initials_.clear(), merged_into_.clear();
  first_words_.clear(), last_words_.clear(), acronyms_.clear();
  place(out);
  link_names(out);
  link_definitions(out);
  link_acronyms(out);
  link_parts(out);
  finish(out);
  document_ = nullptr;
}

}  // namespace gloss::organizations
