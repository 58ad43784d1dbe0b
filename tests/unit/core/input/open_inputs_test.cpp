#include "input/open_inputs.hpp"

#include <filesystem>

#include "read_documents.hpp"

namespace open_inputs_test {

TEST_CASE("A text file is a document, named as it was typed", "[reader]") {
  const TempDir folder;
  const std::string path = folder.write("a.txt", "\xEF\xBB\xBF one\r\n\xC3\xBF");
  std::istringstream none;
  const auto reader = open_inputs({}, {path}, "2023-01-02", std::make_unique<StreamSource>(none));
  InputDocument input;
  input.document.meta_json = "{}";
  input.document.language = "xx";
  REQUIRE(reader->next(input));
  CHECK_FALSE(input.error);
  CHECK(input.document.id == path);
  CHECK(input.document.text == "\xEF\xBB\xBF one\r\n\xC3\xBF");
  CHECK(input.document.date == "2023-01-02");
  CHECK(input.document.meta_json.empty());
  CHECK(input.document.language.empty());
  CHECK_FALSE(reader->next(input));
}

TEST_CASE("Inputs are read in their order, folders in byte order of names", "[reader]") {
  const TempDir folder;
  folder.write("b.txt", "b");
  folder.write("a/z.txt", "az");
  folder.write("a/lines.jsonl", "{\"id\":1,\"text\":\"l1\"}\n{\"id\":2,\"text\":\"l2\"}");
  folder.write("a.txt", "a");
  folder.write("B.txt", "B");
  folder.write("skipped.md", "");
  folder.write(".hidden.txt", "");
  folder.write(".hidden/x.txt", "");
  const std::string all = "DIR/B.txt=B\n1=l1\n2=l2\nDIR/a/z.txt=az\nDIR/a.txt=a\nDIR/b.txt=b\n";
  CHECK(read({}, {folder.path()}, "", folder.path()) == all);
  CHECK(read({}, {folder.path() + "/"}, "", folder.path()) == all);
  CHECK(read({}, {folder.path() + "/b.txt", folder.path() + "/a"}, "", folder.path()) ==
        "DIR/b.txt=b\n1=l1\n2=l2\nDIR/a/z.txt=az\n");
  CHECK(read({}, {folder.path() + "/*.*"}, "", folder.path()) ==
        "DIR/B.txt=B\nDIR/a.txt=a\nDIR/b.txt=b\n");
  CHECK(read({}, {folder.path() + "/**/[az].txt"}, "", folder.path()) ==
        "DIR/a.txt=a\nDIR/a/z.txt=az\n");
  CHECK(read(format(InputFormat::text), {folder.path() + "/a"}, "", folder.path()) ==
        "DIR/a/z.txt=az\n");
  CHECK(read(format(InputFormat::jsonl), {folder.path()}) == "1=l1\n2=l2\n");
}

TEST_CASE("input.format says what a file is whose name does not", "[reader]") {
  const TempDir folder;
  const std::string path = folder.write("a.md", "{\"text\":\"x\"}");
  CHECK(read(format(InputFormat::text), {path}, "", folder.path()) ==
        "DIR/a.md={\"text\":\"x\"}\n");
  CHECK(read(format(InputFormat::jsonl), {path}, "", folder.path()) == "DIR/a.md:1=x\n");
}

TEST_CASE("Inputs that give nothing are told before anything is read", "[reader]") {
  const TempDir folder;
  const std::string path = folder.write("a.md", "");
  const std::string there = folder.path();
  CHECK(refusal({}, {}) == "no input is given");
  CHECK(refusal({}, {there + "/no.txt"}) == there + "/no.txt: no such file or folder");
  CHECK(refusal({}, {there + "/no*"}) == there + "/no*: matches no file");
  CHECK(refusal({}, {there + "/*.md"}) ==
        there + "/*.md: matches no file whose name ends in .txt, .html, .jsonl, .csv or .tsv");
  CHECK(refusal({}, {path}) ==
        path +
            ": the name does not end in .txt, .html, .jsonl, .csv or .tsv, nor in "
            "one of them with .gz or .zst; say what it is by input.format: "
            "text, html, jsonl, csv or tsv");
  CHECK(refusal({}, {there}) ==
        there + ": no .txt, .html, .jsonl, .csv or .tsv file is in this folder");
  CHECK(refusal(format(InputFormat::jsonl), {there}) ==
        there + ": no .jsonl file is in this folder");
  CHECK(refusal({}, {"-", "-"}) == "-: standard input is given twice");
  CHECK(refusal({}, {there + "/x", there}) ==
        there + "/x: no such file or folder\n" + there +
            ": no .txt, .html, .jsonl, .csv or .tsv file is in this folder");
}

TEST_CASE("A file whose name looks like a glob is a file", "[reader]") {
  const TempDir folder;
  CHECK(read({}, {folder.write("[x]*.txt", "y")}, "", folder.path()) == "DIR/[x]*.txt=y\n");
}

TEST_CASE("A file that cannot be read has its record, and the next is read", "[reader]") {
  const TempDir folder;
  const std::string good = folder.write("good.txt", "x");
  const std::string lines = folder.write("lines.jsonl", "{\"text\":\"y\"}");
  const std::string gone = folder.write("gone.txt", "");
  const std::string gone_too = folder.write("gone.jsonl", "");
  std::istringstream none;
  const auto reader =
      open_inputs({}, {gone, gone_too, good}, "", std::make_unique<StreamSource>(none));
  std::filesystem::remove(gone);
  std::filesystem::remove(gone_too);
  InputDocument input;
  REQUIRE(reader->next(input));
  REQUIRE(input.error);
  CHECK(input.document.id == gone);
  CHECK(input.error->code() == ErrorCode::input);
  CHECK(std::string(input.error->what()) == gone + ": cannot be read: No such file or directory");
  REQUIRE(reader->next(input));
  REQUIRE(input.error);
  CHECK(std::string(input.error->what()) ==
        gone_too + ":1: cannot be read: No such file or directory");
  REQUIRE(reader->next(input));
  CHECK_FALSE(input.error);
  CHECK(input.document.id == good);
}

TEST_CASE("A file name that is no UTF-8 makes an id that is", "[reader]") {
  const TempDir folder;
  CHECK(read({}, {folder.write("a\xff\u00e9.txt", "x")}, "", folder.path()) ==
        "DIR/a\\xff\u00e9.txt=x\n");
}

TEST_CASE("Standard input is JSONL if it begins with a brace", "[reader]") {
  CHECK(read({}, {"-"}, "plain {text}") == "-=plain {text}\n");
  CHECK(read({}, {"-"}, "") == "-=\n");
  CHECK(read({}, {"-"}, " \n\t") == "-= \n\t\n");
  CHECK(read({}, {"-"}, " \n {\"text\":\"x\"}") == "-:2=x\n");
  CHECK(read({}, {"-"}, "\xEF\xBB\xBF{\"text\":\"x\"}\n") == "-:1=x\n");
  CHECK(read({}, {"-"}, "\xEF") ==
        "-!-: line 1, column 1: byte 0xEF is not valid UTF-8; set input.encoding to that of the "
        "text, for example windows-1252\n");
  CHECK(read(format(InputFormat::text), {"-"}, "{\"text\":\"x\"}") == "-={\"text\":\"x\"}\n");
  CHECK(read(format(InputFormat::jsonl), {"-"}, "") == "");
  CHECK(read({}, {"-"}, std::string(100000, ' ') + "x") == "-=" + std::string(100000, ' ') + "x\n");
}

TEST_CASE("A line of JSONL gives every field", "[reader]") {
  const auto input = only(
      R"({"id":"a","text":"x\u0000\ud83d\ude00","date":"2020-02-03","language":"en","meta":{"n": 1.50, "s":"}"},"other":[1]})");
  CHECK_FALSE(input.error);
  CHECK(input.document.id == "a");
  CHECK(input.document.text == std::string("x\0", 2) + "\U0001F600");
  CHECK(input.document.date == "2020-02-03");
  CHECK(input.document.language == "en");
  CHECK(input.document.meta_json == R"({"n":1.50,"s":"}"})");
}

