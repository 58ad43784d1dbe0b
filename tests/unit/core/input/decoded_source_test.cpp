#include "input/decoded_source.hpp"

#include "read_documents.hpp"

namespace decoded_source_test {

using glossator::InputEncoding;

namespace {

InputConfig encoded(InputEncoding encoding, InputFormat form = InputFormat::text) {
  InputConfig config = format(form);
  config.encoding = encoding;
  return config;
}

std::string utf16(const std::u16string& text, bool big = false, bool mark = true) {
  std::string bytes;
  for (const char16_t unit : (mark ? u"\uFEFF" : u"") + text) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    big ? (bytes += high) += low : (bytes += low) += high;
  }
  return bytes;
}

std::string page(const std::string& bytes, InputEncoding encoding = InputEncoding::automatic) {
  return read(encoded(encoding, InputFormat::html), {"-"}, bytes);
}

}  // namespace

TEST_CASE("Text is read in the encoding of the config", "[encoding]") {
  CHECK(read(encoded(InputEncoding::latin1), {"-"}, "caf\xe9 \x80") == "-=café \xc2\x80\n");
  CHECK(read(encoded(InputEncoding::windows1252), {"-"}, "caf\xe9 \x80") == "-=café €\n");
  CHECK(read(encoded(InputEncoding::utf8), {"-"}, "café") == "-=café\n");
  for (const bool big : {false, true}) {
    const std::string text = utf16(u"aé😀", big);
    CHECK(read(encoded(InputEncoding::utf16), {"-"}, text) == "-=\uFEFFaé😀\n");
    CHECK(read(encoded(InputEncoding::automatic), {"-"}, text) == "-=\uFEFFaé😀\n");
    CHECK(read(encoded(InputEncoding::utf16), {"-"}, utf16(u"abc", big, false)) == "-=abc\n");
  }
  CHECK(read(encoded(InputEncoding::automatic), {"-"},
             "\xEF\xBB\xBF"
             "é") == "-=\uFEFFé\n");
}

TEST_CASE("Tables and lines are decoded too", "[encoding]") {
  const std::u16string lines = u"{\"id\":\"ü\",\"text\":\"é\"}\n{\"text\":\"x\"}\n";
  CHECK(read(encoded(InputEncoding::automatic, InputFormat::jsonl), {"-"}, utf16(lines)) ==
        "ü=é\n-:2=x\n");
  InputConfig config = encoded(InputEncoding::automatic);
  config.format = InputFormat::automatic;
  CHECK(read(config, {"-"}, utf16(lines, true)) == "ü=é\n-:2=x\n");
  CHECK(read(encoded(InputEncoding::utf16, InputFormat::tsv), {"-"}, utf16(u"id\ttext\nü\té\n")) ==
        "ü=é\n");
  CHECK(read(encoded(InputEncoding::windows1252, InputFormat::csv), {"-"},
             "id,text\n1,\x93x\x94\n") == "1=“x”\n");
}

TEST_CASE("UTF-16 that is read as UTF-8 is named", "[encoding]") {
  for (const std::string& bytes : {utf16(u"abc"), utf16(u"abc", true), utf16(u"abc", false, false)})
    for (const auto form : {InputFormat::text, InputFormat::jsonl, InputFormat::csv})
      CHECK(read(format(form), {"-"}, bytes) ==
            "-!-: is UTF-16, and is read as UTF-8; set input.encoding to utf-16 or auto\n");
  CHECK(page(utf16(u"<p>x"), InputEncoding::utf8) ==
        "-!-: is UTF-16; set input.encoding to utf-16 or auto\n");
  const std::string nul("a\0bc", 4);
  CHECK(read({}, {"-"}, nul) == "-=" + nul + "\n");
}

