#pragma once
/// The tables of words that go into the model file: clusters, lists of names, own word classes.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "known_words.hpp"
#include "names/word_features.hpp"

namespace gloss::names::train {

/// Collects words and phrases, and makes the open-addressing tables of them.
class LexiconBuilder {
 public:
  /// Adds clusters and the use of capitals.
  void add_known(const std::vector<KnownWord>& words);
  /// Adds the lists of names of the folder `data`/lists.
  void add_lists(const std::string& data);
  /// Adds the own word classes of `folder`: files of lines "CLASS: entry, entry".
  void add_classes(const std::string& folder);

  struct Tables {
    std::vector<ClusterEntry> clusters;
    std::vector<WordEntry> words;
    std::vector<ListEntry> lists;
    std::vector<PhraseEntry> phrases;
    WordTable view() const { return {clusters, words, lists, phrases}; }
  };
  Tables build() const;

 private:
  struct ListFile;
  void add_list(const std::string& path, const ListFile& file);
  void add_phrase(const std::vector<std::string>& words, PhraseKind kind);

  struct Phrase {
    PhraseKind kind = PhraseKind::none;
    bool continues = false;
  };
  struct Use {
    double small = 0, all = 0;
  };
  std::vector<KnownWord> known_;
  std::map<std::string, Use> uses_;               // by lower-case form
  std::map<std::string, std::uint32_t> classes_;  // by lower-case form
  std::map<std::string, std::uint16_t> lists_;    // by lower-case form
  std::map<std::uint64_t, Phrase> phrases_;       // by phrase_hash
};

}  // namespace gloss::names::train
