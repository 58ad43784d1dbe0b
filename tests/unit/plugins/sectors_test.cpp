#include "sectors_reading.hpp"

namespace sectors_test {

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

TEST_CASE("A maker is told in any of the usual ways", "[sectors]") {
  const auto [product, code] = GENERATE(table<std::string, std::string>({
      {"biscuits", "C10"},
      {"carpets", "C13"},
      {"socks", "C14"},
      {"cardboard boxes", "C17"},
      {"rubber gloves", "C22"},
      {"kitchen knives", "C25"},
      {"dishwashers", "C27"},
      {"forklifts", "C28"},
      {"gearboxes", "C29"},
      {"pianos", "C32"},
  }));
  CAPTURE(product);
  for (const std::string before : {"Ulloa, a maker of ", "The manufacturer of ", "Ulloa makes "})
    CHECK(sentence_codes(before + product + " will open in Vigo.").count(code) == 1);
}

TEST_CASE("What is made in a figure, or for a while, is no product", "[sectors]") {
  CHECK(sentence_codes("She makes phone calls to her mother.") == Codes{});
  CHECK(sentence_codes("He makes table talk.") == Codes{});
  CHECK(sentence_codes("The Washing-machine maker left.").count("C27") == 1);
}

TEST_CASE("A trade of the past, a bank of a river and a figure of speech are no sector",
          "[sectors]") {
  const auto text = GENERATE(
      "The son of a farmer became president.", "A former miner won the vote.",
      "They met outside a bank.", "The boy slept on the far bank.",
      "They camped on the bank of the Danube.", "He was the architect of the peace accord.",
      "The trial has become a circus.", "Please book a table.");
  CAPTURE(text);
  CHECK(sentence_codes(text) == Codes{});
}

TEST_CASE("Firms, shops and services by other names are found", "[sectors]") {
  const auto [text, code] = GENERATE(table<std::string, std::string>({
      {"Kenya Airways will hire pilots.", "H51"},
      {"The building society lowered its fees.", "K64"},
      {"The solicitor has moved to Leeds.", "M69"},
      {"Two matatu routes will close.", "H49"},
      {"The launderette shut in May.", "S96"},
      {"Asian Paints beat the estimates.", "C20"},
      {"The pest control firm grew.", "N81"},
      {"The water company fixed the leak.", "E36"},
  }));
  CAPTURE(text);
  CHECK(sentence_codes(text).count(code) == 1);
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

TEST_CASE("Words of macroeconomic news speak against banks", "[sectors]") {
  const std::string text =
      "The bank said that it had bought bills from banks. Bankers expect more lending in June. ";
  CHECK(document_codes(text) == Codes{"K64"});
  CHECK(document_codes("The central bank left its discount rate unchanged, for inflation and the "
                       "money supply fell. " +
                       text + "The currency gained.") == Codes{});
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
