#include "units.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "sectors/labels.hpp"
#include "word_vectors/vectors.hpp"

namespace gloss::sectors::train {
namespace {

std::uint8_t fold_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return static_cast<std::uint8_t>(hash % 10);
}

bool is_word(std::string_view lower) {
  return std::any_of(lower.begin(), lower.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || c < 0; });
}

gloss_record record_of(Span span) { return {span.begin, span.end, 0, 0, 0, GLOSS_NONE, 0, 0}; }

gloss_batch batch_of(const std::vector<gloss_record>& records) {
  gloss_batch batch{};
  batch.records = records.data();
  batch.record_count = static_cast<std::uint32_t>(records.size());
  batch.record_size = sizeof(gloss_record);
  return batch;
}

unsigned code_named(const std::string& name) {
  if (const auto code = find_code(name)) return *code;
  throw std::runtime_error("unknown code \"" + name + "\" in the labels of a text");
}

float damped(float times) { return std::pow(times, 0.7f); }

}  // namespace

std::uint32_t Vocabulary::number(std::string_view lower) {
  const auto [at, is_new] = numbers_.try_emplace(std::string(lower), size());
  if (is_new) words_.emplace_back(lower);
  return at->second;
}

UnitMaker::UnitMaker(const TermList& terms)
    : terms_(terms),
      pipeline_(
          glossator::Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": "tokens"}]})")),
      worker_(pipeline_.open()) {}

void UnitMaker::fill(void* self, const gloss_type* type, void* row) {
  auto& maker = *static_cast<UnitMaker*>(self);
  auto& word = *static_cast<WordRow*>(row);
  const WordType text{gloss::view(type->form), gloss::view(type->lower)};
  maker.terms_.describe(text, key_hash(text.lower), word);
  word.row = is_word(text.lower) ? maker.vocabulary_.number(text.lower) + 1 : 0;
  if (word.row != 0) word.uses |= Use::has_weights;
}

Words UnitMaker::all_words() {
  const void* const rows = types_.rows(0, {sizeof(WordRow), fill, this});
  return {ids_, rows, static_cast<std::uint32_t>(TypeTable::row_stride(sizeof(WordRow)))};
}

void UnitMaker::read(const std::string& text) {
  document_.id = "unit";
  document_.text = text;
  const auto& annotations = worker_.annotate(document_);
  tokens_.clear();
  sentences_.clear();
  for (const auto token : *annotations.find("tokens"))
    tokens_.push_back(record_of({token.span().begin, token.span().end}));
  for (const auto sentence : *annotations.find("sentences"))
    sentences_.push_back(record_of({sentence.span().begin, sentence.span().end}));

  ids_.resize(tokens_.size());
  types_.intern_all(
      text, token_count(),
      [&](std::uint32_t i) {
        return Span{tokens_[i].begin, tokens_[i].end};
      },
      ids_.data());
  const Words words = all_words();
  const gloss_batch tokens = batch_of(tokens_), sentences = batch_of(sentences_), people{};
  find_terms(terms_, words, LayerView(&tokens), LayerView(&sentences), LayerView(&people), hits_);
  support_hits(terms_, words, LayerView(&tokens), LayerView(&sentences), hits_.terms);
  fold_ = fold_of(text);
}

void UnitMaker::add_word(std::uint32_t row, Unit& unit) {
  const auto [at, is_new] = places_.try_emplace(row, static_cast<std::uint32_t>(unit.words.size()));
  if (is_new) unit.words.push_back({row, 0});
  ++unit.words[at->second].value;
}

Unit UnitMaker::unit(Source source, std::span<const Hit> terms, std::span<const WordHit> words) {
  Unit out;
  out.source = source;
  out.fold = fold_;
  places_.clear();
  for (const WordHit& hit : words) add_word(hit.row, out);
  for (Value& word : out.words) word.value = damped(word.value);
  places_.clear();
  for (const Hit& hit : terms) {
    const auto [at, is_new] = places_.try_emplace(2 * hit.term + (hit.counts ? 1 : 0),
                                                  static_cast<std::uint32_t>(out.terms.size()));
    if (is_new) out.terms.push_back({hit.term, hit.counts, 0});
    ++out.terms[at->second].value;
  }
  for (TermValue& term : out.terms) term.value = damped(term.value);
  return out;
}

