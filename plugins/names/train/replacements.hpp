#pragma once
/// Copies of sentences with other names in the place of their own, so that the model trusts what
/// lists, spelling and context say of words that it does not know.
#include <string>
#include <vector>

#include "annotated_sets.hpp"
#include "random.hpp"
#include "sentences.hpp"

namespace gloss::names::train {

/// Names of each kind, drawn from the lists of names.
class NamePool {
 public:
  /// Reads DATA/lists and the own lists of `own`. Throws std::runtime_error with the path.
  NamePool(const std::string& data, const std::string& own);

  /// `sentence` with most of its names replaced; without evidence. Empty if it has no name.
  Sentence replaced(const Sentence& sentence, Spellings& spellings, Random& random) const;

  using Words = std::vector<std::string>;
  /// A name of the kind that `letter` stands for in lists/lines. Throws std::runtime_error if
  /// it stands for none.
  Words drawn(char letter, Random& random) const;

 private:
  void read(const std::string& path, std::size_t column, std::vector<Words>& out);
  /// How the words of a list get their capitals.
  enum class Form { as_written, names, bodies };
  void read_own(const std::string& path, Form form, const std::vector<std::string>& classes,
                std::vector<Words>& out);
  Words person(bool is_full, Random& random) const;
  Words firm(Random& random) const;
  Words draw(Type type, const Words& name, Random& random) const;
  Words organization(const Words& name, Random& random) const;

  std::vector<Words> given_, family_us_, family_world_, people_, own_people_, own_family_, places_,
      companies_, bodies_, own_bodies_, nations_, countries_, teams_;
  /// Words that are also names, and the ends of the names of firms.
  std::vector<Words> word_names_, particles_, endings_, forms_;
};

}  // namespace gloss::names::train
