#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "people/people_finder.hpp"
#include "support/temp_dir.hpp"
#include "support_names.hpp"

namespace {

using namespace gloss::people;

const Lexicon& lexicon() {
  static const Lexicon loaded = [] {
    Lexicon words;
    words.read_words(PLUGIN_DATA "/words.tsv");
    words.read_nationalities(PLUGIN_DATA "/nationalities.tsv");
    words.read_given_names(PLUGIN_DATA "/given.tsv");
    words.read_family_names(PLUGIN_DATA "/families.tsv");
    words.read_firms(PLUGIN_DATA "/firms.tsv");
    return words;
  }();
  return loaded;
}

/// One thread's memory, as the plugin keeps it.
struct Memory {
  explicit Memory(const Lexicon& lists)
      : words([&lists](std::string_view form, Row& row) { row = lists.row(form); }) {}

  Words words;
  PeopleFinder::Scratch scratch;
};

struct Found {
  std::string text;
  Result result;

  std::string covered(gloss::Span span) const { return std::string(gloss::covered(text, span)); }
};

/// The people of a text whose names are marked: "[p Ann Lee]", "[o BP]", "[l Iran]", "[x Thai]".
Found find(std::string_view marked, const PeopleFinder& finder, Memory& memory) {
  const support::MarkedLayers layers(marked);
  memory.words.read(layers.text, layers.tokens());
  Found found{layers.text, {}};
  finder.find({memory.words, layers.sentences, layers.names}, memory.scratch, found.result);
  return found;
}

Found find(std::string_view marked) {
  Memory memory(lexicon());
  return find(marked, PeopleFinder(lexicon()), memory);
}

/// Each mention as "mention>number of the mention it belongs to", in order.
std::string chains(std::string_view marked) {
  std::string out;
  for (const Person& person : find(marked).result.people) {
    if (!out.empty()) out += ' ';
    out += std::string(mention_name(person.mention)) + '>' + std::to_string(person.entity);
  }
  return out;
}

/// "title/role/of/role span" of the first person.
std::string role_of(std::string_view marked, std::size_t which = 0) {
  const Found found = find(marked);
  REQUIRE(found.result.people.size() > which);
  const Person& person = found.result.people[which];
  std::string of = found.covered(person.role.of);
  if (of.empty()) of = lexicon().country(person.role.country);
  return found.covered(person.title) + '/' + std::string(found.result.role(person)) + '/' + of +
         '/' + (person.role.empty() ? "" : found.covered(person.role.span));
}

/// Each mention as "given+family@number of the person, in the order of their first mentions".
std::string persons(std::string_view marked) {
  const Found found = find(marked);
  std::vector<std::uint32_t> order;
  std::string out;
  for (const Person& person : found.result.people) {
    auto number = std::find(order.begin(), order.end(), person.entity);
    if (number == order.end()) number = order.insert(order.end(), person.entity);
    if (!out.empty()) out += "; ";
    out += found.covered(person.given) + '+' + found.covered(person.family) + '@' +
           std::to_string(number - order.begin());
  }
  std::ranges::replace(out, '\n', ' ');
  return out;
}

/// Each mention's "title/role/of", where there is one.
std::string offices(std::string_view marked) {
  const Found found = find(marked);
  std::string out;
  for (const Person& person : found.result.people) {
    if (person.role.empty() && person.title.size() == 0) continue;
    std::string of = found.covered(person.role.of);
    if (of.empty()) of = lexicon().country(person.role.country);
    if (!out.empty()) out += "; ";
    out += found.covered(person.title) + '/' + std::string(found.result.role(person)) + '/' + of;
  }
  std::ranges::replace(out, '\n', ' ');
  return out.empty() ? "none" : out;
}

struct Case {
  const char* text;
  const char* expected;
};

}  // namespace

