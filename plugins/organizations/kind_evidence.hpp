#pragma once
/// Words tell the kind of the body whose name they are in, or near: the weights of
/// data/evidence.tsv.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gloss/word_list.hpp"

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

std::string_view kind_name(Kind kind);
/// Whether bodies of the kind have owners, sellers and rivals, whose names stand in brackets too.
inline bool is_in_trade(Kind kind) {
  return kind == Kind::company || kind == Kind::media || kind == Kind::bank ||
         kind == Kind::education || kind == Kind::sports;
}
/// Throws Error(GLOSS_E_RESOURCE) with file and line if the field of the row is no kind.
Kind kind_named(const WordList::Row& row, std::size_t column);

/// For each kind by its number, in tenths of a natural logarithm.
struct KindScores {
  std::array<std::int16_t, 16> sums{};
  bool has_word = false;  ///< a word has spoken, and not the shape of the name alone

  void add(Kind kind, int score) {
    std::int16_t& sum = sums[static_cast<std::size_t>(kind)];
    sum = static_cast<std::int16_t>(sum + score);
    has_word = true;
  }
  /// As add(), but what is said again and again counts once.
  void add_once(Kind kind, int score) {
    std::int16_t& sum = sums[static_cast<std::size_t>(kind)];
    sum = std::max(sum, static_cast<std::int16_t>(score));
    has_word = true;
  }
  /// Whether one kind is so likely that no more evidence would change it.
  bool is_clear() const;
  /// The kind with the highest sum; none if no word has spoken, or if it is not as likely as one in
  /// four.
  Kind best() const;
};

/// Where a word stands, seen from the name.
enum class Place : std::uint8_t { before, after, near, name, last };

/// Signs of a kind that are no words: the form of a name, and places where no word stands.
enum class Mark : std::uint8_t {
  all,      ///< of every name
  article,  ///< "the" stands before it
  begin,    ///< nothing stands before it in its line
  end,
  dot,    ///< "news.com.au"
  mixed,  ///< "KiwiRail"
  letters_1,
  letters_2,
  letters_3,
  letters_4,
  letters_5,  ///< capitals alone, up to six
  words_1,
  words_2,
  words_3,
  words_4,
  words_5,  ///< or more
};

/// Filled once; read-only afterwards, for any thread.
class KindEvidence {
 public:
  /// Adds a line of the list to what the number `word` says; 0 asks for a new number. Returns the
  /// number. Throws Error(GLOSS_E_RESOURCE) with file, line and reason.
  std::uint16_t add(const WordList::Row& line, std::uint16_t word);

  /// Adds what the word with this number says at that place. 0 says nothing.
  void say(std::uint16_t word, Place place, KindScores& scores) const;
  void say(Mark mark, KindScores& scores) const;

 private:
  using Weights = std::array<std::int8_t, 16>;
  static constexpr std::size_t places = 5, marks = 16;

  static void add(const Weights& weights, KindScores& scores);

  std::vector<std::array<Weights, places>> words_{1};
  std::array<Weights, marks> marks_{};
};

}  // namespace organizations
}  // namespace gloss
