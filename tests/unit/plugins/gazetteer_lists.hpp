#pragma once
/// Chains over a list of the gazetteer, for its tests.
#include <string>
#include <vector>

#include "gazetteer/compiled_list.hpp"
#include "gazetteer/list_compiler.hpp"
#include "gazetteer/pieces.hpp"
#include "gloss/annotator.hpp"
#include "matches_chain.hpp"
#include "support/temp_dir.hpp"

using namespace gloss::gazetteer;
using matches_test::Chain;
using Texts = std::vector<std::string>;

namespace gazetteer_test {

inline const std::string tokens_step = R"({"plugin":"tokens"},)";
inline const Texts all_keys{"kind", "entry", "name", "columns", "rule"};

inline std::string step(const std::string& options, const std::string& list = "list.tsv") {
  return R"({"plugin":"gazetteer","options":{"list":")" + list + "\"" +
         (options.empty() ? "" : "," + options) + "}}";
}

/// A chain over a list of these lines, which may take as long as a busy machine needs.
struct ListChain {
  explicit ListChain(const std::string& list, const std::string& options = "")
      : chain((folder.write("list.tsv", list), Chain(tokens_step + step(options), folder.path(),
                                                     R"("limits":{"document_seconds":600})"))) {}

  Texts found(const std::string& text) { return chain.matches(text, all_keys); }
  Texts full(const std::string& text) { return chain.matches(text, {}); }

  TempDir folder;
  Chain chain;
};

inline std::string repeated(const std::string& piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace gazetteer_test
