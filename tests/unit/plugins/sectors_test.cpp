#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "labels_support.hpp"
#include "support/temp_dir.hpp"

namespace sectors_test {

using labels_test::children;
using labels_test::Emitted;
using labels_test::Plugin;

namespace {

std::vector<Emitted> run(std::string_view text, const std::string& options = "{}") {
  return Plugin(PLUGIN_FILE, PLUGIN_DATA, options).run(text);
}

bool is_document_label(const Emitted& record) { return record.is_document; }
bool is_sentence_label(const Emitted& record) { return record.text("scope") == "sentence"; }

/// The codes of the records for which `wanted` is true.
template <class Wanted>
std::set<std::string> codes(const std::vector<Emitted>& records, Wanted wanted) {
  std::set<std::string> out;
  for (const Emitted& record : records)
    if (wanted(record)) out.insert(record.type);
  return out;
}
std::set<std::string> sentence_codes(std::string_view text) {
  return codes(run(text), is_sentence_label);
}
std::set<std::string> document_codes(std::string_view text) {
  return codes(run(text), is_document_label);
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

using Codes = std::set<std::string>;

const std::string profile =
    "Steinbrugg AG develops, manufactures, and sells packaging machines and conveyors worldwide. "
    "It "
    "offers filling lines, palletizers, spare parts, and maintenance services. The company serves "
    "breweries and dairies. Steinbrugg AG was founded in 1921 and is headquartered in Graz, "
    "Austria.";

}  // namespace

TEST_CASE("A sentence on an activity of each section is labelled with its division", "[sectors]") {
  const auto [text, code] = GENERATE(table<std::string, std::string>({
      {"Heavy rain delayed the wheat harvest in the north.", "A01"},
      {"The fishing fleet stayed ashore for a week.", "A03"},
      {"Two men were trapped in a coal mine overnight.", "B05"},
      {"The country wants to raise its oil production by a tenth.", "B06"},
      {"The brewery will close in autumn.", "C11"},
      {"A drugmaker withdrew its painkiller.", "C21"},
      {"The carmaker recalled a million vans.", "C29"},
      {"A new wind farm will be built off the coast.", "D35"},
      {"Villagers still wait for drinking water.", "E36"},
      {"Road construction has begun in the valley.", "F42"},
      {"The supermarket chain opened ten branches.", "G47"},
      {"The railway operator raised its fares.", "H49"},
      {"The airline cancelled forty departures.", "H51"},
      {"The hotel chain plans a second house.", "I55"},
      {"A software company was taken over.", "J62"},
      {"The mobile operator promised lower charges.", "J61"},
      {"The savings bank doubled its reserves.", "K64"},
      {"An insurer refused to pay.", "K65"},
      {"House prices fell again in June.", "L68"},
      {"The law firm hired forty people.", "M69"},
      {"Tour operators expect a good summer.", "N79"},
      {"The defence budget grows to three billion.", "O84"},
      {"Primary schools reopen on Monday.", "P85"},
      {"Nursing shortages worry hospitals.", "Q86"},
      {"The symphony orchestra opened its season.", "R90"},
      {"The casino resort lost its licence.", "R92"},
      {"The chamber of commerce elected a new head.", "S94"},
      {"Domestic workers asked for a day off.", "T97"},
      {"The UN agency moved its offices.", "U99"},
  }));
  CAPTURE(text);
  CHECK(sentence_codes(text).count(code) == 1);
}

TEST_CASE("Sectors that a sentence only lists are its evidence", "[sectors]") {
  CHECK(sentence_codes("Both sides want to work together in trade, energy and defense.") ==
        Codes{"D35", "G", "O84"});
  CHECK(sentence_codes("They spoke of agriculture and transit, and of technology.") ==
        Codes{"A01", "H49", "J62"});
}

TEST_CASE("An ambiguous word counts only with support", "[sectors]") {
  CHECK(sentence_codes("He will defend his trade and his cabin.") == Codes{});
  CHECK(sentence_codes("They grew apples. He keeps a goat.") == Codes{});
  CHECK(sentence_codes("The livestock was sold. He keeps a goat.") == Codes{"A01"});
}

TEST_CASE("An expression that means no sector hides the words in it", "[sectors]") {
  CHECK(sentence_codes("She won a gold medal, he stayed on the West Bank.") == Codes{});
  CHECK(sentence_codes("The defence minister met his defence lawyer.") == Codes{});
}

TEST_CASE("A name in the list wants its capitals", "[sectors]") {
  CHECK(sentence_codes("Boeing hired him.") == Codes{"C30"});
  CHECK(sentence_codes("A boeing is not meant here.") == Codes{});
  CHECK(sentence_codes("A parcel went by UPS.") == Codes{"H53"});
  CHECK(sentence_codes("There were ups and downs.") == Codes{});
}

TEST_CASE("Plurals, hyphens and genitives of a term are found", "[sectors]") {
  const auto text = GENERATE("Two power plants failed.", "The power-plant failed.",
                             "The power plant's owner", "POWER PLANTS FAILED", "a power - plant");
  CAPTURE(text);
  CHECK(sentence_codes(text) == Codes{"D35"});
}

TEST_CASE("A document is labelled with what it is about, and with nothing else", "[sectors]") {
  const std::string airline =
      "The airline will cut flights. Pilots of the airline were told on Monday that cabin crew "
      "and pilots lose a tenth of their pay. Low-cost carriers have taken its passengers, and "
      "air fares are falling. A hospital in the town was not affected. ";
  CHECK(document_codes(airline) == Codes{"H51"});

  const std::string politics =
      "The president dissolved parliament on Friday and called an election. His party lost a vote "
      "of confidence after three ministers had resigned. The opposition said that the court would "
      "have to decide. Voters go to the polls in May. ";
  CHECK(document_codes(politics) == Codes{});
  CHECK(document_codes(politics + "He visited a hospital.") == Codes{});
}

// No clear term of the list is in it.
const std::string telephones =
    "Nigerians have until Friday to link their prepaid SIM cards to an identity number. The "
    "long-distance carrier cut its evening rate to seven cents a minute. Villages without a mast "
    "will have a satellite phone. Dialing codes change, and callers pay for roaming abroad. ";

TEST_CASE("Words that are no terms speak for articles too", "[sectors]") {
  const auto records = run(telephones);
  const auto label = std::find_if(records.begin(), records.end(), [](const Emitted& record) {
    return record.is_document && record.type == "J61";
  });
  REQUIRE(label != records.end());
  CHECK(label->text("rule") == "article");
  CHECK(label->numbers.contains("rest"));
  const auto evidence = children(records, static_cast<std::size_t>(label - records.begin()));
  CHECK(std::any_of(evidence.begin(), evidence.end(),
                    [](const Emitted& item) { return item.text("rule") == "SIM"; }));
  CHECK(evidence.size() <= 8);
}

/// The codes of sentences of a text with persons of these names.
Codes codes_with_persons(std::string_view text, const std::vector<std::string_view>& persons,
                         const std::string& options = "{}") {
  auto layers = labels_test::layers_of(text);
  for (const std::string_view person : persons) {
    const std::size_t begin = text.find(person);
    REQUIRE(begin != text.npos);
    layers.add(2, begin, begin + person.size());
  }
  return codes(Plugin(PLUGIN_FILE, PLUGIN_DATA, options).run(text, layers),
               [](const Emitted& record) { return record.type != "evidence"; });
}

TEST_CASE("The name of a person tells no activity", "[sectors]") {
  CHECK(codes_with_persons("Mr. Toyota said the talks were long.", {"Toyota"}) == Codes{});
  CHECK(codes_with_persons("Senator Brewer met Minister Cotton.", {"Brewer", "Cotton"}) == Codes{});
  CHECK(codes_with_persons("The winner is Anna Banks.", {"Anna Banks"}) == Codes{});
  CHECK(codes_with_persons("The winner is Anna Banks.", {}) == Codes{"K64"});
  CHECK(codes_with_persons("Honda gave Tom Farmer a prize.", {"Tom Farmer"}) == Codes{"C29"});
  CHECK(codes_with_persons("Johnson & Johnson recalled the drug.", {"Johnson"}).contains("C21"));
}

TEST_CASE("A user's term counts inside a person's name", "[sectors]") {
  TempDir folder;
  const std::string file = folder.write("own.tsv", "Cotton\tC29\t1.5\n");
  CHECK(codes_with_persons("Then Minister Cotton left.", {"Cotton"},
                           R"({"terms": ")" + file + R"("})") == Codes{"C29"});
}

TEST_CASE("Terms in the name of a law or a committee need support", "[sectors]") {
  const auto text = GENERATE(
      "The judge upheld the Safe Drinking Water Act on Monday.",
      "The Transport, Insurance, and Energy Committee met at noon.",
      "Members of the Select Committee on Insurance and the Highways resigned.",
      "They read the Coal Miners Amendment to him.", "He chairs the Hospitals Subcommittee.",
      "She wrote the Airlines and Airports Bill of that year.");
  CAPTURE(text);
  CHECK(sentence_codes(text) == Codes{});
}

TEST_CASE("A law counts where something else speaks for its activity", "[sectors]") {
  CHECK(sentence_codes("The Safe Drinking Water Act helps the water utility.").contains("E36"));
  CHECK(sentence_codes("They passed the Farm Bill.") == Codes{"A01"});
  CHECK(sentence_codes("Airlines, Bill Hale said, will act.") == Codes{"H51"});
  CHECK(sentence_codes("The committee visited a coal mine.") == Codes{"B05"});
  CHECK(sentence_codes("The airline asked the Senate Committee for help.") == Codes{"H51"});
}

TEST_CASE("A word in capitals among others is an acronym", "[sectors]") {
  CHECK(sentence_codes("The APP rejected the offer.") == Codes{});
  CHECK(sentence_codes("Leaders of the OIL met the CROP.") == Codes{});
  CHECK(sentence_codes("The app was deleted.") == Codes{"J62"});
  CHECK(sentence_codes("NEW APP FOR ALL") == Codes{"J62"});
}

TEST_CASE("An idiom tells nothing of the trade that a word of it would", "[sectors]") {
  const auto text =
      GENERATE("Such laws are on the books already.", "The group is a political actor.",
               "He sank with a luxury fishing boat.", "It topped the Billboard Hot Latin list.",
               "The order book is full.", "They sat on the banks of the Danube.",
               "A battery of questions awaited him.", "A film of dust lay on it.",
               "He is the cream of the crop.", "The plan is a waste of time.",
               "They want to end waste, fraud and abuse.", "She had nerves of steel.");
  CAPTURE(text);
  CHECK(document_codes(text) == Codes{});
  CHECK(sentence_codes(text) == Codes{});
}

TEST_CASE("A section stands for its divisions where none is clear", "[sectors]") {
  CHECK(document_codes("Chocolate, beer and toys cost more than last year. He smiled.") ==
        Codes{"C"});
}

TEST_CASE("Every label follows from its evidence by the formula of the README", "[sectors]") {
  const std::string text = GENERATE(
      std::string("Oil prices rose. OPEC cut oil production, and oil companies gained. An oil "
                  "refinery closed; farmers paid more for diesel fuel."),
      repeated("The bank and the insurer sued a software company over a data breach. ", 40),
      std::string("Chocolate, beer and toys cost more than last year."), profile, telephones);
  const auto records = run(text);
  int labels = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (records[i].type == "evidence") continue;
    ++labels;
    double sum = records[i].numbers.contains("rest") ? records[i].numbers.at("rest") : 0;
    bool has_support = false;
    for (const Emitted& item : children(records, i)) {
      CHECK(item.type == "evidence");
      CHECK_FALSE(item.text("rule").empty());
      CHECK(item.numbers.at("weight") != 0);  // below 0: it speaks against the label
      has_support |= item.numbers.at("weight") > 0;
      sum += item.numbers.at("weight");
    }
    CHECK(has_support);
    CHECK(sum > 0);
    CHECK(records[i].numbers.at("weight") == Approx(sum));
    CHECK(records[i].score == Approx(std::pow(sum, 3) / (1 + std::pow(sum, 3))).margin(5.1e-5));
    CHECK(records[i].text("taxonomy") == "isic4");
    CHECK(records[i].text("iptc").starts_with("medtop:"));
    CHECK_FALSE(records[i].text("label").empty());
  }
  CHECK(labels >= (text == profile ? 2 : text == telephones ? 1 : 3));
}

TEST_CASE("A profile of a company has its division, by words that no term has", "[sectors]") {
  const auto records = run(profile);
  std::vector<Emitted> labels;
  for (const Emitted& record : records)
    if (record.is_document) labels.push_back(record);
  REQUIRE(labels.size() == 1);
  CHECK(labels[0].type == "C28");
  CHECK(labels[0].text("rule") == "profile");
  CHECK(document_codes("He founded the company in 1984 and lives in Graz with his wife.") ==
        Codes{});
}

TEST_CASE("Words of macroeconomic news speak against banks", "[sectors]") {
  const std::string text =
      "The bank said that it had bought bills from banks. Bankers expect more lending in June. ";
  CHECK(document_codes(text) == Codes{"K64"});
  CHECK(document_codes("The central bank left its discount rate unchanged, for inflation and the "
                       "money supply fell. " +
                       text + "The currency gained.") == Codes{});
}

TEST_CASE("A document's score does not depend on its length", "[sectors]") {
  const std::string text =
      "The airline hired pilots. The weather was mild and many people went out to see the river. "
      "Cabin crew were trained at length by older colleagues who had come back for a while. ";
  const auto weight = [&](int times) {
    const auto records = run(repeated(text, times), R"({"min_score": 0})");
    for (const Emitted& record : records)
      if (record.is_document && record.type == "H51") return record.numbers.at("weight");
    return -1.0;
  };
  CHECK(weight(4) > 1);
  CHECK(weight(400) < 3 * weight(4));
}

TEST_CASE("The options choose scopes and the least score", "[sectors]") {
  const std::string text = "The airline hired pilots. The airline grows.";
  CHECK(codes(run(text, R"({"scopes": ["sentence"]})"), is_document_label).empty());
  CHECK(codes(run(text, R"({"scopes": ["document"]})"), is_sentence_label).empty());
  CHECK(codes(run(text, R"({"min_score": 1})"), is_document_label).empty());
  CHECK_FALSE(codes(run(text, R"({"min_score": 0.01})"), is_document_label).empty());
}

TEST_CASE("A taxonomy of one's own names the sectors, with its codes", "[sectors]") {
  // Made in the form of GICS, which belongs to its owners.
  TempDir folder;
  const std::string file = folder.write("market.tsv",
                                        "10\t-\tEnergy\t\t\tB05 B06 B09 C19\n"
                                        "1010\t10\tPetroleum\t\t\tC20\n"
                                        "20\t-\tIndustry\t\tzeppelin yard\tH51 H52\n");
  const auto records =
      run("Oil production fell, and so did oil refining. The airline closed its zeppelin yard. "
          "Farmers sold wheat.",
          R"({"scopes": ["sentence"], "taxonomy": ")" + file + R"("})");
  std::vector<std::string> found;
  for (const Emitted& record : records) {
    if (record.type == "evidence") continue;
    CHECK(record.type == "sector");
    CHECK(record.text("taxonomy") == file);
    found.push_back(record.text("code") + " " + record.text("label"));
  }
  CHECK(found == std::vector<std::string>{"10 Energy", "20 Industry"});
}

TEST_CASE("Own terms add to those of the plugin", "[sectors]") {
  TempDir folder;
  const std::string file = folder.write("own.tsv", "zeppelin yard\tC30\t1.5\n");
  const std::string text = "A zeppelin yard and an airline have closed.";
  CHECK(sentence_codes(text) == Codes{"H51"});
  CHECK(codes(run(text, R"({"terms": ")" + file + R"("})"), is_sentence_label) ==
        Codes{"C30", "H51"});
}

TEST_CASE("A text without terms has no records", "[sectors]") {
  CHECK(run(GENERATE("", " ", "\n\n", "He smiled.", "\xF0\x9F\x98\x80 \xD7\xA9")).empty());
}

TEST_CASE("Evidence spans cover the term as it stands in the text", "[sectors]") {
  const auto records = run("Caf\xC3\xA9 owners met hotel chains.", R"({"scopes": ["sentence"]})");
  REQUIRE(records.size() >= 4);
  CHECK(records[0].type == "I55");
  CHECK(records[1].covered == "hotel chains");
  CHECK(records[1].text("rule") == "hotel chain");
  CHECK(records[2].type == "I56");
  CHECK(records[3].covered == "Caf\xC3\xA9");
}

TEST_CASE("Only the words of a sentence are evidence of its labels", "[sectors]") {
  const auto records = run(
      "Pilots flew passengers to the runway. The airline cut flights to its hub, and an airport "
      "closed its runway. A coal mine hired miners underground. The hotel lost guests.",
      R"({"scopes": ["sentence"], "min_score": 0.01})");
  for (std::size_t i = 0; i < records.size(); ++i) {
    std::size_t last = records[i].span.begin;
    for (const Emitted& item : children(records, i)) {
      CHECK(item.span.begin >= last);
      CHECK(item.span.end <= records[i].span.end);
      last = item.span.end;
    }
  }
  CHECK(records.size() >= 12);
}

TEST_CASE("One term a million times gives a few bounded records", "[sectors]") {
  const auto unbroken = run(repeated("airline ", 1'000'000));
  CHECK(unbroken.size() == 4);  // document and sentence, each with one piece of evidence
  CHECK(unbroken.front().score <= 1);

  Plugin plugin(PLUGIN_FILE, PLUGIN_DATA);
  const auto lines = plugin.run(repeated("airline\n", 250'000));
  CHECK(lines.size() == 2 + 2 * 200'000);
}

TEST_CASE("A sentence of ten megabytes is labelled in bounded time and space", "[sectors]") {
  std::string text;
  for (int i = 0; text.size() < 10'000'000; ++i)
    text += "bank airline goat " + std::to_string(i) + " provides machines, trade and apples ";
  const auto records = run(text);
  CHECK(records.size() > 3);
  CHECK(records.size() < 1000);
}

TEST_CASE("A plugin gives the same records whatever it has seen before", "[sectors]") {
  Plugin plugin(PLUGIN_FILE, PLUGIN_DATA);
  const std::string text = "The bank lent to a farmer. The airline closed.";
  const auto before = plugin.run(text);
  plugin.run(repeated("Trade, energy, goats, livestock and apples. ", 50));
  plugin.run(profile);
  const auto after = plugin.run(text);
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(before[i].type == after[i].type);
    CHECK(before[i].span == after[i].span);
    CHECK(before[i].numbers == after[i].numbers);
  }
}

}  // namespace sectors_test
