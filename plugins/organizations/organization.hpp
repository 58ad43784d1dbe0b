#pragma once
/// What goes in and what comes out, free of the plugin contract.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "gloss/standard_layers.hpp"
#include "gloss/text.hpp"
#include "organizations/vocabulary.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

constexpr std::uint32_t nothing = 0xFFFFFFFFu;

/// A token with what is known of it. `id` is equal for equal spellings.
struct Word {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t id = 0;
  std::uint32_t type = 0;  ///< gloss::layers::token::Type
  const Row* row = nullptr;
};

/// A record of the names layer that is an organization.
struct Name {
  Span span;
  float score = 0;
};

struct DocumentView {
  std::string_view text;
  std::span<const Word> words;
  std::span<const Name> names;  ///< by begin

  std::string_view covered(std::uint32_t word) const {
    return gloss::covered(text, {words[word].begin, words[word].end});
  }
};

enum class Mention : std::uint8_t { full, acronym, short_form };

/// Why a mention belongs to its entity.
enum class Link : std::uint8_t { same_name, defined_acronym, initials, known_acronym, part, alone };

struct Organization {
  Span span;
  std::uint32_t first = 0, last = 0;  ///< words, both included
  float score = 0;
  std::uint32_t entity = 0;  ///< the mention that stands for all
  Span name;                 ///< the fullest mention
  Span acronym;              ///< empty: none in the document
  Mention mention = Mention::full;
  Kind kind = Kind::none;
  Link link = Link::alone;
};

const char* mention_name(Mention mention);
const char* link_name(Link link);

}  // namespace organizations
}  // namespace gloss
