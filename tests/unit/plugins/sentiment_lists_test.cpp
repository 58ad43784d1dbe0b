#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "sentiment/inflections.hpp"
#include "sentiment/model.hpp"
#include "support/temp_dir.hpp"

namespace sentiment_lists_test {

using gloss::WordList;
using namespace gloss::sentiment;

namespace {

WordRow look_up(const Lexicon& lexicon, std::string_view word) {
  WordRow row;
  lexicon.describe(word, row);
  return row;
}

Lexicon lexicon_of(const std::string& words, const std::string& modifiers) {
  return Lexicon(WordList("lexicon.tsv", words, 2, 3), WordList("modifiers.tsv", modifiers, 2, 3));
}

}  // namespace

TEST_CASE("Inflections follow the regular rules of English", "[sentiment]") {
  const auto [word, classes, form] = GENERATE(table<std::string, std::string, std::string>({
      {"crisis", "n", "crisises"},  // an irregular plural needs a line of its own
      {"tragedy", "n", "tragedies"}, {"attack", "nv", "attacks"},   {"clash", "v", "clashes"},
      {"praise", "v", "praised"},    {"praise", "v", "praising"},   {"destroy", "v", "destroyed"},
      {"deny", "v", "denied"},       {"deny", "v", "denying"},      {"rob", "v", "robbed"},
      {"commit", "v", "committing"}, {"suffer", "v", "suffered"},   {"die", "v", "dying"},
      {"agree", "v", "agreeing"},    {"terrible", "a", "terribly"}, {"tragic", "a", "tragically"},
      {"happy", "a", "happily"},     {"happy", "a", "happier"},     {"sad", "a", "saddest"},
      {"brave", "a", "braver"},      {"cruel", "a", "cruelly"},
  }));
  const auto forms = inflections(word, classes);
  CAPTURE(word, form);
  CHECK(std::find(forms.begin(), forms.end(), form) != forms.end());
}

TEST_CASE("A lexicon gives words their own weight before a derived one", "[sentiment]") {
  const Lexicon lexicon = lexicon_of("late\t-1\ta\nlately\t0\nwin\t2\tv\nwinning\t1.5\nNo\t-1\n",
                                     "no\tnegator\nvery\tintensifier\t1.5\n");
  CHECK(look_up(lexicon, "late").valence == -16);
  CHECK(look_up(lexicon, "lately").role == Role::none);
  CHECK(look_up(lexicon, "wins").valence == 32);
  CHECK(lexicon.name(look_up(lexicon, "wins").entry) == "lexicon:win");
  CHECK(look_up(lexicon, "winning").valence == 24);
  CHECK(look_up(lexicon, "no").role == Role::negator);
  CHECK(look_up(lexicon, "very").factor() == 24);
  CHECK(look_up(lexicon, ",").role == Role::clause_end);
  CHECK(look_up(lexicon, "table").role == Role::none);
}

TEST_CASE("An inflection that has a role keeps the weight of its word", "[sentiment]") {
  const Lexicon lexicon = lexicon_of("fall\t-1\tv\nlose\t-2\tv\nloses\t-1\n",
                                     "falls\tfaller\nlosing\tnegator\nloses\tfaller\n");
  CHECK(look_up(lexicon, "falls").role == Role::faller);
  CHECK(look_up(lexicon, "falls").valence == -16);
  CHECK(look_up(lexicon, "loses").valence == -16);
  CHECK(look_up(lexicon, "losing").valence == 0);
}

TEST_CASE("A negator has the reach of the list", "[sentiment]") {
  const Lexicon lexicon = lexicon_of("", "not\tnegator\nnone\tnegator\t8\n");
  CHECK(look_up(lexicon, "not").reach() == 0);
  CHECK(look_up(lexicon, "none").reach() == 8);
}

TEST_CASE("A faulty line of the lexicon is refused with its number and the reason", "[sentiment]") {
  const auto [words, modifiers, complaint] = GENERATE(table<std::string, std::string, std::string>({
      {"good\tx", "", "lexicon.tsv:1: \"x\" is not a number"},
      {"good\t4", "", "lexicon.tsv:1: the weight is not in -3 to 3"},
      {"good\t1\tz", "", "lexicon.tsv:1: \"z\" is no inflection; known: n, v, a"},
      {"good\t1\nGood\t2", "", "lexicon.tsv:2: \"good\" is there twice"},
      {"", "no\tnot",
       "modifiers.tsv:1: \"not\" is no role; known: comparative, concessive, condition, contrast, "
       "courtesy, ender, expected, faller, function, instruction, intensifier, negator, plain, "
       "reducer, riser, strengthener, taker"},
      {"", "none\tnegator\t13", "modifiers.tsv:1: the reach is not in 0 to 12"},
      {"", "very\tintensifier", "modifiers.tsv:1: \"\" is not a number"},
      {"", "very\tintensifier\t9", "modifiers.tsv:1: the factor is not in 0 to 3"},
      {"", "no\tnegator\nno\tcontrast", "modifiers.tsv:2: \"no\" is there twice"},
  }));
  CHECK_THROWS_WITH(lexicon_of(words, modifiers), complaint);
}

TEST_CASE("A user's list replaces words, their inflections and phrases of the shipped one",
          "[sentiment]") {
  Lexicon lexicon = lexicon_of("fall\t-1\tv\nhard work\t1\n", "no\tnegator\n");
  lexicon.add_own(WordList("own.tsv", "fall\t2\tv\nhard work\t-2\nfixed rate\t1\nno\t1\n", 2, 3));
  CHECK(look_up(lexicon, "falling").valence == 32);
  CHECK(look_up(lexicon, "no").role == Role::trigger);
  CHECK(look_up(lexicon, "hard").flags == WordRow::begins_phrase);
  WordRow row;
  CHECK(lexicon.describe("rate", row));
  CHECK(row.flags == 0);
  CHECK(!lexicon.describe("rates", row));
  REQUIRE(lexicon.phrases().size() == 2);
  for (const Phrase& phrase : lexicon.phrases()) {
    CHECK(phrase.words.size() == 2);
    CHECK(phrase.row.valence == (lexicon.name(phrase.row.entry) == "lexicon:hard work" ? -32 : 16));
  }
}

TEST_CASE("A phrase of both lists has the role of one and the weight of the other", "[sentiment]") {
  const std::string role = GENERATE("ender", "faller", "reducer", "riser");
  Lexicon lexicon = lexicon_of("fell <number>\t-2\n", "fell <number>\t" + role + "\n");
  REQUIRE(lexicon.phrases().size() == 1);
  CHECK(lexicon.phrases()[0].row.valence == -32);
  CHECK(lexicon.phrases()[0].row.role != Role::trigger);
  CHECK(lexicon.phrases()[0].words == std::vector{word_hash("fell"), number_hash});
  lexicon.add_own(WordList("own.tsv", "fell <number>\t1\n", 2, 3));
  REQUIRE(lexicon.phrases().size() == 1);
  CHECK(lexicon.phrases()[0].row.role == Role::trigger);
}

TEST_CASE("All numbers in digits share a row, plain words and marks have no tone in sentences",
          "[sentiment]") {
  const Lexicon lexicon(WordList::read(PLUGIN_DATA "/lexicon.tsv", 2, 3),
                        WordList::read(PLUGIN_DATA "/modifiers.tsv", 2, 3));
  const Model model(PLUGIN_DATA "/model.bin", lexicon);
  const auto row_of = [&](std::string_view word) {
    WordRow row;
    model.fill(word, word, row);
    return row;
  };
  for (const char* number : {"3", "8.90", "6,090", "2008"})
    CHECK(row_of(number).hash == number_hash);
  for (const char* word : {"police", "announced", "only", ")", "]", "\u00BB"}) {
    CAPTURE(word);
    CHECK(row_of(word).at(Place::plain).tone == 0);
    CHECK(row_of(word).at(Place::negated).tone == 0);
  }
  CHECK(row_of("police").at(Place::after_3).tone != 0);
  CHECK(row_of("!").at(Place::plain).tone != 0);
}

TEST_CASE("A model that is cut off, damaged or none is refused with its path", "[sentiment]") {
  const Lexicon lexicon = lexicon_of("good\t1\n", "no\tnegator\n");
  std::ifstream in(PLUGIN_DATA "/model.bin", std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const ::TempDir folder;
  const std::string path = folder.path() + "/model.bin";
  const auto complaint = [&](const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
    try {
      const Model model(path, lexicon);
    } catch (const gloss::Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(complaint(whole).empty());
  CHECK(complaint(whole.substr(0, 100)) ==
        path + ": is no model of tones: it is too short or cannot be mapped");
  CHECK(complaint(whole.substr(0, whole.size() - 64)).starts_with(path + ": is cut off: "));
  CHECK(complaint("x" + whole.substr(1)) == path + ": is no model of tones");
  std::string swapped = whole;
  std::fill(swapped.begin() + 4096, swapped.end(), '\xFF');
  CHECK(complaint(swapped).starts_with(path + ": is damaged"));
}

TEST_CASE("The shipped lexicon is read and is balanced enough to be of use", "[sentiment]") {
  const WordList words = WordList::read(PLUGIN_DATA "/lexicon.tsv", 2, 3);
  const Lexicon lexicon(words, WordList::read(PLUGIN_DATA "/modifiers.tsv", 2, 3));
  int positive = 0, negative = 0;
  for (const WordList::Row row : words) (row.number(1) > 0 ? positive : negative)++;
  CHECK(positive > 500);
  CHECK(negative > 500);
}

}  // namespace sentiment_lists_test
