#pragma once
#include <cstdint>
#include <future>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "json/json.hpp"
#include "output/result_source.hpp"
#include "run/document_key.hpp"
#include "system/descriptor.hpp"
#include "system/mapped_file.hpp"

namespace glossator {

/// A document in an index.
struct IndexedResult {
  DocumentKey key;
  ResultPlace place;
  std::uint64_t hash = 0;  ///< hash_of_result()
  bool is_sound = false;   ///< its status is ok: the result may be kept
};

std::uint64_t hash_of_result(std::string_view result);

/// The file OUT.index, by which a later run finds the result of a document in OUT: a line of JSON
/// with the recipe of the run (run_recipe()), then 56 bytes for each document, in their order.
class ResultIndex {
 public:
  static std::string file_of(const std::string& output);

  /// The index of `output`; none if there is none, or if the file is no index of this version.
  static std::optional<ResultIndex> open(const std::string& output);

  const Json& recipe() const { return recipe_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(order_.size()); }
  /// The documents in the order of their keys.
  IndexedResult at(std::uint32_t rank) const;
  /// The rank of the first document with this key, or with a greater one.
  std::uint32_t lower_bound(const DocumentKey& key) const;
  bool has_id(std::string_view id) const;

 private:
  ResultIndex(MappedFile file, Json recipe, std::size_t begin);

  MappedFile file_;
  Json recipe_;
  std::size_t begin_;                 // of the documents in the file
  std::vector<std::uint32_t> order_;  // numbers of documents, by key
};

/// Writes the index beside an output. One thread at a time.
class ResultIndexWriter {
 public:
  /// Begins `file` anew. `identity`: run_identity(); its recipe is written once it is known.
  static ResultIndexWriter begin(std::string file, std::shared_future<Json> identity);
  /// Continues `file` behind the first `documents`; none if it does not have as many.
  static std::optional<ResultIndexWriter> resume(const std::string& file, std::uint64_t documents);

  /// Throws Error(output).
  void add(std::span<const IndexedResult> results);
  /// Writes the recipe, should there be no document. Throws Error(output).
  void finish();

 private:
  ResultIndexWriter(std::string file, int flags);
  void write(std::string_view bytes);

  std::string file_;
  Descriptor descriptor_;
  std::shared_future<Json> identity_;  // until its line is written
  std::string bytes_;
};

}  // namespace glossator
