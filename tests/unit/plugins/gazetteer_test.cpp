#include <catch2/catch.hpp>

#include "gazetteer/compiled_list.hpp"
#include "gazetteer/list_compiler.hpp"
#include "gazetteer/pieces.hpp"
#include "gloss/annotator.hpp"
#include "matches_chain.hpp"
#include "support/temp_dir.hpp"

using namespace gloss::gazetteer;
using matches_test::Chain;
using Texts = std::vector<std::string>;

namespace {

const std::string tokens_step = R"({"plugin":"tokens"},)";
const Texts all_keys{"kind", "entry", "name", "columns", "rule"};

std::string step(const std::string& options, const std::string& list = "list.tsv") {
  return R"({"plugin":"gazetteer","options":{"list":")" + list + "\"" +
         (options.empty() ? "" : "," + options) + "}}";
}

/// A chain over a list of these lines.
struct ListChain {
  explicit ListChain(const std::string& list, const std::string& options = "")
      : chain((folder.write("list.tsv", list), Chain(tokens_step + step(options), folder.path()))) {
  }

  Texts found(const std::string& text) { return chain.matches(text, all_keys); }
  Texts full(const std::string& text) { return chain.matches(text, {}); }

  TempDir folder;
  Chain chain;
};

std::string repeated(const std::string& piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("A match has the type, the id, the phrase, the columns and the line", "[gazetteer]") {
  ListChain list(
      "phrase\ttype\tid\tpopulation\tstate\n# a remark\nNew Haven \tcity\tUS-91\t135081\tCT\n"
      "Old Lyme\ttown\t\t\tCT\r\n\nriver\n");
  CHECK(list.full("New Haven, Old Lyme and the River.") ==
        Texts{"New Haven [kind=city entry=US-91 name=New Haven columns=population=135081 "
              "columns=state=CT rule=list.tsv:3]",
              "Old Lyme [kind=town name=Old Lyme columns=state=CT rule=list.tsv:4]",
              "River [name=river rule=list.tsv:6]"});
}

TEST_CASE("Words agree with the tokens plugin", "[gazetteer]") {
  // Each phrase is found in each text, whole and alone.
  const auto [phrase, text, found] = GENERATE(table<std::string, std::string, std::string>({
      {"health care", "the health care bill", "health care"},
      {"won't", "it won't do", "won't"},
      {"won't", "it won’t do", "won’t"},
      {"Moody's", "as Moody's said", "Moody's"},
      {"Moody's", "as Moody’s said", "Moody’s"},
      {"Moody", "as Moody's said", "Moody"},
      {"O'Neill", "Mr. O'Neill's car", "O'Neill"},
      {"U.S.", "the U.S. Senate", "U.S."},
      {"U.S. Steel", "at U.S. Steel today", "U.S. Steel"},
      {"Acme Inc", "Acme Inc. said", "Acme Inc"},
      {"Acme Inc.", "Acme Inc. said", "Acme Inc."},
      {"Acme Inc.", "sold to Acme Inc.", "Acme Inc."},
      {"AT&T", "at AT&T today", "AT&T"},
      {"C++", "in C++ and", "C++"},
      {"C#", "in C# and", "C#"},
      {".NET", "in .NET, and", ".NET"},
      {"Yahoo!", "and Yahoo! said", "Yahoo!"},
      {"9/11", "since 9/11, it", "9/11"},
      {"24/7", "open 24/7.", "24/7"},
      {"1.5 l", "a 1.5 l bottle", "1.5 l"},
      {"1,000 Lakes", "of 1,000 Lakes", "1,000 Lakes"},
      {"$100", "for $100 each", "$100"},
      {"10%", "of 10% more", "10%"},
      {"long-term", "a long-term plan", "long-term"},
      {"jack-o'-lantern", "a jack-o'-lantern, lit", "jack-o'-lantern"},
      {"rock 'n' roll", "some rock 'n' roll here", "rock 'n' roll"},
      {"Smith, John", "by Smith, John (1999)", "Smith, John"},
      {"New York (state)", "in New York (state).", "New York (state)"},
      {"example.com", "see example.com now", "example.com"},
      {"São Tomé", "to São Tomé.", "São Tomé"},
      {"Żółć", "the Żółć.", "Żółć"},
      {"Москва", "в город Москва.", "Москва"},
      {"東京", "東京は雨", "東京"},
      {"3M", "from 3M today", "3M"},
      {"B2B", "a B2B firm", "B2B"},
      {"Formula 1", "in Formula 1.", "Formula 1"},
      {"don't panic", "said: don't panic!", "don't panic"},
      {"cannot", "we cannot say", "cannot"},
      {"e.g.", "fruit, e.g. figs", "e.g."},
      {"Ph.D.", "a Ph.D. thesis", "Ph.D."},
      {"Jr.", "Ed Jr. came", "Jr."},
      {"@acme", "by @acme today", "@acme"},
      {" #metoo", "the #metoo year", "#metoo"},
      {"5:30", "at 5:30 sharp", "5:30"},
      {"10-K", "a 10-K form", "10-K"},
      {"Coca-Cola", "of Coca-Cola's sales", "Coca-Cola"},
      {"AC/DC", "by AC/DC, live", "AC/DC"},
      {"snake_case", "in snake_case here", "snake_case"},
  }));
  INFO(phrase << " in " << text);
  ListChain list(phrase + "\n");
  CHECK(list.found(text) == Texts{found});
}

TEST_CASE("Words are whole: a phrase inside a token is not found", "[gazetteer]") {
  ListChain list("term\nart\nInc\n");
  CHECK(list.found("long-term terminal party arts-based artful") == Texts{});
}

TEST_CASE("White space of any kind is one blank", "[gazetteer]") {
  ListChain list("New \t\n");
  CHECK(list.found("New") == Texts{"New"});
  ListChain spaced("New  Haven\n");
  CHECK(spaced.found("New Haven, New\n \r\n\tHaven, New\u00A0Haven") ==
        Texts{"New Haven", "New\n \r\n\tHaven", "New\u00A0Haven"});
}

TEST_CASE("Option case decides which letters are alike", "[gazetteer]") {
  const std::string list = "Apple\npear\niPhone\nÉlan\n";
  const std::string text = "Apple apple APPLE; Pear pear PEAR; iPhone IPHONE; élan Élan";
  ListChain smart(list), exact(list, R"("case":"exact")"), ignore(list, R"("case":"ignore")");
  CHECK(smart.found(text) == Texts{"Apple", "Pear", "pear", "PEAR", "iPhone", "Élan"});
  CHECK(exact.found(text) == Texts{"Apple", "pear", "iPhone", "Élan"});
  CHECK(ignore.found(text).size() == 10);
}

TEST_CASE("Option plural takes the plural of the last word", "[gazetteer]") {
  const std::string list =
      "tax\ncity\nchip maker\nNGO\nclass\npotato\nwatch\n747\nboy\nnew\ncookie\n";
  const std::string text =
      "taxes cities chip makers chips maker NGOs classes potatoes watches 747s boys news cookies "
      "taxs boies";
  ListChain with(list), without(list, R"("plural":false)");
  CHECK(with.found(text) == Texts{"taxes", "cities", "chip makers", "NGOs", "classes", "potatoes",
                                  "watches", "747s", "boys", "news", "cookies", "taxs", "boies"});
  CHECK(without.found(text) == Texts{});
}

TEST_CASE("Names have no plural unless the option says so", "[gazetteer]") {
  const std::string list = "Arrival\nBank of China\nNGO\nPlan B\nBoeing 747\ncity\nÉlan\n";
  const std::string text = "Arrivals, Bank of Chinas, NGOs, Plan Bs, Boeing 747s, cities, Élans";
  ListChain smart(list), any(list, R"("plural":true)"), none(list, R"("plural":false)");
  CHECK(smart.found(text) == Texts{"NGOs", "Boeing 747s", "cities"});
  CHECK(any.found(text) ==
        Texts{"Arrivals", "Bank of Chinas", "NGOs", "Plan Bs", "Boeing 747s", "cities", "Élans"});
  CHECK(none.found(text).empty());
}

TEST_CASE("Columns case and score are of the row", "[gazetteer]") {
  ListChain list(
      "phrase\ttype\tid\tcase\tscore\tnote\nApple\tfirm\t1\tignore\t0.5\tx\n"
      "will\tname\t2\texact\n Pear\t\t\t\t1\ty\n");
  CHECK(list.full("APPLE apple Will will Pear pear") ==
        Texts{"APPLE [kind=firm entry=1 name=Apple columns=note=x rule=list.tsv:2]",
              "apple [kind=firm entry=1 name=Apple columns=note=x rule=list.tsv:2]",
              "will [kind=name entry=2 name=will rule=list.tsv:3]",
              "Pear [name=Pear columns=note=y rule=list.tsv:4]"});
  const auto& layer = list.chain.annotate("Apple will Pear");
  CHECK(layer[0].score() == 0.5f);
  CHECK_FALSE(layer[1].score().has_value());
  CHECK(layer[2].score() == 1.0f);
  ListChain ignoring("phrase\ttype\tid\tcase\nApple\t\t\tsmart\nPear\n", R"("case":"ignore")");
  CHECK(ignoring.found("APPLE Apple PEAR") == Texts{"Apple", "PEAR"});
}

TEST_CASE("Option stop names texts that are no matches", "[gazetteer]") {
  TempDir folder;
  folder.write("list.tsv", "Apple\nwill\nNew York\nYork\nhealth care\n");
  folder.write("stop.txt", "# too common\nwill\nNew York\nhealth care\n");
  Chain chain(tokens_step + step(R"("stop":"stop.txt")"), folder.path());
  CHECK(chain.matches("Will Apple Will NEW YORK New York, York, Healthcare", all_keys) ==
        Texts{"Apple", "York", "York"});
  folder.write("stop.txt", "a\tb\n");
  CHECK_THROWS_WITH(Chain(tokens_step + step(R"("stop":"stop.txt")"), folder.path()),
                    Catch::Contains("stop.txt:1: 2 fields, expected at most 1"));
}

TEST_CASE("Lines that may be meant otherwise are warned of", "[gazetteer]") {
  const auto [list, warnings] = GENERATE(table<std::string, Texts>({
      {"", {"l.tsv:1: no phrase in the list, so that nothing matches"}},
      {"# nothing\n\nphrase\ttype\tid\tx\n",
       {"l.tsv:1: no phrase in the list, so that nothing matches"}},
      {"New Haven   city   US-91\n",
       {"l.tsv:1: several blanks in a row are taken for one in the phrase; fields stand between "
        "tabs"}},
      {"one\n\"New Haven\"\tcity\n", {"l.tsv:2: the quotes are taken for a part of the phrase"}},
      {"\"Weird Al\" Yankovic\nSmith, John\nNew Haven \t city\nphrase\n", {}},
  }));
  Texts told;
  compile_list("l.tsv", list, &told);
  CHECK(told == warnings);
}

TEST_CASE("Option hyphen makes a hyphen, a blank and nothing alike", "[gazetteer]") {
  const std::string list = "health care\ne-mail\nF-16\nlong-term plan\n";
  const std::string text =
      "health-care healthcare health care email e-mail e mail F16 F 16 F-16 long term plan "
      "longterm plan long‑term plan long–term plan";
  ListChain with(list), without(list, R"("hyphen":false)");
  CHECK(with.found(text) == Texts{"health-care", "healthcare", "health care", "email", "e-mail",
                                  "e mail", "F16", "F 16", "F-16", "long term plan",
                                  "longterm plan", "long‑term plan", "long–term plan"});
  CHECK(without.found(text) ==
        Texts{"health care", "e-mail", "F-16", "long‑term plan", "long–term plan"});
  CHECK(with.found("health - care; F - 16; 1 2").empty());
  ListChain digits("1 2\n");
  CHECK(digits.found("12 1-2 1 2") == Texts{"1-2", "1 2"});
}

TEST_CASE("Hyphens that the tokens plugin splits off are the same", "[gazetteer]") {
  TempDir folder;
  folder.write("list.tsv", "long-term plan\nYork\n");
  Chain chain(R"({"plugin":"tokens","options":{"split_hyphens":true}},)" + step(""), folder.path());
  CHECK(chain.matches("a long-term plan, a York-based one", all_keys) ==
        Texts{"long-term plan", "York"});
}

TEST_CASE("Option overlap chooses the longest or all", "[gazetteer]") {
  const std::string list = "Bank\nBank of China\nChina\nof China Sea\nChina\tother\n";
  const std::string text = "Bank of China Sea";
  ListChain longest(list), all(list, R"("overlap":"all")");
  CHECK(longest.found(text) == Texts{"Bank of China"});
  CHECK(all.found(text) == Texts{"Bank of China", "Bank", "of China Sea", "China", "China"});
  CHECK(longest.found("China") == Texts{"China", "China"});
}

TEST_CASE("A longer phrase that does not match leaves room for a shorter one", "[gazetteer]") {
  ListChain list("New York Times\nNEW YORK\nYork\n");
  CHECK(list.found("New York times") == Texts{"York"});
  CHECK(list.found("New York Times") == Texts{"New York Times"});
  CHECK(list.found("NEW YORK TIMES") == Texts{"NEW YORK"});
}

TEST_CASE("Option min_length leaves short phrases out", "[gazetteer]") {
  ListChain list("IT\nÉté\nword\n", R"("min_length":4)");
  CHECK(list.found("IT Été word") == Texts{"word"});
}

TEST_CASE("A list without phrases matches nothing", "[gazetteer]") {
  ListChain empty(""), remarks("# nothing\n\nphrase\ttype\tid\tx\n");
  CHECK(empty.found("some words").empty());
  CHECK(remarks.found("phrase type").empty());
}

TEST_CASE("A compiled list gives the same as the text it was made of", "[gazetteer]") {
  TempDir folder;
  // Words of few letters, so that phrases share pieces, overlap and nest.
  std::string list = "phrase\ttype\tid\tnote\n", text;
  std::uint64_t state = 7;
  const auto below = [&](std::uint64_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (state >> 33) % limit;
  };
  const Texts words{"a", "b", "ab", "As", "A", "é", "ba", "-", "'s", "ab-b", "7", "."};
  for (int i = 0; i < 3000; ++i) {
    std::string phrase;
    for (auto left = 1 + below(5); left > 0; --left) phrase += words[below(words.size())] + " ";
    list += phrase + "\tt" + std::to_string(i % 7) + "\t" + std::to_string(i) + "\tn\n";
  }
  for (int i = 0; i < 4000; ++i) text += words[below(words.size())] + (below(4) ? " " : "");
  folder.write("list.tsv", list);
  folder.write("list.glist", std::string(bytes_of(compile_list("list.tsv", list))));
  const std::string options =
      GENERATE("", R"("overlap":"all")", R"("case":"ignore","plural":false)", R"("hyphen":false)");
  Chain of_text(tokens_step + step(options), folder.path());
  Chain of_compiled(tokens_step + step(options, "list.glist"), folder.path());
  const Texts expected = of_text.matches(text, {});
  CHECK(expected.size() > 500);
  CHECK((of_compiled.matches(text, {}) == expected));
}

TEST_CASE("The same list compiles to the same bytes, and its checksum tells a change",
          "[gazetteer]") {
  auto bytes = compile_list("list.tsv", "one two\tx\nthree\n");
  CHECK(bytes == compile_list("list.tsv", "one two\tx\nthree\n"));
  CHECK(CompiledList(bytes, "list.glist").is_intact());
  bytes.back() ^= 1;
  CHECK_FALSE(CompiledList(bytes, "list.glist").is_intact());
}

TEST_CASE("No damage to a compiled list leads out of it", "[gazetteer]") {
  TempDir folder;
  const std::string list =
      repeated("alpha beta gamma\talpha\n", 3) + "beta alpha\nalpha alpha\nbetagamma\n";
  const auto good = compile_list("list.tsv", list);
  std::uint64_t state = 1;
  for (int round = 0; round < 200; ++round) {
    auto bytes = good;
    for (int change = 0; change < 8; ++change) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      const std::size_t body = sizeof(ListHeader) / 8;
      bytes[body + (state >> 20) % (bytes.size() - body)] ^= std::uint64_t{1} << (state >> 58);
    }
    // Reading must end; its results do not matter.
    const CompiledList damaged(bytes, "list.glist");
    std::uint32_t steps = 0;
    for (std::uint32_t node = 0; node < 12; ++node) {
      for (auto to = damaged.accepting(node); to != 0 && steps < 1000;
           to = damaged.accepting(damaged.fail(to)))
        ++steps;
      for (auto entry = damaged.first_entry(node); entry != CompiledList::none && steps < 1000;
           entry = damaged.next_entry(entry))
        ++steps;
      damaged.child(node, node);
    }
    damaged.find_word("alpha");
    CHECK(steps < 1000);
    folder.write("list.glist", std::string(bytes_of(bytes)));
    Chain chain(tokens_step + step("", "list.glist"), folder.path());
    try {
      chain.annotate("alpha beta gamma alpha alpha beta-gamma betagamma");
    } catch (const std::runtime_error&) {
      // An attribute may now be invalid UTF-8, which the host refuses.
    }
  }
}

