#include "proper_names.hpp"

#include <algorithm>
#include <gloss/standard_layers.hpp>

namespace gloss::sectors {
namespace {

constexpr std::uint32_t longest_law = 12;  // tokens

bool is_capital(const WordRow& word) { return word.capitals != Capitals::any; }

/// The first token of the run of capitals that ends before `head`; `head` itself if there is none.
std::uint32_t begin_of_law(const Words& words, std::uint32_t head) {
  std::uint32_t begin = head;
  bool has_conjunction = false;
  for (std::uint32_t i = head; i-- > 0 && head - i <= longest_law;) {
    const LawPart part = words[i].law_part;
    if (is_capital(words[i])) {
      begin = i;
    } else if (part == LawPart::conjunction) {
      has_conjunction = true;
    } else if (part != LawPart::link && (part != LawPart::comma || !has_conjunction)) {
      break;
    }
  }
  return begin;
}

/// The end of "Committee on Energy and the Environment".
std::uint32_t end_of_committee(const Words& words, std::uint32_t head) {
  std::uint32_t end = head + 1;
  if (end == words.size() || words[end].law_part != LawPart::link) return end;
  for (std::uint32_t i = end; i < words.size() && i - head <= longest_law; ++i) {
    if (is_capital(words[i]))
      end = i + 1;
    else if (words[i].law_part == LawPart::none)
      break;
  }
  return end;
}

bool is_in_headline(const LayerView& sentences, Span token) {
  const std::uint32_t at = sentences.first_after(0, token.begin);
  return at < sentences.size() && sentences[at].begin <= token.begin &&
         sentences[at].type == layers::sentence::headline;
}

void add_laws(const Words& words, const LayerView& tokens, const LayerView& sentences,
              std::span<const std::uint32_t> law_ends, std::vector<ProperName>& out) {
  for (const std::uint32_t i : law_ends) {
    const LawPart part = words[i].law_part;
    if (part == LawPart::bill && i + 1 < words.size() && is_capital(words[i + 1])) continue;
    const std::uint32_t begin = begin_of_law(words, i);
    const std::uint32_t end = part == LawPart::committee ? end_of_committee(words, i) : i + 1;
    if (end - begin > 1 && !is_in_headline(sentences, tokens.span(i)))
      out.push_back({begin, end, ProperName::Kind::law, i});
  }
}

void add_persons(const LayerView& tokens, const LayerView& people, std::vector<ProperName>& out) {
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < people.size(); ++i) {
    const Span person = people.span(i);
    first = tokens.first_after(first, person.begin);
    std::uint32_t end = first;
    while (end < tokens.size() && tokens[end].begin < person.end) ++end;
    if (end > first) out.push_back({first, end, ProperName::Kind::person, first});
  }
}

}  // namespace

void find_proper_names(const Words& words, const LayerView& tokens, const LayerView& sentences,
                       const LayerView& people, std::span<const std::uint32_t> law_ends,
                       std::vector<ProperName>& out) {
  out.clear();
  add_persons(tokens, people, out);
  add_laws(words, tokens, sentences, law_ends, out);
  std::sort(out.begin(), out.end(), [](const ProperName& a, const ProperName& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::uint32_t end = 0;
  std::erase_if(out, [&](ProperName& name) {
    name.begin = std::max(name.begin, end);
    if (name.end <= name.begin) return true;
    end = name.end;
    return false;
  });
}

}  // namespace gloss::sectors
