#include "sentences.hpp"

#include <algorithm>

#include "gloss/text.hpp"
#include "names/document_evidence.hpp"
#include "names/model_format.hpp"

namespace gloss::names::train {
namespace {

/// As find_phrases() of the plugin, over the whole sentence.
void find_phrases(const WordRows& rows, Sentence& sentence) {
  const auto& forms = sentence.forms;
  sentence.phrases.assign(forms.size(), 0);
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const auto& word = rows[forms[i]];
    if (!word.begins_phrase || (sentence.mode == Mode::normal && is_small(word.spelling))) continue;
    const auto [size, kind] = longest_phrase(rows.table(), forms.size() - i, [&](std::size_t k) {
      return rows[forms[i + k]].lower_hash;
    });
    for (std::size_t k = 0; k < size; ++k) sentence.phrases[i + k] = phrase_code(kind, k > 0);
    if (size > 0) i += size - 1;
  }
}

/// The word at place `i`, or nothing beyond the sentence.
const WordRows::Entry& word_at(const WordRows& rows, const Sentence& sentence, std::ptrdiff_t i) {
  static const WordRows::Entry nothing = [] {
    WordRows::Entry entry{};
    entry.spelling = Spelling::none;
    entry.smallness = smallness_unknown;
    return entry;
  }();
  const bool is_inside = i >= 0 && i < static_cast<std::ptrdiff_t>(sentence.forms.size());
  return is_inside ? rows[sentence.forms[static_cast<std::size_t>(i)]] : nothing;
}

void add_word_rows(const WordRows& rows, const Sentence& sentence, std::ptrdiff_t i,
                   Position& out) {
  const auto count = static_cast<std::ptrdiff_t>(sentence.forms.size());
  for (int offset = -reach; offset <= reach; ++offset) {
    const std::ptrdiff_t j = i + offset;
    const auto slot = static_cast<std::size_t>(offset + reach);
    if (j < 0 || j >= count) {
      out.rows.push_back(rows.edge(j >= count, offset));
      continue;
    }
    const auto& all = word_at(rows, sentence, j).rows[slot];
    const auto named = static_cast<std::ptrdiff_t>(word_at(rows, sentence, j).named[slot]);
    out.named.insert(out.named.end(), all.begin(), all.begin() + named);
    out.rows.insert(out.rows.end(), all.begin() + named, all.end());
  }
}

void add_context_rows(const WordRows& rows, const Sentence& sentence, std::ptrdiff_t i,
                      std::vector<std::uint32_t>& out) {
  using Numbers = RowNumbers;
  const auto count = static_cast<std::ptrdiff_t>(sentence.forms.size());
  const auto& left = word_at(rows, sentence, i - 1);
  const auto& here = word_at(rows, sentence, i);
  const auto& right = word_at(rows, sentence, i + 1);
  const auto phrase = [&](std::ptrdiff_t k) {
    return k < 0 || k >= count ? std::uint8_t{0} : sentence.phrases[static_cast<std::size_t>(k)];
  };
  const bool first =
      begins_sentence(static_cast<std::uint32_t>(i), word_at(rows, sentence, 0).spelling);
  const std::uint32_t place = place_code(sentence.mode, here.spelling, first);
  const auto mode = static_cast<std::uint32_t>(sentence.mode);
  const auto add = [&](std::uint32_t row) { out.push_back(row); };
  add(Numbers::spellings + spelling_triple(left.spelling, here.spelling, right.spelling));
  add(Numbers::places + place);
  add(Numbers::place_smallness + place * smallness_count + here.smallness);
  add(Numbers::mode_kinds + (mode * name_kind::count + here.kind) * smallness_count +
      here.smallness);
  add(Numbers::left_clusters + cluster_pair(left.cluster, here.cluster));
  add(Numbers::right_clusters + cluster_pair(here.cluster, right.cluster));
  add(Numbers::kinds +
      kind_triple(left.kind, here.kind, right.kind, here.spelling == Spelling::capital));
  if (phrase(i) | phrase(i + 1)) add(Numbers::phrase_after + phrase_pair(phrase(i), phrase(i + 1)));
  if (phrase(i - 1)) add(Numbers::phrase_before + phrase_pair(phrase(i - 1), phrase(i)));
  if (phrase(i)) add(Numbers::phrases + phrase_spelling(phrase(i), here.spelling));
  if (sentence.evidence.empty()) return;
  const std::uint8_t seen = sentence.evidence[static_cast<std::size_t>(i)];
  if (seen == evidence::unknown) return;
  add(Numbers::evidence + seen);
  add(Numbers::evidence_places + evidence_code(seen, here.spelling, first));
}

}  // namespace