Unit UnitMaker::whole(Source source) {
  Unit out = unit(source, hits_.terms, {});
  places_.clear();
  const Words words = all_words();
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const std::uint32_t row = words[i].row;
    if (row == 0) continue;
    auto& first = out.first_words;
    if (i < gate_tokens && std::find(first.begin(), first.end(), row - 1) == first.end())
      first.push_back(row - 1);
    add_word(row - 1, out);
  }
  for (Value& word : out.words) word.value = damped(word.value);
  return out;
}

void UnitMaker::show(const std::vector<EvidenceSpan>& evidence, std::span<const WordHit> words,
                     Unit& unit) {
  for (const WordHit& hit : words) {
    const std::uint32_t begin = tokens_[hit.token].begin;
    for (const EvidenceSpan& item : evidence)
      if (begin >= item.span.begin && begin < item.span.end)
        unit.shown.push_back({hit.row, static_cast<std::uint8_t>(code_named(item.code))});
  }
}

Unit UnitMaker::as_sentence(Source source, const std::vector<EvidenceSpan>& evidence) {
  Unit out = unit(source, hits_.terms, hits_.words);
  show(evidence, hits_.words, out);
  return out;
}

std::vector<Unit> UnitMaker::sentences(const Codes& codes,
                                       const std::vector<EvidenceSpan>& evidence) {
  std::vector<Unit> units;
  std::size_t term = 0, word = 0;
  for (std::uint32_t i = 0; i < sentences_.size(); ++i) {
    const gloss_record& sentence = sentences_[i];
    while (term < hits_.terms.size() && hits_.terms[term].span.begin < sentence.begin) ++term;
    const std::size_t first_term = term;
    while (term < hits_.terms.size() && hits_.terms[term].span.begin < sentence.end) ++term;
    const auto begin_of = [&](std::size_t at) { return tokens_[hits_.words[at].token].begin; };
    while (word < hits_.words.size() && begin_of(word) < sentence.begin) ++word;
    const std::size_t first_word = word;
    while (word < hits_.words.size() && begin_of(word) < sentence.end) ++word;
    Unit out = unit(Source::news, std::span(hits_.terms).subspan(first_term, term - first_term),
                    std::span(hits_.words).subspan(first_word, word - first_word));
    show(evidence, std::span(hits_.words).subspan(first_word, word - first_word), out);
    Codes here;
    for (const std::string& code : codes.has) {
      const bool is_shown = std::any_of(evidence.begin(), evidence.end(), [&](const auto& item) {
        return item.code == code && item.span.begin >= sentence.begin &&
               item.span.begin < sentence.end;
      });
      (is_shown ? here.has : here.optional).push_back(code);
    }
    here.optional.insert(here.optional.end(), codes.optional.begin(), codes.optional.end());
    set_targets(here, out);
    units.push_back(std::move(out));
  }
  return units;
}

void UnitMaker::append_words(std::vector<std::int32_t>& stream) {
  const Words words = all_words();
  std::uint32_t token = 0;
  for (const gloss_record& sentence : sentences_) {
    for (; token < words.size() && tokens_[token].begin < sentence.end; ++token)
      if (words[token].row != 0) stream.push_back(static_cast<std::int32_t>(words[token].row) - 1);
    stream.push_back(word_vectors::sentence_end);
  }
}

void set_targets(const Codes& codes, Unit& unit) {
  const auto mark = [&](const std::string& name, Target target) {
    const unsigned code = code_named(name);
    unit.targets[section_of(code)] = std::max(unit.targets[section_of(code)], target);
    unit.targets[code] = target;
    if (is_section(code))  // any of its divisions may be meant
      for (unsigned other = section_count; other < code_count; ++other)
        if (section_of(other) == code && unit.targets[other] == Target::no)
          unit.targets[other] = Target::unknown;
  };
  for (const std::string& code : codes.optional) mark(code, Target::unknown);
  for (const std::string& code : codes.has) {
    const unsigned section = section_of(code_named(code));
    mark(code, Target::yes);
    unit.targets[section] = Target::yes;
  }
}

}  // namespace gloss::sectors::train
