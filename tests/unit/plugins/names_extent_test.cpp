/// Names whose extent the words around them decide after the tagger.
#include <catch2/catch.hpp>

#include "names/acronym.hpp"
#include "names/body_end.hpp"
#include "names/false_names.hpp"
#include "names/firm_end.hpp"
#include "names/initials.hpp"
#include "names/name_prefixes.hpp"
#include "names/partner_firm.hpp"
#include "names/person_titles.hpp"
#include "names/storms.hpp"
#include "names_found.hpp"

namespace names_extent_test {

using namespace gloss::names;

namespace {

struct Given {
  std::string name;
  Type type;
};

/// The names that `change` makes of `given`, which stand in `text` in this order: "o Orr & Sons".
template <class Change>
std::vector<std::string> names_after(const std::string& text, const std::vector<Given>& given,
                                     Change change) {
  std::vector<Name> names;
  std::size_t from = 0;
  for (const Given& one : given) {
    const std::size_t begin = text.find(one.name, from);
    REQUIRE(begin != std::string::npos);
    from = begin + one.name.size();
    names.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(from), one.type,
                     0, Name::Source::model});
  }
  names_test::with_document(text, [&](const DocumentView& document) { change(document, names); });
  std::vector<std::string> out;
  for (const Name& name : names)
    out.push_back(std::string(1, "polx"[static_cast<std::size_t>(name.type)]) + " " +
                  text.substr(name.begin, name.end - name.begin));
  return out;
}

std::vector<std::string> body_ends(const std::string& text, const std::vector<Given>& given) {
  return names_after(text, given, [](const DocumentView& document, std::vector<Name>& names) {
    end_bodies(document, 0, names);
  });
}
std::vector<std::string> partners(const std::string& text, const std::vector<Given>& given) {
  return names_after(text, given, [](const DocumentView& document, std::vector<Name>& names) {
    join_partners(document, names_test::model().words(), names);
  });
}
std::vector<std::string> initials(const std::string& text, const std::vector<Given>& given) {
  return names_after(text, given, [](const DocumentView& document, std::vector<Name>& names) {
    take_initials(document.text, names);
  });
}

/// By a rule that looks at the text alone.
template <class Rule>
std::vector<std::string> by_text(Rule rule, const std::string& text,
                                 const std::vector<Given>& given) {
  return names_after(text, given, [&](const DocumentView& document, std::vector<Name>& names) {
    rule(document.text, names);
  });
}

std::vector<std::string> acronyms(const std::string& text, const std::vector<Given>& given) {
  return names_after(text, given, [](const DocumentView& document, std::vector<Name>& names) {
    Tagger::Scratch scratch;
    std::vector<Name> tagged;
    Tagger(names_test::model()).tag(document, scratch, tagged);
    add_acronyms(document, scratch.found_capitals(), 0, names);
  });
}

using Names = std::vector<std::string>;
constexpr Type person = Type::person, organization = Type::organization, place = Type::place;

}  // namespace

TEST_CASE("A body has the place that it serves in its name", "[names][extent]") {
  CHECK(body_ends("The Port Authority of Orrland sued.",
                  {{"Port Authority", organization}, {"Orrland", place}}) ==
        Names{"o Port Authority of Orrland"});
  CHECK(body_ends("The Tax Office of the Orrlands sued.",
                  {{"Tax Office", organization}, {"Orrlands", place}}) ==
        Names{"o Tax Office of the Orrlands"});
  CHECK(body_ends("He left the Museum of Orrland on Friday.", {{"Orrland", place}}) ==
        Names{"o Museum of Orrland"});
  CHECK(body_ends("He left the Cricket Board of Orrland.", {{"Orrland", place}}) ==
        Names{"o Cricket Board of Orrland"});
}

TEST_CASE("A place behind another name stays alone", "[names][extent]") {
  CHECK(body_ends("Halvex of Orrland sued.", {{"Halvex", organization}, {"Orrland", place}}) ==
        Names{"o Halvex", "l Orrland"});
  CHECK(body_ends("Jo Board of Orrland sued.", {{"Jo Board", person}, {"Orrland", place}}) ==
        Names{"p Jo Board", "l Orrland"});
  CHECK(body_ends("He is on the board of Orrland.", {{"Orrland", place}}) == Names{"l Orrland"});
  CHECK(body_ends("Board of Orrland to meet", {{"Orrland", place}}) == Names{"l Orrland"});
  CHECK(body_ends("The Tax Office in Orrland sued.",
                  {{"Tax Office", organization}, {"Orrland", place}}) ==
        Names{"o Tax Office", "l Orrland"});
}

