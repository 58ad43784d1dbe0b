#include "check/inputs/hostile_texts.hpp"

namespace glossator::check {

namespace {

std::string repeated(const std::string& piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

std::vector<Document> hostile_documents() {
  using namespace std::string_literals;
  const std::string news =
      "LISBON, May 16 (AP) - President Amina Odhiambo of Kenya said on Friday that trade with the "
      "African Union (AU) had been “disappointing” since mid-March. Mr. Odhiambo didn't agree; the "
      "AU's U.S. office cost $5bn in fiscal 2023.\n\nODHIAMBO WINS SECOND TERM\n\nShe won't be "
      "back "
      "before 11:30 p.m. on 3/4/2024.";
  const std::vector<std::string> texts{
      "",
      " ",
      "\n\n\n\t \r\n",
      "a",
      ".",
      "\0"s,
      "nul\0in\0words and May\0 5"s,
      "\xEF\xBB\xBF"
      "A mark of byte order first.",
      "One line.\r\nAnother, on 5 May.\r\nA third.\r\n",
      "Lines\u2028and paragraphs\u2029and next\u0085line.",
      "👩‍👩‍👧‍👦 met 🇵🇹🇰🇪 and 👍🏽 on May 5. Z͑ͫa̴l͖g̷o̸ "
      "said "
      "é "
      "= "
      "e\u0301.",
      "שלום עולם ב-5 במאי. مرحبا بالعالم. \u202Ereversed\u202C.",
      "東京は5月5日に雨。ソウル 서울특별시 กรุงเทพมหานคร नई दिल्ली",
      "x\u00ADy z\u200Bw a\u00A0b \uFEFF \uFFFD \U0010FFFF \uE000",
      "“‘’”«»‹›„‚—–‐‑−…·•©®™€£¥§¶†‡",
      "((((((((([[[[[[[[{{{{{{{{{\"\"\"\"\"''''''''",
      "........!!!!!!!??????......,,,,,;;;;:::::",
      "- - - - -- -- --- ---- _____ ##### @@@@@ $$$$$ %%%%%",
      "http:// www. a@ @b a@b.c https://example.org/a?b=c#d http://[::1]:80/ x@y@z ftp:",
      "99999999999999999999999999999999999999 1e999 0x1F 1,2,3,4,5,6,7 1.2.3.4.5 12:99 31/31/3131",
      "0000-00-00 9999-99-99 2023-02-30 February 31, 10000 BC in 0 years, minus 3 days ago",
      "Mr. Mrs. Dr. President President President of of of the the of",
      "THE UNITED NATIONS OF THE BANK OF THE MINISTRY OF THE UNIVERSITY OF THE",
      "not not not not never no none nothing good bad good bad but but but very very very",
      "Monday Tuesday Wednesday January February March last next this ago later every each",
      news,
      repeated(news + "\n", 40),
      repeated("a", 1u << 18),
      repeated("é", 1u << 16),
      repeated("Ab", 1u << 16),
      repeated("\u0301", 20000),
      repeated("😀", 20000),
      repeated("a\n", 50000),
      repeated("\n", 100000),
      repeated(" ", 100000),
      repeated("-", 100000),
      repeated("'", 50000),
      repeated("(", 50000),
      repeated("\"a ", 30000),
      repeated("1", 100000),
      repeated("1,", 50000),
      repeated("1/", 50000),
      repeated("May ", 30000),
      repeated("March 5, ", 20000),
      repeated("last ", 30000),
      repeated("the ", 30000),
      repeated("of the ", 20000),
      repeated("John ", 30000),
      repeated("John Smith. ", 10000),
      repeated("United Nations ", 10000),
      repeated("NATO ", 30000),
      repeated("(AU) ", 20000),
      repeated("President of the ", 15000),
      repeated("trade ", 30000),
      repeated("good ", 30000),
      repeated("not ", 30000),
      repeated("two hundred and ", 20000),
      repeated("U.S. ", 30000),
      repeated("A. ", 30000),
      repeated("a.b.c.", 20000),
      repeated("http://a.b/", 10000),
  };
  std::vector<Document> documents;
  for (const auto& text : texts)
    for (const char* date : {"2024-05-17", ""}) {
      if (text.size() > 10000 && date[0] == '\0') continue;
      documents.push_back({.id = std::to_string(documents.size()), .text = text, .date = date});
    }
  return documents;
}

std::vector<Document> plain_documents() {
  const char* const texts[] = {
      "LISBON, May 16 (AP) - President Amina Odhiambo of Kenya said on Friday that trade with the "
      "African Union (AU) had been “disappointing” since mid-March. Odhiambo flies home on Monday.",
      "Shares of Brandt & Söhne AG fell 3 percent after the carmaker warned of weak demand for "
      "electric trucks. Chief Executive Officer Lena Brandt blamed high energy prices.",
      "The Ministry of Health opened two hospitals last year, and five more will follow by 2026. "
      "\"It is a wonderful day,\" Dr. Tomás Vidal said at 10:30 a.m.",
      "NATO AND THE EU MEET IN OSLO\n\nNATO met the EU in Oslo every week from March 3 to 14. Mr. "
      "Vidal, 54, did not attend; his deputy at the Bank of Portugal did.",
      "👍🏽 Ótimo! The price of $1,250.50 was paid on 3/4/2024 by José Ñandú – see "
      "https://example.org/a?b=c or write to j.n@example.org.",
      "The farmers lost their harvest to the floods of 2019. Insurance companies paid little; a "
      "court in Nairobi ruled three months later.",
      "Word.",
      "",
  };
  std::vector<Document> documents;
  for (const char* text : texts)
    documents.push_back({.id = "plain " + std::to_string(documents.size()),
                         .text = text,
                         .date = documents.size() % 3 == 2 ? "" : "2024-05-17"});
  return documents;
}

std::vector<Document> long_documents() {
  constexpr std::size_t mebibyte = 1u << 20;
  std::string prose;
  for (const Document& document : plain_documents()) prose += document.text + "\n\n";
  const std::string date = "2024-05-17";
  return {
      {.id = "1 MiB of one letter", .text = std::string(mebibyte, 'a'), .date = date},
      {.id = "1 MiB of CJK without a blank", .text = repeated("東京", mebibyte / 6), .date = date},
      {.id = "1 MiB of digits", .text = repeated("1234567890", mebibyte / 10), .date = date},
      {.id = "a million one-letter lines", .text = repeated("a\n", 1000000), .date = date},
      {.id = "16 MiB of news", .text = repeated(prose, 16 * mebibyte / prose.size()), .date = date},
  };
}

}  // namespace glossator::check
