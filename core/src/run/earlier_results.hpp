#pragma once
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "output/result_source.hpp"
#include "run/result_index.hpp"

namespace glossator {

/// The results of an earlier run, for documents that have not changed since. Its functions may be
/// called by several threads, each with a source of its own.
class EarlierResults {
 public:
  /// `output` has `index`, and is of a format that has_result_source().
  EarlierResults(ResultIndex index, const OutputFormat& format, std::string output);

  std::unique_ptr<ResultSource> open() const { return open_results(format_, output_); }

  /// Sets `result` to the result of the document `id`. Returns false if the earlier run had another
  /// document, or no sound result, or if the output does not have the bytes any more that it wrote.
  bool find(std::string_view id, const DocumentKey& key, ResultSource& source,
            std::string& result) const;

  /// Takes note of documents of this run.
  void note(std::span<const DocumentKey> keys);
  /// The number of documents of the earlier run that were not noted: their ids are gone.
  std::uint64_t dropped() const;

 private:
  const ResultIndex index_;
  const OutputFormat format_;
  const std::string output_;
  mutable std::mutex mutex_;
  // How many documents with an id were noted, at the rank of the first that has it.
  std::vector<std::uint32_t> noted_;
};

}  // namespace glossator