TEST_CASE("A firm may have \"and\" where a list or its legal form tells it", "[names][extent]") {
  CHECK(partners("Procter and Gamble sued.", {{"Procter", person}, {"Gamble", person}}) ==
        Names{"o Procter and Gamble"});
  CHECK(partners("Gamble and Procter sued.", {{"Gamble", person}, {"Procter", person}}) ==
        Names{"p Gamble", "p Procter"});
  CHECK(
      partners("So did Price and Waller LLP.", {{"Price", person}, {"Waller LLP", organization}}) ==
      Names{"o Price and Waller LLP"});
  CHECK(partners("So did Price and Orr Steel Ltd.",
                 {{"Price", person}, {"Orr Steel Ltd", organization}}) ==
        Names{"p Price", "o Orr Steel Ltd"});
}

TEST_CASE("A name begins behind ex and its like", "[names][extent]") {
  const auto cut = [](const char* name, Type type) {
    return by_text(cut_prefixes, std::string("So did an ") + name + ".", {{name, type}});
  };
  CHECK(cut("ex-Barclays", organization) == Names{"o Barclays"});
  CHECK(cut("Ex-Tesco", organization) == Names{"o Tesco"});
  CHECK(cut("former-HSBC", organization) == Names{"o HSBC"});
  CHECK(cut("pro-EU", organization) == Names{"o EU"});
  CHECK(cut("anti-Putin", person) == Names{"p Putin"});
  CHECK(cut("Ex-Im Bank", organization) == Names{"o Ex-Im Bank"});
  for (const char* whole : {"Exxon", "Non-Aligned", "Pro-Am", "Andes", "Ex", "ex-", "Former Orr"})
    CHECK(cut(whole, organization) == Names{std::string("o ") + whole});
}

TEST_CASE("A body may have two tasks", "[names][extent]") {
  CHECK(body_ends("The Ministry of Health and Housing agreed.",
                  {{"Ministry of Health", organization}}) ==
        Names{"o Ministry of Health and Housing"});
  CHECK(body_ends("The Ministry of Health and Housing agreed.",
                  {{"Ministry of Health", organization}, {"Housing", organization}}) ==
        Names{"o Ministry of Health and Housing"});
  CHECK(body_ends("The Ministry of Health and Housing Minister Orr agreed.",
                  {{"Ministry of Health", organization}}) == Names{"o Ministry of Health"});
  CHECK(body_ends("The Ministry of Health and housing firms agreed.",
                  {{"Ministry of Health", organization}}) == Names{"o Ministry of Health"});
  CHECK(body_ends("The Ministry of Health and Orr agreed.",
                  {{"Ministry of Health", organization}, {"Orr", person}}) ==
        Names{"o Ministry of Health", "p Orr"});
}

TEST_CASE("A firm has its plc", "[names][extent]") {
  CHECK(body_ends("Halvex plc sued.", {{"Halvex", place}}) == Names{"o Halvex plc"});
  CHECK(body_ends("Halvex plcs sued.", {{"Halvex", place}}) == Names{"l Halvex"});
  CHECK(body_ends("They sued Halvex plc", {{"Halvex", organization}}) == Names{"o Halvex plc"});
}

TEST_CASE("Partners and kin are a firm", "[names][extent]") {
  CHECK(partners("Hale & Orrick won.", {{"Hale", person}, {"Orrick", person}}) ==
        Names{"o Hale & Orrick"});
  CHECK(partners("Orrick and Sons won.", {{"Orrick", person}}) == Names{"o Orrick and Sons"});
  CHECK(partners("Jo Orrick & Co won.", {{"Jo Orrick", person}}) == Names{"o Jo Orrick & Co"});
  CHECK(partners("Jo Orrick & Co., a bank, won.", {{"Jo Orrick", person}}) ==
        Names{"o Jo Orrick & Co."});
  CHECK(partners("He left Orrick and Co. He won.", {{"Orrick", person}}) ==
        Names{"o Orrick and Co"});
}

TEST_CASE("Couples, lists and other words are no firm", "[names][extent]") {
  CHECK(partners("Tom & Anna won.", {{"Tom", person}, {"Anna", person}}) ==
        Names{"p Tom", "p Anna"});
  CHECK(partners("Hale and Orrick won.", {{"Hale", person}, {"Orrick", person}}) ==
        Names{"p Hale", "p Orrick"});
  CHECK(partners("Jo Hale & Al Orrick won.", {{"Jo Hale", person}, {"Al Orrick", person}}) ==
        Names{"p Jo Hale", "p Al Orrick"});
  CHECK(partners("Orrick and Sonsdale won.", {{"Orrick", person}}) == Names{"p Orrick"});
  CHECK(partners("Orrick and sons won.", {{"Orrick", person}}) == Names{"p Orrick"});
}

