#include "names/document_pass.hpp"

#include <algorithm>

namespace gloss::names {
namespace {

constexpr float sure = 0.7f;

bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::uint64_t acronym_key(std::string_view form) {
  std::uint64_t key = 0;
  unsigned letters = 0;
  for (const char c : form) {
    if (c == '.' || c == '-') continue;
    if (!is_ascii_capital(c) || ++letters > 8) return 0;
    key = key << 8 | static_cast<unsigned char>(c);
  }
  return letters >= 2 ? key : 0;
}

Votes& DocumentPass::votes_of(std::uint32_t id) {
  if (id >= slot_of_.size()) slot_of_.resize(std::max<std::size_t>(id + 1, 2 * slot_of_.size()));
  if (slot_of_[id] == 0) {
    votes_.emplace_back();
    slot_of_[id] = static_cast<std::uint32_t>(votes_.size());
    used_ids_.push_back(id);
  }
  return votes_[slot_of_[id] - 1];
}

void DocumentPass::collect_initials(const DocumentView& document, const Name& name) {
  std::uint64_t all = 0, without_first = 0;
  unsigned count = 0;
  for (std::uint32_t i = name.first; i <= name.last; ++i) {
    const char c = document.text[document.words[i].begin];
    if (!is_ascii_capital(c)) continue;
    if (++count > 8) return;
    all = all << 8 | static_cast<unsigned char>(c);
    if (count > 1) without_first = without_first << 8 | static_cast<unsigned char>(c);
  }
  if (count >= 2) initials_.push_back(all);
  if (count >= 4) initials_.push_back(without_first);
}

void DocumentPass::collect(const DocumentView& document, const std::vector<Name>& names) {
  for (const Name& name : names) {
    if (name.type == Type::undecided) continue;
    if (name.type == Type::organization && name.last > name.first) {
      collect_initials(document, name);
      continue;
    }
    if (name.type == Type::person && name.last > name.first && name.score >= 0.5f) {
      votes_of(document.words[name.last].id).family = true;
      votes_of(document.words[name.first].id).given = true;
      continue;
    }
    if (name.first != name.last || name.score < sure) continue;
    Votes& votes = votes_of(document.words[name.first].id);
    if (name.type == Type::person) votes.person += name.score;
    if (name.type == Type::organization) votes.organization += name.score;
    if (name.type == Type::place) votes.place += name.score;
  }
  std::sort(initials_.begin(), initials_.end());
}

bool DocumentPass::has_initials(std::uint64_t key) const {
  return key != 0 && std::binary_search(initials_.begin(), initials_.end(), key);
}

void DocumentPass::decide(const DocumentView& document, Name& name) const {
  if (name.first != name.last) return;
  const Word& word = document.words[name.first];
  if (has_initials(acronym_key(document.covered(name.first)))) {
    if (name.type != Type::place || name.score < 0.9f) {
      name.type = Type::organization;
      name.rule = Rule::document_initials;
      name.score = std::max(name.score, 0.9f);
    }
    return;
  }
  const bool is_listed_place = name.type == Type::place && word.row->is(bits(Class::country));
  if (word.id >= slot_of_.size() || slot_of_[word.id] == 0) return;
  const Votes& votes = votes_[slot_of_[word.id] - 1];
  const auto take = [&](Type type, Rule rule, float score) {
    name.type = type, name.rule = rule, name.score = score;
  };
  const bool is_open = name.type == Type::undecided || name.score < sure;
  if (votes.family && !is_listed_place && (is_open || name.type == Type::place))
    return take(Type::person, Rule::document_family, 0.9f);
  if (!is_open) return;
  if (votes.given && (word.row->is(bits(Class::given)) ||
                      (name.type == Type::undecided && !word.row->is(bits(Class::common)))))
    return take(Type::person, Rule::document_given, 0.75f);
  const float best = std::max({votes.person, votes.organization, votes.place});
  if (best <= 0) return;
  const Type type = best == votes.person         ? Type::person
                    : best == votes.organization ? Type::organization
                                                 : Type::place;
  if (type != name.type) take(type, Rule::document_majority, 0.7f);
}

void DocumentPass::run(const DocumentView& document, std::vector<Name>& names) {
  for (const std::uint32_t id : used_ids_) slot_of_[id] = 0;
  used_ids_.clear(), votes_.clear(), initials_.clear();
  collect(document, names);
  for (Name& name : names) decide(document, name);
  for (Name& name : names) {
    if (name.type != Type::undecided) continue;
    if (name.rule == Rule::given_name) name.type = Type::person;
    if (name.rule == Rule::family_name) name.type = Type::person;
    if (name.rule == Rule::place_cue) name.type = Type::place;
    if (name.rule == Rule::source_cue) name.type = Type::organization, name.score = 0.4f;
    if (name.type == Type::undecided) name.type = Type::other, name.score = 0.2f;
  }
}

}  // namespace gloss::names
