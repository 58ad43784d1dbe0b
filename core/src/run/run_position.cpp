#include "run/run_position.hpp"

#include <xxhash.h>

namespace glossator {

RunCounts& RunCounts::operator+=(const RunCounts& more) {
  documents += more.documents;
  failed += more.failed;
  bytes += more.bytes;
  for (const auto& [kind, count] : more.errors) errors[kind] += count;
  return *this;
}

Json errors_json(const RunCounts& counts) {
  Json errors = Json::object();
  for (const auto& [kind, count] : counts.errors) errors[kind] = count;
  return errors;
}

std::uint64_t hash_input(const InputDocument& input, std::uint64_t hash) {
  const auto add = [&](std::string_view text) {
    hash = XXH3_64bits_withSeed(text.data(), text.size(), hash);
  };
  const Document& document = input.document;
  for (const std::string* text : {&document.id, &document.text, &document.date, &document.language,
                                  &document.mime, &document.uri, &document.meta_json})
    add(*text);
  if (input.error) add(input.error->what());
  return hash;
}

}  // namespace glossator