TEST_CASE("The initials of an organization are an organization", "[names][extent]") {
  CHECK(acronyms("Fishers sued the Pacific Tuna Commission. The PTC said no.",
                 {{"Pacific Tuna Commission", organization}}) ==
        Names{"o Pacific Tuna Commission", "o PTC"});
  CHECK(acronyms("The PTC met. The Pacific Tuna Commission for the Isles, or PTCI, is old.",
                 {{"Pacific Tuna Commission for the Isles", organization}}) ==
        Names{"o Pacific Tuna Commission for the Isles", "o PTCI"});
  CHECK(acronyms("The PTC met the Pacific Tuna Commission.",
                 {{"Pacific Tuna Commission", organization}}) ==
        Names{"o PTC", "o Pacific Tuna Commission"});
}

TEST_CASE("Other words in capitals are no organization", "[names][extent]") {
  CHECK(acronyms("Pia Tara Cole left. The PTC said no.", {{"Pia Tara Cole", person}}) ==
        Names{"p Pia Tara Cole"});
  CHECK(acronyms("The Pacific Tuna Commission and PTC Ltd met.",
                 {{"Pacific Tuna Commission", organization}, {"PTC Ltd", person}}) ==
        Names{"o Pacific Tuna Commission", "p PTC Ltd"});
  CHECK(acronyms("The Tuna Commission met. The TC said no.", {{"Tuna Commission", organization}}) ==
        Names{"o Tuna Commission"});
  CHECK(acronyms("The Pacific Tuna Commission met. Ptc said no.",
                 {{"Pacific Tuna Commission", organization}}) ==
        Names{"o Pacific Tuna Commission"});
}

TEST_CASE("Initials before a person are of the name", "[names][extent]") {
  CHECK(initials("Then P.C. Fonua said no.", {{"Fonua", person}}) == Names{"p P.C. Fonua"});
  CHECK(initials("P.C. Fonua said no.", {{"Fonua", person}}) == Names{"p P.C. Fonua"});
  CHECK(initials("The U.S. Fonua said no.", {{"Fonua", person}}) == Names{"p Fonua"});
  CHECK(initials("In Orr, D.C. Fonua said no.", {{"Fonua", person}}) == Names{"p Fonua"});
  CHECK(initials("At C. Fonua said no.", {{"Fonua", person}}) == Names{"p Fonua"});
  CHECK(initials("For P.C. Fonua said no.", {{"P.C.", organization}, {"Fonua", person}}) ==
        Names{"o P.C.", "p Fonua"});
  CHECK(initials("To P.C. Halvex said no.", {{"Halvex", organization}}) == Names{"o Halvex"});
}

TEST_CASE("A legal form in small letters makes a firm", "[names][extent]") {
  CHECK(body_ends("Karel Dvorak s.r.o. won.", {{"Karel Dvorak", person}}) ==
        Names{"o Karel Dvorak s.r.o."});
  CHECK(body_ends("Orr plc won.", {{"Orr", person}}) == Names{"o Orr plc"});
  CHECK(body_ends("Orr a.s", {{"Orr", person}}) == Names{"p Orr"});
}

TEST_CASE("A district has its town before it", "[names][extent]") {
  CHECK(body_ends("A clerk of the Orrdale and District Credit Union fled.",
                  {{"Orrdale", place}, {"District Credit Union", organization}}) ==
        Names{"o Orrdale and District Credit Union"});
  CHECK(body_ends("The Orrdale and District Gas Company went.",
                  {{"District Gas Company", organization}}) ==
        Names{"o Orrdale and District Gas Company"});
  CHECK(body_ends("He sued, and District Nine won.", {{"District Nine", organization}}) ==
        Names{"o District Nine"});
}

TEST_CASE("A body begins with its noun before its task", "[names][extent]") {
  CHECK(body_ends("The Orrish Forum for Social Rights met.",
                  {{"Orrish", Type::other}, {"Social Rights", organization}}) ==
        Names{"o Orrish Forum for Social Rights"});
  CHECK(body_ends("The Free Centre for Water Rights met.", {{"Water Rights", organization}}) ==
        Names{"o Free Centre for Water Rights"});
  CHECK(body_ends("He works for Orr Ltd.", {{"Orr Ltd", organization}}) == Names{"o Orr Ltd"});
  CHECK(body_ends("Ann Orr for Rights Now.", {{"Ann Orr", person}, {"Rights Now", organization}}) ==
        Names{"p Ann Orr", "o Rights Now"});
}

TEST_CASE("A court is no place", "[names][extent]") {
  CHECK(body_ends("He left Orrdale District Court.", {{"Orrdale District Court", place}}) ==
        Names{"o Orrdale District Court"});
  CHECK(body_ends("He left Orrdale Court.", {{"Orrdale Court", place}}) ==
        Names{"l Orrdale Court"});
}

