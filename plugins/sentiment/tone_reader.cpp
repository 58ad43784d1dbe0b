#include "tone_reader.hpp"

#include <algorithm>
#include <cmath>

namespace gloss::sentiment {
namespace {

// README.md gives users these numbers.
constexpr std::uint32_t negation_reach = 4;   // tokens
constexpr std::uint32_t intensity_reach = 2;  // tokens
constexpr double negation_shift = 2;
constexpr double weight_before_contrast = 0.5;
constexpr double weight_after_contrast = 1.5;

/// The last modifier of one kind, which may reach a later trigger.
struct Modifier {
  std::uint32_t token = GLOSS_NONE;

  bool reaches(std::uint32_t trigger, std::uint32_t reach) const {
    return token != GLOSS_NONE && trigger - token <= reach;
  }
};

/// Reads one passage after the other.
class PassageReader {
 public:
  PassageReader(const Words& words, const LayerView& tokens, Tone& tone)
      : words_(words), tokens_(tokens), tone_(tone) {}

  void open(std::uint32_t sentence, std::uint32_t token) {
    const auto begin = static_cast<std::uint32_t>(tone_.contributions.size());
    tone_.passages.push_back({sentence, token, token, begin, begin});
    negator_ = intensifier_ = contrast_ = {};
  }

  void read(std::uint32_t token) {
    switch (words_[token].role) {
      case Role::none:
        break;
      case Role::trigger:
        add_trigger(token);
        break;
      case Role::negator:
        negator_.token = token;
        break;
      case Role::intensifier:
        intensifier_.token = token;
        break;
      case Role::contrast:
        contrast_.token = token;
        negator_ = intensifier_ = {};
        break;
      case Role::clause_end:
        negator_ = intensifier_ = {};
        break;
    }
  }

  void close(std::uint32_t token_end) {
    Passage& passage = tone_.passages.back();
    passage.token_end = token_end;
    passage.contribution_end = static_cast<std::uint32_t>(tone_.contributions.size());
    if (contrast_.token == GLOSS_NONE) return;
    for (std::uint32_t i = passage.contribution_begin; i < passage.contribution_end; ++i) {
      Contribution& item = tone_.contributions[i];
      item.weight *= item.anchor < contrast_.token ? weight_before_contrast : weight_after_contrast;
    }
  }

 private:
  void add_trigger(std::uint32_t token) {
    double weight = words_[token].value;
    add(token, token, weight);
    if (intensifier_.reaches(token, intensity_reach)) {
      const double more = weight * (words_[intensifier_.token].value - 1);
      add(intensifier_.token, token, more);
      weight += more;
    }
    if (negator_.reaches(token, negation_reach))
      add(negator_.token, token, -std::copysign(negation_shift, weight));
  }

  void add(std::uint32_t token, std::uint32_t anchor, double weight) {
    tone_.contributions.push_back({words_[token].entry, anchor, tokens_.span(token), weight});
  }

  const Words& words_;
  const LayerView& tokens_;
  Tone& tone_;
  Modifier negator_, intensifier_, contrast_;
};

}  // namespace

void read_tone(const Words& words, const LayerView& tokens, const LayerView& sentences,
               Tone& tone) {
  tone.passages.clear();
  tone.contributions.clear();
  PassageReader reader(words, tokens, tone);
  std::uint32_t next = 0;  // the first sentence that ends after the token
  for (std::uint32_t token = 0; token < words.size();) {
    const std::uint32_t begin = tokens[token].begin;
    while (next < sentences.size() && sentences[next].end <= begin) ++next;
    const bool is_last = next == sentences.size();
    const bool is_inside = !is_last && sentences[next].begin <= begin;
    const std::uint32_t end = is_inside ? sentences[next].end
                              : is_last ? GLOSS_NONE
                                        : sentences[next].begin;
    reader.open(is_inside ? next : GLOSS_NONE, token);
    for (; token < words.size() && tokens[token].begin < end; ++token) reader.read(token);
    reader.close(token);
  }
}

}  // namespace gloss::sentiment
