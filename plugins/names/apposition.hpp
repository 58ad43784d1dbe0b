#pragma once
/// Names that stand beside what somebody is: "A councillor, Jo Fife, spoke."
#include <vector>

#include "names/name.hpp"
#include "names/word_scores.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// Read-only; for any thread.
class Appositions {
 public:
  /// Borrows `model`.
  explicit Appositions(const Model& model);

  /// Makes persons of those of `names`, in order, that are doubtful organizations of two or three
  /// words, begin with a given name, and stand between commas behind an office or a trade in small
  /// letters.
  void apply(const DocumentView& document, std::vector<Name>& names) const;

 private:
  bool is_person(const DocumentView& document, const Name& name, std::string& lower) const;

  const Model& model_;
  std::int32_t doubtful_, agreed_;  ///< margins, of organizations and of persons
};

}  // namespace names
}  // namespace gloss
