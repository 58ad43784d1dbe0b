#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace acme {

/// A row of the team's list.
struct Product {
  std::string name;     ///< in the spelling of the list
  std::string code;     ///< in the catalogue
  std::string company;  ///< the maker; empty: several companies
};

/// The products that texts may name. Read-only after construction; any thread.
class ProductList {
 public:
  /// Reads name, code, company, separated by tabs; a product may have several names. Throws
  /// gloss::Error with file and line.
  explicit ProductList(const std::string& path);

  /// The product whose name is at `begin` of the text, whole words only, the longest one; NULL if
  /// there is none. REQUIRES: a word begins there.
  const Product* find_at(std::string_view text, std::size_t begin) const;

 private:
  std::vector<Product> products_;
  std::unordered_map<std::string_view, std::vector<const Product*>> by_first_word_;
  std::size_t longest_name_ = 0;
};

}  // namespace acme
