#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "organizations/mention_finder.hpp"
#include "organizations/organization_linker.hpp"
#include "support/temp_dir.hpp"
#include "support_names.hpp"

namespace {

using namespace gloss::organizations;

const Lexicon& lexicon() {
  static const Lexicon loaded = [] {
    Lexicon words;
    words.read_kinds(PLUGIN_DATA "/kinds.tsv");
    words.read_known(PLUGIN_DATA "/known.tsv");
    words.read_names(PLUGIN_DATA "/names.tsv");
    words.read_context(PLUGIN_DATA "/context.tsv");
    words.read_evidence(PLUGIN_DATA "/evidence.tsv");
    return words;
  }();
  return loaded;
}

/// One thread's memory, as the plugin keeps it.
struct Memory {
  explicit Memory(const Lexicon& lists)
      : words([&lists](std::string_view form, Row& row) { row = lists.row(form); }),
        linker(lists) {}

  Words words;
  OrganizationLinker linker;
};

struct Found {
  std::string text;
  std::vector<Organization> organizations;

  std::string covered(gloss::Span span) const { return std::string(gloss::covered(text, span)); }
};

/// The organizations of a text whose names are marked: "[o BP]", "[p Ann Lee]", "[l Iran]".
Found find(std::string_view marked, Memory& memory) {
  const support::MarkedLayers layers(marked);
  memory.words.read(layers.text, layers.tokens());
  const DocumentView view{memory.words, layers.sentences, layers.names};
  Found found{layers.text, {}};
  find_mentions(view, found.organizations);
  memory.linker.run(view, found.organizations);
  return found;
}

Found find(std::string_view marked) {
  Memory memory(lexicon());
  return find(marked, memory);
}

/// Each mention as "mention>number of the mention it belongs to", in order.
std::string chains(std::string_view marked) {
  std::string out;
  for (const Organization& organization : find(marked).organizations) {
    if (!out.empty()) out += ' ';
    out +=
        std::string(mention_name(organization.mention)) + '>' + std::to_string(organization.entity);
  }
  return out;
}

/// Each mention as "text@number of the body, in the order of their first mentions".
std::string bodies(std::string_view marked) {
  const Found found = find(marked);
  std::vector<std::uint32_t> order;
  std::string out;
  for (const Organization& organization : found.organizations) {
    auto number = std::find(order.begin(), order.end(), organization.entity);
    if (number == order.end()) number = order.insert(order.end(), organization.entity);
    if (!out.empty()) out += "; ";
    out += found.covered(organization.span) + '@' + std::to_string(number - order.begin());
  }
  std::ranges::replace(out, '\n', ' ');
  return out;
}

struct Case {
  const char* text;
  const char* expected;
};

}  // namespace

