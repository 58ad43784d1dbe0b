#pragma once
/// The list of holidays: names, and how to find their day in a year.
#include <string>
#include <string_view>
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

  /// Its day in a year. REQUIRES: number from read().
  Day day_in(std::int32_t number, std::int32_t year) const;

  /// Whether it is the same day of each year.
  bool is_fixed(std::int32_t number) const {
    const Holiday& holiday = holidays_[static_cast<std::size_t>(number)];
    return holiday.rule == Rule::fixed && holiday.after == 0;
  }

  /// The first word of each name, in lower case, and whether it is the whole name.
  std::vector<std::pair<std::string, bool>> first_words() const;

 private:
  enum class Rule : std::uint8_t { fixed, weekday, easter, form };
  struct Holiday {
    std::vector<std::string> words;  // lower case
    Rule rule = Rule::fixed;
    std::int32_t month = 1, day = 1, weekday = 1, which = 1, after = 0;
    std::string form;
  };
  static Holiday parse(std::string_view name, std::string_view rule);

  std::vector<Holiday> holidays_;
};

}  // namespace dates
}  // namespace gloss
