#include "sentiment/evidence.hpp"

#include <algorithm>
#include <gloss/decimals.hpp>
#include <utility>

namespace gloss::sentiment {

namespace {

bool is_before(const Contribution& a, const Contribution& b) { return a.token < b.token; }

/// Orders few by token; most are in order.
void sort_few(std::span<Contribution> all) {
  for (std::size_t i = 1; i < all.size(); ++i)
    for (std::size_t at = i; at > 0 && is_before(all[at], all[at - 1]); --at)
      std::swap(all[at], all[at - 1]);
}

/// Joins repeated words, and keeps at most `most`.
std::span<Contribution> merged(std::span<Contribution> all, std::size_t most) {
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

/// Adds pieces of evidence to those from number `begin` on.
class Pieces {
 public:
  explicit Pieces(std::vector<Evidence>& out) : out_(out), begin_(out.size()) {}

  void add(const Contribution& item) {
    // Only the words that change others may be there twice.
    if (!has_causes_) {
      append(item.token, item.entry, item.own);
      if (item.cause == no_token) return;
    } else {
      join(item.token, item.entry, item.own);
    }
    has_causes_ = true;
    if (item.cause != no_token) join(item.cause, item.cause_entry, item.caused);
  }
  std::span<const Evidence> all() const { return std::span(out_).subspan(begin_); }

 private:
  void append(std::uint32_t token, std::uint32_t entry, float weight) {
    if (const double rounded = four_decimals(double(weight)); rounded != 0)
      out_.push_back({token, entry, rounded});
  }
  /// A word that changes several others is one piece.
  void join(std::uint32_t token, std::uint32_t entry, float weight) {
    for (Evidence& item : std::span(out_).subspan(begin_))
      if (item.token == token && item.entry == entry)
        return void(item.weight = four_decimals(item.weight + four_decimals(double(weight))));
    append(token, entry, weight);
  }

  std::vector<Evidence>& out_;
  std::size_t begin_;
  bool has_causes_ = false;
};

}  // namespace

Summary::Summary(std::span<Contribution> contributions, Sum sum, std::size_t most,
                 std::vector<Evidence>& out) {
  // Few need no order by word to find repeated ones, which may stay apart.
  if (contributions.size() <= most)
    sort_few(contributions);
  else
    contributions = merged(contributions, most);
  Pieces pieces(out);
  for (const Contribution& item : contributions) pieces.add(item);
  double kept = 0;
  for (const Evidence& item : pieces.all()) {
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
