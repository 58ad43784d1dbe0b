#include "input/html/page_facts.hpp"

#include "input/html/html_text.hpp"
#include "read_documents.hpp"

namespace page_facts_test {

using glossator::Document;
using glossator::read_html;

namespace {

Document page(const std::string& html) {
  Document out;
  CHECK(read_html(html, {}, out).empty());
  return out;
}

std::string date_of(const std::string& html) { return page(html).date; }

std::string json_ld(const std::string& json) {
  return "<script type='application/ld+json'>" + json + "</script>";
}

}  // namespace

TEST_CASE("The date of a page is read wherever pages have it", "[html]") {
  for (const std::string html :
       {"<meta property='article:published_time' content='2024-05-17T23:30:00-05:00'>",
        "<META NAME='Date' CONTENT='2024-05-17'>", "<meta name='DC.date' content=' 2024-05-17 '>",
        "<meta itemprop=datePublished content=2024-05-17>",
        "<time datetime=2024-05-17T10:00>May</time>",
        "<p><time pubdate datetime='2024-05-17'>x</time>",
        "<script type=application/ld+json>{\"datePublished\": \"2024-05-17T08:00Z\"}</script>"}) {
    CAPTURE(html);
    CHECK(date_of(html + "text") == "2024-05-17");
  }
  CHECK(date_of(json_ld(R"({"@graph":[{"@type":"Person"},{"datePublished":"2024-05-17"}]})")) ==
        "2024-05-17");
  CHECK(date_of(json_ld(R"([{"mainEntity":{"datePublished":"2024-05-17"}}])")) == "2024-05-17");
}

TEST_CASE("The surest date of a page counts", "[html]") {
  const std::string other_time = "<time datetime=2020-01-01>x</time>";
  const std::string marked = "<time itemprop='x datePublished' datetime=2020-01-02>x</time>";
  const std::string meta = "<meta name=date content=2020-01-03>";
  const std::string published = "<meta property=article:published_time content=2020-01-04>";
  const std::string linked = json_ld(R"({"datePublished":"2020-01-05"})");
  CHECK(date_of(other_time + "<time datetime=2021-01-01>y</time>") == "2020-01-01");
  CHECK(date_of(other_time + marked) == "2020-01-02");
  CHECK(date_of(other_time + marked + meta) == "2020-01-03");
  CHECK(date_of(other_time + marked + meta + published) == "2020-01-04");
  CHECK(date_of(other_time + marked + meta + published + linked) == "2020-01-05");
  CHECK(date_of(linked + published + meta + marked + other_time) == "2020-01-05");
}

TEST_CASE("A date that is not that of the page is not taken", "[html]") {
  for (const std::string html :
       {"<meta name=date content=0000-00-00>", "<meta name=date content=2024-13-01>",
        "<meta name=last-modified content=2024-05-17>", "<time>2024-05-17</time>",
        "<time datetime=10:30>x</time>", "<nav><time datetime=2024-05-17>x</time></nav>",
        "<footer><time datetime=2024-05-17>x</time></footer>",
        "<script>{\"datePublished\":\"2024-05-17\"}</script>"}) {
    CAPTURE(html);
    CHECK(date_of(html + "text").empty());
  }
  CHECK(date_of(json_ld(R"({"comment":[{"datePublished":"2024-05-17"}]})")).empty());
  CHECK(date_of(json_ld(R"({"datePublished":"2024-05-17")")).empty());  // no JSON
  CHECK(date_of(json_ld(R"({"datePublished":20240517})")).empty());
}

TEST_CASE("Title and address of a page are its meta", "[html]") {
  CHECK(page("<title>T</title><link rel='x Canonical' href='https://a/?b&amp;c'>"
             "<meta property=og:url content=https://d>x")
            .meta_json == R"({"title":"T","url":"https://a/?b&c"})");
  CHECK(page("<meta property=og:title content=O><meta property=og:url content=https://d>x")
            .meta_json == R"({"title":"O","url":"https://d"})");
  CHECK(page("<link rel=alternate href=https://a>x").meta_json.empty());
}

TEST_CASE("input.html_date false leaves the date to the command", "[html]") {
  InputConfig config = format(InputFormat::html);
  const std::string html = "<meta name=date content=2024-05-17>x";
  CHECK(only(html, config).document.date == "2024-05-17");
  config.html_date = false;
  CHECK(only(html, config).document.date == "2023-01-02");
}

TEST_CASE("Meta from the name of a page's file stands beside that of the page", "[html]") {
  const TempDir folder;
  InputConfig config;
  config.name_pattern = R"((?P<desk>\w+)_(?P<title>\w+)\.html)";
  std::istringstream none;
  const auto reader = open_inputs(
      config, {folder.write("wire_name.html", "<title>T</title><meta property=og:url content=u>x")},
      "", std::make_unique<StreamSource>(none));
  InputDocument input;
  REQUIRE(reader->next(input));
  CHECK(input.document.meta_json == R"({"title":"name","url":"u","desk":"wire"})");
}

}  // namespace page_facts_test
