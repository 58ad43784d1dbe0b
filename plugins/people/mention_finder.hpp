#pragma once
/// Finds the extents of the persons' names among the names of a document.
#include <string_view>
#include <vector>

#include "gloss/key_chains.hpp"
#include "people/name_parts.hpp"

namespace gloss {
namespace GLOSS_HIDDEN people {

/// A mention and the parts of its name.
struct PersonMention {
  Person person;
  NameParts parts;
};

/// Kept between documents, to reuse its memory.
class MentionFinder {
 public:
  /// Sets `mentions` to the persons' names in order. Joins what a nickname in quotes has split,
  /// cuts titles and roles off, adds "Jr." after a name and the particles ("von") that the person's
  /// full name has elsewhere, and adds the later mentions by a family name that is also a title
  /// ("Judge said", after "Mary Judge").
  /// Leaves out firms with a person's name ("JP Morgan").
  void run(const DocumentView& document, const Lexicon& lexicon,
           std::vector<PersonMention>& mentions);

  /// The number of the name that covers a word, or `nothing`; set by run().
  std::span<const std::uint32_t> name_at() const { return name_at_; }
  /// The words of a name, half-open; set by run().
  std::span<const Span> name_words() const { return name_words_; }

 private:
  void place_names();
  void add_mentions();
  std::uint32_t joined_end(std::uint32_t name, std::uint32_t& last_name) const;
  bool is_affiliation(std::uint32_t begin, std::uint32_t name, std::uint32_t next) const;
  std::uint32_t wrapped_begin(std::uint32_t word, std::uint32_t end) const;
  std::uint32_t after_offices(std::uint32_t first, std::uint32_t end) const;
  void add_mention(const Name& name, std::uint32_t begin, std::uint32_t end);
  void add_suffix(Person& person) const;
  void add_particles();
  bool takes_particles(PersonMention& mention, const NameParts& whole) const;
  void add_families_with_particles();
  void find_family(const PersonMention& full, std::string_view family);
  void sort_from(std::size_t found);
  void add_family_titles();
  bool stands_alone(std::uint32_t word) const;
  void find_family_title(const PersonMention& full);

  bool is_free(std::uint32_t word) const { return name_at_[word] == nothing; }

  const DocumentView* document_ = nullptr;
  const Lexicon* lexicon_ = nullptr;
  std::vector<PersonMention>* mentions_ = nullptr;
  std::vector<std::uint32_t> name_at_;
  std::vector<Span> name_words_;
  std::vector<std::uint64_t> searched_;  // keys of family titles that were looked for
  KeyChains with_particles_;             // mentions by the last word of their family name
};

}  // namespace people
}  // namespace gloss