TEST_CASE("Acronyms and short forms are tied to the full name", "[organizations]") {
  const auto& [text, expected] = GENERATE(values<Case>({
      {"The [o Pacific Tuna Board] ([o PTB]) met. [o PTB] left.", "full>0 acronym>0 acronym>0"},
      {"[o PTB] ([o Pacific Tuna Board]) met.", "acronym>1 full>1"},
      {"The [o Pacific Tuna Board] met. The [o PTB] left.", "full>0 acronym>0"},
      {"[o PTB] met. It is the [o Pacific Tuna Board].", "acronym>1 full>1"},
      {"The [o Ministry of Trade and Industry] or [o MTI].", "full>0 acronym>0"},
      {"The [o Organization for the Sea] is the [o OS].", "full>0 acronym>0"},
      {"The [o Land and Sea Corporation] ([o LSC]) met.", "full>0 acronym>0"},
      {"The [o Australian Tuna Board Authority] is the [o TBA].", "full>0 acronym>0"},
      {"The [o United Nations] met. The [o UN] voted.", "full>0 acronym>0"},
      {"[o Qorvian Holdings Ltd] rose. [o Qorvian Holdings] fell. [o Qorvian] rose.",
       "full>0 full>0 short>0"},
      {"[o The Lyra Trust] met. [o Lyra Trust] left.", "full>0 full>0"},
      {"The [o Ministry of Health] met. The [o Ministry] left.", "full>0 short>0"},
      {"The [o Norwegian Foreign Ministry] met. The [o Foreign Ministry] left.", "full>0 short>0"},
      {"[o Novacorp] rose. [o Novacorp Inc.] fell.", "full>0 full>0"},
      {"[o Novacorp Mining Corporation] rose. [o Novacorp Mining] fell.", "full>0 short>0"},
      {"[o Novacorp] rose. [o Novacorp Limited] fell. [o Novacorp Ltd] rose.",
       "short>0 full>0 full>0"},
      {"[o Nova-Corp] rose. [o Nova] fell.", "full>0 short>0"},
      {"The [o Union of Northern Tuna Workers] met. [o Untuwo] left. So did [o UNTW].",
       "full>0 acronym>0 acronym>0"},
      {"The [o Faculty of Reef Law] met. [o Reef Law] left.", "full>0 short>0"},
      {"The [o Ministry of Tuna] met. The [o Tuna Ministry] left.", "full>0 short>0"},
      {"The [o Fund of Nordic Anglers], known as [o Funa], met.", "full>0 acronym>0"},
      {"The [o Fund of Nordic Anglers], known as [o Zork], met.", "full>0 full>0"},
      {"The [o Council of Lyra and Zork], known as [o Lyra & Zork], met.", "full>0 short>0"},
      {"[o 4ZK] is on air. The [o ECtZR] met. The [o ECtXXRs] left.", "acronym>0 acronym>1 full>2"},
      {"The [o European Central Bank] met. [o ECB] rates rose.", "full>0 acronym>0"},
  }));
  INFO(text);
  CHECK(chains(text) == expected);
}

TEST_CASE("Bodies of hand-made cases are told apart", "[organizations]") {
  const gloss::WordList cases = gloss::WordList::read(CASES "/organizations_cases.tsv", 3, 3);
  CHECK(cases.size() > 420);
  for (const auto row : cases) {
    const std::string text = support::with_line_breaks(row[1]);
    INFO("organizations_cases.tsv:" << row.line() << ": " << text);
    const std::string found = bodies(text);
    CHECK((found.empty() ? "none" : found) == row[2]);
  }
}

TEST_CASE("Kinds of hand-made cases are found", "[organizations]") {
  const gloss::WordList cases = gloss::WordList::read(CASES "/organizations_kinds_cases.tsv", 3, 3);
  CHECK(cases.size() > 290);
  for (const auto row : cases) {
    const std::string text = support::with_line_breaks(row[1]);
    INFO("organizations_kinds_cases.tsv:" << row.line() << ": " << text);
    const auto kind = kind_name(find(text).organizations.at(0).kind);
    CHECK(std::string(kind.empty() ? "none" : kind) == row[2]);
  }
}

TEST_CASE("Different organizations stay apart", "[organizations]") {
  const auto& [text, expected] = GENERATE(values<Case>({
      {"[o Novacorp] met [o Qorvian].", "full>0 full>1"},
      {"The [o Ministry of Health] met the [o Ministry of Defence]. The [o Ministry] left.",
       "full>0 full>1 full>2"},
      {"The [o Manitoba RCMP] met the [o RCMP].", "full>0 acronym>1"},
      {"The [o Bank of Kenya] met the [o Bank of Ghana].", "full>0 full>1"},
      {"The [o Pacific Tuna Board] met [o NATO].", "full>0 acronym>1"},
      {"The [o Pacific Tuna Board], [o XYZ], met.", "full>0 acronym>1"},
      {"The [o National Tuna Board] met the [o National Rice Board]. [o National] left.",
       "full>0 full>1 full>2"},
  }));
  INFO(text);
  CHECK(chains(text) == expected);
}

TEST_CASE("Every mention carries the fullest name and the acronym", "[organizations]") {
  const Found found = find("[o PTB] met. The [o Pacific Tuna Board] left. [o PTB] stayed.");
  for (const Organization& organization : found.organizations) {
    CHECK(found.covered(organization.name) == "Pacific Tuna Board");
    CHECK(found.covered(organization.acronym) == "PTB");
  }
}

