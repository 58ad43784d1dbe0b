#include "people/mention_finder.hpp"

#include <algorithm>
#include <string>

#include "people/firm_names.hpp"

namespace gloss::people {

/// Notes the words of each name, and the name of each word.
void MentionFinder::place_names() {
  const Words& words = document_->words;
  const std::uint32_t count = words.size();  // locals, because writes may change members
  const std::span<const Name> names = document_->names;
  name_at_.assign(count, nothing);
  name_words_.resize(names.size());
  std::uint32_t* const name_at = name_at_.data();
  Span* const name_words = name_words_.data();
  std::uint32_t next = 0;
  for (std::uint32_t name = 0; name < names.size(); ++name) {
    const Span span = names[name].span;
    next = words.first_after(next, span.begin);
    std::uint32_t end = next;
    for (; span.size() > 0 && end < count && words.begin(end) < span.end; ++end)
      if (name_at[end] == nothing) name_at[end] = name;
    name_words[name] = {next, end};
  }
}

/// The end of the words of name number `name`, with those behind a nickname in quotes or brackets;
/// sets `last_name` to the last name that is part of it. [Antonio] "Tony" [Vela].
std::uint32_t MentionFinder::joined_end(std::uint32_t name, std::uint32_t& last_name) const {
  constexpr std::uint32_t longest_nickname = 3;  // words
  const std::uint32_t end = name_words_[name].end, count = document_->words.size();
  last_name = name;
  if (end + 3 >= count || !opens_nickname(*document_, end) || !document_->touches(end - 1, end))
    return end;
  std::uint32_t begin = end + 1;
  while (begin + 2 < count && opens_nickname(*document_, begin)) ++begin;
  std::uint32_t close = begin + 1;
  while (close < count && close <= begin + longest_nickname && !closes_nickname(*document_, close))
    ++close;
  if (close + 1 >= count || !closes_nickname(*document_, close)) return end;
  while (close + 2 < count && closes_nickname(*document_, close + 1)) ++close;
  const std::uint32_t next = name_at_[close + 1];
  if (next == nothing || name_words_[next].begin != close + 1 ||
      document_->names[next].type != layers::name::person || !document_->row(begin).is(capital) ||
      !document_->touches(close, close + 1) || is_affiliation(begin, name, next))
    return end;
  last_name = next;
  return name_words_[next].end;
}

/// Whether what stands at word `begin` between two persons is no nickname: "Ann Lee (Leeds) Bo Ek
/// (York)", "Tom Ford (ANC) Mary Bell".
bool MentionFinder::is_affiliation(std::uint32_t begin, std::uint32_t name,
                                   std::uint32_t next) const {
  if (const std::uint32_t inner = name_at_[begin]; inner != nothing) {
    const std::uint32_t type = document_->names[inner].type;
    if (type == layers::name::organization || type == layers::name::place) return true;
  }
  return name_words_[name].size() > 1 && name_words_[next].size() > 1 &&
         document_->row(name_words_[next].begin).is(given_name) &&
         !document_->row(name_words_[name].end - 1).is(given_name | initial);
}

/// The given name at the end of a full line that the family name at `word` begins the next one of,
/// in text that is wrapped at a width: "... of the town, Nora<line break>Feld, who ...". Otherwise
/// `word`.
std::uint32_t MentionFinder::wrapped_begin(std::uint32_t word, std::uint32_t end) const {
  constexpr std::size_t least = 60;  // bytes of a line that was full; a row of a list is shorter
  if (word == 0 || end - word != 1 || document_->row(word).is(given_name)) return word;
  const std::uint32_t given = word - 1, name = name_at_[given];
  const Row& row = document_->row(given);
  if (!row.is(given_name) || !row.is(capital)) return word;
  const std::string_view text = document_->text();
  const Span gap{document_->words.end(given), document_->words.begin(word)};
  const std::string_view between = gloss::covered(text, gap);
  if (between != "\n" && between != "\r\n") return word;
  if (name != nothing &&
      (document_->names[name].type == layers::name::organization || name_words_[name].size() != 1))
    return word;
  const std::size_t line = text.rfind('\n', gap.begin - 1);
  return gap.begin - (line == std::string_view::npos ? 0 : line + 1) >= least ? given : word;
}

void MentionFinder::add_mentions() {
  for (std::uint32_t name = 0; name < document_->names.size(); ++name) {
    const Span words = name_words_[name];
    if (document_->names[name].type != layers::name::person || words.size() == 0) continue;
    // An earlier name may have taken the words in.
    if (!mentions_->empty() && mentions_->back().person.last >= words.begin) continue;
    if (is_firm(*document_, *lexicon_, words, name_words_)) continue;
    std::uint32_t last_name = name;
    const std::uint32_t end = joined_end(name, last_name);
    Name whole = document_->names[name];
    whole.span.end = document_->names[last_name].span.end;
    const std::uint32_t begin = wrapped_begin(words.begin, end);
    if (begin < words.begin) {
      whole.span.begin = document_->words.begin(begin);
      if (!mentions_->empty() && mentions_->back().person.last == begin) mentions_->pop_back();
    }
    add_mention(whole, begin, end);
  }
}

/// The first word behind the titles and roles that the names layer takes into a name: "DOC Senior
/// Ranger Ann Lee".
std::uint32_t MentionFinder::after_offices(std::uint32_t first, std::uint32_t end) const {
  const auto is_office = [&](std::uint32_t word) {
    return document_->row(word).is(title | role) && !document_->row(word).is(also_name) &&
           document_->covered(word) != "MS";
  };
  const std::uint32_t begin = first;
  for (std::uint32_t i = first; i + 1 < end; ++i) {
    const Row& row = document_->row(i);
    // A word before a suffix alone is the name: "Elder III".
    if (document_->row(i + 1).is(roman)) break;
    if (is_office(i) || (i > begin && i == first && document_->is_char(i, '.'))) {
      first = i + 1;
    } else if (!row.is(modifier) && !(i == begin && row.is(all_capitals) && end - begin > 3)) {
      break;
    }
  }
  return first;
}

/// Cuts titles, roles and a possessive off a name, in case the names layer includes them.
void MentionFinder::add_mention(const Name& name, std::uint32_t begin, std::uint32_t end) {
  PersonMention mention;
  Person& person = mention.person;
  person.span = name.span;
  const std::uint32_t first = after_offices(begin, end);
  if (first > begin) {
    person.span.begin = document_->words.begin(first);
    if (const std::uint32_t number = name_at_[begin]; number != nothing) {
      name_words_[number].begin = first;
      std::fill(name_at_.begin() + begin, name_at_.begin() + first, nothing);
    }
  }
  if (const auto last = document_->covered(end - 1);
      end - first > 1 && (last == "'s" || last == "’s"))
    person.span.end = document_->words.end(--end - 1);
  person.first = first, person.last = end - 1;
  person.score = name.score;
  add_suffix(person);
  mention.parts = parts_of(*document_, person.first, person.last);
  mentions_->push_back(mention);
}

/// "Martin Hale[,] Jr."
void MentionFinder::add_suffix(Person& person) const {
  const std::uint32_t count = document_->words.size();
  std::uint32_t i = person.last + 1;
  if (i + 1 < count && document_->is_char(i, ',')) ++i;
  if (i >= count || !is_free(i)) return;
  if (const char first = document_->front(i); first < 'A' || first > 'Z') return;
  if (!document_->touches(i - 1, i)) return;
  const std::uint32_t gap = document_->words.begin(i) - document_->words.end(person.last);
  const bool is_word = document_->covered(i).size() > 4;  // Junior: only right behind the name
  if (gap > (is_word ? 1u : 2u) || !document_->row(i).is(capital) ||
      !is_suffix(*document_, person.first, i))
    return;
  person.last = i;
  person.span.end = document_->words.end(i);
}

/// Whether the words before the mention are the particles of the full name `whole`; takes them in.
bool MentionFinder::takes_particles(PersonMention& mention, const NameParts& whole) const {
  Person& person = mention.person;
  const std::uint32_t words = mention.parts.words();
  const std::uint32_t family_words = whole.family_last - whole.family_first + 1;
  if (words >= family_words) return false;
  const std::uint32_t count = family_words - words;
  if (person.first < count) return false;
  for (std::uint32_t i = 0; i + 1 < family_words; ++i) {
    const std::uint32_t word = person.first - count + i;
    if ((i < count && !is_free(word)) || !document_->touches(word, word + 1) ||
        document_->row(word).key != document_->row(whole.family_first + i).key)
      return false;
  }
  person.first -= count;
  person.span.begin = document_->words.begin(person.first);
  mention.parts = parts_of(*document_, person.first, person.last);
  return true;
}

/// "Von Reden thanked ...", of which the names layer has "Reden", after "Ursula von Reden".
void MentionFinder::add_particles() {
  with_particles_.clear();
  bool is_any = false;
  for (std::uint32_t i = 0; i < mentions_->size(); ++i) {
    const NameParts& parts = (*mentions_)[i].parts;
    if (!parts.is_full || parts.family_first == parts.family_last ||
        parts.family_first == nothing || !document_->row(parts.family_first).is(particle))
      continue;
    with_particles_.add(document_->row(parts.family_last).key, i);
    is_any = true;
  }
  if (!is_any) return;
  for (PersonMention& mention : *mentions_) {
    if (mention.parts.is_full) continue;
    with_particles_.each(document_->row(mention.parts.last).key, [&](std::uint32_t full) {
      return takes_particles(mention, (*mentions_)[full].parts);
    });
  }
  add_families_with_particles();
}

/// "Families call van den Heuvel", of which the names layer has nothing, after "Els van den
/// Heuvel".
void MentionFinder::add_families_with_particles() {
  constexpr std::size_t most = 16;  // each costs a search in the text
  const std::size_t found = mentions_->size();
  searched_.clear();
  for (std::size_t i = 0; i < found && searched_.size() < most; ++i) {
    const NameParts& parts = (*mentions_)[i].parts;
    if (!parts.is_full || parts.family_first == nothing ||
        parts.family_first == parts.family_last || !document_->row(parts.family_first).is(particle))
      continue;
    const std::uint64_t key = document_->row(parts.family_last).key;
    if (std::ranges::find(searched_, key) != searched_.end()) continue;
    searched_.push_back(key);
    const PersonMention full = (*mentions_)[i];
    std::string family(
        gloss::covered(document_->text(), document_->cover(parts.family_first, parts.family_last)));
    find_family(full, family);
    if (family[0] < 'a' || family[0] > 'z') continue;
    family[0] = static_cast<char>(family[0] - 'a' + 'A');  // at the begin of a sentence
    find_family(full, family);
  }
  sort_from(found);
}

/// Adds the places of a family name behind the full one that no name covers.
void MentionFinder::find_family(const PersonMention& full, std::string_view family) {
  const std::string_view text = document_->text();
  const std::uint32_t count = document_->words.size();
  std::uint32_t first = full.person.last;
  for (std::size_t at = text.find(family, full.person.span.end); at != text.npos;
       at = text.find(family, at + 1)) {
    first = document_->words.first_after(first, static_cast<std::uint32_t>(at));
    const std::uint32_t end = static_cast<std::uint32_t>(at + family.size());
    std::uint32_t last = first;
    while (last + 1 < count && document_->words.end(last) < end && is_free(last)) ++last;
    if (first >= count || document_->words.begin(first) != at || !is_free(last) ||
        document_->words.end(last) != end)
      continue;
    // "Pieter van den Heuvel" is another person.
    if (document_->row(first - 1).is(capital) && document_->touches(first - 1, first)) continue;
    PersonMention mention;
    mention.person.span = document_->cover(first, last);
    mention.person.first = first, mention.person.last = last;
    mention.person.score = full.person.score;
    mention.parts = parts_of(*document_, first, last);
    mentions_->push_back(mention);
  }
}

void MentionFinder::sort_from(std::size_t found) {
  if (mentions_->size() > found)
    std::ranges::sort(*mentions_, {}, [](const PersonMention& m) { return m.person.span.begin; });
}

/// Whether a capitalised title at `word` stands for a person: nothing that it could belong to is
/// beside it.
bool MentionFinder::stands_alone(std::uint32_t word) const {
  const auto& document = *document_;
  if (word + 1 < document.words.size() && document.touches(word, word + 1) &&
      (document.row(word + 1).is(capital | of) || !is_free(word + 1)))
    return false;
  if (word == 0 || !document.touches(word - 1, word)) return true;
  const Row& before = document.row(word - 1);
  if (!is_free(word - 1) || before.is(article | nationality | role | roles | title | body | party))
    return false;
  // "Then Dean left", but "the High Court Judge".
  const bool begins_sentence =
      word == 1 || !document.touches(word - 2, word - 1) || document.is_char(word - 2, '.');
  return !before.is(capital) || (begins_sentence && !before.is(modifier));
}

void MentionFinder::find_family_title(const PersonMention& full) {
  const std::string_view family = document_->covered(full.parts.family_last);
  const std::uint64_t key = document_->row(full.parts.family_last).key;
  if (std::ranges::find(searched_, key) != searched_.end()) return;
  searched_.push_back(key);
  const std::uint32_t count = document_->words.size();
  for (std::uint32_t i = full.person.last + 1; i < count; ++i) {
    if (!is_free(i) || document_->covered(i) != family || !stands_alone(i)) continue;
    PersonMention mention;
    mention.person.span = document_->words.span(i);
    mention.person.first = mention.person.last = i;
    mention.person.score = full.person.score;
    mention.parts = parts_of(*document_, i, i);
    mentions_->push_back(mention);
  }
}

/// The names layer takes "Judge" for a title wherever it stands alone.
void MentionFinder::add_family_titles() {
  constexpr std::size_t most = 16;  // each costs a walk over the document
  const std::size_t found = mentions_->size();
  searched_.clear();
  for (std::size_t i = 0; i < found && searched_.size() < most; ++i) {
    const NameParts& parts = (*mentions_)[i].parts;
    if (!parts.is_full || parts.family_last == nothing || parts.family_first != parts.family_last)
      continue;
    if (document_->row(parts.family_last).is(title | role | ruler)) {
      const PersonMention full = (*mentions_)[i];
      find_family_title(full);
    }
  }
  sort_from(found);
}

void MentionFinder::run(const DocumentView& document, const Lexicon& lexicon,
                        std::vector<PersonMention>& mentions) {
  document_ = &document, lexicon_ = &lexicon, mentions_ = &mentions;
  mentions.clear();
  place_names();
  add_mentions();
  add_particles();
  add_family_titles();
  document_ = nullptr, lexicon_ = nullptr, mentions_ = nullptr;
}

}  // namespace gloss::people