TEST_CASE("A phrase that begins thousands of others costs no more than its words", "[gazetteer]") {
  std::string list;
  for (int i = 1; i <= 1500; ++i) list += repeated("a ", static_cast<std::size_t>(i)) + "\n";
  list += repeated("a ", 30000) + "b\n";
  ListChain chain(list);
  const std::string text = repeated("a ", 1000000);
  CHECK(chain.chain.annotate(text).size() == (1000000 + 1499) / 1500);
}

TEST_CASE("The longest phrase is of 65536 bytes", "[gazetteer]") {
  const std::string phrase = repeated("ab ", 21845) + "x";
  REQUIRE(phrase.size() == 65536);
  ListChain chain(phrase + "\n");
  CHECK(chain.chain.annotate("- " + phrase + " -").size() == 1);
  CHECK_THROWS_WITH(compile_list("list.tsv", phrase + "y\n"),
                    "list.tsv:1: a phrase of 65537 bytes; the longest are 65536");
}

TEST_CASE("Matches without number fail the document and no other", "[gazetteer]") {
  std::string list;
  for (int i = 1; i <= 50; ++i) list += repeated("a ", static_cast<std::size_t>(i)) + "\n";
  ListChain chain(list, R"("overlap":"all")");
  CHECK_THROWS_WITH(chain.chain.annotate(repeated("a ", 100000)),
                    Catch::Contains("more than 4000000 matches in the document"));
  CHECK(chain.found("a") == Texts{"a"});
}

