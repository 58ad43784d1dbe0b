#pragma once
/// Tells why a record is there and why another is not, to `gloss explain`:
///
///   if (const Trace trace = document.trace())
///     trace.dropped(span, "person", "given-name", score, "the list never.txt denies it");
#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>
#include <string_view>

#include "explain.h"
#include "text.hpp"

namespace GLOSS_HIDDEN gloss {

/// The trace of one process() call; false if nobody asks, which costs a test of a pointer. Borrowed
/// from the call. One thread.
class Trace {
 public:
  static constexpr float no_score = std::numeric_limits<float>::quiet_NaN();

  Trace() = default;
  /// `explain` may be NULL.
  Trace(const gloss_explain* explain, const gloss_call& call) {
    if (explain == nullptr) return;
    if (explain->asked(explain->self, &call, &span_.begin, &span_.end) != GLOSS_OK) return;
    explain_ = explain;
    call_ = &call;
  }

  explicit operator bool() const { return explain_ != nullptr; }
  /// The span that is asked about. REQUIRES: there is a trace.
  Span span() const { return span_; }
  /// Whether `span` shares a byte with it. False without a trace.
  bool is_about(Span span) const {
    return explain_ != nullptr && span.begin < span_.end && span_.begin < span.end;
  }

  // Each does nothing without a trace. `score` and `least_score` may be no_score.

  /// A candidate that became no record. `reason` says what failed.
  void dropped(Span span, std::string_view type, std::string_view rule, float score,
               std::string_view reason, float least_score = no_score) const {
    tell(GLOSS_CANDIDATE_DROPPED, span, type, rule, score, reason, least_score);
  }
  /// A candidate that is a record. `reason` says what made it, and what moved its score.
  void kept(Span span, std::string_view type, std::string_view rule, float score,
            std::string_view reason, float least_score = no_score) const {
    tell(GLOSS_CANDIDATE_KEPT, span, type, rule, score, reason, least_score);
  }

 private:
  static gloss_string borrowed(std::string_view text) { return {text.data(), text.size()}; }

  void tell(std::uint32_t outcome, Span span, std::string_view type, std::string_view rule,
            float score, std::string_view reason, float least_score) const {
    if (explain_ == nullptr) return;
    const gloss_candidate candidate{
        sizeof(gloss_candidate), outcome,        span.begin,      span.end, score, least_score,
        borrowed(type),          borrowed(rule), borrowed(reason)};
    // A refusal must not cost the document.
    (void)explain_->tell(explain_->self, call_, &candidate);
  }

  const gloss_explain* explain_ = nullptr;
  const gloss_call* call_ = nullptr;
  Span span_;
};

/// A number as reasons show it: three significant digits.
inline std::string told_number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

}  // namespace gloss
