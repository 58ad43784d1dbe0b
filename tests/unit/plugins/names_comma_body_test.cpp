#include <catch2/catch.hpp>

#include "names_found.hpp"

namespace names_comma_body_test {

using namespace names_test;

TEST_CASE("A firm of partners with commas is one organization", "[names]") {
  const auto& [text, names] = GENERATE(values<Case>({
      {"The lease was drawn up by Berthier, Quist & Lanoux SA.", "o Berthier, Quist & Lanoux SA"},
      {"She joined Alcott, Dunne and Thwaite LLP in May.", "o Alcott, Dunne and Thwaite LLP"},
      {"Our analyst works at Kettering, Holm and Co.", "o Kettering, Holm and Co"},
      {"He was advised by Halloran, Pike, Osei & Brandt.", "o Halloran, Pike, Osei & Brandt"},
  }));
  INFO(text);
  CHECK(found_in(text) == names);
}

TEST_CASE("What stands before a firm and a comma is no partner", "[names]") {
  const auto& [text, names] = GENERATE(values<Case>({
      {"On Tuesday, Ernst & Young LLP resigned.", "o Ernst & Young LLP"},
      {"In Jackson, Mercer & Hill LLP opened an office.", "o Mercer & Hill LLP"},
      {"However, Johnson & Johnson said no.", "o Johnson & Johnson"},
      {"Microsoft, Johnson & Johnson and Apple rose.", "o Microsoft; o Johnson & Johnson; o Apple"},
      {"Lawyers for Google, Barnes & Noble Inc and others met.", "o Google; o Barnes & Noble Inc"},
      {"The suit names Smith, Jones and Acme Inc.", "p Smith; p Jones; o Acme Inc"},
      {"Said Brown, Finch and Moreau.", "p Brown; p Finch; p Moreau"},
  }));
  INFO(text);
  CHECK(found_in(text) == names);
}

TEST_CASE("An official body for several subjects is one organization", "[names]") {
  const auto& [text, names] = GENERATE(values<Case>({
      {"The Ministry of Trade, Tourism and Fisheries objected.",
       "o Ministry of Trade, Tourism and Fisheries"},
      {"He leads the Committee on Banking, Housing, and Urban Affairs.",
       "o Committee on Banking, Housing, and Urban Affairs"},
      {"The Department of Agriculture, Water and the Environment agreed.",
       "o Department of Agriculture, Water and the Environment"},
      {"The Bureau of Mines, Energy, Water and Lands closed.",
       "o Bureau of Mines, Energy, Water and Lands"},
  }));
  INFO(text);
  CHECK(found_in(text) == names);
}

TEST_CASE("A list behind an official body is no part of it", "[names]") {
  const auto& [text, names] = GENERATE(values<Case>({
      {"The Department of Justice, Google and Apple agreed.",
       "o Department of Justice; o Google; o Apple"},
      {"The Ministry of Finance, Trade Unions and employers met.", "o Ministry of Finance"},
      {"Staff of the Department of Energy, Commerce Secretary Ross and others met.",
       "o Department of Energy; p Ross"},
      {"Clerks of the Ministry of Defence, Foreign Office and Treasury were told.",
       "o Ministry of Defence; o Foreign Office; o Treasury"},
  }));
  INFO(text);
  CHECK(found_in(text) == names);
}

}  // namespace names_comma_body_test
