#include "sentiment/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <gloss/decimals.hpp>

namespace gloss::sentiment {

std::span<Contribution> Summary::merged(std::span<Contribution> all, std::size_t most) {
  const auto is_before = [](const Contribution& a, const Contribution& b) {
    return a.token < b.token;
  };
  // A few items need no order by word to find repeated ones.
  if (all.size() <= most) {  // repeated words may stay apart
    if (!std::is_sorted(all.begin(), all.end(), is_before))
      std::sort(all.begin(), all.end(), is_before);
    return all;
  }
  std::sort(all.begin(), all.end(), [](const Contribution& a, const Contribution& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.token < b.token;
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (kept > 0 && all[kept - 1].hash == all[i].hash &&
        (all[kept - 1].cause == no_token) == (all[i].cause == no_token)) {
      all[kept - 1].own += all[i].own;
      all[kept - 1].caused += all[i].caused;
    } else {
      all[kept++] = all[i];
    }
  }
  all = all.first(kept);
  if (kept > most) {
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most), all.end(),
                     [](const Contribution& a, const Contribution& b) {
                       return a.size() != b.size() ? a.size() > b.size() : a.token < b.token;
                     });
    all = all.first(most);
  }
  std::sort(all.begin(), all.end(), is_before);
  return all;
}

void Summary::add(std::uint32_t token, std::uint32_t entry, double weight) {
  weight = four_decimals(weight);
  // A word that changes several others is one piece.
  for (Evidence& item : evidence_)
    if (item.token == token && item.entry == entry)
      return void(item.weight = four_decimals(item.weight + weight));
  if (weight != 0) evidence_.push_back({token, entry, weight});
}

void Summary::make(std::span<Contribution> contributions, Sum sum, std::size_t most) {
  evidence_.clear();
  for (const Contribution& item : merged(contributions, most)) {
    add(item.token, item.entry, item.own);
    if (item.cause != no_token) add(item.cause, item.cause_entry, item.caused);
  }
  double kept = 0;
  support_ = {};
  for (const Evidence& item : evidence_) {
    kept += item.weight;
    support_.add(item.weight);
  }
  rest_ = four_decimals(static_cast<double>(sum.tone) - kept);
  tone_ = kept + rest_;
}

double Summary::add_context(float tone) {
  const double context = four_decimals(static_cast<double>(tone));
  tone_ += context;
  support_.add_context(context);
  return context;
}

}  // namespace gloss::sentiment
