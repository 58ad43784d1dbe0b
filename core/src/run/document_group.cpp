#include "run/document_group.hpp"

#include <iterator>
#include <utility>

namespace glossator {
namespace {

template <class Item>
void move_behind(std::vector<Item>& items, std::vector<Item>& all) {
  all.insert(all.end(), std::move_iterator(items.begin()), std::move_iterator(items.end()));
}

void show(const InputDocument& input, WrittenDocument& written) {
  written.id = input.document.id;
  written.text = input.error ? std::string_view() : std::string_view(input.document.text);
}

}  // namespace

void DocumentGroup::clear() {
  size = 0;
  output.clear();
  is_ended = false;
  written.clear();
  results.clear();
  keys.clear();
  indexed.clear();
  counts = {};
  kept = 0;
  failed.clear();
  input_hashes.clear();
  gave_up = false;
}

void DocumentGroup::count(std::size_t index, bool is_sound, std::size_t before,
                          const RecordWriter& writer) {
  const InputDocument& input = documents[index];
  ++counts.documents;
  counts.bytes += input.document.text.size();
  is_made_by_writer = writer.makes_groups();
  show(input, written.emplace_back());
  written.back().end = is_made_by_writer ? 0 : output.size();
  if (!is_sound) failed.push_back(index);
  if (keys.empty()) return;
  const std::string_view result = output.text().substr(before);
  indexed.push_back({keys[index],
                     {0, is_made_by_writer ? before : 0, result.size()},
                     hash_of_result(result),
                     is_sound});
}

void DocumentGroup::append(DocumentGroup& part) {
  const std::size_t bytes_before = output.size(), documents_before = size;
  for (WrittenDocument& document : part.written)
    if (!part.is_made_by_writer) document.end += bytes_before;
  for (IndexedResult& result : part.indexed)
    if (part.is_made_by_writer) result.place.begin += bytes_before;
  for (std::size_t& index : part.failed) index += documents_before;
  output += part.output.text();
  part.documents.resize(part.size);
  documents.resize(size);
  move_behind(part.documents, documents);
  size += part.size;
  move_behind(part.written, written);
  // Short ids and texts have moved with their documents.
  for (std::size_t i = 0; i < written.size(); ++i) show(documents[i], written[i]);
  move_behind(part.results, results);
  move_behind(part.input_hashes, input_hashes);
  move_behind(part.indexed, indexed);
  move_behind(part.failed, failed);
  is_made_by_writer = part.is_made_by_writer;
  counts += part.counts;
  kept += part.kept;
  if (part.gave_up) give_up(std::move(part.gave_up_on));
}

std::span<const IndexedResult> DocumentGroup::with_places() {
  for (std::size_t i = 0; i < indexed.size(); ++i) indexed[i].place.place = written[i].place;
  return indexed;
}

}  // namespace glossator
