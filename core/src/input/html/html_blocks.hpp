#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "glossator/document.hpp"

namespace glossator {

/// A paragraph, headline, list item or the like.
struct HtmlBlock {
  std::uint32_t begin = 0, end = 0;  ///< in HtmlBlocks::text
  std::uint32_t words = 0, link_words = 0;
  bool is_heading = false;
  bool in_main = false;         ///< in an element with the main content
  bool in_boilerplate = false;  ///< in an element about the site
};

/// The visible text of a page, in blocks, and the page's metadata.
struct HtmlBlocks {
  std::string text;                 ///< of all blocks, joined
  std::vector<SourcePiece> pieces;  ///< of the text; each lies in one block
  std::vector<HtmlBlock> blocks;    ///< none is empty
  std::string title, language;      ///< from `title` or `og:title`, `html lang`; may be empty
  std::string url, date;            ///< as PageFacts has them
};

/// Splits `source`, UTF-8, into blocks. Joins blanks as browsers do, except in preformatted text;
/// drops scripts, styles and hidden content.
HtmlBlocks html_blocks(std::string_view source);

/// Marks the blocks of the main content, without navigation, link lists and lines of the site.
/// Decides by the word counts and link shares of a block and its neighbours (C. Kohlschuetter, P.
/// Fankhauser, W. Nejdl: Boilerplate Detection using Shallow Text Features, WSDM 2010, Algorithm
/// 2), and by elements that mark content. If no block qualifies, marks all blocks outside elements
/// of the site; if there are none, all blocks.
std::vector<bool> main_blocks(const std::vector<HtmlBlock>& blocks);

}  // namespace glossator
