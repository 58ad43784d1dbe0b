#pragma once
/// The second pass turns raw tokens into tokens, and notes places where a sentence may end.
#include <cstdint>
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

  /// Appends the tokens of `text` to `out` (empty before), in order and without overlap, and fills
  /// `marks`. `raw` is scratch. REQUIRES: valid UTF-8, less than 4 GiB.
  void run(std::string_view text, std::vector<gloss_record>& out, std::vector<Mark>& marks,
           RawTokens& raw) const;

 private:
  const Lexicon* lexicon_;
  TokenizerOptions options_;
  ScanPath path_;
};

}  // namespace gloss::tokens
