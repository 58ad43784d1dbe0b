#pragma once
/// Figures of texts that the judging model has not seen, and the factors that make probabilities.
#include <span>
#include <vector>

#include "profile_learner.hpp"
#include "sentence_learner.hpp"

namespace gloss::sectors::train {

/// A unit with the weights of its labels by a model that has not learned from it.
struct Judged {
  const Unit* unit;
  Lanes weights;
};

struct Figures {
  double f1 = 0;          ///< micro F1 over divisions, in percent
  double false_rate = 0;  ///< of units without code, those that got one, in percent
};

/// The read sentences of `fold`, judged.
void judge(const SentenceModel& model, std::span<const Unit> sentences, unsigned fold,
           std::vector<Judged>& judged);

/// Figures of labels whose weight times `scale` is at least `least`.
Figures evaluate(std::span<const Judged> judged, float scale, float least);

/// The factor of weights at which the labels of sentences are likeliest.
float fit_sentence_scale(std::span<const Judged> judged);

/// Profiles of `fold`: the share with the right division, and the likeliest factor of weights.
struct ProfileFigures {
  double right = 0;         ///< with a division of its industry, in percent
  double right_sector = 0;  ///< with a division of any industry of its sector, in percent
  float scale = 1;
};
ProfileFigures evaluate(const ProfileModel& model, std::span<const Unit> texts, unsigned fold);

}  // namespace gloss::sectors::train
