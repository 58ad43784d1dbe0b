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

/// Documents that one thread takes together, and their results: a whole group of the output, or a
/// part of one.
struct DocumentGroup {
  /// A group of the output has as many documents, or as many bytes of text and the document that
  /// passes them. They alone decide where it ends, and a reader that waits: never the time.
  static constexpr std::size_t most_documents = 256;
  static constexpr std::size_t enough_bytes = 128u << 10;

  std::uint64_t number = 0;  // of the part, in input order
  bool begins_group = true, ends_group = true;
  std::vector<InputDocument> documents;
  std::size_t size = 0;  // of documents; the others keep their buffers
  OutputBuffer output;
  bool is_made_by_writer = false;           // RecordWriter::makes_groups()
  bool is_ended = false;                    // by RecordWriter::end_group()
  std::vector<WrittenDocument> written;     // the documents in `output`
  std::vector<Result> results;              // RecordWriter::results()
  std::vector<std::uint64_t> input_hashes;  // for each document, of all documents up to it
  std::vector<DocumentKey> keys;            // of all documents; none if nobody needs them
  std::vector<IndexedResult> indexed;       // the documents in `output`, if they have keys
  RunCounts counts;
  std::uint64_t kept = 0;
  std::vector<std::size_t> failed;  // indices of documents
  bool gave_up = false;
  std::string gave_up_on;

  void clear();
  bool is_whole() const { return begins_group && ends_group; }
  /// Counts the document whose result `writer` appended to `output`, which had `before` bytes.
  void count(std::size_t index, bool is_sound, std::size_t before, const RecordWriter& writer);
  /// Adds the next part of the same group, and leaves it to be cleared. REQUIRES: neither is_ended.
  void append(DocumentGroup& part);
  /// `indexed`, once a sink has told where it wrote the documents.
  std::span<const IndexedResult> with_places();
  void give_up(std::string reason) {
    gave_up = true;
    gave_up_on = std::move(reason);
  }
};

}  // namespace glossator
