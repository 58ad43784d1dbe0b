#include "gazetteer_lists.hpp"

#include <catch2/catch.hpp>

namespace gazetteer_lists_test {

using namespace gazetteer_test;

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

}  // namespace gazetteer_lists_test
