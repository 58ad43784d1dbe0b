#pragma once
/// Runs the plugin `sentiment`, and recomputes what its records follow from.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <gloss/word_list.hpp>

#include "labels_support.hpp"

namespace sentiment_test {

using labels_test::children;
using labels_test::Emitted;
using labels_test::Layers;
using labels_test::layers_of;
using labels_test::Plugin;

inline std::vector<Emitted> run(std::string_view text, const std::string& options = "{}") {
  return Plugin(PLUGIN_FILE, PLUGIN_DATA, options).run(text);
}

inline std::vector<Emitted> of_scope(const std::vector<Emitted>& records,
                                     const std::string& scope) {
  std::vector<Emitted> out;
  for (const Emitted& record : records)
    if (record.text("scope") == scope) out.push_back(record);
  return out;
}

inline double value_of_document(const std::vector<Emitted>& records) {
  for (const Emitted& record : records)
    if (record.is_document) return record.numbers.at("value");
  FAIL("no record of the document");
  return 0;
}
inline double value(std::string_view text) { return value_of_document(run(text)); }

/// The number that the text around adds to a sum.
inline double context_of(const Emitted& record) {
  const auto at = record.numbers.find("context");
  return at == record.numbers.end() ? 0 : at->second;
}

/// The sum of all that the tone of a record follows from.
inline double tone_of(const std::vector<Emitted>& records, std::size_t number) {
  double tone = records[number].numbers.at("rest") + context_of(records[number]);
  for (const Emitted& item : children(records, number)) tone += item.numbers.at("weight");
  return tone;
}

/// Does a piece of evidence, or a context that is not small, speak for the label?
inline bool has_support(const std::vector<Emitted>& records, std::size_t number) {
  const double sign = records[number].type == "positive" ? 1 : -1;
  if (sign * context_of(records[number]) >= 0.25) return true;
  for (const Emitted& item : children(records, number))
    if (sign * item.numbers.at("weight") > 0) return true;
  return false;
}

/// Probabilities of negative, neutral, positive by the formula of the README.
inline std::array<double, 3> probabilities(double tone, double strength) {
  const double bad = std::exp(strength - tone), good = std::exp(strength + tone);
  const double all = bad + 1 + good;
  return {bad / all, 1 / all, good / all};
}

inline std::string type(std::string_view text) {
  const auto records = run(text);
  return records.front().type;
}

inline std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

/// Adds the first place of `name` in `text` as a mention.
inline void add_mention(Layers& layers, std::uint32_t input, std::string_view text,
                        std::string_view name) {
  const std::size_t begin = text.find(name);
  layers.add(input, begin, begin + name.size());
}

}  // namespace sentiment_test
