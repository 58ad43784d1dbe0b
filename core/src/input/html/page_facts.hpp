#pragma once
#include <string>
#include <string_view>

#include "input/html/html_scanner.hpp"

namespace glossator {

/// What a page says about itself, gathered tag by tag.
class PageFacts {
 public:
  /// `in_boilerplate`: whether the tag stands in an element about the site.
  void take_start(const HtmlEvent& tag, bool in_boilerplate);
  /// The text in a script; take_start() saw its tag just before.
  void take_script(std::string_view text);

  /// The day of publication, YYYY-MM-DD, or "". The surest source counts: datePublished in JSON-LD,
  /// meta elements, a `time` marked as that of publication, then the first `time` with a datetime
  /// outside elements about the site. Among sources of one kind the first counts.
  const std::string& date() const { return date_; }
  /// The address that the page names as its own (`link rel=canonical`, then `og:url`), or "".
  const std::string& url() const { return canonical_.empty() ? og_url_ : canonical_; }
  /// The title from `og:title`, or "".
  const std::string& title() const { return og_title_; }

 private:
  // From the surest; a meta element of publication counts before one that just says "date".
  enum class DateSource { json_ld, meta_published, meta_date, marked_time, any_time, none };

  void take_meta(const HtmlEvent& tag);
  void take_date(DateSource source, std::string_view text);

  std::string date_, canonical_, og_url_, og_title_;
  DateSource source_ = DateSource::none;
  bool in_json_ld_ = false;
};

}  // namespace glossator
