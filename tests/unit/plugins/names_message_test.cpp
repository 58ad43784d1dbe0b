#include <catch2/catch.hpp>

#include "names_found.hpp"

namespace names_message_test {

using namespace names_test;

TEST_CASE("Whom a message greets is a person", "[names]") {
  const auto& [text, names] = GENERATE(values<Case>({
      {"Hello again Tserendorj, and thank you for the map.", "p Tserendorj"},
      {"Dear Joy,\nthe parcel is here.", "p Joy"},
      {"Hi Will,\ncan you call the plumber?", "p Will"},
      {"Good evening Ulykke and Bo, the table is set.", "p Ulykke; p Bo"},
      {"Hi Bertil, Oksana and Grace,\nthe bus leaves at six.", "p Bertil; p Oksana; p Grace"},
      {"Hiya Rowan - is the boiler fixed?", "p Rowan"},
      {"Morning Nkiruka! It is ready.", "p Nkiruka"},
  }));
  INFO(text);
  CHECK(found_in(text) == names);
}

TEST_CASE("Who signs a message is a person, whatever the word", "[names]") {
  const auto& [text, names] = GENERATE(values<Case>({
      {"Bring the keys.\n\nCheers,\nSky", "p Sky"},
      {"See you on Friday.\n\nLots of love,\nHeather xx", "p Heather"},
      {"The form is enclosed.\n\nKind regards\nWren", "p Wren"},
      {"We will be late.\n\nTake care,\nRosy & Cliff", "p Rosy; p Cliff"},
      {"It works now.\n\nBest,\nTuguldur\n\nSent from my phone", "p Tuguldur"},
      {"Call me.\nThanks again,\n- Art", "p Art"},
      {"I will ring.\n\nYours,\nHope Winter", "p Hope Winter"},
  }));
  INFO(text);
  CHECK(found_in(text) == names);
}

TEST_CASE("Crowds, offices and brands that messages greet or come from are no persons", "[names]") {
  const std::string text = GENERATE(
      "Dear Sir,\nI have a complaint.", "Dear Customer,\nyour order is on its way.",
      "Hi all,\nthe office is closed.", "Hello everyone, please sit down.",
      "Dear Members,\nthe hall is closed.", "The bill is due.\n\nThanks,\nCustomer Services",
      "It is done.\n\nBest,\nThe Finance Team", "Come soon.\n\nLove,\nMum",
      "See below.\n\nRegards,\nReception", "Dear Hiring Manager,\nI am a cook.",
      "Many were late.\nTrains were slow.", "Love\nis all that you need.");
  INFO(text);
  CHECK(found_in(text, "p") == "");
}

TEST_CASE("A comma behind one greeted person begins no list", "[names]") {
  CHECK(found_in("Hi Tobias, Monday is fine.") == "p Tobias");
}

}  // namespace names_message_test