TEST_CASE("Mentions of one person are tied to the first full one", "[people]") {
  const auto& [text, expected] = GENERATE(values<Case>({
      {"[p Alexander Lukin] spoke. [p Lukin] left.", "full>0 family>0"},
      {"[p Lukin] to visit\n[p Alexander Lukin] plans a visit.", "family>1 full>1"},
      {"[p Maria Silva] and [p Maria Silva] met.", "full>0 full>0"},
      {"[p Joe Adams] said [p Joseph Adams] is his name.", "full>0 full>0"},
      {"[p J. Adams] is [p John Adams].", "full>0 full>0"},
      {"[p George Weston] and [p George W. Weston] are one.", "full>0 full>0"},
      {"[p Gabriel García Márquez] wrote. [p García Márquez] died.", "full>0 family>0"},
      {"[p Gabriel García] is [p Gabriel García Márquez].", "full>0 full>0"},
      {"[p Ursula von der Heide] spoke. [p von der Heide] left.", "full>0 family>0"},
      {"[p Xi Jinping] spoke. [p Xi] left.", "full>0 family>0"},
      {"[p Moon Jae-in] spoke, and [p Moon] left.", "full>0 family>0"},
      {"[p Abe Shinzo] is [p Shinzo Abe].", "full>0 full>0"},
      {"[p Diyet van Lies] sings. [p Diyet] writes too.", "full>0 given>0"},
      {"[p Lukin] spoke. [p Lukin] left.", "single>0 single>0"},
      {"[p Thabo Nkosi]'s car. Mr [p Nkosi] drove.", "full>0 family>0"},
      {"[p Martin Hale Jr.] spoke. [p Hale] left.", "full>0 family>0"},
      {"[p Charles III] came. King [p Charles III] left.", "given>0 given>0"},
      {"[p Nguyen Van Thieu] spoke. [p Nguyen] left.", "full>0 family>0"},
      {"[p Ann Lee]. [p Per Ekdal]. [p Lee]. [p Ekdal]. [p Lee].",
       "full>0 full>1 family>0 family>1 family>0"},
  }));
  INFO(text);
  CHECK(chains(text) == expected);
}

TEST_CASE("People of hand-made cases are told apart, with their parts", "[people]") {
  const gloss::WordList cases = gloss::WordList::read(CASES "/people_cases.tsv", 3, 3);
  CHECK(cases.size() >= 350);
  for (const auto row : cases) {
    const std::string text = support::with_line_breaks(row[1]);
    INFO("people_cases.tsv:" << row.line() << ": " << text);
    CHECK(persons(text) == row[2]);
  }
}

TEST_CASE("Roles of hand-made cases are found with what they are of", "[people]") {
  const gloss::WordList cases = gloss::WordList::read(CASES "/people_roles_cases.tsv", 3, 3);
  CHECK(cases.size() > 220);
  for (const auto row : cases) {
    const std::string text = support::with_line_breaks(row[1]);
    INFO("people_roles_cases.tsv:" << row.line() << ": " << text);
    CHECK(offices(text) == row[2]);
  }
}

TEST_CASE("Different people stay apart", "[people]") {
  const auto& [text, expected] = GENERATE(values<Case>({
      {"[p George Weston] met [p Laura Weston].", "full>0 full>1"},
      {"[p Bill Cole] met [p Ann Cole]. [p Cole] spoke.", "full>0 full>1 family>1"},
      {"Mr. [p Sam Cole] met Mrs. [p Ann Cole]. Mr. [p Cole] spoke, then Mrs. [p Cole].",
       "full>0 full>1 family>0 family>1"},
      {"[p Peter Hahn] met [p Hanna Peter].", "full>0 full>1"},
      {"[p A. Cole] met [p B. Cole].", "full>0 full>1"},
      {"[p Rosa Diaz] met [p Lukin].", "full>0 single>1"},
      {"[p Kim Campbell] met [p Kim Jong Il].", "full>0 full>1"},
  }));
  INFO(text);
  CHECK(chains(text) == expected);
}

TEST_CASE("A role before the name is found with what it belongs to", "[people]") {
  const auto& [text, expected] = GENERATE(values<Case>({
      {"[x Belarusian] President [p Ales Lukin] spoke.", "/president/Belarus/Belarusian President"},
      {"[x Iranian] Foreign Minister [p Reza Karimi] spoke.",
       "/foreign minister/Iran/Iranian Foreign Minister"},
      {"The [x South Korean] president, [p Moon Jae-in], spoke.",
       "/president/South Korea/South Korean president"},
      {"[x South Korean] President [p Moon Jae-in] spoke.",
       "/president/South Korea/South Korean President"},
      {"[o Novacorp] chief executive [p Ann Lee] spoke.",
       "/chief executive/Novacorp/Novacorp chief executive"},
      {"[o Novacorp]'s chief executive [p Ann Lee] spoke.",
       "/chief executive/Novacorp/Novacorp's chief executive"},
      {"Former [x French] president [p Luc Blanc] spoke.",
       "/former president/France/Former French president"},
      {"President of [l Kenya] [p Jane Mwangi] spoke.", "/president/Kenya/President of Kenya"},
      {"Minister of Foreign Affairs [p Ivo Rus] spoke.",
       "/minister of foreign affairs//Minister of Foreign Affairs"},
      {"[l US] Secretary of State [p Ann Lee] spoke.",
       "/secretary of state/US/US Secretary of State"},
      {"the deputy prime minister [p Ivo Rus] spoke.",
       "/deputy prime minister//deputy prime minister"},
      {"Liberal senator [p Ann Lee] spoke.", "/senator/Liberal/Liberal senator"},
      {"Council spokesperson [p Ann Lee] spoke.", "/spokesperson/Council/Council spokesperson"},
      {"Co-founder and CEO [p Ann Lee] spoke.", "/co-founder and ceo//Co-founder and CEO"},
      {"Chief [p Daisy Holt] of [l Chisana] spoke.", "/chief/Chisana/Chief"},
      {"Pope [p Francis] prayed.", "/pope//Pope"},
      {"Sen. [p Ann Lee] spoke.", "/sen//Sen."},
  }));
  INFO(text);
  std::string got = role_of(text);
  if (got.starts_with("/sen.")) got = "/sen" + got.substr(5);
  CHECK(got == expected);
}

