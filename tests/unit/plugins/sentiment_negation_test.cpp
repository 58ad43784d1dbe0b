#include <algorithm>

#include "sentiment_reading.hpp"

namespace sentiment_test {
namespace {

/// The weights of a word in the evidence of the first sentence and of the words that change it.
double weight_of(std::string_view text, std::string_view word) {
  double weight = 0;
  for (const Emitted& item : run(text, R"({"scopes": ["sentence"]})"))
    if (item.type == "evidence" && item.covered == word) weight += item.numbers.at("weight");
  return weight;
}

}  // namespace

TEST_CASE("\"No\" is of all of a list that ends in \"or\"", "[sentiment]") {
  CHECK(value("There were no deaths, injuries or damage.") > 0);
  CHECK(value("There were no survivors, joy or hope.") < 0);
  // A comma before anything else ends the clause, and other negators have no lists.
  CHECK(value("There were no deaths, injuries and damage.") < 0);
  CHECK(value("He did not bring deaths, injuries or damage.") < 0);
}

TEST_CASE("A phrase of \"no\" is none if it begins a list", "[sentiment]") {
  const std::string scopes = R"({"scopes": ["sentence"]})";
  const auto rules = [&](std::string_view text) {
    std::vector<std::string> found;
    for (const Emitted& item : run(text, scopes))
      if (item.type == "evidence") found.push_back(item.text("rule"));
    return found;
  };
  const auto list = rules("There was no problem, injury or damage.");
  CHECK(std::count(list.begin(), list.end(), "negator:no") == 1);
  CHECK(std::count(list.begin(), list.end(), "lexicon:no problem") == 0);
  const auto other = rules("There was no problem, but injury and damage.");
  CHECK(std::count(other.begin(), other.end(), "lexicon:no problem") == 1);
}

TEST_CASE("\"No longer\" ends what is bad, in its predicate and its subject", "[sentiment]") {
  CHECK(value("She no longer feels pain.") > value("She does not feel pain."));
  CHECK(value("The pain no longer annoys her.") > value("The pain does not annoy her."));
  // Another verb stands between: the anger has not ended.
  CHECK(value("He could no longer hide his anger.") < value("He no longer felt any anger."));
}

TEST_CASE("A bad word that is denied wholly is better than one that is denied", "[sentiment]") {
  const auto [denied, wholly] = GENERATE(table<std::string, std::string>({
      {"The engine did not crash on Monday.", "The engine did not crash once on Monday."},
      {"It was not a stupid plan.", "It was not such a stupid plan."},
      {"The soup was not awful today.", "The soup was not awful at all today."},
  }));
  CAPTURE(denied, wholly);
  CHECK(value(wholly) > value(denied));
}

TEST_CASE("Good and bad that are both denied with \"neither\" have no tone", "[sentiment]") {
  const auto [text, first, second] = GENERATE(table<std::string, std::string, std::string>({
      {"The speech was neither wise nor foolish.", "wise", "foolish"},
      {"The plan is neither a disaster nor a triumph.", "disaster", "triumph"},
  }));
  CAPTURE(text);
  CHECK(weight_of(text, first) == 0);
  CHECK(weight_of(text, second) == 0);
  CHECK(type(text) == "neutral");
  CHECK(value("The soup was neither tasty nor healthy.") < 0);
}

TEST_CASE("What is not as bad as was feared is good", "[sentiment]") {
  CHECK(value("The trip was not as bad as they had feared.") > 0);
  CHECK(value("The repair was not nearly as difficult as we feared.") > 0);
  CHECK(value("The trip was as bad as they had feared.") < 0);
  CHECK(value("They feared a disaster.") < 0);
}

TEST_CASE("What is not so on some days is no failure", "[sentiment]") {
  const auto [fact, failure] = GENERATE(table<std::string, std::string>({
      {"The pool does not open on Tuesdays.", "The pool did not open."},
      {"The shop does not deliver at weekends.", "The shop did not deliver."},
      {"The lift will not run until May.", "The lift did not run."},
  }));
  CAPTURE(fact, failure);
  CHECK(type(fact) == "neutral");
  CHECK(value(fact) > value(failure));
}

TEST_CASE("None better can be found: praise, but a better one was not found", "[sentiment]") {
  CHECK(value("You will not find a friendlier crew.") > 0);
  CHECK(value("You won't meet a kinder teacher.") > 0);
  CHECK(value("I have not met a more honest dealer.") > 0);
  CHECK(value("The patient did not get better.") < 0);
}

TEST_CASE("Praise strengthens a bad word next to it, not behind a preposition", "[sentiment]") {
  CHECK(type("It was a perfect disaster.") == "negative");
  CHECK(type("It was a great mess.") == "negative");
  CHECK(weight_of("The cream is great for pain.", "great") > 0);
}

TEST_CASE("A word of ending that is a noun ends nothing", "[sentiment]") {
  CHECK(value("The lift caused an accident.") < 0);
  CHECK(value("They lift a siege.") > value("The lift saw a siege."));
}

TEST_CASE("What could have been better is not the best", "[sentiment]") {
  CHECK(value("The report could have been clearer.") < 0);
  CHECK(value("The report could not have been clearer.") > 0);
  CHECK(value("It could have been worse.") > value("It could not have been worse."));
}

TEST_CASE("\"So much for\" denies at the beginning of a sentence only", "[sentiment]") {
  CHECK(value("So much for the friendly service.") < 0);
  CHECK(value("Thank you so much for the friendly service.") > 0);
}

TEST_CASE("A clause of \"although\" counts less than the one behind its comma", "[sentiment]") {
  CHECK(weight_of("Although the hotel is dirty, the staff is kind.", "dirty") >
        weight_of("The hotel is dirty.", "dirty"));
  CHECK(weight_of("Although the hotel is dirty, the staff is kind.", "kind") >
        weight_of("The staff is kind.", "kind"));
  CHECK(weight_of("The hotel, although dirty, is safe.", "dirty") ==
        weight_of("The hotel is dirty.", "dirty"));
}

TEST_CASE("A rise in what is bad is no good news", "[sentiment]") {
  CHECK(weight_of("There was a rise in violent crime.", "rise") == 0);
  CHECK(weight_of("There was a rise in demand that led to violence.", "rise") > 0);
  CHECK(weight_of("Profits rose in a bad year.", "rose") > 0);
}

TEST_CASE("A bad thing and what it is of fall together", "[sentiment]") {
  CHECK(value("Complaints about noise fell.") > 0);
  CHECK(value("Complaints about noise rose.") < 0);
}

TEST_CASE("A phrase of ending gives way to a longer one that begins with its last word",
          "[sentiment]") {
  CHECK(type("Her fans are over the moon.") == "positive");
  CHECK(value("The crisis is over.") > 0);
}

}  // namespace sentiment_test
