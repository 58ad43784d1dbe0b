#include "people/name_parts.hpp"

#include "gloss/spelling_key.hpp"
#include "people/east_asian.hpp"

namespace gloss::people {
namespace {

/// The words of one name while its parts are told apart.
class Splitter {
 public:
  Splitter(const DocumentView& document, std::uint32_t first, std::uint32_t last)
      : document_(document) {
    parts_.first = first, parts_.last = last;
  }

  NameParts split() {
    drop_suffix();
    drop_nickname();
    if (parts_.first == parts_.last || is_ruler() || is_one_name()) {
      name_one();
    } else if (const std::uint32_t byname = byname_begin(); byname != nothing) {
      set_given(parts_.first, byname - 1);
      parts_.is_full = true;
    } else if (puts_family_first()) {
      set_family(parts_.first, parts_.first);
      set_given(parts_.first + 1, parts_.last);
    } else if (row(parts_.last).is(patronymic)) {
      split_patronymic();
    } else if (puts_given_last()) {
      split_by_given_last();
    } else {
      split_by_family(family_begin());
    }
    return parts_;
  }

 private:
  const Row& row(std::uint32_t i) const { return document_.row(i); }
  bool is_word(std::uint32_t i) const {
    return document_.words.type(i) == layers::token::word || row(i).is(initial);
  }
  void set_given(std::uint32_t first, std::uint32_t last) {
    parts_.given_first = first, parts_.given_last = last;
  }
  void set_family(std::uint32_t first, std::uint32_t last) {
    parts_.family_first = first, parts_.family_last = last;
    parts_.is_full = true;
  }
  bool is_particle(std::uint32_t i) const { return row(i).is(particle) && !row(i).is(initial); }

  void drop_suffix() {
    while (parts_.last > parts_.first) {
      if (is_suffix(document_, parts_.first, parts_.last))
        parts_.suffix = parts_.last;
      else if (is_word(parts_.last) || closes_nickname(document_, parts_.last))
        break;
      --parts_.last;
    }
  }

  /// Antonio "Tony" Vela; Edson Arantes (Pelé).
  void drop_nickname() {
    for (std::uint32_t i = parts_.first + 1; i < parts_.last; ++i) {
      if (!opens_nickname(document_, i)) continue;
      std::uint32_t begin = i + 1;
      while (begin < parts_.last && opens_nickname(document_, begin)) ++begin;
      std::uint32_t end = begin + 1;
      while (end < parts_.last && !closes_nickname(document_, end)) ++end;
      if (end > parts_.last || !closes_nickname(document_, end)) return;
      while (end < parts_.last && closes_nickname(document_, end + 1)) ++end;
      parts_.nickname = begin;
      if (end == parts_.last)
        parts_.last = i - 1;
      else
        before_nickname_ = i - 1, after_nickname_ = end + 1;
      return;
    }
  }

  bool follows_ruler() const { return document_.follows_ruler(parts_.first); }

  /// "King Charles", "Pope John Paul II", "Charles III": given names only.
  bool is_ruler() const {
    if (!follows_ruler()) return false;
    const bool is_pope = row(parts_.first - 1).key == spelling_of_pope;
    for (std::uint32_t i = parts_.first; i <= parts_.last; ++i)
      if (!row(i).is(given_name) || (row(i).is(family_name) && !is_pope)) return false;
    return true;
  }

  /// "Aung San Suu Kyi", and "Abu Mazen", which is no family name.
  bool is_one_name() const {
    if (row(parts_.first).key == spelling_of_abu && parts_.words() == 2) return true;
    if (row(parts_.first).is(one_name)) return true;
    bool has_one = false;  // "Jack Daw" has a family name
    for (std::uint32_t i = parts_.first; i <= parts_.last; ++i) has_one |= row(i).is(one_name);
    return has_one && parts_.words() > 2;
  }

  /// "Catherine of Aragon", "Alexander the Great": the word that a byname begins with.
  std::uint32_t byname_begin() const {
    for (std::uint32_t i = parts_.first + 1; i < parts_.last; ++i) {
      const bool is_nickname =
          before_nickname_ != nothing && i > before_nickname_ && i < after_nickname_;
      if (!is_nickname && (document_.covered(i) == "of" || document_.covered(i) == "the")) return i;
    }
    return nothing;
  }

  void name_one() {
    const bool is_king =
        follows_ruler() || (parts_.suffix != nothing && row(parts_.suffix).is(roman));
    if (is_king) set_given(parts_.first, parts_.last);
    parts_.is_full = parts_.first != parts_.last && !is_king;
  }

  /// "Xi Jinping", "Moon Jae-in", "Nguyen Van Thieu", "Orbán Viktor", "NAKAMURA Keiko"; not "Kim
  /// Campbell".
  bool puts_family_first() const {
    const std::uint32_t first = parts_.first, last = parts_.last;
    if (last - first > 2 || parts_.nickname != nothing) return false;
    const Row& family = row(first);
    if (family.is(hungarian) && !family.is(given_name)) {
      bool is_given = true;
      for (std::uint32_t i = first + 1; i <= last; ++i) is_given &= row(i).is(given_name);
      if (is_given) return true;
    }
    bool others_have_small_letters = true, are_syllables = family.is(family_first);
    unsigned syllables = 0;
    for (std::uint32_t i = first + 1; i <= last; ++i) {
      others_have_small_letters &= !row(i).is(all_capitals | initial);
      const unsigned own = are_syllables ? east_asian_syllables(document_.covered(i)) : 0;
      are_syllables = own > 0;
      syllables += own;
    }
    if (family.is(pinyin_first) && !are_syllables) are_syllables = has_given_in_pinyin(syllables);
    // "Bo Ek" and "Lee Ann" begin with a given name.
    if (family.is(given_name) && syllables < 2) are_syllables = false;
    const bool stands_out = family.is(all_capitals) && others_have_small_letters &&
                            (document_.covered(first).size() > 2 || family.is(family_first));
    return are_syllables || stands_out;
  }

