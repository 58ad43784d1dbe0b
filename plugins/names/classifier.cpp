#include "names/classifier.hpp"

namespace gloss::names {
namespace {

constexpr std::uint64_t any_head = bits(Class::head, Class::attested_head);
constexpr std::uint64_t any_place =
    bits(Class::country, Class::city, Class::region, Class::place, Class::place_acronym);
constexpr std::uint64_t person_words =
    bits(Class::given, Class::family, Class::family_first, Class::family_ending);

}  // namespace

bool Classifier::is_text(std::uint32_t i, std::string_view expected) const {
  return i < document_.words.size() && document_.covered(i) == expected;
}

/// Whether the word before word `i` is one of `classes`; skips the full stops of titles.
bool Classifier::is_before(std::uint32_t i, std::uint64_t classes) const {
  if (i == 0) return false;
  if (i >= 2 && is_text(i - 1, ".")) --i;
  return row(i - 1).is(classes);
}

bool Classifier::is_after(std::uint32_t i, std::uint64_t classes) const {
  return i + 1 < document_.words.size() && row(i + 1).is(classes);
}

bool Classifier::has_title_before(std::uint32_t first) const {
  return is_before(first, bit(Class::courtesy)) && row(first - 1).has(lower) == false;
}

bool Classifier::has_role_before(std::uint32_t first) const {
  return first > 0 && document_.words[first - 1].type == layers::token::word &&
         row(first - 1).is(bit(Class::role)) && !row(first - 1).is(bit(Class::given));
}

/// "the Fremantle Dockers": a person's name has no article.
bool Classifier::follows_the(const Piece& piece) const {
  const std::uint32_t i = piece.first;
  return i > 0 && (is_text(i - 1, "the") || is_text(i - 1, "The"));
}

/// "according to X", "X reported": X is a person or a body; a body if its words are unlike a
/// person's.
bool Classifier::is_source(std::uint32_t first, std::uint32_t last) const {
  if (first >= 2 && is_text(first - 1, "to") && is_text(first - 2, "according")) return true;
  if (first >= 2 && is_text(first - 1, "to") && is_text(first - 2, "According")) return true;
  if (first >= 3 && is_text(first - 1, "the") && is_text(first - 2, "to") &&
      row(first - 3).is(bit(Class::report)))
    return true;
  return is_after(last, bits(Class::speech, Class::report));
}

/// "X, 45," or "X, who", "X (born", "X said".
bool Classifier::has_person_after(std::uint32_t last) const {
  const std::uint32_t next = last + 1;
  if (next + 1 >= document_.words.size()) return false;
  if (row(next).is(bit(Class::speech)) || is_text(next, "who")) return true;
  if (!is_text(next, ",")) return false;
  const Word& word = document_.words[next + 1];
  if (word.type == layers::token::number) return word.end - word.begin == 2;
  if (is_text(next + 1, "who")) return true;
  std::uint32_t i = next + 1;
  for (std::uint32_t end = i + 5; i < end && i < document_.words.size(); ++i) {
    if (document_.words[i].type != layers::token::word) return false;
    if (row(i).is(bit(Class::role)) && row(i).has(lower)) return true;
  }
  return false;
}

bool Classifier::looks_like_person(const Piece& piece) const {
  if (piece.words() > 6) return false;
  for (std::uint32_t i = piece.first; i <= piece.last; ++i) {
    const Row& word = row(i);
    if (document_.words[i].type != layers::token::word) continue;
    if (word.is(person_words | bit(Class::numeral)) || word.has(initial)) continue;
    if (word.has(lower)) {
      if (!word.is(bit(Class::particle))) return false;
      continue;
    }
    if (word.is(any_head | bits(Class::suffix, Class::adjective, Class::plain, Class::acronym,
                                Class::country)))
      return false;
    if (word.has(all_capitals) && piece.run->mode == Mode::normal &&
        document_.words[i].end - document_.words[i].begin > 2)
      return false;
  }
  return true;
}

/// Whether word `i` of the run is an office or a title, not a part of a name.
bool Classifier::is_role_here(const Run& run, std::uint32_t i) const {
  const Row& word = row(i);
  if (!word.is(bits(Class::role, Class::courtesy))) return false;
  if (i < run.last && row(i + 1).is(any_head) && !row(i + 1).is(person_words)) return false;
  if (i == run.first) return true;
  if (i == run.last && row(run.first).is(bit(Class::given)) && word.is(bit(Class::role)))
    return false;  // Martin Luther King
  const Row& before = row(i - 1);
  if (before.is(bit(Class::given)) && !before.is(bits(Class::role, Class::role_part)))
    return i != run.last && word.is(bit(Class::role)) && !word.is(person_words) &&
           row(i + 1).is(bit(Class::given));
  return !row(i - 1).has(initial) && !row(i - 1).has(lower);
}

/// "Assembly of First Nations Cindy Woodhouse", "Engineer John Greiner": the word at which the
/// person begins, or 0.
std::uint32_t Classifier::given_after_body(const Run& run) const {
  bool only_common = true;
  for (std::uint32_t i = run.first; i < run.last; ++i) {
    const Row& word = row(i);
    const bool is_given = word.is(bit(Class::given)) && !word.is(bit(Class::common) | any_place);
    if (i > run.first && is_given && !row(i - 1).has(lower) &&
        (only_common || row(i - 1).is(bits(Class::head, Class::suffix, Class::acronym))))
      return i;
    only_common &= word.is(bits(Class::common, Class::role_part)) && !word.is(person_words);
  }
  return 0;
}

bool Classifier::strip_front(Piece& piece) const {
  while (piece.first <= piece.last) {
    const Row& word = row(piece.first);
    const bool junk = word.is(bits(Class::plain, Class::connector)) ||
                      document_.words[piece.first].type != layers::token::word || word.has(lower);
    const bool counts = word.is(bit(Class::modifier)) && piece.first < piece.last &&
                        row(piece.first + 1).is(bit(Class::adjective));
    if (!(junk || counts) || word.is(any_place) || word.has(mixed)) return true;
    if (piece.first == piece.last) return false;
    ++piece.first;
  }
  return false;
}

bool Classifier::strip_back(Piece& piece) const {
  while (piece.last >= piece.first) {
    const Row& word = row(piece.last);
    const bool junk =
        word.is(bits(Class::role_part, Class::role, Class::plain, Class::connector)) ||
        document_.words[piece.last].type != layers::token::word;
    if (!junk) return true;
    if (piece.first == piece.last) return false;
    --piece.last;
  }
  return false;
}

void Classifier::emit(const Piece& piece, Verdict verdict, std::vector<Name>& out) const {
  std::uint32_t end = document_.words[piece.last].end;
  if (row(piece.last).has(possessive)) end -= document_.text[end - 2] == '\'' ? 2 : 4;  // 's, ’s
  out.push_back({document_.words[piece.first].begin, end, piece.first, piece.last, verdict.type,
                 verdict.rule, verdict.score});
}

/// The owner before a role: "Microsoft" of "Microsoft CEO ...", "Iranian" of "Iranian President".
void Classifier::classify_left(Piece piece, std::vector<Name>& out) const {
  if (!strip_front(piece) || !strip_back(piece)) return;
  Verdict found = verdict(piece);
  if (found.type == Type::person && found.rule != Rule::given_name)
    found = {Type::organization, Rule::organization_words, 0.5f};
  if (found.type == Type::undecided && piece.run->mode == Mode::normal &&
      !row(piece.first).is(bit(Class::common)))
    found = {Type::organization, Rule::organization_words, 0.5f};
  emit(piece, found, out);
}

void Classifier::classify_person(Piece piece, Rule rule, float score,
                                 std::vector<Name>& out) const {
  if (!strip_front(piece)) return;
  while (piece.first < piece.last && row(piece.first).is(bit(Class::adjective)) &&
         !row(piece.first).is(person_words))
    ++piece.first;
  const Verdict own = verdict(piece);
  if (own.type == Type::organization && own.score >= 0.85f) return emit(piece, own, out);
  if (own.type == Type::place && own.score >= 0.85f && rule != Rule::title)
    return emit(piece, own, out);
  if (own.type == Type::other) return emit(piece, own, out);
  if (piece.words() > 6) return emit(piece, own, out);
  emit(piece, {Type::person, rule, score}, out);
}

Classifier::Verdict Classifier::list_verdict(const Piece& piece) const {
  const Phrase& phrase = piece.run->phrase;
  if (phrase.kind == Class::plain || phrase.last != piece.last) return {};
  const bool is_whole = phrase.first <= piece.first;
  if (!is_whole) return {};
  if (phrase.kind == Class::known) return {Type::organization, Rule::list, 0.95f};
  if (phrase.kind == Class::adjective) return {Type::other, Rule::adjective, 0.9f};
  if (phrase.kind == Class::event_head) return {Type::other, Rule::event_head, 0.8f};
  if (bit(phrase.kind) & any_place) return {Type::place, Rule::list, 0.95f};
  return {};
}

Classifier::Verdict Classifier::body_verdict(const Piece& piece) const {
  const Row& last = row(piece.last);
  const Row& first = row(piece.first);
  const bool two_part_person = piece.words() == 2 && first.is(bit(Class::given)) &&
                               last.is(bit(Class::family)) && !last.is(bit(Class::head));
  if (two_part_person) return {};
  if (last.is(bit(Class::suffix))) return {Type::organization, Rule::company_suffix, 0.87f};
  if (last.is(bit(Class::head))) return {Type::organization, Rule::organization_head, 0.86f};
  if (last.is(bit(Class::event_head)) && !last.is(bit(Class::family)))
    return {Type::other, Rule::event_head, 0.85f};
  if (last.is(bit(Class::attested_head)) && !last.is(person_words))
    return {Type::organization, Rule::organization_head, 0.7f};
  for (std::uint32_t i = piece.first + 1; i < piece.last; ++i) {
    if (!row(i).has(lower) || row(i).is(bit(Class::particle))) continue;
    if (row(i - 1).is(bits(Class::head_first, Class::head)))
      return {Type::organization, Rule::organization_of, 0.86f};
    if (row(i - 1).is(bit(Class::place_head))) return {Type::place, Rule::place_head, 0.8f};
    if (row(i - 1).is(bit(Class::event_head))) return {Type::other, Rule::event_head, 0.8f};
  }
  if (first.is(bit(Class::place_head)) && !first.is(person_words) && piece.words() <= 3)
    return {Type::place, Rule::place_head, 0.75f};  // Camp David, Lake Victoria
  if (last.is(bit(Class::place_head)) && !first.is(bit(Class::given)))
    return {Type::place, Rule::place_head, 0.85f};
  return {};
}

Classifier::Verdict Classifier::person_verdict(const Piece& piece) const {
  if (piece.words() < 2) return {};
  const Row& first = row(piece.first);
  const Row& last = row(piece.last);
  // "Michael Jordan", "Kanye West": after a given name, nearly any word is a family name.
  if (piece.words() == 2 && first.is(bit(Class::given)) && !first.is(any_place) &&
      last.is(bits(Class::country, Class::modifier, Class::calendar)))
    return {Type::person, Rule::given_name, 0.8f};
  if (!looks_like_person(piece)) return {};
  if (first.is(bit(Class::given)) || first.has(initial))
    return {Type::person, Rule::given_name, last.is(bit(Class::common)) ? 0.75f : 0.93f};
  if (first.is(bit(Class::family_first)) && piece.words() <= 3 && !last.is(bit(Class::common)))
    return {Type::person, Rule::family_first, 0.8f};
  const bool is_marked = is_before(piece.first, bit(Class::role)) || has_person_after(piece.last);
  const bool is_plain_word = first.is(bit(Class::common)) || last.is(bit(Class::common));
  if (last.is(person_words) && !first.is(bits(Class::common, Class::inside, Class::company)))
    return {Type::person, Rule::family_name, is_marked ? 0.9f : 0.8f};
  if (is_marked && !is_plain_word && !first.is(any_place | bit(Class::inside)))
    return {Type::person, Rule::person_cue, 0.75f};
  return {};
}

Classifier::Verdict Classifier::single_verdict(const Piece& piece) const {
  const Row& word = row(piece.first);
  const std::uint32_t size = document_.words[piece.first].end - document_.words[piece.first].begin;
  const bool source = is_source(piece.first, piece.last);
  const bool normal = piece.run->mode == Mode::normal;
  if (word.is(bits(Class::known))) return {Type::organization, Rule::list, 0.86f};
  if (word.is(bit(Class::acronym))) return {Type::organization, Rule::acronym, 0.93f};
  if (word.is(bit(Class::place_acronym))) return {Type::place, Rule::acronym, 0.9f};
  if (word.is(bits(Class::country, Class::region))) return {Type::place, Rule::list, 0.95f};
  if (word.is(bit(Class::adjective))) return {Type::other, Rule::adjective, 0.9f};
  if (word.is(bits(Class::city, Class::place))) return {Type::place, Rule::list, 0.85f};
  if (word.is(bit(Class::company))) return {Type::organization, Rule::list, source ? 0.85f : 0.7f};
  if (word.is(bit(Class::given)) && !word.is(bit(Class::common)))
    return {Type::undecided, Rule::given_name, 0.5f};
  if (word.has(dotted) && size <= 4) return {};
  if (word.has(mixed) && word.has(capital))
    return {Type::organization, source ? Rule::source_cue : Rule::mixed_case,
            source ? 0.85f : 0.6f};
  if (word.has(all_capitals) && normal && size >= 2 && size <= 7)
    return {Type::organization, Rule::acronym, source ? 0.8f : 0.6f};
  if (word.is(bits(Class::family, Class::family_ending)))
    return {Type::undecided, Rule::family_name, 0.5f};
  if (word.is(bit(Class::misc))) return {Type::other, Rule::list, 0.6f};
  if (is_before(piece.first, bit(Class::place_cue)) && !source &&
      !word.is(bits(Class::common, Class::head)))
    return {Type::undecided, Rule::place_cue, 0.5f};
  if (source && !word.is(bit(Class::common))) return {Type::undecided, Rule::source_cue, 0.5f};
  return {};
}

Classifier::Verdict Classifier::verdict(const Piece& piece) const {
  if (const Verdict found = list_verdict(piece); found.type != Type::undecided) return found;
  if (piece.words() == 1) return single_verdict(piece);
  if (const Verdict found = body_verdict(piece); found.type != Type::undecided) return found;
  if (const Verdict found = person_verdict(piece); found.type != Type::undecided) return found;
  bool all_places = true;
  unsigned inside = 0, common = 0, words = 0;
  for (std::uint32_t i = piece.first; i <= piece.last; ++i) {
    if (document_.words[i].type != layers::token::word || row(i).has(lower)) continue;
    ++words;
    all_places &= row(i).is(any_place);
    inside += row(i).is(bits(Class::inside, Class::company, Class::known, Class::acronym,
                             Class::head, Class::attested_head));
    common += row(i).is(bit(Class::common));
  }
  if (all_places) return {Type::place, Rule::list, 0.85f};
  if (inside > 0) return {Type::organization, Rule::organization_words, inside > 1 ? 0.65f : 0.5f};
  const bool bare_words = common == 0 && looks_like_person(piece) &&
                          !row(piece.first).is(any_place) && !row(piece.last).is(any_place);
  const std::string_view last = document_.covered(piece.last);
  if (follows_the(piece))
    return last.ends_with('s') ? Verdict{Type::organization, Rule::organization_words, 0.5f}
                               : Verdict{};
  if (bare_words && words <= 3 && piece.run->mode == Mode::normal)
    return {Type::person, Rule::two_words, 0.5f};
  return {};
}

void Classifier::classify(const Run& run, std::vector<Name>& out) const {
  const Row& tail = row(run.last);
  const bool phrase_is_all = run.phrase.kind != Class::plain && run.phrase.first == run.first &&
                             run.phrase.last == run.last;
  std::uint32_t role = run.last + 1;
  const bool ends_in_head =
      tail.is(bits(Class::head, Class::suffix, Class::event_head, Class::place_head)) &&
      !tail.is(bits(Class::role, Class::family));
  if (!phrase_is_all)
    for (std::uint32_t i = run.first; i <= run.last; ++i) {
      const bool in_phrase =
          run.phrase.kind != Class::plain && i >= run.phrase.first && i <= run.phrase.last;
      if (in_phrase || !is_role_here(run, i)) continue;
      if (ends_in_head && i < run.last && !row(i + 1).is(bit(Class::given))) continue;
      role = i;
    }
  if (role <= run.last) {
    if (role > run.first) classify_left({run.first, role - 1, &run}, out);
    if (role < run.last) classify_person({role + 1, run.last, &run}, Rule::role, 0.95f, out);
    return;
  }
  if (const std::uint32_t given = given_after_body(run); given != 0 && !ends_in_head) {
    classify_left({run.first, given - 1, &run}, out);
    return classify_person({given, run.last, &run}, Rule::given_name, 0.9f, out);
  }
  Piece piece{run.first, run.last, &run};
  if (!phrase_is_all && !strip_front(piece)) return;
  if (has_title_before(piece.first)) return classify_person(piece, Rule::title, 0.97f, out);
  if (has_role_before(piece.first) && looks_like_person(piece) &&
      (!row(piece.first).is(bit(Class::common)) ||
       (piece.words() > 1 && row(piece.last).is(person_words))))
    return classify_person(piece, Rule::role, 0.9f, out);
  if (!ends_in_head && !phrase_is_all)
    while (piece.first < piece.last && row(piece.first).is(bit(Class::adjective)) &&
           row(piece.first + 1).is(person_words))
      ++piece.first;
  emit(piece, verdict(piece), out);
}

}  // namespace gloss::names
