#pragma once
/// Makes the names of a document agree with one another.
#include <utility>
#include <vector>

#include "names/name.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// What the document says of a spelling, by Word::id.
struct Votes {
  float person = 0, organization = 0, place = 0;
  bool family = false, given = false;
};

/// Kept between documents, to keep its memory.
class DocumentPass {
 public:
  /// Types undecided and weak single words after full names, initials and the surer mentions of
  /// the same word. What stays undecided gets the type that its rule suggests, or else `other`.
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

/// The capital letters of an acronym of two to eight letters as a number, 0 if it is none.
std::uint64_t acronym_key(std::string_view form);

}  // namespace names
}  // namespace gloss
