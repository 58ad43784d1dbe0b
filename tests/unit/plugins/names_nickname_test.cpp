#include <algorithm>
#include <catch2/catch.hpp>

#include "names_found.hpp"

namespace names_nickname_test {

using namespace names_test;

TEST_CASE("A nickname in quotes or brackets stands inside one person", "[names]") {
  const auto& [text, names] = GENERATE(values<Case>({
      {"Rosamund (Rosie) Ekström opened the fair.", "p Rosamund (Rosie) Ekström"},
      {"The bench was given by T. H. (Ted) Ormsby.", "p T. H. (Ted) Ormsby"},
      {"Counsel for Vincenzo 'Enzo' Calabrò spoke.", "p Vincenzo 'Enzo' Calabrò"},
      {"Walter K. \"Dutch\" Hanrahan, Jr. owned it.", "p Walter K. \"Dutch\" Hanrahan, Jr."},
      {"Judge Philippa (\"Pip\") Norwood agreed.", "p Philippa (\"Pip\") Norwood"},
      {"The singer Paolo «Il Moro» Fabbri died.", "p Paolo «Il Moro» Fabbri"},
      {"Senator Jacob “Jake” Ostrander voted no.", "p Jacob “Jake” Ostrander"},
      {"The boxer Luis \"Fists of Iron\" Cordero won.", "p Luis \"Fists of Iron\" Cordero"},
      {"Also there: Theodora (Thea) Okonjo, Benedykt (Benek) Wrona.",
       "p Theodora (Thea) Okonjo; p Benedykt (Benek) Wrona"},
      {"She wed Albert (\"Bertie\") Kirkwood in 1921.", "p Albert (\"Bertie\") Kirkwood"},
      {"ROSAMUND (ROSIE) EKSTRÖM RETIRES", "p ROSAMUND (ROSIE) EKSTRÖM"},
      {"Trilby Petroleum chairman R. D. \"Skip\" Lowell said so.",
       "o Trilby Petroleum; p R. D. \"Skip\" Lowell"},
      {"It was found by Charles Edwin (Chip) Lowell.", "p Charles Edwin (Chip) Lowell"},
  }));
  INFO(text);
  CHECK(found_in(text) == names);
}

TEST_CASE("What else brackets and quotes hold joins no two persons", "[names]") {
  const auto& [text, names] = GENERATE(values<Case>({
      {"Nora Quint (Labour) Owen Price (61) stood.", "p Nora Quint; o Labour; p Owen Price"},
      {"Seats went to Tom Bird (D-NY) Alice Ford.", "p Tom Bird; p Alice Ford"},
      {"Asif Khan (41) Maria Lopez (38) were hurt.", "p Asif Khan; p Maria Lopez"},
      {"Peter Lund (Norway) Ivan Petrov won.", "p Peter Lund; p Ivan Petrov"},
      {"Ruth Cole (PhD) Simon Gray spoke.", "p Ruth Cole; p Simon Gray"},
      {"He gave James \"the key was lost\" Miller.", "p James; p Miller"},
      {"\"We miss Irene,\" Bell said, \"as ever.\"", "p Irene; p Bell"},
      {"The list says Tom Ford (Anna) Mary Bell.", "p Tom Ford; p Anna; p Mary Bell"},
  }));
  INFO(text);
  CHECK(found_in(text) == names);
}

TEST_CASE("No name begins or ends inside quotes or brackets", "[names]") {
  const auto& [text, names] = GENERATE(values<Case>({
      {"Shares of Larkin Securities (Far East) Ltd fell.", "o Larkin Securities (Far East) Ltd"},
      {"Managers are Brandtner (South East Asia) Ltd and a bank.",
       "o Brandtner (South East Asia) Ltd"},
      {"The Potters' Union met on Monday.", "o Potters' Union"},
      {"He wrote to the Coffee Growers’ Association.", "o Coffee Growers’ Association"},
      {"He joined Larkin Metals (H.K.) Ltd, a unit.", "o Larkin Metals (H.K.) Ltd"},
  }));
  INFO(text);
  CHECK(found_in(text) == names);
}

TEST_CASE("Many nicknames in a row are read to the end", "[names]") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "Robert (\"Bob\") (Rob) \"Bo\" Reed ";
  for (const Name& name : tag(text)) CHECK(name.end <= text.size());
}

}  // namespace names_nickname_test