TEST_CASE("A line of JSONL may leave out all but the text", "[reader]") {
  const auto line = GENERATE(as<std::string>{}, R"({"text":""})",
                             R"({"text":"", "id":null, "date":null, "language":null, "meta":null})",
                             R"({"text":"", "id":"", "date":"", "language":""})");
  const auto input = only(line);
  CHECK_FALSE(input.error);
  CHECK(input.document.id == "-:1");
  CHECK(input.document.date == "2023-01-02");
  CHECK(input.document.language.empty());
  CHECK(input.document.meta_json.empty());
}

TEST_CASE("The id of a line may be a number, as it is written", "[reader]") {
  const auto id = GENERATE(as<std::string>{}, "7", "-1", "18446744073709551615", "1.50", "1e3");
  CHECK(only("{\"id\": " + id + " ,\"text\":\"\"}").document.id == id);
}

TEST_CASE("Fields are where the config says", "[reader]") {
  InputConfig config = format(InputFormat::jsonl);
  config.id = "/keys/0";
  config.text = "/a~1b/t~0";
  config.date = "";
  config.language = "/no";
  config.meta = "";
  const auto input = only(
      R"({"keys":["k"],"a/b":{"t~":"x"},"date":"2020-01-01","meta":{"a":1},"no":null})", config);
  CHECK_FALSE(input.error);
  CHECK(input.document.id == "k");
  CHECK(input.document.text == "x");
  CHECK(input.document.date == "2023-01-02");
  CHECK(input.document.meta_json.empty());
}

