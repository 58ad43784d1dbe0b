#include <catch2/catch.hpp>

#include "tokens_annotated.hpp"

namespace tokens_sentences_test {

using tokens_test::annotate;
using Texts = std::vector<std::string>;

namespace {

void check(const std::vector<std::pair<std::string, Texts>>& cases) {
  for (const auto& [text, sentences] : cases) {
    CAPTURE(text);
    CHECK(annotate(text).sentence_texts() == sentences);
  }
}

// Each case is one sentence.
void check_whole(const Texts& cases) {
  for (const std::string& text : cases) {
    CAPTURE(text);
    CHECK(annotate(text).sentence_texts() == Texts{text});
  }
}

}  // namespace

TEST_CASE("End marks before a capital end a sentence", "[sentences]") {
  check({{"He came. She went.", {"He came.", "She went."}},
         {"Who? Me! Well... Then no.", {"Who?", "Me!", "Well...", "Then no."}},
         {"It cost $5.50. That is all.", {"It cost $5.50.", "That is all."}},
         {"It ended in 1990. 25 people came.", {"It ended in 1990.", "25 people came."}},
         {"The world.Today is new.", {"The world.", "Today is new."}},
         {"He left.[12] She stayed.", {"He left.[12]", "She stayed."}}});
}

TEST_CASE("Abbreviations inside a sentence do not end it", "[sentences]") {
  check_whole({"Mr. Smith met Gov. Jones and Lt. Col. Brown.", "J. K. Rowling wrote it.",
               "The U.S. Army and Acme Inc. Chairman Bob Roe agreed.",
               "It rose, e.g. Boeing vs. Airbus.", "See No. 5 and p. 55 of vol. 2.",
               "On Jan. 20 and Sept. 3 they met.", "At 5 a.m. Mr. Roe woke up.",
               "They met at 5 p.m. Monday.", "He works at Yahoo! in the office.",
               "He was (he said so.) at home."});
}

TEST_CASE("Abbreviations end a sentence before a word that begins one", "[sentences]") {
  check({{"I live in the U.S. It is large.", {"I live in the U.S.", "It is large."}},
         {"He works for Acme Inc. She does not.", {"He works for Acme Inc.", "She does not."}},
         {"He left at 6 p.m. Travelers stayed.", {"He left at 6 p.m.", "Travelers stayed."}},
         {"It was you and I. Did you know?", {"It was you and I.", "Did you know?"}},
         {"He said no. They agreed.", {"He said no.", "They agreed."}}});
}

TEST_CASE("A quotation stays in one sentence up to the length that the option says",
          "[sentences]") {
  const std::string text = "“We won. They lost,” he said. “It is over.” She left.";
  CHECK(annotate(text).sentence_texts() ==
        Texts{"“We won. They lost,” he said.", "“It is over.”", "She left."});
  CHECK(annotate(text, {}, {true, 0}).sentence_texts() ==
        Texts{"“We won.", "They lost,” he said.", "“It is over.”", "She left."});
  check({{"He said, \"This is it.\" She held it.", {"He said, \"This is it.\"", "She held it."}},
         {"\"Is it?\" he asked. 'No.' Then he ran.",
          {"\"Is it?\" he asked.", "'No.'", "Then he ran."}},
         {"An open \"quote. The next.", {"An open \"quote.", "The next."}}});
}

TEST_CASE("Items of a list inside a line are sentences", "[sentences]") {
  check({{"1. The first 2. The second", {"1. The first", "2. The second"}},
         {"(a) One thing (b) two things", {"(a) One thing", "(b) two things"}},
         {"• Red cars • Blue cars", {"• Red cars", "• Blue cars"}}});
  check_whole(
      {"For 1. above, pay 0 yen and for 2. above, pay nothing.", "A. Smith and B. Jones came."});
}

TEST_CASE("Every line is a paragraph in text that is not wrapped", "[sentences]") {
  check({{"features\ncontact manager\n", {"features", "contact manager"}},
         {"A short line\nAnother one. And more.", {"A short line", "Another one.", "And more."}},
         {"one\r\ntwo\r\rthree", {"one", "two", "three"}}});
}

TEST_CASE("Line breaks inside a paragraph of wrapped text do not end sentences", "[sentences]") {
  const std::string text =
      "    The dry period means that the harvest will be late this year,\n"
      "traders said, and showers continued throughout the week in the\n"
      "Bahia cocoa zone. Again it seems that cocoa delivered earlier on\n"
      "consignment was included in the figures, they said on Monday.\n"
      "    Nobody could say\n"
      "\n"
      "how much.\n";
  CHECK(annotate(text).sentence_texts() ==
        Texts{"The dry period means that the harvest will be late this year,\n"
              "traders said, and showers continued throughout the week in the\n"
              "Bahia cocoa zone.",
              "Again it seems that cocoa delivered earlier on\n"
              "consignment was included in the figures, they said on Monday.",
              "Nobody could say", "how much."});
}

TEST_CASE("A line of a text without a width goes on if its words want more", "[sentences]") {
  check(
      {{"She spoke for the\nMinistry of Health.", {"She spoke for the\nMinistry of Health."}},
       {"Price rose to\n763 dollars and fell to\n81.",
        {"Price rose to\n763 dollars and fell to\n81."}},
       {"7 eggs\n8 pears\n9 plums, all of them from a garden near the river\nbank of Orr",
        {"7 eggs", "8 pears", "9 plums, all of them from a garden near the river\nbank of Orr"}},
       {"She scored twice, but even she could not stop her rival, Orr\nHale, in the last minute.",
        {"She scored twice, but even she could not stop her rival, Orr\nHale, in the last "
         "minute."}},
       {"The players were held up for most of the night by a fault in the doors of the hotel near "
        "Orr\n"
        "Hale, which they had booked.",
        {"The players were held up for most of the night by a fault in the doors of the hotel near "
         "Orr\nHale, which they had booked."}},
       {"He said that he was told to leave the house that belongs to Hale\nThe judge agreed.",
        {"He said that he was told to leave the house that belongs to Hale", "The judge agreed."}},
       {"Mayor of small town on the coast of Orr to leave office after Hale\nHale was calm.",
        {"Mayor of small town on the coast of Orr to leave office after Hale", "Hale was calm."}},
       {"What they talked of\n\nNobody knows.", {"What they talked of", "Nobody knows."}},
       {"Milk and eggs\nflour\nA pear to", {"Milk and eggs", "flour", "A pear to"}}});
}

TEST_CASE("Headlines and datelines are records of their own", "[sentences]") {
  CHECK(annotate("TRADERS SEE LATE HARVEST\n\n    BRASILIA, Feb 26 - \nRain fell. It stopped.")
            .typed_sentences() == Texts{"h:TRADERS SEE LATE HARVEST", "d:BRASILIA, Feb 26 -",
                                        "s:Rain fell.", "s:It stopped."});
  CHECK(annotate("LONDON (Reuters) - Shares fell.").typed_sentences() ==
        Texts{"d:LONDON (Reuters) -", "s:Shares fell."});
  CHECK(annotate("WASHINGTON, March 3 (AP) -- The House met.\n\nMore to Come\n\nIt voted.")
            .typed_sentences() == Texts{"d:WASHINGTON, March 3 (AP) --", "s:The House met.",
                                        "h:More to Come", "s:It voted."});
  CHECK(annotate("Leaders meet in Minsk\nThe talks began.").typed_sentences() ==
        Texts{"h:Leaders meet in Minsk", "s:The talks began."});
}

TEST_CASE("Ordinary beginnings are neither headline nor dateline", "[sentences]") {
  CHECK(annotate("Shares fell. Bonds rose.").typed_sentences() ==
        Texts{"s:Shares fell.", "s:Bonds rose."});
  CHECK(annotate("Smith - the best of all - came.").typed_sentences() ==
        Texts{"s:Smith - the best of all - came."});
  CHECK(annotate("LONDON-based traders came.").typed_sentences() ==
        Texts{"s:LONDON-based traders came."});
  CHECK(annotate("SHARES FALL\n\nThey fell.", {}, {false}).typed_sentences() ==
        Texts{"s:SHARES FALL", "s:They fell."});
}

TEST_CASE("Rules of dashes and markup belong to no sentence", "[sentences]") {
  check({{"One here\n----------\nTwo here", {"One here", "Two here"}},
         {"<p>This is a test. Another <em>test</em>.</p>",
          {"This is a test.", "Another <em>test</em>."}}});
}

}  // namespace tokens_sentences_test
