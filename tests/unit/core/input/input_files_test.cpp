#include "input/input_files.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "read_documents.hpp"

namespace input_files_test {

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

TEST_CASE("Folders and globs pass over the same files, and say which", "[reader]") {
  const TempDir folder;
  const std::string there = folder.path() + "/";
  for (const char* name :
       {"a.txt", "B.TXT", "c.text", "p.HTML.gZ", "x/d.txt", ".hid.txt", ".git/e.txt"})
    folder.write(name, "");
  std::filesystem::create_directory_symlink(".", there + "loop");
  std::filesystem::create_directory_symlink("..", there + "x/up");
  std::filesystem::create_symlink("a.txt", there + "link.txt");
  std::filesystem::create_symlink("nowhere", there + "dangling.txt");
  REQUIRE(mkfifo((there + "pipe.txt").c_str(), 0600) == 0);

  const auto found = [&](const std::string& input, InputFormat form = InputFormat::automatic) {
    const auto all = glossator::find_input_files(form, {input});
    std::string files, passed;
    for (const auto& file : all.files) {
      CHECK(file.error.empty());
      files += file.path.substr(there.size()) + " ";
    }
    std::vector<std::string> paths;
    for (const auto& file : all.passed_over) paths.push_back(file.path.substr(there.size()));
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) passed += path + " ";
    return std::tuple(files, passed, glossator::summary_of(all.passed_over));
  };
  const std::tuple<std::string, std::string, std::string> all = {
      "B.TXT a.txt link.txt p.HTML.gZ x/d.txt ",
      ".git .hid.txt c.text dangling.txt loop pipe.txt x/up ",
      "7 files: 2 hidden, 1 with a name whose end is not known, 2 that link to folders, 1 that "
      "link to nothing, 1 that are pipes, devices or sockets"};
  CHECK(found(folder.path()) == all);
  CHECK(found(there + "**") == all);
  CHECK(found(there + "*") == all);
  CHECK(std::get<0>(found(there + "**/*.txt")) == "a.txt link.txt x/d.txt ");
  CHECK(std::get<0>(found(there + "*/*.txt")) == "x/d.txt ");
  CHECK(std::get<1>(found(there + "*/*.txt")) == ".git loop ");
  CHECK(std::get<0>(found(there + "loop/a.*")) == "loop/a.txt ");  // its very name is given
  CHECK(std::get<0>(found(there + "*.text", InputFormat::text)) == "c.text ");
  for (const char* input : {"", "*", "**"})
    CHECK(std::get<0>(found(there + input, InputFormat::html)) == "p.HTML.gZ ");
  CHECK(std::get<2>(found(there, InputFormat::html)) ==
        "11 files: 2 hidden, 1 with a name whose end is not known, 4 of another format, 2 that "
        "link to folders, 1 that link to nothing, 1 that are pipes, devices or sockets");
}

TEST_CASE("Folders and globs pass over what runs made, names and lists do not", "[reader]") {
  const TempDir folder;
  const std::string there = folder.path() + "/", manifest = "{\n  \"glossator\": \"1.0\"}";
  for (const char* name : {"a.txt", "done.jsonl", "begun.csv", "early.jsonl.gz", "brat/b.txt",
                           "brat/in/c.txt", "own.jsonl", "own.tsv", "sub/brat/d.txt"})
    folder.write(name, "");
  for (const char* name : {"done.jsonl", "brat", "sub/brat"})
    folder.write(name + std::string(".manifest.json"), manifest);
  folder.write("begun.csv.journal", "{\"journal\":2,\"identity\":{}}\n{\"output\":");
  folder.write("early.jsonl.gz.journal", "");
  // Of other programs.
  folder.write("own.jsonl.manifest.json", "{\"name\": \"glossator\"}");
  folder.write("own.tsv.journal", "1 May: begun");

  const auto found = [&](const std::string& input) {
    std::string files;
    for (const auto& file : glossator::find_input_files(InputFormat::automatic, {input}).files)
      files += file.path.substr(there.size()) + " ";
    return files;
  };
  CHECK(found(folder.path()) == "a.txt own.jsonl own.tsv ");
  CHECK(found(there + "**") == "a.txt own.jsonl own.tsv ");
  CHECK(found(there + "**/*.txt") == "a.txt ");
  CHECK(found(there + "*.jsonl") == "own.jsonl ");
  CHECK(found(there + "done.jsonl") == "done.jsonl ");
  CHECK(found(there + "brat") == "brat/b.txt brat/in/c.txt ");
  CHECK(found(there + "brat/*") == "brat/b.txt brat/in/c.txt ");
  CHECK(found("@" + folder.write("list", there + "done.jsonl")) == "done.jsonl ");
  const auto all = glossator::find_input_files(InputFormat::automatic, {folder.path()});
  CHECK_THAT(glossator::summary_of(all.passed_over), Catch::Contains("5 that runs made"));
  CHECK(refusal({}, {there + "d*.jsonl"}) ==
        there +
            "d*.jsonl: matches no file whose name ends in .txt, .html, .jsonl, .csv or .tsv, "
            "but for what runs made, as " +
            there + "done.jsonl; name it to read it");
  CHECK(refusal({}, {there + "sub"}) ==
        there +
            "sub: no .txt, .html, .jsonl, .csv or .tsv file is in this folder, but for what "
            "runs made, as " +
            there + "sub/brat; name it to read it");
}

TEST_CASE("A pipe that a list names costs a document", "[reader]") {
  const TempDir folder;
  const std::string pipe = folder.path() + "/pipe.txt";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(read({}, {"@" + folder.write("list", pipe)}, "", folder.path()) ==
        "DIR/pipe.txt!DIR/pipe.txt: cannot be read: is a pipe, a device or a socket\n");
}

TEST_CASE("Standard input is a list or a document, not both", "[reader]") {
  CHECK(refusal({}, {"-", "@-"}) == "@-: standard input is given twice");
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

}  // namespace input_files_test
