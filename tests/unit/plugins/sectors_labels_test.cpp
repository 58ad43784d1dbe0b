#include "sectors_reading.hpp"

namespace sectors_test {

TEST_CASE("Sectors that a sentence lists as such are labels, what it names in passing is none",
          "[sectors]") {
  CHECK(
      sentence_codes("Both sides want to work together in areas like trade, energy and defense.") ==
      Codes{"D35", "G", "O84"});
  CHECK(sentence_codes("They spoke of sectors such as agriculture and transit, and after that of "
                       "technology, energy and infrastructure.") ==
        Codes{"A01", "D35", "F42", "H49", "J62"});
  CHECK(sentence_codes("Energy and defense were on the agenda.").count("O84") == 0);
  // The word of the sentence before calls nothing a sector.
  CHECK(sentence_codes("They met in two areas. They spoke of trade, energy and defense.")
            .count("O84") == 0);
}

TEST_CASE("A sentence with a division has no label of its bare section", "[sectors]") {
  const auto codes = sentence_codes("Teachers and pupils of the school met education officials.");
  CHECK(codes.count("P85") == 1);
  CHECK(codes.count("P") == 0);
  CHECK(
      sentence_codes("They spoke of sectors such as trade, energy and retail shops.").count("G") ==
      0);
}

TEST_CASE("A document of one sentence has no label of the section of its division", "[sectors]") {
  const auto codes =
      document_codes("The bank's shares rose as investors had feared a larger fine.");
  CHECK(codes.count("K64") == 1);
  CHECK(codes.count("K") == 0);
}

TEST_CASE("No sentence has a label below min_score", "[sectors]") {
  const std::string text =
      "They spoke of trade, defense and technology. The airline cancelled flights. A school bus "
      "was hit near the bank.";
  for (const Emitted& record : run(text, R"({"scopes": ["sentence"]})"))
    if (record.type != "evidence") CHECK(record.score >= 0.35);
  bool has_low = false;
  for (const Emitted& record : run(text, R"({"scopes": ["sentence"], "min_score": 0})"))
    has_low |= record.type != "evidence" && record.score < 0.35;
  CHECK(has_low);
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
      std::string("Brewers sold more beer, and airlines cancelled flights to gold mines."), profile,
      telephones);
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

TEST_CASE("Evidence spans cover the term as it stands in the text", "[sectors]") {
  const auto records =
      run("Caf\xC3\xA9 owners met hotel chains.", R"({"scopes": ["sentence"], "min_score": 0.05})");
  // The words that a label's evidence covers, with its rule.
  const auto evidence_of = [&](std::string_view type) {
    std::map<std::string, std::string> out;
    for (std::size_t i = 0; i < records.size(); ++i)
      if (records[i].type == type)
        for (const Emitted& item : children(records, i)) out[item.covered] = item.text("rule");
    return out;
  };
  CHECK(evidence_of("I55")["hotel chains"] == "hotel chain");
  CHECK(evidence_of("I56").contains("Caf\xC3\xA9"));
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

}  // namespace sectors_test
