#include "launches.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace acme {
namespace {

using gloss::Span;

constexpr std::array done_words{"launched", "unveiled", "introduced",
                                "released", "shipped",  "debuted"};
constexpr std::array planned_words{"launch",    "launches",   "launching", "unveil",  "unveils",
                                   "introduce", "introduces", "release",   "ship",    "ships",
                                   "debut",     "debuts",     "unveiling", "shipping"};
constexpr std::array delayed_words{"delay",     "delayed",   "delays",     "postpone",
                                   "postponed", "postpones", "postponing", "delaying"};
constexpr std::array denied_words{"cancel",   "cancelled", "canceled",
                                  "scrapped", "shelved",   "dropped"};
constexpr std::array negations{"not", "never", "no", "n't", "won't", "without", "denied", "denies"};
constexpr std::array clause_borders{"but", "while", "whereas", "although", ";"};

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<const char*, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// A clause: the words from `begin` up to, not including, `end`.
struct Clause {
  std::size_t begin, end;
};

class Reader {
 public:
  Reader(const Sentence& sentence, const ProductList& products) : in_(sentence) {
    for (std::size_t i = 0; i < in_.words.size(); ++i) {
      const Product* product = products.find_at(in_.text, in_.words[i].begin);
      if (!product) continue;
      const std::uint32_t begin = in_.words[i].begin;
      const Span span{begin, begin + static_cast<std::uint32_t>(product->name.size())};
      found_.push_back({i, product, span});
      while (i + 1 < in_.words.size() && in_.words[i + 1].begin < span.end) ++i;
    }
  }

  std::vector<Finding> run() const {
    std::vector<Finding> findings;
    for (const Found& found : found_) {
      const Clause clause = clause_of(found.word);
      Finding finding{found.product, found.span, cue_of(clause), {}, {}};
      finding.company = company_of(found);
      if (finding.cue) finding.date = date_of(clause, *finding.cue);
      findings.push_back(finding);
    }
    return findings;
  }

 private:
  struct Found {
    std::size_t word;
    const Product* product;
    Span span;
  };

  std::string lower(std::size_t word) const {
    std::string text;
    gloss::to_lower(gloss::covered(in_.text, in_.words[word]), text);
    return text;
  }

  // "the Nimbus and the Trailblazer" is one clause, "..., and said" begins another.
  bool is_border(std::size_t word) const {
    const std::string text = lower(word);
    return is_one_of(text, clause_borders) || (text == "and" && word > 0 && lower(word - 1) == ",");
  }

  Clause clause_of(std::size_t word) const {
    Clause clause{word, word};
    while (clause.begin > 0 && !is_border(clause.begin - 1)) --clause.begin;
    while (clause.end < in_.words.size() && !is_border(clause.end)) ++clause.end;
    return clause;
  }

  bool is_product_word(std::size_t word) const {
    return std::any_of(found_.begin(), found_.end(), [&](const Found& found) {
      return in_.words[word].begin >= found.span.begin && in_.words[word].end <= found.span.end;
    });
  }

  // "delayed the launch" is a delay, "will not launch" a denial: the more serious word decides.
  std::optional<Cue> cue_of(Clause clause) const {
    Cue cue;
    bool is_negated = false;
    for (std::size_t i = clause.begin; i < clause.end; ++i) {
      if (is_product_word(i)) continue;
      const std::string word = lower(i);
      is_negated |= is_one_of(word, negations);
      const Launch launch = is_one_of(word, denied_words)    ? Launch::denied
                            : is_one_of(word, delayed_words) ? Launch::delayed
                            : is_one_of(word, done_words)    ? Launch::done
                            : is_one_of(word, planned_words) ? Launch::planned
                                                             : Launch::none;
      if (launch > cue.launch) cue = {in_.words[i], launch};
    }
    if (cue.launch == Launch::none) return std::nullopt;
    const bool speaks_of_launch = cue.launch == Launch::planned || cue.launch == Launch::done;
    if (is_negated && speaks_of_launch) cue.launch = Launch::denied;
    return cue;
  }

  std::optional<std::size_t> company_of(const Found& found) const {
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < in_.organizations.size(); ++i) {
      // The text's "Acme" is the list's "Acme Corp".
      const std::string_view name = in_.organization_names[i];
      const bool is_maker =
          !found.product->company.empty() && !name.empty() &&
          (name.starts_with(found.product->company) || found.product->company.starts_with(name));
      if (is_maker) return i;
      if (in_.organizations[i].end <= found.span.begin) before = i;
    }
    return found.product->company.empty() ? before : std::nullopt;
  }

  // The first date after the cue, or else the last one before it.
  std::optional<std::size_t> date_of(Clause clause, const Cue& cue) const {
    const std::uint32_t begin = in_.words[clause.begin].begin;
    const std::uint32_t end = in_.words[clause.end - 1].end;
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < in_.dates.size(); ++i) {
      if (in_.dates[i].begin < begin || in_.dates[i].end > end) continue;
      if (in_.dates[i].begin >= cue.span.end) return i;
      before = i;
    }
    return before;
  }

  const Sentence& in_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<Finding> find_launches(const Sentence& sentence, const ProductList& products) {
  return Reader(sentence, products).run();
}

}  // namespace acme
