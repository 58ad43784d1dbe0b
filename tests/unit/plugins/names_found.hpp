#pragma once
/// The names that the tagger finds in a text, as short lines.
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "names/tagger.hpp"
#include "support_names.hpp"

namespace names_test {

using namespace gloss::names;

inline const Model& model() {
  static const Model loaded(PLUGIN_DATA "/model.bin");
  return loaded;
}

/// Calls `visit` with `text` as the tagger sees it.
template <class Visit>
void with_document(const std::string& text, const Visit& visit) {
  const support::Split split = support::split(text);
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<Row> rows;
  std::vector<gloss_record> tokens;
  std::vector<std::uint32_t> ids;
  std::string lower;
  for (const auto& token : split.tokens) {
    const std::string form = text.substr(token.begin, token.end - token.begin);
    const auto [number, is_new] =
        numbers.try_emplace(form, static_cast<std::uint32_t>(rows.size()));
    if (is_new) {
      gloss::to_lower(form, lower);
      model().fill(form, lower, rows.emplace_back());
    }
    tokens.push_back({token.begin, token.end, GLOSS_NONE, 0, 0, GLOSS_NONE, 0, 0});
    ids.push_back(number->second);
  }
  gloss_batch layer{};
  layer.records = tokens.data();
  layer.record_count = static_cast<std::uint32_t>(tokens.size());
  layer.record_size = sizeof(gloss_record);
  std::vector<gloss::Span> sentences;
  for (const auto& sentence : split.sentences) sentences.push_back({sentence.begin, sentence.end});
  visit(DocumentView{text, gloss::LayerView(&layer), {ids, rows.data(), sizeof(Row)}, sentences});
}

/// The names of `text`, tagged with a scratch that other documents may have used.
inline std::vector<Name> tag(const std::string& text, Tagger::Scratch& scratch,
                             Arithmetic arithmetic = gloss::names::arithmetic()) {
  std::vector<Name> found;
  with_document(text, [&](const DocumentView& document) {
    Tagger(model(), arithmetic).tag(document, scratch, found);
  });
  return found;
}

inline std::vector<Name> tag(const std::string& text) {
  Tagger::Scratch scratch;
  return tag(text, scratch);
}

/// The names of the types in `types` ("p" person, "o" organization, "l" place, "x" other), as "p
/// Ann Lee; o BP".
inline std::string listed(const std::string& text, const std::vector<Name>& names,
                          std::string_view types) {
  std::string out;
  for (const Name& name : names) {
    const char type = "polx?"[static_cast<int>(name.type)];
    if (types.find(type) == types.npos) continue;
    if (!out.empty()) out += "; ";
    out += std::string(1, type) + ' ' + text.substr(name.begin, name.end - name.begin);
  }
  return out;
}

inline std::string found_in(const std::string& text, std::string_view types = "po") {
  return listed(text, tag(text), types);
}

struct Case {
  const char* text;
  const char* names;
};

}  // namespace names_test
