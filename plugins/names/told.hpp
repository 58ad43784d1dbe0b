#pragma once
/// Words for `gloss explain`: why words are a name, or are none. Never in an ordinary run.
#include <string>
#include <vector>

#include "gloss/explain.hpp"
#include "names/tagger.hpp"

namespace gloss {
namespace GLOSS_HIDDEN names {

/// The words at the place that is asked about and in none of `names`: by how much the types of
/// names are better or worse than no name, and whether the model looks at the word at all.
void tell_words(const DocumentView& document, const Tagger::Scratch& scratch,
                const std::vector<Name>& names, const Trace& trace);
/// The names of `before` that the user's lists took away, of which `after` is left.
void tell_denied(const std::vector<Name>& before, const std::vector<Name>& after,
                 const Trace& trace);
/// A name with its score; `is_written`: its type is one of option types.
void tell_name(const Name& name, float score, float least_score, bool is_written,
               const Trace& trace);

}  // namespace names
}  // namespace gloss
