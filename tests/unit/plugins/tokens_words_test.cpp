#include <catch2/catch.hpp>

#include "tokens_annotated.hpp"

namespace tokens_words_test {

using tokens_test::annotate;
using Words = std::vector<std::string>;

namespace {

struct Case {
  std::string text;
  Words words;
};

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(annotate(one.text).words() == one.words);
  }
}

}  // namespace

TEST_CASE("Clitics are tokens of their own, with either apostrophe", "[tokens]") {
  check({{"the minister's plan", {"the", "minister", "'s", "plan"}},
         {"Tehran’s", {"Tehran", "’s"}},
         {"don't can’t", {"do", "n't", "ca", "n’t"}},
         {"they're we'll I've she'd I'm",
          {"they", "'re", "we", "'ll", "I", "'ve", "she", "'d", "I", "'m"}},
         {"O'Brien l’Oréal rock'n'roll", {"O'Brien", "l’Oréal", "rock'n'roll"}},
         {"workers' rights", {"workers", "'", "rights"}},
         {"U.S.'s U.S.’s Jr.'s", {"U.S.", "'s", "U.S.", "’s", "Jr.", "'s"}},
         {"the '90s and 1990's", {"the", "'90s", "and", "1990", "'s"}}});
}

TEST_CASE("Abbreviations keep their full stop", "[tokens]") {
  check({{"Mr. Smith", {"Mr.", "Smith"}},
         {"U.S. troops", {"U.S.", "troops"}},
         {"e.g. this", {"e.g.", "this"}},
         {"Acme Inc. said", {"Acme", "Inc.", "said"}},
         {"On Jan. 20", {"On", "Jan.", "20"}},
         {"J. K. Rowling", {"J.", "K.", "Rowling"}},
         {"at 5 p.m. today", {"at", "5", "p.m.", "today"}},
         {"a U.S.-led force", {"a", "U.S.", "-", "led", "force"}},
         {"“in the U.S.”", {"“", "in", "the", "U.S.", "”"}}});
}

TEST_CASE("A full stop after an ordinary word stands alone", "[tokens]") {
  check({{"He sat. Then", {"He", "sat", ".", "Then"}},
         {"I said no. He", {"I", "said", "no", ".", "He"}},
         {"you and I. Did", {"you", "and", "I", ".", "Did"}},
         {"the end.", {"the", "end", "."}},
         {"world.Today is", {"world", ".", "Today", "is"}},
         {"wait... what", {"wait", "...", "what"}}});
}

TEST_CASE("Numbers, times and dates in digits are one token", "[tokens]") {
  check({{"1,413,674 shares", {"1,413,674", "shares"}},
         {"5.93 mln", {"5.93", "mln"}},
         {"5-1/2 pct", {"5-1/2", "pct"}},
         {"$5bn or $.50", {"$", "5bn", "or", "$", ".50"}},
         {"11:30", {"11:30"}},
         {"10:00-11:00", {"10:00", "-", "11:00"}},
         {"2023-02-11T10:00", {"2023-02-11T10:00"}},
         {"02/11/2023", {"02/11/2023"}},
         {"the 44th", {"the", "44th"}},
         {"50%", {"50", "%"}},
         {"1,2,3", {"1", ",", "2", ",", "3"}},
         {"5½ 10 km", {"5½", "10", "km"}}});
}

TEST_CASE("Hyphens stay inside words unless the option says otherwise", "[tokens]") {
  check({{"mid-March long-term", {"mid-March", "long-term"}},
         {"Amir-Abdollahian", {"Amir-Abdollahian"}},
         {"and -- so", {"and", "--", "so"}},
         {"said—No", {"said", "—", "No"}},
         {"and/or w/o", {"and", "/", "or", "w/o"}}});
  CHECK(annotate("long-term plan", {true}).words() == Words{"long", "-", "term", "plan"});
}

TEST_CASE("Addresses and handles are one token with its type", "[tokens]") {
  const auto result = annotate(
      "See https://www.example.com/a_b.html?x=1. Or example.co.uk/news, (http://x.org/a_(b)), "
      "jane.doe@example.com, @some_body #Tag #1");
  CHECK(result.words() == Words{"See", "https://www.example.com/a_b.html?x=1", ".", "Or",
                                "example.co.uk/news", ",", "(", "http://x.org/a_(b)", ")", ",",
                                "jane.doe@example.com", ",", "@some_body", "#Tag", "#", "1"});
  CHECK(result.types() ==
        "wupwuppupp"
        "ephhsn");
}

TEST_CASE("Token types follow from what a token is", "[tokens]") {
  CHECK(annotate("Word 5bn 44th , $ + '90s 's é ½ “ … € ° 👩").types() == "wnnpssnpwwnppsss");
}

TEST_CASE("Common HTML tags are one symbol, and quotes from the stock market are not", "[tokens]") {
  check({{"<p class=\"x\">Hi</p>", {"<p class=\"x\">", "Hi", "</p>"}},
         {"<GE.N> a <b", {"<", "GE.N", ">", "a", "<", "b"}}});
}

}  // namespace tokens_words_test
