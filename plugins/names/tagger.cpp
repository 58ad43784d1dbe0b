#include "names/tagger.hpp"

#include "names/classifier.hpp"

namespace gloss::names {

void Tagger::tag(const DocumentView& document, Scratch& scratch, std::vector<Name>& out) const {
  out.clear();
  scratch.runs.clear();
  scratch.lower_words.reset();
  for (const Word& word : document.words)
    if (word.row->has(lower)) scratch.lower_words.set(word.row->lower_hash);

  RunFinder finder(lexicon_, document, scratch.lower_words);
  const auto count = static_cast<std::uint32_t>(document.words.size());
  std::uint32_t next = 0;
  for (const Span sentence : document.sentences) {
    while (next < count && document.words[next].begin < sentence.begin) ++next;
    const std::uint32_t first = next;
    while (next < count && document.words[next].begin < sentence.end) ++next;
    if (first < next) finder.find(first, next, scratch.runs);
  }
  const Classifier classifier(document);
  for (const Run& run : scratch.runs) classifier.classify(run, out);
  scratch.document_pass.run(document, out);
}

}  // namespace gloss::names