TEST_CASE("A faulty list is refused with every line and reason", "[gazetteer]") {
  const auto [list, complaint] = GENERATE(table<std::string, std::string>({
      {"a\tb\tc\td\n\tx\n\xFF\n",
       "l.tsv:1: 4 fields, expected at most 3; name further columns in a first line "
       "phrase<TAB>type<TAB>id<TAB>NAME\nl.tsv:2: the phrase is empty\nl.tsv:3: not UTF-8"},
      {"phrase\ttype\tid\tx\na\tb\tc\td\te\n", "l.tsv:2: 5 fields, expected at most 4"},
      {"phrase\ttype\tkey\n", "l.tsv:1: the third column is \"key\", expected \"id\""},
      {"phrase\ttype\tid\tx\tx\n", "l.tsv:1: column \"x\" is there twice"},
      {"phrase\ttype\tid\t\tx\n", "l.tsv:1: column 4 has no name"},
      {"phrase\ttype\tid\tx=y\n", "l.tsv:1: column name \"x=y\" has \"=\" in it"},
      {"phrase\tkind\nNew Haven\tcity\n",
       "l.tsv:1: the second column is \"kind\", expected \"type\"; a header is "
       "phrase<TAB>type<TAB>id<TAB>NAME..."},
      {"phrase type id\nNew Haven\tcity\n",
       "l.tsv:1: a header with something else than tabs between its names, or with capitals; a "
       "header is phrase<TAB>type<TAB>id<TAB>NAME..."},
      {"Phrase\tType\n",
       "l.tsv:1: a header with something else than tabs between its names, or with capitals; a "
       "header is phrase<TAB>type<TAB>id<TAB>NAME..."},
      {"\"phrase\",\"type\"\n\"New Haven\",\"city\"\n",
       "l.tsv:1: a header with something else than tabs between its names, or with capitals; a "
       "header is phrase<TAB>type<TAB>id<TAB>NAME...\nl.tsv:2: fields in quotes, between commas; "
       "write tabs between them, no quotes"},
      {"phrase\ttype\tid\tcase\tscore\na\t\t\tany\t2\n",
       "l.tsv:2: case \"any\"; expected smart, exact or ignore\nl.tsv:2: score \"2\"; expected a "
       "number from 0 to 1"},
  }));
  CHECK_THROWS_WITH(compile_list("l.tsv", list), complaint);
}

