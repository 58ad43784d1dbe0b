#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "input/reader.hpp"
#include "output/record_writer.hpp"
#include "output/result_sink.hpp"
#include "run/result_index.hpp"
#include "run/run_position.hpp"

namespace glossator {

/// Documents that one thread takes together, and their results.
struct DocumentGroup {
  std::uint64_t number = 0;  // in input order
  std::vector<InputDocument> documents;
  std::size_t size = 0;  // of documents; the others keep their buffers
  OutputBuffer output;
  std::vector<WrittenDocument> written;     // the documents in `output`
  std::vector<std::uint64_t> input_hashes;  // for each document, of all documents up to it
  std::vector<DocumentKey> keys;            // of all documents; none if nobody needs them
  std::vector<IndexedResult> indexed;       // the documents in `output`, if they have keys
  RunCounts counts;
  std::uint64_t kept = 0;
  std::vector<std::size_t> failed;  // indices of documents
  bool gave_up = false;
  std::string gave_up_on;

  void begin(std::uint64_t at);
  /// Counts the document whose result `writer` appended to `output`, which had `before` bytes.
  void count(std::size_t index, bool is_sound, std::size_t before, const RecordWriter& writer);
  /// `indexed`, once a sink has told where it wrote the documents.
  std::span<const IndexedResult> with_places();
  void give_up(std::string reason) {
    gave_up = true;
    gave_up_on = std::move(reason);
  }
};

}  // namespace glossator