std::string in_capitals(std::string form, Capitals capitals) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (capitals == Capitals::title && !form.empty() && is_small(form[0]))
    form[0] = static_cast<char>(form[0] - 32);
  for (char& c : form) {
    if (capitals == Capitals::all && is_small(c)) c = static_cast<char>(c - 32);
    if (capitals == Capitals::none && c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return form;
}

WordRows::WordRows(const Spellings& spellings, const WordTable& table)
    : spellings_(spellings), table_(table) {
  for (const bool is_end : {false, true})
    for (int offset = -reach; offset <= reach; ++offset)
      edges_[is_end][static_cast<std::size_t>(offset + reach)] =
          features_.number(at_offset(edge_feature(is_end), offset));
}

void WordRows::update() {
  FeatureMaker maker(table_);
  std::string lower;
  for (auto form = static_cast<std::uint32_t>(entries_.size()); form < spellings_.size(); ++form) {
    const std::string& text = spellings_[form];
    to_lower(text, lower);
    const WordFeatures& features = maker.of(text, lower);
    Entry entry{};
    for (int offset = -reach; offset <= reach; ++offset) {
      const auto slot = static_cast<std::size_t>(offset + reach);
      for (const std::uint64_t hash : features.at(offset).all())
        entry.rows[slot].push_back(features_.number(at_offset(hash, offset)));
      entry.named[slot] = static_cast<std::uint32_t>(features.at(offset).names());
    }
    entry.spelling = features.spelling;
    entry.smallness = features.smallness;
    entry.cluster = features.cluster;
    entry.kind = features.kind;
    entry.lower_hash = features.lower_hash;
    entry.bytes = static_cast<std::uint32_t>(text.size());
    entry.begins_phrase = table_.begins_phrase(features.lower_hash);
    entries_.push_back(std::move(entry));
  }
}

Sentence make_sentence(const TaggedText& text, const TaggedSentence& tagged, Capitals capitals,
                       Spellings& spellings) {
  Sentence sentence;
  sentence.weight = tagged.weight;
  for (std::uint32_t i = tagged.first; i < tagged.last; ++i) {
    const TaggedWord& word = text.words[i];
    sentence.forms.push_back(capitals == Capitals::as_written
                                 ? word.form
                                 : spellings.number(in_capitals(spellings[word.form], capitals)));
    sentence.tags.push_back(word.tag);
    sentence.open.push_back(word.open);
  }
  // A name that a sentence's end cuts begins anew.
  Tag& first = sentence.tags.front();
  if (first != outside) first = begin_tag(type_of(first));
  return sentence;
}

void look_up(const WordRows& rows, Sentence& sentence) {
  ModeCounts counts;
  for (const std::uint32_t form : sentence.forms) counts.add(rows[form].spelling, rows[form].bytes);
  sentence.mode = counts.mode();
  find_phrases(rows, sentence);
}

void find_rows(const WordRows& rows, const Sentence& sentence, std::vector<Position>& out) {
  out.resize(sentence.forms.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].named.clear();
    out[i].rows.clear();
    out[i].tag = sentence.tags[i];
    out[i].open = sentence.open[i];
    add_word_rows(rows, sentence, static_cast<std::ptrdiff_t>(i), out[i]);
    add_context_rows(rows, sentence, static_cast<std::ptrdiff_t>(i), out[i].rows);
  }
}

void set_evidence(const WordRows& rows, const std::vector<Sentence*>& document,
                  const std::vector<const std::vector<Tag>*>& tags) {
  const auto marks_of = [&](std::uint32_t form) {
    const auto& word = rows[form];
    return word_mark::of(word.spelling, word.smallness, word.bytes);
  };
  DocumentEvidence all;
  all.clear();
  std::size_t words = 0;
  for (const Sentence* sentence : document) {
    words += sentence->forms.size();
    for (const std::uint32_t form : sentence->forms)
      if (marks_of(form) & word_mark::rare_small) all.add_small(rows[form].lower_hash);
  }
  all.expect(words);
  constexpr std::uint32_t no_use = UINT32_MAX;
  std::vector<std::vector<std::uint32_t>> uses(document.size());
  for (std::size_t k = 0; k < document.size(); ++k) {
    const auto& forms = document[k]->forms;
    for (std::uint32_t i = 0; i < forms.size(); ++i) {
      const bool is_first = begins_sentence(i, rows[forms[0]].spelling);
      uses[k].push_back(
          word_mark::has_evidence(marks_of(forms[i]), is_first)
              ? all.add(rows[forms[i]].lower_hash, (*tags[k])[i], part_at(*tags[k], i))
              : no_use);
    }
  }
  for (std::size_t k = 0; k < document.size(); ++k) {
    Sentence& sentence = *document[k];
    sentence.evidence.assign(sentence.forms.size(), evidence::unknown);
    for (std::size_t i = 0; i < sentence.forms.size(); ++i)
      if (uses[k][i] != no_use)
        sentence.evidence[i] = all.code(uses[k][i], (*tags[k])[i], part_at(*tags[k], i));
  }
}

}  // namespace gloss::names::train
