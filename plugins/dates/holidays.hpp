#pragma once
/// The list of holidays: names, and how to find their day in a year.
#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dates/calendar.hpp"
#include "dates/reader.hpp"
#include "gloss/word_list.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Read-only once made; any thread.
class Holidays {
 public:
  /// Reads rows of a name and a rule; data/holidays.tsv explains the rules.
  /// Throws gloss::Error(GLOSS_E_RESOURCE) with file, line and reason.
  explicit Holidays(const WordList& list);

  /// Adds a list, whose rules may be symbolic forms (form.hpp) too. Throws as the constructor.
  void add(const WordList& list);

  /// The symbolic form of an entry; empty for a day.
  const std::string& form(std::int32_t number) const {
    return holidays_[static_cast<std::size_t>(number)].form;
  }

  /// The longest name that begins at `at`: the atom after it, and its number; `at` if there is
  /// none.
  std::uint32_t read(const Reader& in, std::uint32_t at, std::int32_t& number) const;

  /// Its day in a year; nothing if its list of years lacks this one. REQUIRES: number from read().
  std::optional<Day> day_in(std::int32_t number, std::int32_t year) const;

  /// Whether it is the same day of each year.
  bool is_fixed(std::int32_t number) const {
    const Holiday& holiday = holidays_[static_cast<std::size_t>(number)];
    return holiday.rule == Rule::fixed && holiday.after == 0 && !holiday.workday;
  }

  struct FirstWord {
    std::string word;                 ///< in lower case
    bool either = false;              ///< whether the text may have it so
    std::vector<std::string> others;  ///< the words that follow it
  };
  /// The first word of each name.
  std::vector<FirstWord> first_words() const;

 private:
  enum class Rule : std::uint8_t { fixed, weekday, from, easter, orthodox, years, of, form };
  struct Holiday {
    bool either = false;             // whether the text may have it in lower case
    std::string name;                // as the list has it
    std::vector<std::string> words;  // lower case, without apostrophes
    Rule rule = Rule::fixed;
    bool workday = false;  // moved from the weekend to the workday beside it
    std::int32_t month = 1, day = 1, weekday = 1, which = 1, after = 0;
    std::int32_t other = 0, first_year = 0;
    std::vector<std::int16_t> days;  // month * 100 + day of each year from the first on; 0: none
    std::string form;
  };
  Holiday parse(std::string_view name, std::string_view rule) const;
  void read_rule(std::vector<std::string_view> rule, Holiday& holiday) const;

  std::vector<Holiday> holidays_;
  // Names that a word of the text may begin, by its first byte and the letter behind it.
  struct Group {
    struct Name {
      std::int32_t number;
      std::uint16_t second;  // the first two letters of its second word; 0: none
      bool either;           // the text may have it in lower case
    };
    std::vector<Name> names;
    // By whether the text has a capital there: the first bytes of their second words, | 32.
    std::bitset<256> second[2];
    bool has_single[2] = {};  // a name of one word
  };
  void add_to_groups(std::int32_t number);

  std::unordered_map<std::uint32_t, Group> groups_;
};

}  // namespace dates
}  // namespace gloss