TEST_CASE("An acronym in brackets is kept though its letters are no initials", "[organizations]") {
  const Found found = find("The [o Pacific Tuna Board], also known as PTX, met.");
  REQUIRE(found.organizations.size() == 1);
  CHECK(found.covered(found.organizations[0].acronym) == "PTX");
}

TEST_CASE("The kind follows the words of the name", "[organizations]") {
  const auto& [text, expected] = GENERATE(values<Case>({
      {"[o Ministry of Health]", "government"},
      {"[o Qorvian Holdings Ltd]", "company"},
      {"[o Shanghai Cooperation Organization]", "intergovernmental"},
      {"[o Royal Norwegian Navy]", "military"},
      {"[o Daily Tribune]", "media"},
      {"[o Xinhua News Agency]", "media"},
      {"[o Green Party]", "party"},
      {"[o University of Lund]", "education"},
      {"[o Leyton Rovers FC]", "sports"},
      {"[o Bank of Kenya]", "bank"},
      {"[o Lima District Court]", "court"},
      {"[o Lyra Foundation]", "ngo"},
      {"[o Methodist Church]", "religious"},
      {"[o Oslo Philharmonic Orchestra]", "other"},
      {"[o NATO]", "intergovernmental"},
      {"[o BBC]", "media"},
      {"[o Manitoba RCMP]", "government"},
      {"[o Zzyzx]", ""},
      {"The visit is in May, according to [o Zzyzx].", "media"},
      {"[o Zzyzx] reported a fire.", "media"},
      {"[o Zzyzx] shares fell.", "company"},
  }));
  INFO(text);
  CHECK(std::string(kind_name(find(text).organizations.at(0).kind)) == expected);
}

TEST_CASE("Organizations: nothing is carried over from an earlier document", "[organizations]") {
  Memory memory(lexicon());
  find("The [o Pacific Tuna Board] ([o PTB]) met.", memory);
  const Found found = find("The [o PTB] met.", memory);
  REQUIRE(found.organizations.size() == 1);
  CHECK(found.covered(found.organizations[0].name) == "PTB");
}

TEST_CASE("Organizations: hostile texts are read to the end", "[organizations]") {
  std::string many, same, distinct, acronyms;
  for (int i = 0; i < 20'000; ++i) many += "[o Bank of X" + std::to_string(i) + "] ([o BX]) ";
  for (int i = 0; i < 20'000; ++i) same += "[o United Nations] [o UN] ";
  for (int i = 0; i < 50'000; ++i) distinct += "[o A" + std::to_string(i) + "b Council] ";
  for (int i = 0; i < 10'000; ++i)
    acronyms += std::string("[o ") + static_cast<char>('A' + i % 26) +
                static_cast<char>('A' + i / 26 % 26) + static_cast<char>('A' + i / 676) + "] ";
  const std::string text = GENERATE_COPY(
      std::string(), std::string("[o  ]"), std::string("[o .]"), std::string("[o the]"),
      std::string("[o Inc.]"), std::string("[o &] [o ()]"), many, same, distinct, acronyms,
      "[o " + support::repeated("Bank of ", 5'000) + "Kenya]",
      "[o Bank] " + support::repeated("(", 5'000),
      support::repeated("Ann, ", 5'000) + "[o Lee & Ek LLP]", support::random_text(20'000));
  const Found found = find(text);
  for (const Organization& organization : found.organizations) {
    CHECK(organization.entity < found.organizations.size());
    CHECK(organization.span.end <= found.text.size());
    CHECK(organization.span.begin < organization.span.end);
    CHECK(organization.name.size() > 0);
  }
}

TEST_CASE("Organizations: a broken list is refused with file, line and reason", "[organizations]") {
  const TempDir folder;
  const std::string path = folder.path() + "/broken.tsv";
  Lexicon broken;
  std::ofstream(path) << "bank\tbanc\t3\n";
  CHECK_THROWS_WITH(
      broken.read_kinds(path),
      path +
          ":1: unknown kind \"banc\"; expected company, government, intergovernmental, "
          "military, media, party, education, sports, bank, court, ngo, religious or other");
  std::ofstream(path) << "bank\tbank\t99\n";
  CHECK_THROWS_WITH(broken.read_kinds(path), path + ":1: the weight is not in 1 to 9");
}