TEST_CASE("A broken line is told with its place, and the next is read", "[reader]") {
  const auto [line, problem] = GENERATE(table<const char*, const char*>({
      {"{\"text\":\"x\"", "column 1: the object that begins here does not end: no `}`"},
      {"{\"text\":\"x\"} y", "column 14: expected the end of the text; found `y`"},
      {"{'text':1}", "column 2: expected a key in double quotes; found `'`"},
      {"{\"text\":\"\\ud800\"}", "column 10: `\\ud800` is half a surrogate pair"},
      {"{\"text\":\"a\xff\"}", "column 11: byte 0xff is not valid UTF-8"},
      {"{\"text\":\"a\tb\"}",
       "column 11: control character 0x09 in a string; it is written \\u0009"},
      {"{\"text\":\"x\",\"n\":1e999,\"m\":01}", "column 27: a number may not begin with a zero"},
      {"{\"text\":1e999}", "/text: expected a string; found a number"},
      {"nonsense", "column 1: expected a value; found `nonsense`"},
      {"[1]", "expected an object; found an array; `jq -c '.[]'` writes its items as lines"},
      {"null", "expected an object; found null"},
      {"\"text\"", "expected an object; found a string"},
      {"{}", "no text at /text; the object is empty; input.text says where it is"},
      {"{\"body\":\"x\",\"n\":1}",
       "no text at /text; the keys are body, n; input.text says where it is"},
      {"{\"text\":null}", "/text: expected a string; found null"},
      {"{\"text\":1}", "/text: expected a string; found a number"},
      {"{\"text\":[\"a\"]}", "/text: expected a string; found an array"},
      {"{\"text\":\"x\",\"id\":{}}", "/id: expected a string or a number; found an object"},
      {"{\"text\":\"x\",\"id\":true}", "/id: expected a string or a number; found true or false"},
      {"{\"text\":\"x\",\"date\":2023}", "/date: expected a string; found a number"},
      {"{\"text\":\"x\",\"language\":[]}", "/language: expected a string; found an array"},
      {"{\"text\":\"x\",\"meta\":\"m\"}", "/meta: expected an object; found a string"},
  }));
  CAPTURE(line);
  CHECK(read(format(InputFormat::jsonl), {"-"},
             std::string("{\"text\":\"1\"}\n") + line + "\n{\"text\":\"3\"}") ==
        std::string("-:1=1\n-:2!-:2: ") + problem + "\n-:3=3\n");
}

