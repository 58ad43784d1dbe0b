#include "product_list.hpp"

#include <algorithm>
#include <gloss/word_list.hpp>

namespace acme {
namespace {

bool is_word_byte(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z') || (byte & 0x80) != 0;
}

/// Looks at most at `most` bytes, since a text without blanks may be long.
std::string_view first_word(std::string_view text, std::size_t most) {
  text = text.substr(0, most);
  const auto end = std::find_if_not(text.begin(), text.end(), is_word_byte);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

}  // namespace

ProductList::ProductList(const std::string& path) {
  const auto list = gloss::WordList::read(path, 2, 3);
  products_.reserve(list.size());  // the map borrows the names
  for (const auto& row : list) {
    if (first_word(row[0], row[0].size()).empty())
      row.fail("a product's name begins with a letter or a digit");
    products_.push_back({std::string(row[0]), std::string(row[1]), std::string(row[2])});
    const std::string& name = products_.back().name;
    by_first_word_[first_word(name, name.size())].push_back(&products_.back());
    longest_name_ = std::max(longest_name_, name.size());
  }
  for (auto& [word, products] : by_first_word_)
    std::stable_sort(products.begin(), products.end(), [](const Product* a, const Product* b) {
      return a->name.size() > b->name.size();
    });
}

const Product* ProductList::find_at(std::string_view text, std::size_t begin) const {
  const std::string_view rest = text.substr(begin);
  const auto found = by_first_word_.find(first_word(rest, longest_name_ + 1));
  if (found == by_first_word_.end()) return nullptr;
  for (const Product* product : found->second) {
    const std::size_t end = product->name.size();
    if (rest.starts_with(product->name) && (end == rest.size() || !is_word_byte(rest[end])))
      return product;
  }
  return nullptr;
}

}  // namespace acme
