#include "input/html/page_facts.hpp"

#include <algorithm>

#include "json/json.hpp"

namespace glossator {
namespace {

bool is_number_between(std::string_view text, int least, int most) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    value = 10 * value + (c - '0');
  }
  return least <= value && value <= most;
}

/// YYYY-MM-DD at the begin of `text`, or "": systems write 0000-00-00 for a date that is not set.
std::string_view day_of(std::string_view text) {
  text = text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()), 10);
  const bool is_day = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                      is_number_between(text.substr(0, 4), 1, 9999) &&
                      is_number_between(text.substr(5, 2), 1, 12) &&
                      is_number_between(text.substr(8, 2), 1, 31);
  return is_day ? text : std::string_view();
}

std::string lower_of(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return text;
}

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find_first_of(" \t\r\n\f", at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> known) {
  return std::find(known.begin(), known.end(), text) != known.end();
}

/// The first datePublished of the page's own description: not of a comment, a review or another
/// page that it mentions.
std::string date_published(const Json& json, int depth = 0) {
  constexpr int deepest = 8;
  if (depth > deepest) return "";
  if (const std::string date = json.text_or("datePublished", ""); !day_of(date).empty())
    return date;
  for (const Json& item : json.items())
    if (std::string date = date_published(item, depth + 1); !date.empty()) return date;
  for (const char* part : {"@graph", "mainEntity", "mainEntityOfPage"})
    if (const Json* value = json.find(part))
      if (std::string date = date_published(*value, depth + 1); !date.empty()) return date;
  return "";
}

}  // namespace

void PageFacts::take_date(DateSource source, std::string_view text) {
  const std::string_view day = day_of(text);
  if (day.empty() || source >= source_) return;
  date_ = day;
  source_ = source;
}

void PageFacts::take_start(const HtmlEvent& tag, bool in_boilerplate) {
  in_json_ld_ = tag.name == "script" &&
                lower_of(tag.attribute("type").value_or("")).starts_with("application/ld+json");
  if (tag.name == "meta") {
    take_meta(tag);
  } else if (tag.name == "link" && canonical_.empty()) {
    if (has_word(lower_of(tag.attribute("rel").value_or("")), "canonical"))
      canonical_ = tag.attribute("href").value_or("");
  } else if (tag.name == "time") {
    const bool is_marked = tag.attribute("pubdate") ||
                           has_word(tag.attribute("itemprop").value_or(""), "datePublished");
    if (is_marked || !in_boilerplate)
      take_date(is_marked ? DateSource::marked_time : DateSource::any_time,
                tag.attribute("datetime").value_or(""));
  }
}

void PageFacts::take_meta(const HtmlEvent& tag) {
  const std::string content = tag.attribute("content").value_or("");
  for (const char* attribute : {"property", "name", "itemprop"}) {
    const std::string name = lower_of(tag.attribute(attribute).value_or(""));
    if (name == "og:url" && og_url_.empty()) og_url_ = content;
    if (name == "og:title" && og_title_.empty()) og_title_ = content;
    if (is_one_of(name, {"article:published_time", "article:published", "og:published_time",
                         "datepublished", "dc.date.issued", "dcterms.issued", "pubdate",
                         "publishdate", "publish-date", "publication_date", "citation_date",
                         "citation_publication_date", "parsely-pub-date", "sailthru.date"}))
      take_date(DateSource::meta_published, content);
    if (is_one_of(name, {"date", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created"}))
      take_date(DateSource::meta_date, content);
  }
}

void PageFacts::take_script(std::string_view text) {
  if (!in_json_ld_ || source_ == DateSource::json_ld) return;
  if (const auto json = Json::parse(text)) take_date(DateSource::json_ld, date_published(*json));
}

}  // namespace glossator