TEST_CASE("JSON that is printed over many lines is one error", "[reader]") {
  const TempDir folder;
  const auto problem = [](const std::string& command) {
    return ": a JSON value begins here and goes on in the next lines; expected an object a line, "
           "as `" +
           command + "` writes it\n";
  };
  const std::string item = "{\"id\":1,\"text\":\"x\"}";
  for (const std::string& text : std::vector<std::string>{
           "[\n  {\n    \"text\": \"x\"\n  },\n  {\n    \"text\": \"y\"\n  }\n]\n",
           "\n [ \r\n" + item + ",\r\n" + item + "\r\n]", "[{\n\"text\":\"x\"}]",
           "[" + item + ",\n" + item + "]"}) {
    CAPTURE(text);
    const std::string path = folder.write("a.jsonl", text);
    const std::string line = text.starts_with('\n') ? ":2" : ":1";
    CHECK(read({}, {path}, "", folder.path()) ==
          "DIR/a.jsonl" + line + "!DIR/a.jsonl" + line + problem("jq -c '.[]' DIR/a.jsonl"));
    CHECK(read({}, {"-"}, text) == "-" + line + "!-" + line + problem("jq -c '.[]'"));
  }
  CHECK(read({}, {"-"}, "{\n \"text\": \"x\"\n}\n{\n \"text\": \"y\"\n}\n") ==
        "-:1!-:1" + problem("jq -c ."));
  const std::string whole =
      "expected an object; found an array; `jq -c '.[]'` writes its items as lines";
  CHECK(read({}, {"-"}, "[" + item + "]\n" + item) == "-:1!-:1: " + whole + "\n1=x\n");
  CHECK(read({}, {"-"}, "[Reuters] {x}\n") == "-=[Reuters] {x}\n\n");
}

TEST_CASE("Fields that are not read do not matter", "[reader]") {
  for (const char* value : {"12345678901234567890123", "1e999", "-1E+400", "[1e999,\"\\\"1\"]"}) {
    CAPTURE(value);
    CHECK(read(format(InputFormat::jsonl), {"-"},
               std::string("{\"n\": ") + value +
                   " ,\"text\":\"x\\\\\",\"id\":1.50}\n{\"text\":\"y\"}") == "1.50=x\\\n-:2=y\n");
  }
  CHECK(read(format(InputFormat::jsonl), {"-"},
             "{\"glossator\":1,\"n\":1e999}\n{\"text\":\"y\"}") == "-:2=y\n");
}

TEST_CASE("A line without meta has its other members as meta", "[reader]") {
  const auto meta = [](const std::string& line,
                       const InputConfig& config = format(InputFormat::jsonl)) {
    const auto input = only(line, config);
    CHECK_FALSE(input.error);
    return input.document.meta_json;
  };
  CHECK(
      meta(R"({"id":1,"source" : "R\u00e9\"","text":"x","n\"":[ 1.50, {"a" :1e999}],"z":null})") ==
      R"({"source":"R\u00e9\"","n\"":[1.50,{"a":1e999}],"z":null})");
  CHECK(meta(R"({"text":"x","source":"s","meta":{"a": 23456789012345678901234}})") ==
        R"({"a":23456789012345678901234})");
  CHECK(meta(R"({"text":"x","source":"s","meta":null})") == R"({"source":"s"})");
  CHECK(meta(R"({"text":"x","source":"s","meta":{}})") == "{}");
  InputConfig config = format(InputFormat::jsonl);
  config.text = "/body/plain";
  CHECK(meta(R"({"body":{"plain":"x","html":"<p>"},"source":"s"})", config) == R"({"source":"s"})");
  config.meta = "";
  CHECK(meta(R"({"body":{"plain":"x"},"source":"s"})", config).empty());
}