TEST_CASE("A firm has its bracket and legal form", "[names][extent]") {
  const auto ends = [](const std::string& text, const std::vector<Given>& given) {
    return by_text(end_firms, text, given);
  };
  CHECK(ends("ParkRight (UK) Ltd won.", {{"ParkRight", organization}, {"UK", place}}) ==
        Names{"o ParkRight (UK) Ltd"});
  CHECK(ends("He left Orr Tea (India) Pvt. Ltd. for good.", {{"Orr Tea", organization}}) ==
        Names{"o Orr Tea (India) Pvt. Ltd."});
  CHECK(ends("He left Orr Tea (India) Ltd.", {{"Orr Tea", organization}, {"India", place}}) ==
        Names{"o Orr Tea (India) Ltd"});
  CHECK(ends("He left Orr Tea (India) Ltd. She stayed.", {{"Orr Tea", organization}}) ==
        Names{"o Orr Tea (India) Ltd"});
  CHECK(ends("Orr Tea (OT) said.", {{"Orr Tea", organization}, {"OT", organization}}) ==
        Names{"o Orr Tea", "o OT"});
  CHECK(ends("Orr (India) Ltd", {{"Orr", person}, {"India", place}}) == Names{"p Orr", "l India"});
  CHECK(ends("Orr (", {{"Orr", organization}}) == Names{"o Orr"});
  CHECK(ends("Orr (X) ", {{"Orr", organization}}) == Names{"o Orr"});
}

TEST_CASE("Titles and letters beside a person's name are no part of it", "[names][extent]") {
  const auto ends = [](const std::string& text, const std::vector<Given>& given) {
    return by_text(take_titles_off, text, given);
  };
  CHECK(ends("Fiachra Lowry SC spoke.", {{"Fiachra Lowry SC", person}}) ==
        Names{"p Fiachra Lowry"});
  CHECK(ends("Tom Brew MBE spoke.", {{"Tom Brew MBE", organization}}) == Names{"p Tom Brew"});
  CHECK(ends("Keith Alder KCB spoke.", {{"Keith Alder", person}, {"KCB", organization}}) ==
        Names{"p Keith Alder"});
  CHECK(ends("Dato' Lim Chee Keong spoke.", {{"Dato' Lim Chee Keong", organization}}) ==
        Names{"p Lim Chee Keong"});
  CHECK(ends("Datuk Seri Anwar Orr spoke.", {{"Datuk Seri Anwar Orr", person}}) ==
        Names{"p Anwar Orr"});
  CHECK(ends("Dato Seri spoke.", {{"Dato Seri", person}}) == Names{"p Seri"});
  CHECK(ends("Lowry SC won.", {{"Lowry SC", person}}) == Names{"p Lowry SC"});
  CHECK(ends("Rio Claro SC won.", {{"Rio Claro SC", organization}}) == Names{"o Rio Claro SC"});
  CHECK(ends("KCB lent it.", {{"KCB", organization}}) == Names{"o KCB"});
}

TEST_CASE("Codes of shares and houses are no names", "[names][extent]") {
  const auto kept = [](const std::string& text, const std::vector<Given>& given) {
    return by_text(drop_false_names, text, given);
  };
  CHECK(kept("Orr (NYSE: ACM) fell.",
             {{"Orr", organization}, {"NYSE", organization}, {"ACM", organization}}) ==
        Names{"o Orr", "o NYSE"});
  CHECK(kept("Orr (Nasdaq Oslo:ORR; LSE: ORRL) fell.",
             {{"ORR", organization}, {"ORRL", organization}})
            .empty());
  CHECK(kept("Call (press office: ACM).", {{"ACM", organization}}) == Names{"o ACM"});
  CHECK(kept("NYSE: ACM", {{"ACM", organization}}) == Names{"o ACM"});
  CHECK(kept("He lives at 18 Elm Court.", {{"Elm Court", organization}}).empty());
  CHECK(kept("He left Elm Court.", {{"Elm Court", organization}}) == Names{"o Elm Court"});
}

TEST_CASE("A storm is no person", "[names][extent]") {
  const auto named = [](const std::string& text, const std::vector<Given>& given) {
    return by_text(name_storms, text, given);
  };
  CHECK(named("Storm Ingrid came. Ingrid grew.", {{"Storm Ingrid", person}, {"Ingrid", person}}) ==
        Names{"x Storm Ingrid", "x Ingrid"});
  CHECK(named("Hurricane Beatriz came.", {{"Beatriz", person}}) == Names{"x Hurricane Beatriz"});
  CHECK(named("Storm Reid said so.", {{"Storm Reid", person}}) == Names{"p Storm Reid"});
  CHECK(named("Ingrid came.", {{"Ingrid", person}}) == Names{"p Ingrid"});
}

}  // namespace names_extent_test
