#include "input/csv_reader.hpp"

#include "read_documents.hpp"

namespace csv_reader_test {

namespace {

InputConfig csv(const std::string& delimiter = "", const std::string& quote = "\"") {
  InputConfig config = format(InputFormat::csv);
  config.delimiter = delimiter;
  config.quote = quote;
  return config;
}

std::string meta_of(const std::string& table) { return only(table, csv()).document.meta_json; }

}  // namespace

TEST_CASE("Two columns of a name that is read are an error", "[csv]") {
  for (const std::string name : {"id", "text", "date", "language"}) {
    CAPTURE(name);
    const std::string other = name == "text" ? "x" : "text";
    CHECK(read(csv(), {"-"}, name + "," + other + "," + name + "\na,b,c\nd,e,f\n") ==
          "-:1!-:1: columns 1 and 3 are both named `" + name +
              "`; expected one; rename the other\n");
  }
  InputConfig config = csv();
  config.date = "";
  CHECK(read(config, {"-"}, "text,date,date\na,b,c\n") == "-:2=a\n");
}

TEST_CASE("Other columns of one name keep their values", "[csv]") {
  CHECK(meta_of("text,a,a,a.2,a,,\nx,1,2,3,4,5,6\n") ==
        R"({"a":"1","a.3":"2","a.2":"3","a.4":"4","":"5",".2":"6"})");
}

TEST_CASE("The delimiter and the quote of a table are options", "[csv]") {
  CHECK(read(csv(";"), {"-"}, "id;text\n1;\"a;b \"\"c\"\"\"\n2;d,e\n") == "1=a;b \"c\"\n2=d,e\n");
  CHECK(read(csv("|", "'"), {"-"}, "id|text\n1|'a|''\nb'\n2|\"c\n") == "1=a|'\nb\n2=\"c\n");
  CHECK(read(csv("\t", ""), {"-"}, "id\ttext\n1\t\"a\n2\tb\"c\"\n") == "1=\"a\n2=b\"c\"\n");
  CHECK(read(csv("\x01"), {"-"}, "id\x01text\n1\x01x\n") == "1=x\n");
  const TempDir folder;
  CHECK(read(csv(","), {folder.write("a.tsv", "id,text\n1,x\n")}) == "1=x\n");
}

TEST_CASE("A table with another delimiter is told so", "[csv]") {
  const std::string end =
      " but no delimiter: say by input.delimiter what stands between the fields\n";
  CHECK(read(csv(), {"-"}, "id;text\n1;x\n") ==
        "-:1!-:1: no column `text`; the first row names id;text; it has `;`" + end);
  CHECK(read(csv(), {"-"}, "id\ttext\n1\tx\n") ==
        "-:1!-:1: no column `text`; the first row names id\ttext; it has `\\t`" + end);
  CHECK(read(csv("|"), {"-"}, "id,text\n1,x\n") ==
        "-:1!-:1: no column `text`; the first row names id,text; it has `,`" + end);
  CHECK(read(csv(), {"-"}, "body\nx\n") ==
        "-:1!-:1: no column `text`; the first row names body; say by input.text which one has the "
        "text\n");
}

TEST_CASE("A JSON Pointer names a column, and messages name it as the table does", "[csv]") {
  const std::string table = "a/b~c,text\n1,t\n";
  InputConfig config = csv();
  config.id = GENERATE("/a~1b~0c", "/a/b~0c");
  CHECK(read(config, {"-"}, table) == "1=t\n");
  config.text = "/a~1b~0d";
  CHECK(read(config, {"-"}, table) ==
        "-:1!-:1: no column `a/b~d`; did you mean `a/b~c`?; the first row names a/b~c, text; say "
        "by input.text which one has the text\n");
}

}  // namespace csv_reader_test
