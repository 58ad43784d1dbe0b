#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "interchange/annotated_document.hpp"

namespace glossator::compare {

/// Documents of two readers, joined by id. It reads both in turn and keeps only documents whose
/// partner has not come yet: few if both files have the same order, whatever their length. Of each
/// id it keeps a hash of 64 bits. One thread.
class PairedDocuments {
 public:
  using Document = interchange::AnnotatedDocument;
  /// One of them may be missing, not both.
  struct Pair {
    std::optional<Document> first, second;
  };

  /// Both readers are borrowed; the names are those of messages.
  PairedDocuments(interchange::AnnotatedReader& first, std::string first_name,
                  interchange::AnnotatedReader& second, std::string second_name);

  /// The next pair; documents without partner come last, those of the first reader in its order
  /// and then those of the second. Nothing at the end. Throws Error(input) for a repeated id, and
  /// what the readers throw.
  std::optional<Pair> next();

 private:
  struct Side {
    interchange::AnnotatedReader* reader;
    std::string name;
    bool is_ended = false;
    std::unordered_set<std::uint64_t> seen = {};
    std::unordered_map<std::string, Document> waiting = {};
    std::deque<std::string> order = {};  ///< of ids that wait or waited
  };

  bool read(Side& side, Side& other, Pair& out, bool is_first);
  static std::optional<Document> next_waiting(Side& side);

  Side first_, second_;
  bool is_turn_of_first_ = true;
};

}  // namespace glossator::compare