TEST_CASE("A line that is nested too deeply is refused", "[reader]") {
  CHECK(read(format(InputFormat::jsonl), {"-"}, std::string(2000, '[')) ==
        "-:1!-:1: column 257: nested deeper than 256 levels\n");
}

TEST_CASE("A broken document keeps its id and nothing of the one before", "[reader]") {
  std::istringstream stream(
      "{\"id\":\"a\",\"text\":\"x\",\"date\":\"d\",\"language\":\"l\",\"meta\":{}}\n"
      "{\"id\":\"b\",\"text\":1}");
  const auto reader =
      open_inputs(format(InputFormat::jsonl), {"-"}, "", std::make_unique<StreamSource>(stream));
  InputDocument input;
  REQUIRE(reader->next(input));
  REQUIRE(reader->next(input));
  REQUIRE(input.error);
  CHECK(input.error->code() == ErrorCode::input);
  CHECK(input.document.id == "b");
  CHECK(input.document.text.empty());
  CHECK(input.document.date.empty());
  CHECK(input.document.language.empty());
  CHECK(input.document.meta_json.empty());
}

TEST_CASE("Line ends of every kind are taken, and blank lines skipped", "[reader]") {
  CHECK(read(format(InputFormat::jsonl), {"-"},
             "\r\n{\"text\":\"a\"}\r\n \t\n\n{\"text\":\"b\"}") == "-:2=a\n-:5=b\n");
}

TEST_CASE("A first line that describes the file is no document", "[reader]") {
  CHECK(read(format(InputFormat::jsonl), {"-"},
             "\n{\"glossator\":1,\"text\":\"h\"}\n{\"text\":\"a\"}\n") == "-:3=a\n");
  CHECK(read(format(InputFormat::jsonl), {"-"},
             "{\"text\":\"a\"}\n{\"glossator\":1,\"text\":\"h\"}\n") == "-:1=a\n-:2=h\n");
  CHECK(read(format(InputFormat::jsonl), {"-"}, "{\"text\":\"a\",\"glossator\":1}\n") == "-:1=a\n");
  CHECK(read(format(InputFormat::jsonl), {"-"}, "{}\n{\"text\":\"a\"}\n") ==
        "-:1!-:1: no text at /text; the object is empty; input.text says where it is\n-:2=a\n");
}

TEST_CASE("A line may be of any length", "[reader]") {
  const auto size = GENERATE(as<std::size_t>{}, 262100, 262130, 262144, 1 << 20, 64 << 20);
  const std::string text(size, 'x');
  const std::string line = "{\"id\":\"" + std::to_string(size) + "\",\"text\":\"" + text + "\"}";
  std::istringstream stream("{\"text\":\"a\"}\n" + line + "\n" + line);
  InputConfig config = format(InputFormat::jsonl);
  config.ids = glossator::Ids::any;
  const auto reader = open_inputs(config, {"-"}, "", std::make_unique<StreamSource>(stream));
  InputDocument input;
  REQUIRE(reader->next(input));
  for (int i = 0; i < 2; ++i) {
    REQUIRE(reader->next(input));
    CHECK_FALSE(input.error);
    CHECK(input.document.text == text);
  }
  CHECK_FALSE(reader->next(input));
}

