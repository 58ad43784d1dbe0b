#pragma once
/// The day that a text has named, for what names no day or month of its own behind it: "The vote
/// was on Sunday. Polls closed at 6 p.m.", "on 3 March and on the 11th", clocks under a heading.
#include <span>
#include <string_view>

#include "dates/link.hpp"
#include "dates/resolver.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// Follows the dates of one document, in order. Borrows its text.
class LastDay {
 public:
  explicit LastDay(std::string_view text) : text_(text) {}

  /// Sets context.on_last_day for found[index], and, of a clock under a heading, the context's last
  /// date until leave().
  void enter(std::span<const Found> found, std::size_t index, Context& context);
  void leave(Context& context);
  /// Takes the period of a date that is resolved, and the number of its record.
  void see(const Found& found, std::optional<Period> period, std::uint32_t record);

 private:
  bool is_of_heading(const Found& found, const Context& context) const;

  std::string_view text_;
  std::optional<Mention> heading_;  // the last date that is a line by itself
  std::uint32_t heading_end_ = 0;
  std::optional<Mention> own_;  // the context's last date, while a clock is of the heading
  bool is_entered_ = false;
};

}  // namespace dates
}  // namespace gloss