TEST_CASE("Bytes that are no text in the encoding are told by their place", "[encoding]") {
  CHECK(read(encoded(InputEncoding::windows1252), {"-"}, "ab\x81") ==
        "-!-: cannot be read: byte 2 is not valid CP1252\n");
  CHECK(read(encoded(InputEncoding::utf16), {"-"}, utf16(u"ab") + "c") ==
        "-!-: cannot be read: byte 6 begins a character of UTF-16LE that does not end\n");
  const std::string far(200000, 'x');
  CHECK(read(encoded(InputEncoding::windows1252), {"-"}, far + "\x81") ==
        "-!-: cannot be read: byte 200000 is not valid CP1252\n");
}

TEST_CASE("Characters across every place of the decoding buffer are whole", "[encoding]") {
  for (const std::size_t before : {0u, 1u}) {
    std::u16string text(before, u'x');
    std::string expected(before, 'x');
    for (int i = 0; i < 100000; ++i) text += u"😀", expected += "😀";
    CHECK(read(encoded(InputEncoding::utf16), {"-"}, utf16(text, false, true)) ==
          "-=\uFEFF" + expected + "\n");
  }
}

TEST_CASE("A page is read in the charset that it declares", "[encoding]") {
  CHECK(page("<meta charset=koi8-r><p>\xf0\xd2\xc9\xd7\xc5\xd4") == "-=Привет\n");
  CHECK(page("<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'>"
             "<p>\x93\xfa\x96\x7b") == "-=日本\n");
  CHECK(page("<?xml version='1.0' encoding=\"ISO-8859-2\"?><html><p>\xb3\xf3\xe6") == "-=łóć\n");
  CHECK(page("<meta charset=iso-2022-jp><p>\x1B$BF|K\\\x1B(B") == "-=日本\n");
  CHECK(page("<meta charset=koi8-r><p>é") == "-=é\n");  // valid UTF-8 is UTF-8
  CHECK(page("<meta charset=latin1><p>\x80") == "-=€\n");
  CHECK(page(utf16(u"<p>日本", true)) == "-=日本\n");
  CHECK(page(utf16(u"<p>日本", true), InputEncoding::utf16) == "-=日本\n");
  CHECK(page("<p>caf\xe9", InputEncoding::latin1) == "-=café\n");
  CHECK(page("<meta charset=x/y><p>\xe9") ==
        "-!-: its charset, x/y, is not known; expected one that iconv knows\n");
  CHECK(page("<meta charset=koi8-r><p>\xe9", InputEncoding::utf8) ==
        "-!-: byte 24 is not valid UTF-8, and its charset, koi8-r, is read only with "
        "input.encoding auto; expected UTF-8, or windows-1252 that a meta element names\n");
}

TEST_CASE("Offsets in the source of a page count its characters, or its bytes", "[encoding]") {
  InputConfig config = encoded(InputEncoding::automatic, InputFormat::html);
  config.offsets = glossator::OffsetsIn::source;
  const auto pieces = [&](const std::string& bytes, glossator::Unit unit) {
    std::istringstream stream(bytes);
    const auto reader =
        open_inputs(config, {"-"}, "", std::make_unique<StreamSource>(stream), unit);
    InputDocument input;
    REQUIRE(reader->next(input));
    if (input.error) return std::string(input.error->what());
    const auto& all = input.document.source;
    return std::to_string(all.front().source_begin) + "-" + std::to_string(all.back().source_end);
  };
  const std::string russian = "<meta charset=koi8-r><p>\xf0\xd2";
  CHECK(pieces(russian, glossator::Unit::byte) == "24-26");
  CHECK(pieces(russian, glossator::Unit::codepoint) == "24-26");
  CHECK(pieces(utf16(u"<p>x😀"), glossator::Unit::codepoint) == "4-6");
  CHECK(pieces(utf16(u"<p>x😀"), glossator::Unit::utf16) == "4-7");
  CHECK(pieces(utf16(u"<p>x😀"), glossator::Unit::byte) ==
        "-: is UTF-16LE, and input.offsets source cannot count its bytes; set output.unit to "
        "codepoint or utf16, or input.offsets to text");
}

}  // namespace decoded_source_test