TEST_CASE("Lines across every place of the reading buffer are whole", "[reader]") {
  std::string lines;
  std::size_t count = 0;
  for (; lines.size() < 2000000; ++count)
    lines += "{\"id\":" + std::to_string(count) + ",\"text\":\"" + std::string(count % 977, 'x') +
             "\"}\n";
  std::istringstream stream(lines);
  const auto reader = open_inputs({}, {"-"}, "", std::make_unique<StreamSource>(stream));
  InputDocument input;
  for (std::size_t i = 0; i < count; ++i) {
    REQUIRE(reader->next(input));
    REQUIRE_FALSE(input.error);
    REQUIRE(input.document.id == std::to_string(i));
    REQUIRE(input.document.text.size() == i % 977);
  }
  CHECK_FALSE(reader->next(input));
}

TEST_CASE("Of what is too long no more is read than the limit", "[reader]") {
  const TempDir folder;
  const std::string folder_name = folder.path() + "/";
  constexpr std::size_t mega = 1u << 20;
  const auto read_one = [&](const std::string& name, const std::string& bytes) {
    const std::string path = folder.write(name, bytes);
    std::istringstream none;
    const auto reader = open_inputs({}, {path}, "", std::make_unique<StreamSource>(none),
                                    glossator::Unit::byte, {mega});
    std::string out;
    for (InputDocument input; reader->next(input);) {
      if (input.error) CHECK(input.error->code() == ErrorCode::limit);
      if (input.error) CHECK(input.document.text.empty());
      out += input.error ? input.error->what() : input.document.id + std::string("=ok");
      out += '\n';
    }
    return out.replace(out.find(folder_name), folder_name.size(), "");
  };
  const std::string allows = " bytes; run.limits.document_mb allows no more";
  CHECK(read_one("a.txt", std::string(mega, 'x')) == "a.txt=ok\n");
  CHECK(read_one("b.txt", std::string(mega + 1, 'x')) ==
        "b.txt: the file has more than 1048576" + allows + "\n");
  CHECK(read_one("c.html", "<p>" + std::string(8 * mega, 'x')) == "c.html=ok\n");
  CHECK(read_one("d.html", "<p>" + std::string(9 * mega, 'x')) ==
        "d.html: the file has more than 9437184" + allows + "\n");
  const auto line = [](const std::string& text) { return R"({"text":")" + text + "\"}\n"; };
  CHECK(read_one("e.jsonl", line(std::string(9 * mega - 100, 'x')) + line("y")) ==
        "e.jsonl:1=ok\n" + folder_name + "e.jsonl:2=ok\n");
  CHECK(read_one("f.jsonl", line(std::string(9 * mega, 'x')) + line("y")) ==
        "f.jsonl:1: the line has more than 9437184" + allows + "; JSONL has an object a line\n" +
            folder_name + "f.jsonl:2=ok\n");
  CHECK(read_one("g.csv", "text\n\"" + std::string(3 * mega, 'x') + "\"\ny\n") ==
        "g.csv:2: the row has more than 3145728" + allows + "\n" + folder_name + "g.csv:3=ok\n");
}

TEST_CASE("A table whose columns have names of no UTF-8 is refused", "[reader]") {
  const TempDir folder;
  const std::string path = folder.write("t.csv", "text,\xff\nx,y\nz,w\n");
  CHECK(read({}, {path}, "", folder.path()) ==
        "DIR/t.csv:1!DIR/t.csv:1: the name of column 2 is not valid UTF-8\n");
}

TEST_CASE("A message tells the key that a JSON Pointer escapes", "[reader]") {
  InputConfig config = format(InputFormat::jsonl);
  config.text = "/a~1b/c~0d";
  const std::string name = "/a~1b/c~0d (key `a/b`, then `c~d`)";
  CHECK(read(config, {"-"}, "{\"a/b\":{\"c~d\":\"x\"}}\n{\"a/b\":{\"c~d\":1}}\n{\"a/b\":2}\n") ==
        "-:1=x\n-:2!-:2: " + name + ": expected a string; found a number\n-:3!-:3: no text at " +
            name + "; the keys are a/b; input.text says where it is\n");
}

}  // namespace open_inputs_test
