#include "run/resume.hpp"

namespace glossator {

void skip_done(Reader& reader, const RunPosition& done, ResultSink& sink) {
  InputDocument document;
  std::uint64_t hash = 0, count = 0;
  while (count < done.counts.documents && reader.next(document)) {
    hash = hash_input(document, hash);
    sink.skip(document.document.id);
    ++count;
  }
  if (count == done.counts.documents && hash == done.input_hash) return;
  throw Error(
      ErrorCode::input,
      "cannot go on: the input's first " + std::to_string(done.counts.documents) +
          " documents are not those that were annotated" +
          (count < done.counts.documents ? "; it has only " + std::to_string(count) + " now" : "") +
          "; run without --resume to begin anew");
}

}  // namespace glossator
