#include "input/input_files.hpp"

#include "read_documents.hpp"

TEST_CASE("A list of paths is read in its order; what is wrong in it costs a document",
          "[reader]") {
  const TempDir folder;
  const std::string a = folder.write("a.txt", "A"), b = folder.write("b b\xc3\xa9.txt", "B");
  const std::string odd = folder.write("odd.md", "no");
  folder.write("in/c.txt", "C");
  const std::string list =
      folder.write("list", b + "\r\n\n" + a + "\n" + folder.path() + "/no.txt\n" + odd + "\n" +
                               folder.path() + "/in\n" + a);
  const std::string unknown = "the name does not end in .txt";
  const std::string all = read({}, {"@" + list}, "", folder.path());
  CHECK(
      all.starts_with("DIR/b b\xc3\xa9.txt=B\nDIR/a.txt=A\n"
                      "DIR/no.txt!DIR/no.txt: cannot be read: No such file or directory\n"
                      "DIR/odd.md!DIR/odd.md: cannot be read: " +
                      unknown));
  CHECK(all.find("DIR/in/c.txt=C\nDIR/a.txt!") != std::string::npos);  // the id is a repeated one

  const std::string line_feed = folder.write("line\nfeed.txt", "L");
  const std::string zeros =
      folder.write("zeros", line_feed + std::string(1, '\0') + a + std::string(1, '\0'));
  CHECK(read({}, {"@" + zeros}, "", folder.path()) == "DIR/line\nfeed.txt=L\nDIR/a.txt=A\n");

  CHECK(refusal({}, {"@" + folder.path() + "/none"}) ==
        "@" + folder.path() +
            "/none: no such file; behind @ a file is named that lists paths, one a line");
  CHECK(refusal({}, {"@" + folder.write("empty", "\n\n")}) ==
        "@" + folder.path() + "/empty: lists no path");
}

TEST_CASE("A file's name tells id, date, language and meta", "[reader]") {
  const TempDir folder;
  const std::string news = folder.write("wire/2023-02-11/de_17.txt", "x");
  const std::string other = folder.write("wire/notes.txt", "y");
  const std::string lines =
      folder.write("wire/2023-03-01/en_18.jsonl", "{\"id\":1,\"text\":\"z\"}");
  InputConfig config;
  config.name_pattern =
      R"((?P<desk>\w+)/(?P<date>\d{4}-\d\d-\d\d)/(?P<language>[a-z]{2})_(?P<id>\d+)\.)";
  std::istringstream none;
  const auto reader =
      open_inputs(config, {news, other, lines}, "2020-01-01", std::make_unique<StreamSource>(none));
  InputDocument input;
  REQUIRE(reader->next(input));
  CHECK_FALSE(input.error);
  CHECK(input.document.id == "17");
  CHECK(input.document.date == "2023-02-11");
  CHECK(input.document.language == "de");
  CHECK(input.document.meta_json == R"({"desk":"wire"})");
  CHECK(input.document.text == "x");
  REQUIRE(reader->next(input));
  REQUIRE(input.error);
  CHECK(input.document.id == other);
  CHECK(std::string(input.error->what()) ==
        other + ": the name has nothing that matches input.name_pattern, " + config.name_pattern);
  REQUIRE(reader->next(input));  // a line's own id, and the date of its file
  CHECK_FALSE(input.error);
  CHECK(input.document.id == "1");
  CHECK(input.document.date == "2023-03-01");
  CHECK_FALSE(reader->next(input));
}

TEST_CASE("An HTML file is a document with the text of the page", "[reader]") {
  const TempDir folder;
  const std::string page =
      "<html lang=fr><title>T</title><meta name=date content=2023-02-11><p>a &lt; b";
  const std::string a = folder.write("a.html", page), b = folder.write("b.HTM", page);
  std::istringstream none;
  InputConfig config;
  config.offsets = glossator::OffsetsIn::source;
  const auto reader = open_inputs(config, {a}, "2020-01-01", std::make_unique<StreamSource>(none));
  InputDocument input;
  REQUIRE(reader->next(input));
  CHECK_FALSE(input.error);
  CHECK(input.document.text == "a < b");
  CHECK(input.document.date == "2023-02-11");
  CHECK(input.document.language == "fr");
  CHECK(input.document.mime == "text/html");
  CHECK(input.document.source.size() == 3);
  CHECK_FALSE(reader->next(input));
  CHECK(read(format(InputFormat::html), {"-"}, "<p>x") == "-=x\n");
  CHECK(read(format(InputFormat::html), {b}, "", folder.path()) == "DIR/b.HTM=a < b\n");
  CHECK(
      read({}, {folder.write("bad.html", "<p>\xff")}, "", folder.path()) ==
      "DIR/bad.html!DIR/bad.html: byte 3 is not valid UTF-8; expected UTF-8, or windows-1252 that "
      "a meta element names\n");
}
