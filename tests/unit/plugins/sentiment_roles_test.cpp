#include "sentiment_reading.hpp"

namespace sentiment_test {
namespace {

/// The rules of the evidence of the document.
std::vector<std::string> rules(std::string_view text) {
  std::vector<std::string> found;
  for (const Emitted& item : run(text, R"({"scopes": ["document"]})"))
    if (item.type == "evidence") found.push_back(item.text("rule"));
  return found;
}

bool has_rule(std::string_view text, std::string_view rule) {
  const auto found = rules(text);
  return std::find(found.begin(), found.end(), rule) != found.end();
}

}  // namespace

TEST_CASE("A phrase with a gap has one to three words in it, of its clause", "[sentiment]") {
  CHECK(has_rule("The plumber ripped them off.", "lexicon:ripped <gap> off"));
  CHECK(has_rule("The plumber ripped my old aunt off.", "lexicon:ripped <gap> off"));
  CHECK(has_rule("They took us to the cleaners.", "lexicon:took <gap> to the cleaners"));
  CHECK(!has_rule("He ripped the paper, then set off.", "lexicon:ripped <gap> off"));
  CHECK(!has_rule("He ripped one of the many boxes off.", "lexicon:ripped <gap> off"));
  CHECK(!has_rule("They took the coats to the shop.", "lexicon:took <gap> to the cleaners"));
}

TEST_CASE("What is taken away is no praise, if it is not denied", "[sentiment]") {
  CHECK(type("The lovely old mill was torn down.") == "negative");
  CHECK(type("The council has scrapped free milk for pupils.") == "negative");
  CHECK(value("The lovely old mill was not torn down.") > 0);
  // What is bad is no loss.
  CHECK(value("The hated toll was scrapped.") > value("The toll was scrapped."));
  CHECK(value("Ministers scrapped the unfair toll.") > 0);
  CHECK(value("Drivers cheered the scrapping of the toll.") > 0);
}

TEST_CASE("A condition takes the tone of its clause only", "[sentiment]") {
  CHECK(rules("In the event of a disaster, ring the bell.").empty());
  CHECK(has_rule("In the event of rain, the awful hall is used.", "lexicon:awful"));
  CHECK(!rules("The event was a disaster.").empty());
}

TEST_CASE("An instruction is a modal with a participle that says how", "[sentiment]") {
  CHECK(type("Damage must be reported to the porter.") == "neutral");
  CHECK(type("Complaints are answered within ten days.") != "positive");
  CHECK(type("Winners will be notified by post.") == "neutral");
  // No modal before it, or no such participle.
  CHECK(type("The damage was reported to the porter.") == "negative");
  CHECK(type("The damage must be terrible.") == "negative");
}

TEST_CASE("A formula of letters has no share in its document", "[sentiment]") {
  const std::string body = "The room was filthy and the staff were rude.";
  CHECK(value("Good evening. " + body + " Kind regards, Ann") == value(body));
  CHECK(type("Good evening. The shop is in Mill Lane. Best, Ann") == "neutral");
  // Alone, and as a part of more.
  CHECK(run("Kind regards").front().type == "neutral");
  CHECK(type("She was the best, the kindest of teachers.") == "positive");
  // Only at the begin of a sentence.
  CHECK(!has_rule("She is a dear friend of ours and a good one.", "courtesy:dear friend"));
}

}  // namespace sentiment_test