  /// "Yan Chenglu", not "Yan Martel"; sets `syllables` to those of the given name.
  bool has_given_in_pinyin(unsigned& syllables) const {
    syllables = 0;
    for (std::uint32_t i = parts_.first + 1; i <= parts_.last; ++i) {
      const unsigned own = row(i).is(given_name) ? 0 : pinyin_syllables(document_.covered(i));
      if (own == 0) return false;
      syllables += own;
    }
    return true;
  }

  /// "Bae Jhong-shin", "Chris Wong Chun-yin"; not "Paul Jean-luc".
  bool puts_given_last() const {
    const std::uint32_t first = parts_.first, last = parts_.last;
    if (parts_.nickname != nothing || last - first > 3 || row(last).is(given_name)) return false;
    if (!is_hyphenated_given(document_.covered(last)) || is_particle(first)) return false;
    return last - first > 1 || !row(first).is(given_name) || row(first).is(family_first);
  }

  /// A given name of another language may stand before the family name.
  void split_by_given_last() {
    const std::uint32_t first = parts_.first, last = parts_.last;
    const bool has_other =
        last - first > 1 && (row(first).is(given_name | initial) || !row(first).is(family_first));
    set_family(has_other ? first + 1 : first, last - 1);
    if (has_other)
      set_given(first, first);
    else
      set_given(last, last);
  }

  /// "Vladimir Vladimirovich", "Ivanov Ivan Ivanovich".
  void split_patronymic() {
    if (parts_.words() == 2) {
      set_given(parts_.first, parts_.last);
      parts_.is_full = true;
      return;
    }
    set_family(parts_.first, parts_.first);
    set_given(parts_.first + 1, parts_.last);
  }

  /// The first word of the family name: of its last group of particles, or of two Spanish names.
  std::uint32_t family_begin() const {
    const std::uint32_t least = after_nickname_ == nothing ? parts_.first + 1 : after_nickname_;
    std::uint32_t begin = parts_.last;
    for (std::uint32_t i = parts_.last; i-- > least;)
      if (is_particle(i)) {
        begin = i;
        while (begin > least && is_particle(begin - 1)) --begin;
        // "Fernández de Kirchner"; but "Moura" and "da Silva".
        const bool is_double =
            row(begin).key == spelling_of_de && begin > least && may_be_first_of_two(begin - 1);
        return is_double ? begin - 1 : begin;
      }
    if (after_nickname_ != nothing) {
      begin = after_nickname_;  // Kenneth ("Ken") O. Bjork
      while (begin < parts_.last && row(begin).is(initial)) ++begin;
      return begin;
    }
    return begin >= parts_.first + 2 && may_be_first_of_two(begin - 1) ? begin - 1 : begin;
  }

  bool may_be_first_of_two(std::uint32_t i) const {
    return row(i).is(hispanic) && !row(i).is(given_name | initial);
  }

  void split_by_family(std::uint32_t begin) {
    const std::uint32_t first = parts_.first;
    // "De Souza", "al-Zahar" without a given name; but "Al Gordon", "Ben Okri", "Van Morrow".
    if (is_particle(first) && begin > first &&
        !(row(first).is(given_name) && row(first).is(capital))) {
      bool only_particles = true;
      for (std::uint32_t i = first; i < begin; ++i) only_particles &= is_particle(i);
      if (only_particles) {
        parts_.family_first = first, parts_.family_last = parts_.last;
        return;
      }
    }
    set_family(begin, parts_.last);
    set_given(first, before_nickname_ == nothing ? begin - 1 : before_nickname_);
  }

  static constexpr std::uint64_t spelling_of_pope = spelling_key("pope");
  static constexpr std::uint64_t spelling_of_de = spelling_key("de");
  static constexpr std::uint64_t spelling_of_abu = spelling_key("abu");

  const DocumentView& document_;
  NameParts parts_;
  std::uint32_t before_nickname_ = nothing, after_nickname_ = nothing;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool opens_nickname(const DocumentView& document, std::uint32_t i) {
  if (is_letter(document.front(i))) return false;
  return is_one_of(document.covered(i), {"\"", "“", "‘", "'", "(", "„", "«"});
}

bool closes_nickname(const DocumentView& document, std::uint32_t i) {
  if (is_letter(document.front(i))) return false;
  return is_one_of(document.covered(i), {"\"", "”", "’", "'", ")", "“", "»"});
}

bool is_suffix(const DocumentView& document, std::uint32_t first, std::uint32_t i) {
  const Row& row = document.row(i);
  if (row.is(roman)) return row.is(all_capitals);
  if (!row.is(suffix)) return false;
  if (document.covered(i).size() <= 4) return true;
  // "Neymar Junior" has a suffix; "Mary Senior" has a family name.
  constexpr std::uint64_t senior = spelling_key("senior");
  return row.is(capital) &&
         (i > first + 1 || row.key != senior || !document.row(first).is(given_name));
}

NameParts parts_of(const DocumentView& document, std::uint32_t first, std::uint32_t last) {
  return Splitter(document, first, last).split();
}

}  // namespace gloss::people
