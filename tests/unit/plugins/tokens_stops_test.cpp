/// Full stops of abbreviations: ten cases for each kind of place that they stand in.
#include <catch2/catch.hpp>

#include "tokens_annotated.hpp"

namespace tokens_stops_test {

using tokens_test::annotate;
using Texts = std::vector<std::string>;

namespace {

void check(const std::vector<Texts>& cases) {
  for (const Texts& sentences : cases) {
    std::string text;
    for (const std::string& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
    CAPTURE(text);
    CHECK(annotate(text).sentence_texts() == sentences);
  }
}

}  // namespace

TEST_CASE("\"i.e.\" and \"e.g.\" may end a sentence where nothing follows them", "[sentences]") {
  check({{"Editors strike out e.g. and i.e.", "They prefer plain words."},
         {"He wrote i.e.", "She wrote e.g.", "Neither was needed."},
         {"Her notes were full of i.e.", "We could not read them."},
         {"Two short forms are viz. and e.g.", "Both are Latin."},
         {"The style guide bans e.g.", "It also bans etc.", "Nobody minds."},
         {"Teachers mix up e.g. and i.e.", "Pupils do not care."},
         {"No note may open with i.e.", "Editors cut it."},
         {"He signs every remark “i.e.”", "Nobody knows why."},
         {"The two largest banks, and i.e. the state, paid."},
         {"Its owner, i.e. Hale and Sons, has gone."},
         {"Prices rose, e.g. In Spain by 5 percent."},
         {"The big banks (i.e. The five largest) agreed."},
         {"It was late, i.e. After nine."},
         {"They sell fruit, e.g. Apples and pears."},
         {"A case, i.e. Smith vs. The State, was heard."}});
}

TEST_CASE("An abbreviation that takes a number or a name does not end its sentence",
          "[sentences]") {
  check({{"The judges followed Hale v. North Dakota in May.", "Nobody objected."},
         {"In Roe et al. v. The Board of Trade the appeal failed.", "He lost Orr v. Orr."},
         {"They passed H.J.Res. 64, H. Con. Res. 9 and (S. Res. 310) on Monday.", "It rained."},
         {"See Pub. L. 94-553, Pub. L. No. 111-5 and 90 Stat. 2541.", "Then ask."},
         {"Exec. Order No. 77 and Dkt. No. 12 were cited with Reg. No. 8.", "So was H.R. 21."},
         {"The mill was built c. 1790 by John Orr (b. 1760, d. 1811).", "It burned down."},
         {"Amdt. 3, cl. 2, subsec. 4 and ss. 5-7 were read with Bk. II.", "He nodded."},
         {"Voters passed Prop. 14, and Rte. 9 was closed.", "Ex. 2 shows it."},
         {"The Rt. Hon. Ann Hale spoke for the State ex rel. Roe.", "She left."},
         {"Keep it below max. > 30 degrees.", "Claim no. #4417 was paid.", "Form ref. #9 was not."},
         {"Ex. A is the deed and Sched. C, the map.", "See Ref. AB-301 and ref. 7."},
         {"A song, arr. Ann Hale, and poems, trans. Orr and ed. Roe, came out.", "Both sold."},
         {"They read Hale, J., ed. Collins, and the 3rd ed. New York 1980.", "It was long."}});
}

TEST_CASE("A word spelt like such an abbreviation ends its sentence", "[sentences]") {
  check({{"The choice was plan c.", "Nobody liked it."},
         {"Take plan D.", "They have a new Ex."},
         {"The team needs a good res.", "Five men came."},
         {"She told her ex.", "He knew."},
         {"They booed the ref.", "A man ran.", "The fans shouted at the Ref.", "Orr left."},
         {"He said no.", "A man left.", "She said No.", "A boy stayed."},
         {"They met in the pub.", "The pub was full.", "He paid.", "She left the Pub.", "Roe did."},
         {"He knows every pro and con.", "She knows none."},
         {"He asked the doc.", "Hale said no."},
         {"This is the second ed.", "It was cheap."},
         {"The order is b.", "12 men know it."},
         {"He is good at art.", "She is good at phys. ed.", "They met."}});
}

TEST_CASE("No sentence begins with a sign that joins", "[sentences]") {
  check({{"Messrs. & Mmes. Hale came.", "They sat down."},
         {"Lt. Gen. & Mrs. Roe left.", "Nobody saw them."},
         {"Rep. & Sen. Roe voted.", "The bill failed."},
         {"See figs. 3-5 + app. B.", "It helps."},
         {"Read ch. 2 + app. D and the notes.", "Then write."},
         {"The A. & P. Store closed.", "It was old."},
         {"Max. = 5 and min. = 2 were given.", "Both are wrong."},
         {"Smith et al. & Roe et al. + others agree.", "We do not."},
         {"The Sat. & Sun. shows are sold out.", "The Fri. show is not."},
         {"It was the last train.", "+44 20 7946 0000 is the number."}});
}

TEST_CASE("A bracket after an abbreviation goes on with the sentence unless it holds one",
          "[sentences]") {
  check({{"Delta Inc. (\"Delta\") and Echo Pte. Ltd. (“Echo”) merged.", "It was quick."},
         {"Foxtrot Bros. (The \"Seller\" or \"Foxtrot\") paid."},
         {"Jones et al. [3] and Lee et al. (2004a) agree.", "Roe does not."},
         {"Golf S.A. (\"Golf\"), Hotel N.V. ('Hotel') and India Co. [the Buyer] met."},
         {"See vol. 3, no. 2, pp. 5-9, Oct. (Cf. the index) and Nov. (2003).", "It is there."},
         {"He saw Rep. (later Sen.) Roe and Gen. (Ret.) Hale.", "They spoke."},
         {"John F. (Jack) Roe and George W. (\"Dub\") Hale met."},
         {"They live in the U.S.", "(They came in 1999.)", "It is far."},
         {"He works for Bell Inc. (“Bell”, Delaware) and for Roe Corp. (Nevada)."},
         {"It sells toys, games etc. (see p. 5) and books.", "It is old."}});
}

TEST_CASE("A text without capitals has sentences", "[sentences]") {
  check({{"we went home.", "it was late.", "the bus had left."},
         {"did you see it?", "no!", "it was gone."},
         {"i met bob in paris.", "he had a dog.", "his name was rex."},
         {"prices fell by 3.5 percent in may.", "they rose again in june."},
         {"she left at 9.", "nobody saw her.", "that was all."},
         {"he read e.g. books and approx. five papers.", "they were good."},
         {"\"is it true?\" he asked.", "it was."},
         {"he waited... then he left.", "she stayed."},
         {"buy three things: 1. a hat, 2. a coat and 3. gloves.", "then go."},
         {"the cat sat on the mat (it was wet).", "the dog did not."}});
  check({{"He saw approx. five of them.", "That was no. five."},
         {"The iPhone sold vs. all odds in the dist. of Hale."},
         {"He said: it is the vers. with a lid."}});
}

TEST_CASE("Abbreviations that are in no list are known by their place", "[sentences]") {
  check({{"The song (Feat. Ann Hale) is out.", "Buy it."},
         {"Big Love feat. Ann Hale and Bob Roe sold well.", "It is loud."},
         {"He wrote “Rain” (Arr. Max Roe) feat. Ann Hale.", "Nobody sang."},
         {"See Fig. A and Fig. B for the plan.", "It is small.", "Fig. C is not.",
          "Fig. A shows it."},
         {"Look at fig. C, tab. D and sect. E below.", "They differ."},
         {"Vol. I was printed; vol. II was not.", "Nobody knows."},
         {"A book (Transl. Mary Roe) and a film (Dir. Ann Hale) came out.", "Both failed."},
         {"He met Bgdr. Hale and Frhr. Roe.", "They agreed."},
         {"The Elec. Eng. Dept. and the Agric. Soc. moved.", "The rooms are empty."},
         {"A list (Nos. 3 to 5) and a map (Scr. by Roe) are lost.", "It took a day."}});
  check({{"It was a feat.", "Ann Hale was proud."},
         {"He ate a fig.", "A man saw him."},
         {"She opened the app.", "I did not."},
         {"He met Mr. Ng.", "She was there."}});
}

TEST_CASE("What is no abbreviation ends its sentence as before", "[sentences]") {
  check({{"He came in.", "(It was open.)", "She went out."},
         {"She said no.", "Bob agreed.", "No.", "I did not.", "No.", "A man did."},
         {"It has a lid.", "[Laughter]"},
         {"We shall work.", "(Applause.)", "America shall lead."},
         {"They won.", "\"We knew it,\" she said."},
         {"He works in the U.S.", "They do not."},
         {"He heard from Mr. P.", "I did not."},
         {"Al Roe and Al Hale left with Al.", "He was late."},
         {"He saw the sun.", "It shone."},
         {"He left at 5 p.m.", "Bob stayed."}});
}

TEST_CASE("A number behind a month is a day and no number of a list", "[sentences]") {
  check({{"We shut on Dec. 24.", "We open on Jan. 2."},
         {"The trial began on Oct. 4.", "Judge Omar Reyes presided."},
         {"It was Sunday, Nov. 11.", "Thousands marched."},
         {"Late fees apply from Jan. 1.", "Pay soon."},
         {"He lives in Apt. 3.", "She lives in Apt. 4."},
         {"Bldg. 4, Rm. 12.", "Ring twice."}});
}

TEST_CASE("A letter with a name of what it counts, or with no name behind it, ends a sentence",
          "[sentences]") {
  check({{"We need more vitamin C.", "Oranges have it."},
         {"The answer is B.", "Turn to the next page."},
         {"They wait in group A.", "Group B is at lunch."},
         {"The parcel went to Building C.", "Somebody signed for it."},
         {"Malcolm X.", "That was his name."},
         {"They met George W.", "Nobody knew his surname."},
         {"Then find Y.", "Show your work."},
         {"The book by J. Hale is good.", "So is that by Ann R. Roe of Leeds."},
         {"They asked John F. Hale to speak.", "He did."},
         {"We saw P. Roe run."}});
}

TEST_CASE("Marks of notes stand behind the stop of their sentence", "[sentences]") {
  check({{"Half of them died.\u00B9", "The rest fled.\u00B2"},
         {"The bridge is old.\u2075", "It sways.\u2076\u2077", "Take care."},
         {"Bees dance.\u2020", "Wasps do not.\u2021", "Ants march."},
         {"She did not.[a]", "They wept.[12]", "We left."},
         {"The hall has 90 m\u00B2 and a stage.", "Come in."}});
}

TEST_CASE("Sentences may touch at a quote or a bracket, but not in code", "[sentences]") {
  check({{"Call obj.Run() first.", "Then wait."},
         {"The class java.util.ArrayList is slow.", "Use another."},
         {"Send it to 1 p.m. or later.", "Bye."}});
  CHECK(annotate("He was early.\"Good riddance,\" said Ned.").sentence_texts() ==
        Texts{"He was early.", "\"Good riddance,\" said Ned."});
  CHECK(annotate("\"We can do it.\"Copyright 2007").sentence_texts() ==
        Texts{"\"We can do it.\"Copyright 2007"});
  CHECK(annotate("He sat down.(He was tired.) She stood.").sentence_texts() ==
        Texts{"He sat down.", "(He was tired.)", "She stood."});
  CHECK(annotate("Doors open at 1 p.m.Where: the hall.").sentence_texts() ==
        Texts{"Doors open at 1 p.m.", "Where: the hall."});
}

TEST_CASE("A line goes on that ends or begins with a word that wants another", "[sentences]") {
  const auto lines = [](const char* text) { return annotate(text).sentence_texts(); };
  CHECK(lines("The council will meet again on\nMonday. Bring notes.") ==
        Texts{"The council will meet again on\nMonday.", "Bring notes."});
  CHECK(lines("We spoke to Mr.\nTanaka about it.") == Texts{"We spoke to Mr.\nTanaka about it."});
  CHECK(lines("It opened in 1998 at No.\n12 in the square.") ==
        Texts{"It opened in 1998 at No.\n12 in the square."});
  CHECK(lines("The firm is based in the U.S.\nand in Canada.") ==
        Texts{"The firm is based in the U.S.\nand in Canada."});
  CHECK(lines("Shares rose in the\nUnited States.") == Texts{"Shares rose in the\nUnited States."});
  CHECK(lines("Log in\nSign up now") == Texts{"Log in", "Sign up now"});
  CHECK(lines("But it is hard to\nMINISTER: Well, it is not.") ==
        Texts{"But it is hard to", "MINISTER: Well, it is not."});
}

}  // namespace tokens_stops_test
