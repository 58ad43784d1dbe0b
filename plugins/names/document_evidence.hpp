#pragma once
/// The uses of a word in the rest of a document.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "names/context.hpp"
#include "names/tags.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// What a tagged word is in a longer name: the rest of the document often uses that word alone.
enum class NamePart : std::uint8_t {
  none,
  family,  ///< the last word of a person
  head,    ///< the first word of an organization
};
constexpr NamePart part_of(Tag tag, Tag next) {
  if (tag == inside_tag(Type::person) && next != tag) return NamePart::family;
  if (tag == begin_tag(Type::organization) && next == inside_tag(Type::organization))
    return NamePart::head;
  return NamePart::none;
}

/// part_of() as a table, [tag][next]: it is asked for each word with a capital.
inline constexpr auto parts_of_tags = [] {
  std::array<std::array<NamePart, tag_count>, tag_count> all = {};
  for (Tag tag = 0; tag < tag_count; ++tag)
    for (Tag next = 0; next < tag_count; ++next) all[tag][next] = part_of(tag, next);
  return all;
}();

constexpr NamePart part_at(std::span<const Tag> tags, std::size_t i) {
  return part_of(tags[i], i + 1 < tags.size() ? tags[i + 1] : outside);
}

/// Scores of the tags up to the last begin_tag(), one a lane.
using BeginScores = std::int16_t __attribute__((vector_size(16)));
static_assert(begin_tag(Type::other) < 8);

/// Counts how the words of a document are tagged. Kept between documents, to reuse its memory. For
/// each document call clear(), add_small() for all words in small letters, expect(), and add() for
/// all words with a capital; then ask. Most of those words stand once: who calls announce() for all
/// of them before need not call add() for a word that is_alone(), and takes `no_other` for its
/// number.
class DocumentEvidence {
 public:
  static constexpr std::uint32_t most_contexts = 20;  ///< of a word that are added up
  static constexpr std::uint32_t no_other = UINT32_MAX;

  void clear();
  /// A word in small letters, by Row::lower_hash.
  void add_small(std::uint32_t lower_hash) { small_[lower_hash & seen_mask] = document_; }
  void announce(std::uint32_t lower_hash) {
    std::uint32_t& seen = announced_[lower_hash & seen_mask];
    seen = seen < 2 * document_ ? 2 * document_ : 2 * document_ + 1;
  }
  /// Whether the word was announced once, and not added in small letters; misses a few such words.
  bool is_alone(std::uint32_t lower_hash) const {
    const std::uint32_t place = lower_hash & seen_mask;
    return announced_[place] == 2 * document_ && small_[place] != document_;
  }
  /// Makes room for `uses` calls of add().
  void expect(std::size_t uses);
  /// Counts an occurrence of a word with a capital; returns the number of the word.
  std::uint32_t add(std::uint32_t lower_hash, Tag tag, NamePart part);
  /// Takes back one occurrence of word `number` that add() counted.
  void remove(std::uint32_t number, Tag tag, NamePart part);
  /// Counts it again with another tag.
  void add_again(std::uint32_t number, Tag tag, NamePart part) {
    if (number != no_other) count(words_[number], tag, part);
  }
  /// Whether word `number` was added more than once.
  bool is_repeated(std::uint32_t number) const {
    return number != no_other && words_[number].uses > 1;
  }
  /// Adds what the words around one place of word `number` say of it; `most_contexts` count.
  void add_context(std::uint32_t number, BeginScores context) {
    Word& word = words_[number];
    if (word.contexts == most_contexts) return;
    ++word.contexts;
    word.context += context;
  }
  std::uint32_t contexts(std::uint32_t number) const { return words_[number].contexts; }
  /// The scores that the contexts of word `number` add up to, without one of them, `own`. Contexts
  /// of one document repeat each other, so that n of them count as the root of n times their mean,
  /// times a share.
  /// REQUIRES: contexts(number) > 1.
  BeginScores other_contexts(std::uint32_t number, BeginScores own) const;
  /// The evidence::code of word `number` for an occurrence that is tagged `tag` itself and is
  /// `part` of a name.
  std::uint8_t code(std::uint32_t number, Tag tag, NamePart part) const;
  /// Whether the word with that code() begins the name of an organization, is mostly so in other
  /// places, and ends the name of no person.
  static constexpr bool is_of_organization(std::uint8_t code) {
    if (code == evidence::unknown || code == evidence::alone) return false;
    constexpr std::uint32_t kind = 1 + static_cast<std::uint32_t>(Type::organization);
    for (std::uint32_t use = 0; use < 8; ++use)
      if (code == evidence::code(kind, (use & 1) != 0, (use & 2) != 0, (use & 4) != 0, false, true))
        return true;
    return false;
  }
  /// Whether all occurrences of word `number` are of one kind, and none is small that is a name
  /// elsewhere.
  bool is_at_one(std::uint32_t number) const {
    if (number == no_other) return true;
    const std::uint32_t kinds = words_[number].kinds;
    return (kinds & (kinds - 1)) == 0 || kinds == (1 | also_small);
  }

 private:
  static constexpr std::uint32_t seen_mask = (1u << 12) - 1;
  /// 0 outside of names, else 1 + Type.
  static constexpr std::uint32_t kind_of(Tag tag) { return (tag + 1u) / 2; }
  static constexpr std::uint32_t kind_count = 1 + type_count;
  /// A bit of Word::kinds: the word also stands in small letters.
  static constexpr std::uint32_t also_small = 1u << kind_count;

  struct Word {
    std::uint32_t document = 0;  ///< the place is empty unless this is the present one
    std::uint32_t lower_hash = 0;
    std::uint32_t kinds = 0;  ///< bits: those of its occurrences
    std::array<std::uint32_t, kind_count> counts = {};
    std::array<std::uint32_t, 3> parts = {};  ///< by NamePart
    std::uint32_t uses = 0;
    std::uint32_t contexts = 0;  ///< added up in `context`
    BeginScores context = {};
  };
  static void count(Word& word, Tag tag, NamePart part) {
    const std::uint32_t kind = kind_of(tag);
    word.kinds |= 1u << kind;
    ++word.counts[kind];
    ++word.parts[static_cast<std::size_t>(part)];
  }

  /// By hash, the last document with such a word; may claim one that is not there. Of an announced
  /// word: twice that number, and one more if the document has several.
  std::array<std::uint32_t, seen_mask + 1> small_ = {}, announced_ = {};
  std::vector<Word> words_ = std::vector<Word>(64);
  std::uint32_t mask_ = 0;  ///< the document uses so many places, less one
  std::uint32_t document_ = 1;
};

inline std::uint32_t DocumentEvidence::add(std::uint32_t lower_hash, Tag tag, NamePart part) {
  Word* const words = words_.data();
  std::uint32_t at = (lower_hash * 0x9E3779B1u >> 7) & mask_;
  while (words[at].document == document_ && words[at].lower_hash != lower_hash)
    at = (at + 1) & mask_;
  Word& word = words[at];
  if (word.document != document_)
    word = {document_, lower_hash, small_[lower_hash & seen_mask] == document_ ? also_small : 0};
  ++word.uses;
  count(word, tag, part);
  return at;
}

}  // namespace names
}  // namespace gloss
