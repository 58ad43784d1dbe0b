#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "glossator/document.hpp"

namespace glossator {

/// A paragraph, headline, item of a list or the like.
struct HtmlBlock {
  std::uint32_t begin = 0, end = 0;  ///< in HtmlBlocks::text
  std::uint32_t words = 0, link_words = 0;
  bool is_heading = false;
  bool in_main = false;         ///< in an element that holds what the page is about
  bool in_boilerplate = false;  ///< in one that holds what the site is about
};

/// The text that a page shows, in blocks, with what the page says of itself.
struct HtmlBlocks {
  std::string text;                   ///< of all blocks, one behind the other
  std::vector<SourcePiece> pieces;    ///< of the text; each lies in one block
  std::vector<HtmlBlock> blocks;      ///< none is empty
  std::string title, language, date;  ///< from `title`, `html lang`, meta elements; may be empty
};

/// Takes `source`, UTF-8, apart. Blanks are joined as browsers do, but for preformatted text; of
/// scripts, styles and what is hidden nothing is left.
HtmlBlocks html_blocks(std::string_view source);

/// Which of `blocks` are what the page is about: those that one reads, without navigation, lists of
/// links, and lines of the site. By the numbers of words of a block and its neighbours and the
/// share of them in links (C. Kohlschuetter, P. Fankhauser, W. Nejdl: Boilerplate Detection using
/// Shallow Text Features, WSDM 2010, Algorithm 2), and by elements that say so. All that stand in
/// no element of the site, if no block looks like it; then all.
std::vector<bool> main_blocks(const std::vector<HtmlBlock>& blocks);

}  // namespace glossator
