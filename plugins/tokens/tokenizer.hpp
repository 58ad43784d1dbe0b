#pragma once
/// The second pass turns raw tokens into tokens, and notes places where a sentence may end.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon.hpp"
#include "scan.hpp"
#include "token_sink.hpp"

namespace gloss::tokens {

struct TokenizerOptions {
  bool split_hyphens = false;  ///< "long-term" as three tokens
};

/// Thread-safe once made.
class Tokenizer {
 public:
  /// `lexicon` must outlive the tokenizer.
  explicit Tokenizer(const Lexicon& lexicon, TokenizerOptions options = {},
                     ScanPath path = ScanPath::best)
      : lexicon_(&lexicon), options_(options), path_(path) {}

  /// Returns the tokens of `text`, in order and without overlap, and fills `marks`. The tokens are
  /// the first records of `buffer`, which keeps its size from text to text; `raw` is scratch.
  /// REQUIRES: valid UTF-8, less than 4 GiB.
  std::span<const gloss_record> run(std::string_view text, std::vector<gloss_record>& buffer,
                                    std::vector<Mark>& marks, RawTokens& raw) const;

 private:
  const Lexicon* lexicon_;
  TokenizerOptions options_;
  ScanPath path_;
};

}  // namespace gloss::tokens
