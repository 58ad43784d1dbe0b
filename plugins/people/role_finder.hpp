#pragma once
/// Finds the office or profession next to a name.
#include "people/person.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

class RoleFinder {
 public:
  /// `name_at[i]` is the number of the name that covers word i, or `nothing`. Borrows both.
  RoleFinder(const DocumentView& document, const Lexicon& lexicon,
             std::span<const std::uint32_t> name_at, std::span<const Span> name_words)
      : document_(document), lexicon_(lexicon), name_at_(name_at), name_words_(name_words) {}

  /// Sets person.title and person.role from the words around the name; appends the role's text to
  /// `role_text`. The sentence holds the words [begin, end).
  void find(Person& person, std::uint32_t begin, std::uint32_t end, std::string& role_text);

 private:
  static constexpr std::uint32_t longest_phrase = 10;  ///< words between a role and its name

  /// Words of a role under construction.
  struct Draft {
    std::uint32_t first = nothing, last = nothing;                ///< of the role
    std::uint32_t prefix_first = nothing, prefix_last = nothing;  ///< "former" before "Iranian"
    std::uint32_t span_first = nothing, span_last = nothing;      ///< the role with its owner
    Span of;
    std::uint16_t country = 0;
    std::uint32_t prefix_bytes = 0;  ///< of "ex-", which the owner's first word begins with
    bool is_found() const { return first != nothing; }
  };

  const Row& row(std::uint32_t i) const { return document_.row(i); }
  bool is_text(std::uint32_t i, std::string_view expected) const {
    return document_.covered(i) == expected;
  }
  bool is_text(std::uint32_t i, std::initializer_list<std::string_view> expected) const {
    return is_one_of(document_.covered(i), expected);
  }
  bool touches(std::uint32_t left, std::uint32_t right) const {
    return document_.touches(left, right);
  }
  bool is_person_name(std::uint32_t i) const;
  std::uint32_t body_at(std::uint32_t i) const;
  std::uint32_t owner_at(std::uint32_t i) const;
  bool is_owner_word(std::uint32_t i) const;
  bool is_group_word(std::uint32_t i) const;
  std::uint32_t owner_begin(std::uint32_t last) const;
  std::uint32_t owner_end(std::uint32_t i) const;
  Span span_of(std::uint32_t name) const { return document_.names[name].span; }
  bool is_possessive(std::uint32_t i) const;
  std::uint16_t country_at(std::uint32_t i, std::uint32_t& first) const;

  Draft before(std::uint32_t name) const;
  Draft before_with_of(std::uint32_t name) const;
  Draft before_with_comma(std::uint32_t name, std::uint32_t last) const;
  bool is_count(std::uint32_t i) const;
  bool is_pronoun(std::uint32_t i) const;
  std::uint32_t possessor_begin(std::uint32_t i) const;
  Draft several_before(std::uint32_t end) const;
  bool ends_apposition(std::uint32_t i) const;
  bool is_nameless_owner(std::uint32_t of_word, std::uint32_t end) const;
  bool are_small_words(std::uint32_t first, std::uint32_t end) const;
  Draft with_owner_before(std::uint32_t end) const;
  std::uint32_t possessor_end(std::uint32_t i) const;
  std::uint32_t apposition_begin(std::uint32_t last) const;
  Draft after(std::uint32_t last) const;
  bool is_predicate(std::uint32_t i) const;
  std::uint32_t role_end(std::uint32_t i) const;
  std::uint32_t after_adverb(std::uint32_t i, Draft& draft) const;
  bool is_praise(std::uint32_t i) const;
  bool stands_before_verb(std::uint32_t i) const;
  bool is_verb(std::uint32_t i) const;
  bool is_infinitive(std::uint32_t i) const;
  bool is_half_of_day(std::uint32_t i) const;
  bool is_capital_task(std::uint32_t i, const Draft& draft) const;
  bool is_description(std::uint32_t i) const;
  std::uint32_t before_descriptions(std::uint32_t last) const;
  std::uint32_t capitals_begin(std::uint32_t i) const;
  std::uint32_t unnamed_body(std::uint32_t last) const;
  bool is_compound(std::uint32_t i) const;
  static bool is_compound(std::string_view form);
  bool takes_nameless_owner(Draft& draft, std::uint32_t i) const;
  bool is_trade(std::uint32_t i) const;
  void take_relations(Draft& draft) const;
  bool is_tenure(std::uint32_t first, std::uint32_t end) const;
  void extend_left(Draft& draft) const;
  bool means_two(const Draft& draft, std::uint32_t joint) const;
  void take_prefix(Draft& draft, std::uint32_t first, std::uint32_t classes) const;
  std::uint32_t tenure_prefix(std::uint32_t i) const;
  void take_country(Draft& draft, std::uint16_t country, std::uint32_t first) const;
  void take_owner(Draft& draft) const;
  void take_of(Draft& draft) const;
  void take_of_after_name(Draft& draft, std::uint32_t last) const;
  void write(const Draft& draft, Person& person, std::string& role_text) const;

  const DocumentView& document_;
  const Lexicon& lexicon_;
  std::span<const std::uint32_t> name_at_;
  std::span<const Span> name_words_;
  std::uint32_t begin_ = 0, end_ = 0;
};

}  // namespace people
}  // namespace gloss
