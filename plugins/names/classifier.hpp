#pragma once
/// Cuts titles and roles off a run, and decides the type of the rest.
#include <vector>

#include "names/runs.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

class Classifier {
 public:
  explicit Classifier(const DocumentView& document) : document_(document) {}

  /// Appends the names of `run`. The type is Type::undecided if only the rest of the document can
  /// decide it.
  void classify(const Run& run, std::vector<Name>& out) const;

 private:
  struct Piece {
    std::uint32_t first, last;
    const Run* run;
    std::uint32_t words() const { return last - first + 1; }
  };
  struct Verdict {
    Type type = Type::undecided;
    Rule rule = Rule::none;
    float score = 0.3f;
  };

  const Row& row(std::uint32_t i) const { return *document_.words[i].row; }
  bool is_text(std::uint32_t i, std::string_view expected) const;
  bool is_before(std::uint32_t i, std::uint64_t classes) const;
  bool is_after(std::uint32_t i, std::uint64_t classes) const;
  bool has_title_before(std::uint32_t first) const;
  bool has_role_before(std::uint32_t first) const;
  bool follows_the(const Piece& piece) const;
  bool is_source(std::uint32_t first, std::uint32_t last) const;
  bool has_person_after(std::uint32_t last) const;
  bool is_role_here(const Run& run, std::uint32_t i) const;
  std::uint32_t given_after_body(const Run& run) const;
  bool looks_like_person(const Piece& piece) const;
  bool strip_front(Piece& piece) const;
  bool strip_back(Piece& piece) const;

  void emit(const Piece& piece, Verdict verdict, std::vector<Name>& out) const;
  void classify_left(Piece piece, std::vector<Name>& out) const;
  void classify_person(Piece piece, Rule rule, float score, std::vector<Name>& out) const;
  Verdict verdict(const Piece& piece) const;
  Verdict body_verdict(const Piece& piece) const;
  Verdict single_verdict(const Piece& piece) const;
  Verdict list_verdict(const Piece& piece) const;
  Verdict person_verdict(const Piece& piece) const;

  const DocumentView& document_;
};

}  // namespace names
}  // namespace gloss
