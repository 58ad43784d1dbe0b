#pragma once
#include <cstdint>
#include <gloss/text.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "product_list.hpp"

namespace acme {

/// The status of a product's launch.
enum class Launch { none, planned, done, delayed, denied };

/// A word of the sentence that signals a launch.
struct Cue {
  gloss::Span span;
  Launch launch = Launch::none;
};

/// The relevant content of a sentence, in the order of the text. Offsets are bytes of the document.
struct Sentence {
  std::string_view text;  ///< the document's
  std::vector<gloss::Span> words;
  std::vector<gloss::Span> organizations, dates;
  std::vector<std::string_view> organization_names;  ///< full names, from the layer `organizations`
};

/// A product in a sentence, with its launch. Indices refer to the sentence's organizations and
/// dates.
struct Finding {
  const Product* product;
  gloss::Span span;
  std::optional<Cue> cue;
  std::optional<std::size_t> company, date;
};

/// The products of a sentence. Each has the cue of its clause (clauses end at ", and", "but",
/// "while" and semicolons); the company that makes it, or else the one named before it; and the
/// date of its clause if there is a cue. Pure; any thread.
std::vector<Finding> find_launches(const Sentence& sentence, const ProductList& products);

}  // namespace acme
