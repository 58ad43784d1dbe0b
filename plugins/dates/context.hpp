#pragma once
/// Reads the tense and the kind of an expression off the words around it.
#include <optional>

#include "dates/expression.hpp"
#include "dates/reader.hpp"
#include "dates/resolver.hpp"

namespace gloss {
namespace GLOSS_HIDDEN dates {

/// The tense of the clause: the nearest verb before the expression, else after it.
Tense tense_around(const Reader& in, const Expression& expression);

/// By Friday, until June: the tense that such a bound tells, if it does.
std::optional<Tense> tense_of_bound(const Reader& in, const Expression& expression,
                                    bool possessive);

/// Whether the sentence asks for something: by Monday please.
bool is_asked_for(const Reader& in);

/// Whether a clause tells a plan in the past: the service planned for Saturday was canceled.
bool is_plan_of_past(const Reader& in, const Expression& expression);

/// The tense that the word `at` tells: "will be paid" is ahead, for the participle follows its
/// auxiliary.
Tense tense_at(const Reader& in, std::uint32_t at);

bool is_present_of_be(std::string_view word);

/// Whether `at` follows "had been".
bool had_been(const Reader& in, std::uint32_t at);

/// The tense of a plan that the word `at` tells before a date that begins at `begin`: the fair
/// opens Tuesday, is to meet Wednesday.
Tense planned(const Reader& in, std::uint32_t at, std::uint32_t begin);

/// Whether `at` is the verb of a plan behind a weekday: on Tuesday, the bridge closes.
bool opens_behind(const Reader& in, std::uint32_t at, const Expression& expression);

/// Whether a date is that of an event which nobody announces: the Feb. 14 bombing.
bool is_of_event(const Reader& in, const Expression& expression);

/// Whether a weekday is that for which something is arranged: booked a table for Friday.
bool is_arranged_for(const Reader& in, const Expression& expression);

/// Whether the verb of a day's own clause stands before it and tells something done, and is none
/// of a report, which may lag: repairs began on Saturday, but not "he said Saturday".
bool is_done_in_clause(const Reader& in, const Expression& expression);

/// Whether a day at the head of its sentence is that of something done: on Tuesday he was arrested.
bool is_done_behind(const Reader& in, const Expression& expression);

/// Whether a day of a month is that of something done: the first case was announced on March 18.
/// `tense` is that of tense_around().
bool is_done_on(const Reader& in, const Expression& expression, Tense tense);

/// Whether the clause tells surely that a day, month or holiday without year is over or ahead.
/// `tense` is that of tense_around().
bool is_sure_of_tense(const Reader& in, const Expression& expression, Tense tense);

}  // namespace dates
}  // namespace gloss