TEST_CASE("A role after the name is found with what it belongs to", "[people]") {
  const auto& [text, expected] = GENERATE(values<Case>({
      {"[p Ann Lee], chief executive of [o BP], spoke.",
       "/chief executive/BP/chief executive of BP"},
      {"[p Ann Lee], the [x Iranian] foreign minister, spoke.",
       "/foreign minister/Iran/Iranian foreign minister"},
      {"[p Ann Lee], the chief financial officer of [o BP], spoke.",
       "/chief financial officer/BP/chief financial officer of BP"},
      {"[p Ann Lee], 54, a spokeswoman for [o Oxfam], spoke.",
       "/spokeswoman/Oxfam/spokeswoman for Oxfam"},
      {"[p Ann Lee], [l Kenya]'s minister of health, spoke.",
       "/minister of health/Kenya/Kenya's minister of health"},
      {"[p Ann Lee], founder and director of the [o Lyra Trust], spoke.",
       "/founder and director/Lyra Trust/founder and director of the Lyra Trust"},
      {"[p Ann Lee], leader of the [x Lyra Movement], spoke.",
       "/leader/Lyra Movement/leader of the Lyra Movement"},
      {"[p Ann Lee], a media relations officer with the [o RCMP], spoke.",
       "/media relations officer/RCMP/media relations officer with the RCMP"},
  }));
  INFO(text);
  CHECK(role_of(text) == expected);
}

TEST_CASE("What is no role is not taken for one", "[people]") {
  const std::string text =
      GENERATE("[p Ann Lee] spoke.", "[p Ann Lee], 54, spoke.",
               "[p Ann Lee], who met the president, spoke.", "He said yesterday [p Ann Lee] spoke.",
               "[p Ann Lee], from [l Kenya], spoke.", "They met the president. [p Ann Lee] spoke.",
               "[p Ann Lee], mother of two, spoke.", "[p Ann Lee], said minister [p Bo Ek].");
  INFO(text);
  CHECK(role_of(text) == "///");
}

TEST_CASE("A role belongs to its own mention only", "[people]") {
  const char* text = "President [p Ann Lee] met [p Bo Ek]. [p Lee] left.";
  CHECK(role_of(text, 0) == "/president//President");
  CHECK(role_of(text, 1) == "///");
  CHECK(role_of(text, 2) == "///");
}

TEST_CASE("A plural role is given to each of its names", "[people]") {
  const char* text = "Liberal MPs [p Ann Lee], [p Bo Ek] and [p Cy Fox] spoke.";
  for (std::size_t i = 0; i < 3; ++i) CHECK(role_of(text, i) == "/mps/Liberal/Liberal MPs");
}

TEST_CASE("Courtesy titles are titles, not roles", "[people]") {
  CHECK(role_of("Mr [p Lukin] spoke.") == "Mr///");
  CHECK(role_of("Dr. [p Ann Lee] spoke.") == "Dr.///");
  CHECK(role_of("Foreign Minister Dr [p Ann Lee] spoke.") ==
        "Dr/foreign minister//Foreign Minister");
}

TEST_CASE("Titles and roles are cut off a name that holds them", "[people]") {
  const auto& [text, expected] = GENERATE(values<Case>({
      {"[p President Bush] spoke.", "Bush"},
      {"[p Mr. Lukin] spoke.", "Lukin"},
      {"[p Prime Minister Ann Lee] spoke.", "Prime Minister Ann Lee"},
      {"[p Earl Warren] spoke.", "Earl Warren"},
      {"[p Duke Ellington] played.", "Duke Ellington"},
  }));
  INFO(text);
  const Found found = find(text);
  const std::string name = found.covered(found.result.people.at(0).span);
  if (std::string_view(expected).starts_with("Prime"))
    CHECK(name.ends_with("Ann Lee"));
  else
    CHECK(name == expected);
}

