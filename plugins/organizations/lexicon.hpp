#pragma once
/// The word lists' data about the words in organizations' names.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "gloss/text_map.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

enum class Kind : std::uint8_t {
  none,
  company,
  government,
  intergovernmental,
  military,
  media,
  party,
  education,
  sports,
  bank,
  court,
  ngo,
  religious,
  other,
};
constexpr std::size_t kind_count = 14;

const char* kind_name(Kind kind);

/// Bits of Row::classes.
enum Class : std::uint8_t {
  capital = 1,
  all_capitals = 2,  ///< two to eight capitals, and apart from them only full stops, hyphens, &
  legal_form = 4,    ///< Inc, Ltd ...: no part of the bare name
  article = 8,
  head = 16,        ///< says what kind of body it is: Ministry, Council ...
  generic = 32,     ///< begins the names of many bodies: National, World
  mixed_case = 64,  ///< a capital after a small letter: a brand's spelling
};

struct Row {
  std::array<std::uint8_t, 4> kinds;  ///< Kind numbers; 0 ends the list
  std::array<std::uint8_t, 4> weights;
  std::uint8_t context;  ///< the Kind that this word suggests for its neighbour
  std::uint8_t classes;
  std::uint16_t reserved;

  bool is(std::uint8_t any_of) const { return (classes & any_of) != 0; }
};

struct Known {
  Kind kind = Kind::none;
  std::string acronym;
};

/// Read once; read-only afterwards, for any thread.
class Lexicon {
 public:
  /// Throw Error(GLOSS_E_RESOURCE) with file, line and reason.
  void read_kinds(const std::string& path);
  void read_known(const std::string& path);
  void read_context(const std::string& path);

  Row row(std::string_view form, std::string_view lower_form) const;
  /// A well-known body by its name in lower case or its acronym, or NULL.
  const Known* known(std::string_view lower_name) const;

 private:
  TextMap<Row> rows_;
  TextMap<Known> known_;
};

}  // namespace organizations
}  // namespace gloss
