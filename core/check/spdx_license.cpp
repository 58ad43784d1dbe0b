#include "spdx_license.hpp"

#include <algorithm>
#include <cctype>

namespace glossator::check {
namespace {

using Words = std::vector<std::string>;

bool is_identifier(const std::string& word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '.' || c == '-' || c == '+' || c == ':';
  });
}

Words words_of(std::string_view expression) {
  Words words(1);
  for (const char c : expression) {
    if (c == ' ' || c == '(' || c == ')') {
      if (c != ' ') words.emplace_back(1, c);
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  std::erase(words, "");
  return words;
}

/// license: identifier ["WITH" exception] | "(" expression ")"
/// expression: license {("AND" | "OR") license}
class Parser {
 public:
  explicit Parser(const Words& words) : words_(words) {}

  LicenseReading read() {
    expression(0);
    if (reading_.problem.empty() && at_ < words_.size())
      reading_.problem = "`" + words_[at_] + "` where AND, OR or the end was expected";
    return std::move(reading_);
  }

 private:
  bool takes(const char* word) {
    if (at_ == words_.size() || words_[at_] != word) return false;
    ++at_;
    return true;
  }

  void expect(bool is_there, const char* what) {
    if (is_there || !reading_.problem.empty()) return;
    const std::string found = at_ < words_.size() ? "`" + words_[at_] + "`" : "its end";
    reading_.problem = found + " where " + what + " was expected";
  }

  std::string identifier(const char* what) {
    const bool is_one = at_ < words_.size() && is_identifier(words_[at_]) && words_[at_] != "AND" &&
                        words_[at_] != "OR" && words_[at_] != "WITH";
    expect(is_one, what);
    return is_one ? words_[at_++] : "";
  }

  void license(int depth) {
    constexpr int deepest = 50;
    expect(depth < deepest, "an expression with fewer brackets");
    if (depth == deepest) return;
    if (takes("(")) {
      expression(depth + 1);
      return expect(takes(")"), "a closing bracket");
    }
    std::string name = identifier("the identifier of a licence");
    if (name.ends_with('+')) name.pop_back();
    const auto& usual = usual_licenses();
    if (!name.starts_with("LicenseRef-") && !name.starts_with("DocumentRef-") &&
        std::find(usual.begin(), usual.end(), name) == usual.end())
      reading_.unknown.push_back(name);
    if (takes("WITH")) identifier("the identifier of an exception");
  }

  void expression(int depth) {
    do license(depth);
    while (reading_.problem.empty() && (takes("AND") || takes("OR")));
  }

  const Words& words_;
  std::size_t at_ = 0;
  LicenseReading reading_;
};

}  // namespace

LicenseReading read_license(std::string_view expression) {
  const Words words = words_of(expression);
  return Parser(words).read();
}

const std::vector<std::string>& usual_licenses() {
  static const std::vector<std::string> usual{"0BSD",
                                              "AGPL-3.0-only",
                                              "AGPL-3.0-or-later",
                                              "Apache-2.0",
                                              "Artistic-2.0",
                                              "BSD-2-Clause",
                                              "BSD-3-Clause",
                                              "BSL-1.0",
                                              "BlueOak-1.0.0",
                                              "CC-BY-4.0",
                                              "CC-BY-SA-4.0",
                                              "CC0-1.0",
                                              "CDDL-1.0",
                                              "CDDL-1.1",
                                              "CECILL-2.1",
                                              "ECL-2.0",
                                              "EPL-1.0",
                                              "EPL-2.0",
                                              "EUPL-1.2",
                                              "GPL-2.0-only",
                                              "GPL-2.0-or-later",
                                              "GPL-3.0-only",
                                              "GPL-3.0-or-later",
                                              "ISC",
                                              "LGPL-2.1-only",
                                              "LGPL-2.1-or-later",
                                              "LGPL-3.0-only",
                                              "LGPL-3.0-or-later",
                                              "MIT",
                                              "MIT-0",
                                              "MPL-1.1",
                                              "MPL-2.0",
                                              "MS-PL",
                                              "MS-RL",
                                              "MulanPSL-2.0",
                                              "NCSA",
                                              "OFL-1.1",
                                              "PostgreSQL",
                                              "Python-2.0",
                                              "Unicode-3.0",
                                              "Unlicense",
                                              "UPL-1.0",
                                              "Vim",
                                              "W3C",
                                              "WTFPL",
                                              "Zlib",
                                              "ZPL-2.1"};
  return usual;
}

}  // namespace glossator::check
