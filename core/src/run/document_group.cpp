#include "run/document_group.hpp"

namespace glossator {

void DocumentGroup::begin(std::uint64_t at) {
  number = at;
  size = 0;
  output.clear();
  written.clear();
  keys.clear();
  indexed.clear();
  counts = {};
  kept = 0;
  failed.clear();
  input_hashes.clear();
}

void DocumentGroup::count(std::size_t index, bool is_sound, std::size_t before,
                          const RecordWriter& writer) {
  const auto& [document, error, encoding] = documents[index];
  ++counts.documents;
  counts.bytes += document.text.size();
  written.push_back(
      {document.id, error ? std::string_view() : std::string_view(document.text), output.size()});
  if (!is_sound) failed.push_back(index);
  if (keys.empty()) return;
  const AppendedResult result = writer.appended(before, output);
  indexed.push_back({keys[index],
                     {0, result.begin, result.bytes.size()},
                     hash_of_result(result.bytes),
                     is_sound});
}

std::span<const IndexedResult> DocumentGroup::with_places() {
  for (std::size_t i = 0; i < indexed.size(); ++i) indexed[i].place.place = written[i].place;
  return indexed;
}

}  // namespace glossator
