#include <algorithm>

#include "input/html/html_blocks.hpp"

namespace glossator {
namespace {

double link_density(const HtmlBlock& block) {
  return block.words == 0 ? 0 : double(block.link_words) / block.words;
}

// The decision tree learned in the paper; blocks before the first and behind the last count as
// empty.
bool has_words_of_content(const HtmlBlock& before, const HtmlBlock& block,
                          const HtmlBlock& behind) {
  if (link_density(block) > 1.0 / 3) return false;
  if (link_density(before) > 5.0 / 9) return block.words > 40 || behind.words > 17;
  return block.words > 16 || behind.words > 15 || before.words > 4;
}

bool is_content(const HtmlBlock& before, const HtmlBlock& block, const HtmlBlock& behind) {
  if (block.in_boilerplate) return false;
  if (block.in_main) return link_density(block) <= 1.0 / 3;
  return has_words_of_content(before, block, behind);
}

// A headline belongs to the text under it, with a line or two between for author and time.
void take_headings(const std::vector<HtmlBlock>& blocks, std::vector<bool>& taken) {
  constexpr std::size_t reach = 3;
  for (std::size_t i = blocks.size(); i-- > 0;) {
    if (!blocks[i].is_heading || blocks[i].in_boilerplate) continue;
    taken[i] = false;
    for (std::size_t next = i + 1; next < blocks.size() && next <= i + reach; ++next)
      if (taken[next]) taken[i] = true;
  }
}

}  // namespace

std::vector<bool> main_blocks(const std::vector<HtmlBlock>& blocks) {
  static const HtmlBlock none;
  std::vector<bool> taken(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i)
    taken[i] = is_content(i > 0 ? blocks[i - 1] : none, blocks[i],
                          i + 1 < blocks.size() ? blocks[i + 1] : none);
  take_headings(blocks, taken);
  const auto any = [&] { return std::find(taken.begin(), taken.end(), true) != taken.end(); };
  if (!any())
    for (std::size_t i = 0; i < blocks.size(); ++i) taken[i] = !blocks[i].in_boilerplate;
  if (!any()) taken.assign(blocks.size(), true);
  return taken;
}

}  // namespace glossator
