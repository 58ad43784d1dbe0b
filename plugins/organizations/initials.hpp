#pragma once
/// The acronyms that the words of a name may have.
#include <array>

#include "organizations/organization.hpp"

namespace gloss {
namespace GLOSS_HIDDEN organizations {

/// An ASCII letter's capital; other bytes as they are.
constexpr char capital_of(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

/// Up to `most` different acronyms, as Row::letters.
class Initials {
 public:
  /// The initials of the capitalised words [first, last], and of all of them: "Australian
  /// Securities and Investments Commission" may be ASIC; the same without the first word ("US
  /// Department of Justice", DOJ); and with the parts of words with hyphens ("Quebec-Labrador").
  Initials(const DocumentView& document, std::uint32_t first, std::uint32_t last);

  const std::uint64_t* begin() const { return keys_.data(); }
  const std::uint64_t* end() const { return keys_.data() + count_; }

 private:
  struct Letters {
    std::uint64_t key = 0;
    unsigned count = 0;

    void add(char letter) {
      key = key << 8 | static_cast<unsigned char>(letter);
      ++count;
    }
  };
  void add(const Letters& letters, unsigned least);

  static constexpr unsigned most = 6;
  std::array<std::uint64_t, most> keys_{};
  unsigned count_ = 0;
};

/// Whether the name in words [first, last] has the acronym's letters in this order, beginning with
/// the first one.
bool may_abbreviate(const DocumentView& document, std::uint64_t letters, std::uint32_t first,
                    std::uint32_t last);

/// Whether an acronym of four letters or more takes one to three letters of each capitalised word
/// of the name, of three words or more: JAXA, Japan Aerospace Exploration Agency.
bool takes_of_each_word(const DocumentView& document, std::uint64_t letters, std::uint32_t first,
                        std::uint32_t last);

}  // namespace organizations
}  // namespace gloss
