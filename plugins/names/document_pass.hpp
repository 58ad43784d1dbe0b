#pragma once
/// Makes the names of a document consistent.
#include <utility>
#include <vector>

#include "names/name.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// The document's evidence about a spelling, by Word::id.
struct Votes {
  float person = 0, organization = 0, place = 0;
  bool family = false, given = false;
};

/// Kept between documents, to reuse its memory.
class DocumentPass {
 public:
  /// Gives undecided and weak single words the type of full names, initials and more certain
  /// mentions of the same word. A word that stays undecided gets the type of its rule, or else
  /// `other`.
  void run(const DocumentView& document, std::vector<Name>& names);

 private:
  Votes& votes_of(std::uint32_t id);
  void collect(const DocumentView& document, const std::vector<Name>& names);
  void collect_initials(const DocumentView& document, const Name& name);
  bool has_initials(std::uint64_t key) const;
  void decide(const DocumentView& document, Name& name) const;

  std::vector<std::uint32_t> slot_of_;  // by word id; 0: none
  std::vector<Votes> votes_;
  std::vector<std::uint32_t> used_ids_;
  std::vector<std::uint64_t> initials_;
};

/// The capital letters of an acronym of two to eight letters as a number; 0 for any other word.
std::uint64_t acronym_key(std::string_view form);

}  // namespace names
}  // namespace gloss
