#pragma once
/// Groups tokens into sentences, headlines and datelines.
#include <span>
#include <string_view>
#include <vector>

#include "gloss/plugin.h"
#include "lexicon.hpp"
#include "token_sink.hpp"

namespace gloss::tokens {

struct SentenceOptions {
  bool headlines = true;          ///< separate headlines and datelines from sentences
  std::uint32_t quotation = 600;  ///< largest size in bytes of a quotation that stays in one piece
};

/// Thread-safe once made.
class SentenceSplitter {
 public:
  /// `lexicon` must outlive the splitter.
  explicit SentenceSplitter(const Lexicon& lexicon, SentenceOptions options = {})
      : lexicon_(&lexicon), options_(options) {}

  /// Appends the records of the sentences of `text` to `out`; its tokens and marks come from
  /// Tokenizer::run(). In order and without overlap; each begins and ends with a token. Changes
  /// `marks`.
  void run(std::string_view text, std::span<const gloss_record> tokens, std::vector<Mark>& marks,
           std::vector<gloss_record>& out) const;

 private:
  const Lexicon* lexicon_;
  SentenceOptions options_;
};

}  // namespace gloss::tokens
