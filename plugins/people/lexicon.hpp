#pragma once
/// The word lists' data about the words around and inside people's names.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gloss/text_map.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

/// Bits of Row::classes; data/words.tsv.
enum Class : std::uint32_t {
  title = 1 << 0,
  role = 1 << 1,
  roles = 1 << 2,  ///< plural
  modifier = 1 << 3,
  portfolio = 1 << 4,
  ruler = 1 << 5,
  also_name = 1 << 6,
  particle = 1 << 7,
  suffix = 1 << 8,
  article = 1 << 9,
  of = 1 << 10,
  both = 1 << 11,  ///< "and"
  family_first = 1 << 12,
  capital = 1 << 13,    ///< begins with a capital letter
  syllables = 1 << 14,  ///< one or two syllables as spelt in Chinese, Korean or Vietnamese
  initial = 1 << 15,    ///< one letter, perhaps with a full stop
  nationality = 1 << 16,
  party = 1 << 17,
  body = 1 << 18,
};

struct Row {
  std::uint32_t classes;
  std::uint32_t given;         ///< equal for forms of one given name: Bill, William
  std::uint16_t country;       ///< of a nationality: Lexicon::country()
  std::uint16_t first_letter;  ///< lower case

  bool is(std::uint32_t any_of) const { return (classes & any_of) != 0; }
};

/// Read once; read-only afterwards, for any thread.
class Lexicon {
 public:
  /// Throw Error(GLOSS_E_RESOURCE) with file, line and reason.
  void read_words(const std::string& path);
  void read_nationalities(const std::string& path);

  Row row(std::string_view form, std::string_view lower_form) const;
  std::string_view country(std::uint16_t number) const { return countries_[number]; }
  /// The country of an adjective in lower case, of one word or several; 0 if there is none.
  std::uint16_t country_of(std::string_view adjective) const;

 private:
  TextMap<std::uint32_t> classes_;
  TextMap<std::string> nicknames_;
  TextMap<std::uint16_t> nationalities_;
  std::vector<std::string> countries_{""};
};

}  // namespace people
}  // namespace gloss
