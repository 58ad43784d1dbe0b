#include "replacements.hpp"

#include <algorithm>
#include <stdexcept>

#include "listed_names.hpp"

namespace gloss::names::train {
namespace {

/// A word of the name of a body in small letters, with its capitals: most short ones are acronyms.
std::string as_written(const std::string& word) {
  static constexpr std::string_view small[] = {"of", "the", "and", "for", "on", "in", "de",
                                               "du", "da",  "do",  "la",  "al", "del"};
  static constexpr std::string_view words[] = {"air", "bay", "big", "day", "gas", "las",
                                               "law", "les", "los", "man", "new", "oil",
                                               "old", "red", "san", "sky", "sun"};
  const bool has_capital = std::ranges::any_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (has_capital || std::ranges::find(small, word) != std::end(small)) return word;
  if (word.size() <= 3 && std::ranges::find(words, word) == std::end(words))
    return in_capitals(word, Capitals::all);
  std::string out = in_capitals(word, Capitals::title);
  for (std::size_t i = 1; i < out.size(); ++i)
    if (out[i - 1] == '-') out.replace(i, 1, in_capitals(out.substr(i, 1), Capitals::all));
  return out;
}

const std::vector<std::string>& one_of(const std::vector<std::vector<std::string>>& names,
                                       Random& random) {
  return names[random.below(names.size())];
}

bool is_capitalised(const std::string& word) { return word[0] >= 'A' && word[0] <= 'Z'; }

}  // namespace

NamePool::NamePool(const std::string& data, const std::string& own) {
  const auto list = [&](const char* name) { return data + "/lists/" + name + ".tsv"; };
  read(list("first_names"), 0, given_);
  read(list("surnames_us"), 0, family_us_);
  read(list("surnames_world"), 0, family_world_);
  read(list("people"), 0, people_);
  read(own + "/persons.tsv", 0, own_people_);
  read(own + "/persons.tsv", 1, own_family_);
  read(list("cities"), 0, places_);
  read(list("companies"), 0, companies_);
  read(list("organizations"), 0, bodies_);
  read(list("universities"), 0, bodies_);
  read_own(own + "/places.txt", Form::names, {"adjective"}, nations_);
  read_own(own + "/replacements.txt", Form::as_written, {"word name"}, word_names_);
  read_own(own + "/replacements.txt", Form::as_written, {"name particle"}, particles_);
  read_own(own + "/replacements.txt", Form::as_written, {"firm ending"}, endings_);
  read_own(own + "/replacements.txt", Form::as_written, {"legal form"}, forms_);
  read_own(own + "/bodies.txt", Form::bodies, {"known", "media", "company", "team", "acronym"},
           own_bodies_);
  read(list("countries"), 0, countries_);
  read_own(own + "/bodies.txt", Form::bodies, {"team"}, teams_);
}

void NamePool::read_own(const std::string& path, Form form, const std::vector<std::string>& classes,
                        std::vector<Words>& out) {
  read_classes(path, [&](std::string_view name, Words words, const std::string&) {
    if (std::ranges::find(classes, name) == classes.end()) return;
    for (std::string& word : words)
      word = form == Form::bodies  ? as_written(word)
             : form == Form::names ? in_capitals(word, Capitals::title)
                                   : word;
    out.push_back(std::move(words));
  });
}

void NamePool::read(const std::string& path, std::size_t column, std::vector<Words>& out) {
  constexpr std::size_t most_words = 7;
  read_table(path, column, [&](Words words) {
    if (words.size() > most_words) return;
    if (words.size() == 1) words[0] = in_capitals(words[0], Capitals::title);
    out.push_back(std::move(words));
  });
}

NamePool::Words NamePool::person(bool is_full, Random& random) const {
  const auto surname = [&] {
    if (random.unit() < .15f) return one_of(own_family_, random);
    const float unit = random.unit();
    Words words;
    if (unit < .06f) words = one_of(particles_, random);
    for (const std::string& word : one_of(unit < .06f   ? family_world_
                                          : unit < .15f ? word_names_
                                          : unit < .55f ? family_us_
                                                        : family_world_,
                                          random))
      words.push_back(word);
    return words;
  };
  if (!is_full) return surname();
  if (const float whole = random.unit(); whole < .3f)
    return one_of(whole < .1f ? people_ : own_people_, random);
  Words words = one_of(random.unit() < .05f ? word_names_ : given_, random);
  const auto append = [&](const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
  };
  const float middle = random.unit();
  if (middle < .1f)
    words.push_back(std::string(1, static_cast<char>('A' + random.below(26))) + ".");
  else if (middle < .14f) {
    const bool is_straight = random.unit() < .5f;
    words.emplace_back(is_straight ? "\"" : "\u201C");
    append(one_of(given_, random));
    words.emplace_back(is_straight ? "\"" : "\u201D");
  }
  append(surname());
  static constexpr const char* generations[] = {"Jr.", "Sr.", "Jr", "Junior", "II", "III", "IV"};
  if (random.unit() < .05f) words.emplace_back(generations[random.below(std::size(generations))]);
  return words;
}

/// A firm named by its founders or by a word of any kind: "Marsh, Rook & Sons", "May Holdings".
NamePool::Words NamePool::firm(Random& random) const {
  Words words;
  const auto append = [&](const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
  };
  const auto add_ending = [&] { append(one_of(endings_, random)); };
  const float kind = random.unit();
  if (kind < .5f) {
    append(one_of(family_us_, random));
    if (kind < .35f) {
      words.emplace_back(",");
      append(one_of(family_us_, random));
    }
    words.emplace_back("&");
    append(one_of(random.unit() < .2f ? word_names_ : family_us_, random));
    if (random.unit() < .6f) append(one_of(forms_, random));
    return words;
  }
  append(one_of(kind < .65f ? family_us_ : word_names_, random));
  add_ending();
  if (random.unit() < .4f) append(one_of(forms_, random));
  return words;
}

NamePool::Words NamePool::organization(const Words& name, Random& random) const {
  const float unit = random.unit();
  if (unit < .5f) return one_of(own_bodies_, random);
  if (name.size() == 1) return name;
  return unit < .75f ? firm(random) : one_of(unit < .87f ? companies_ : bodies_, random);
}

NamePool::Words NamePool::draw(Type type, const Words& name, Random& random) const {
  switch (type) {
    case Type::person:
      return person(name.size() > 1, random);
    case Type::organization:
      return organization(name, random);
    case Type::place:
      return one_of(places_, random);
    case Type::other:
      return name;
  }
  return name;
}

NamePool::Words NamePool::drawn(char letter, Random& random) const {
  switch (letter) {
    case 'P':
      return person(true, random);
    case 'F':
      return person(false, random);
    case 'I': {
      Words words = person(false, random);
      words.insert(words.begin(), std::string(1, static_cast<char>('A' + random.below(26))) + ".");
      return words;
    }
    case 'G':
      return one_of(given_, random);
    case 'W':
      return one_of(word_names_, random);
    case 'T':
      return one_of(teams_, random);
    case 'C':
    case 'L':
      return one_of(places_, random);
    case 'S':
      return one_of(countries_, random);
    case 'A':
      return one_of(nations_, random);
    case 'O':
      return one_of(own_bodies_, random);
    case 'B':
      return firm(random);
    default:
      throw std::runtime_error(std::string("no kind of name has the letter ") + letter);
  }
}

Sentence NamePool::replaced(const Sentence& sentence, Spellings& spellings, Random& random) const {
  Sentence out;
  out.weight = sentence.weight;
  bool has_name = false;
  for (std::size_t i = 0; i < sentence.forms.size();) {
    std::size_t end = i + 1;
    const Tag tag = sentence.tags[i];
    if (tag == outside || sentence.open[i] != 0) {
      out.forms.push_back(sentence.forms[i]);
      out.tags.push_back(tag);
      out.open.push_back(sentence.open[i]);
      ++i;
      continue;
    }
    const Type type = type_of(tag);
    while (end < sentence.forms.size() && sentence.tags[end] == inside_tag(type)) ++end;
    Words name;
    for (std::size_t k = i; k < end; ++k) name.push_back(spellings[sentence.forms[k]]);
    // A nationality is told from other names of its type by the list.
    const bool is_nation = type == Type::other && name.size() == 1 && is_capitalised(name[0]) &&
                           std::ranges::find(nations_, name) != nations_.end();
    Words now = name;
    if (random.unit() < .8f) now = is_nation ? one_of(nations_, random) : draw(type, name, random);
    Tag next = begin_tag(type);
    for (const std::string& word : now) {
      out.forms.push_back(spellings.number(word));
      out.tags.push_back(next);
      out.open.push_back(0);
      next = inside_tag(type);
    }
    has_name = has_name || now != name;
    i = end;
  }
  return has_name ? out : Sentence{};
}

}  // namespace gloss::names::train
