#pragma once
#include <set>
#include <string>
#include <vector>

#include "compare/diff/diff_report.hpp"
#include "interchange/annotated_document.hpp"
#include "interchange/jsonl_manifest.hpp"

namespace glossator::compare {

struct DiffOptions {
  std::set<std::string> layers;   ///< empty: those that both documents have
  std::set<std::string> ignored;  ///< keys
  std::size_t examples = 3;       ///< of each group
};

/// Collects the changes between two results, document by document. Memory grows with the number of
/// groups; documents are kept only if a layer of theirs waits, which at most 1000 layers do. One
/// thread.
class Difference {
 public:
  /// The manifests tell plugins and versions; they may be empty.
  Difference(DiffOptions options, interchange::JsonlManifest before,
             interchange::JsonlManifest after);

  /// One of them may be NULL, not both. Records of a document that is missing or failed on one side
  /// count as added or removed. Throws Error(input) if their offsets count different units.
  void add(const interchange::AnnotatedDocument* before,
           const interchange::AnnotatedDocument* after);

  /// Call it once, behind the last add().
  DiffReport take();

 private:
  /// The records of a document that the other side lacks, or has without layers.
  void add_one_sided(const interchange::AnnotatedDocument& document, bool is_before);
  bool is_asked_for(const std::string& layer) const {
    return options_.layers.empty() || options_.layers.contains(layer);
  }
  bool is_written_on_both(const std::string& layer) const {
    return written_before_.contains(layer) && written_after_.contains(layer);
  }
  void note_not_compared(const std::string& layer);
  /// Returns whether it differs. A side that lacks the layer has no records in it.
  bool compare_layer(const std::string& layer, const interchange::AnnotatedDocument& before,
                     const interchange::AnnotatedDocument& after);
  void add_change(const std::string& layer, RecordChange change,
                  const interchange::AnnotatedDocument& before,
                  const interchange::AnnotatedDocument& after);
  std::string maker_of(const std::string& layer, ChangeKind kind) const;
  void compare_makers();

  /// A document in which one side lacks some layers. Most formats leave out a layer without
  /// records, so that only another document of that side can tell whether it was written at all.
  struct Waiting {
    interchange::AnnotatedDocument before, after;
    std::vector<std::string> layers;
    bool is_different;  ///< in its other layers or its state
  };
  static constexpr std::size_t most_waiting_layers = 1000;

  DiffOptions options_;
  interchange::JsonlManifest before_, after_;
  std::set<std::string> written_before_, written_after_;  // layers, in any document
  std::vector<Waiting> waiting_;
  std::size_t waiting_layers_ = 0;  // of all in waiting_
  DiffReport report_;
};

}  // namespace glossator::compare