TEST_CASE("Given and family names are told apart", "[people]") {
  const auto& [text, expected] = GENERATE(values<Case>({
      {"[p Alexander Lukin]", "Alexander|Lukin"},
      {"[p Ursula von der Heide]", "Ursula|von der Heide"},
      {"[p Mohammed bin Salem]", "Mohammed|bin Salem"},
      {"[p Xi Jinping]", "Jinping|Xi"},
      {"[p Maria do Carmo Silva]", "Maria|do Carmo Silva"},
      {"[p Kim Jong Un]", "Jong Un|Kim"},
      {"[p Moon Jae-in]", "Jae-in|Moon"},
      {"[p Kim Campbell]", "Kim|Campbell"},
      {"[p Lee Harvey Oswald]", "Lee Harvey|Oswald"},
      {"[p Martin Hale Jr.]", "Martin|Hale"},
      {"[p J. K. Rowan]", "J. K.|Rowan"},
      {"[p Hussein Amir-Karimi]", "Hussein|Amir-Karimi"},
      {"[p Lukin]", "|"},
  }));
  INFO(text);
  const Found found = find(text);
  const Person& person = found.result.people.at(0);
  CHECK(found.covered(person.given) + '|' + found.covered(person.family) == expected);
}

TEST_CASE("Every mention carries the fullest name", "[people]") {
  const Found found = find("[p Lukin] spoke. [p Ales Lukin] is [p Ales B. Lukin].");
  for (const Person& person : found.result.people)
    CHECK(found.covered(person.name) == "Ales B. Lukin");
}

TEST_CASE("People: nothing is carried over from an earlier document", "[people]") {
  Memory memory(lexicon());
  const PeopleFinder finder(lexicon());
  find("President [p Ann Lukin] met [p Lukin].", finder, memory);
  const Found found = find("[p Lukin] left.", finder, memory);
  REQUIRE(found.result.people.size() == 1);
  CHECK(found.covered(found.result.people[0].name) == "Lukin");
}

TEST_CASE("People: hostile texts are read to the end", "[people]") {
  std::string many, overlapping = "[p A] of", one_surname = "[p Ann Lee] of", families, only_names;
  for (int i = 0; i < 20'000; ++i) many += "[p Ann Lee" + std::to_string(i) + "x] of [p Lee] ";
  for (int i = 0; i < 20'000; ++i) overlapping += " president of";
  for (int i = 0; i < 10'000; ++i) one_surname += " [p Lee],";
  for (int i = 0; i < 10'000; ++i) families += "[p Q" + std::to_string(i) + "q Lee], ";
  for (int i = 0; i < 50'000; ++i)
    only_names += "[p A" + std::to_string(i) + "b C" + std::to_string(i) + "d] ";
  const std::string titles = "[p Ann Judge] " + support::repeated("Judge said ", 20'000);
  const std::string text = GENERATE_COPY(
      std::string(), std::string("[p  ]"), std::string("[p .]"), std::string("[p \"] [p \"]"),
      std::string("[p Jr.]"), std::string("[p ann lee] met [p bo]"), many, overlapping,
      overlapping + " [p Ann Lee]", one_surname, families, only_names, titles,
      "[p " + support::repeated("van ", 5'000) + "Lee]",
      "[p Ann " + support::repeated("\"", 5'000) + " Lee]", support::random_text(20'000));
  const Found found = find(text);
  for (const Person& person : found.result.people) {
    CHECK(person.entity < found.result.people.size());
    CHECK(person.span.end <= found.text.size());
    CHECK(person.span.begin < person.span.end);
    CHECK(person.name.size() > 0);
  }
}

TEST_CASE("One surname of many mentions is one person, many full names are many", "[people]") {
  std::string one = "[p Ann Lee] of", many;
  for (int i = 0; i < 10'000; ++i) one += " [p Lee],";
  for (const Person& person : find(one).result.people) REQUIRE(person.entity == 0);
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < 5'000; ++i) many += "[p Q" + std::to_string(i) + "q Lee], ";
  const Found found = find(many);
  REQUIRE(found.result.people.size() == 10'000);
  for (std::uint32_t i = 0; i < 10'000; ++i) REQUIRE(found.result.people[i].entity == i % 5'000);
}

TEST_CASE("People: a broken list is refused with file, line and reason", "[people]") {
  const TempDir folder;
  const std::string path = folder.path() + "/broken.tsv";
  std::ofstream(path) << "president\trolle\n";
  Lexicon broken;
  CHECK_THROWS_WITH(
      broken.read_words(path),
      path +
          ":1: unknown class \"rolle\"; expected title, role, roles, modifier, tenure, "
          "office, portfolio, ruler, also name, particle, suffix, roman, article, of, and, family "
          "first, pinyin first, party, body, group, one name, post, calendar, opener, verb, stage, "
          "common, none or "
          "nickname");
  std::ofstream(path) << "bill\tnickname\n";
  CHECK_THROWS_WITH(broken.read_words(path), path + ":1: expected \"short=long\"");
}
