#include <catch2/catch.hpp>

#include "gazetteer_lists.hpp"

namespace gazetteer_test {

using namespace gazetteer_test;

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

}  // namespace gazetteer_test
