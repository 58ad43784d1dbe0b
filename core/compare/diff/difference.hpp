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
/// groups, not of documents. One thread.
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
  bool compare_layer(const std::string& layer, const interchange::AnnotatedDocument& before,
                     const interchange::AnnotatedDocument& after);
  void add_change(const std::string& layer, RecordChange change,
                  const interchange::AnnotatedDocument& before,
                  const interchange::AnnotatedDocument& after);
  bool compare_without(const std::string& layer, const interchange::AnnotatedDocument& before,
                       const interchange::AnnotatedDocument& after);
  std::string maker_of(const std::string& layer, ChangeKind kind) const;
  void compare_makers();

  /// A document in which one side lacks the layer. Most formats leave out a layer without records,
  /// so that only another document of that side can tell whether it was written at all.
  struct Waiting {
    std::string layer;
    interchange::AnnotatedDocument before, after;
    bool is_counted;  ///< as different
  };

  DiffOptions options_;
  interchange::JsonlManifest before_, after_;
  std::set<std::string> written_before_, written_after_;  // layers, in any document
  std::vector<Waiting> waiting_;
  DiffReport report_;
};

}  // namespace glossator::compare
