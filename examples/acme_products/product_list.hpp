#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace acme {

/// A row of the team's list.
struct Product {
  std::string name;     ///< as it is written
  std::string code;     ///< of the catalogue
  std::string company;  ///< who makes it; empty: several do
};

/// The products that texts may name. Read-only once made; any thread.
class ProductList {
 public:
  /// Reads name, code, company, divided by tabs; a product may have several names. Throws
  /// gloss::Error with file and line.
  explicit ProductList(const std::string& path);

  /// The product whose name stands at `begin` of the text, whole words only, the longest if there
  /// are several; NULL if there is none. REQUIRES: a word begins there.
  const Product* find_at(std::string_view text, std::size_t begin) const;

 private:
  std::vector<Product> products_;
  std::unordered_map<std::string_view, std::vector<const Product*>> by_first_word_;
  std::size_t longest_name_ = 0;
};

}  // namespace acme