TEST_CASE("The first twenty faults of a list are told", "[gazetteer]") {
  const std::string list = repeated("\tx\n", 25);
  std::string complaint;
  for (int line = 1; line <= 20; ++line)
    complaint += "l.tsv:" + std::to_string(line) + ": the phrase is empty\n";
  CHECK_THROWS_WITH(compile_list("l.tsv", list), complaint + "l.tsv: 5 more like these");
}

TEST_CASE("A compiled list of another version or cut off is refused", "[gazetteer]") {
  TempDir folder;
  const std::string path = folder.path() + "/list.glist";
  const std::string good(bytes_of(compile_list("list.tsv", "one\n")));
  const auto refusal = [&](std::string bytes) -> std::string {
    folder.write("list.glist", bytes);
    try {
      CompiledList::open(path);
    } catch (const gloss::Error& error) {
      return std::string(error.what()).substr(path.size());
    }
    return "";
  };
  CHECK(refusal(good).empty());
  std::string newer = good;
  newer[8] = 4;
  CHECK(refusal(newer) ==
        ": compiled list of version 4, this is a reader of version 3; compile the list again");
  CHECK(refusal(good.substr(0, 100)) == ": ends inside its header; compile the list again");
  CHECK(refusal(good.substr(0, good.size() - 8)) ==
        ": " + std::to_string(good.size() - 8) + " bytes, its header says " +
            std::to_string(good.size()) + "; compile the list again");
  std::string damaged = good;
  damaged[60] ^= 1;
  CHECK(refusal(damaged) == ": its header is damaged; compile the list again");
}

TEST_CASE("Pieces are runs of letters, runs of digits and signs", "[gazetteer]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"Health-Care", "health|care"},
      {"rock - roll", "rock|-|roll"},
      {"-based", "-|based"},
      {"won’t can't", "wo|n|'|t|ca|n|'|t"},
      {"F16s", "f|16s"},
      {"soft\u00ADly", "softly"},
      {"U.S.", "u|.|s|."},
      {"ÀÉ 漢字", "àé|漢|字"},
      {"", ""},
      {" \t ", ""},
  }));
  PieceReader reader(text);
  std::string piece, all;
  while (reader.next(piece)) all += (all.empty() ? "" : "|") + piece;
  CHECK(all == expected);
}
