#include "chain/explain_extension.hpp"

#include <cmath>
#include <cstddef>
#include <new>
#include <string>

#include "chain/step_call.hpp"
#include "plugins/plugin_call.hpp"

namespace glossator {
namespace {

constexpr std::size_t most_candidates = 10'000;
// Of the first version, whatever later ones append.
constexpr std::size_t least_size = offsetof(gloss_candidate, reason) + sizeof(gloss_string);

std::optional<float> number(float score) {
  return std::isnan(score) ? std::nullopt : std::optional(score);
}

bool is_near(const gloss_candidate& candidate, const Trace& trace) {
  const auto reach = static_cast<std::uint64_t>(trace.reach);
  return candidate.begin <= trace.span.end + reach && trace.span.begin <= candidate.end + reach;
}

}  // namespace

ExplainExtension::ExplainExtension() : table_{sizeof(gloss_explain), 0, this, asked, tell} {}

gloss_status ExplainExtension::asked(void* self, const gloss_call* call, std::uint32_t* begin,
                                     std::uint32_t* end) {
  Trace& trace = *static_cast<ExplainExtension*>(self)->trace_;
  try {
    trace.steps.insert(StepCall::of(*call).step().name());
  } catch (const std::bad_alloc&) {
    return GLOSS_E_LIMIT;
  }
  *begin = trace.span.begin;
  *end = trace.span.end;
  return GLOSS_OK;
}

gloss_status ExplainExtension::tell(void* self, const gloss_call* call,
                                    const gloss_candidate* candidate) {
  Trace& trace = *static_cast<ExplainExtension*>(self)->trace_;
  const StepCall& told_by = StepCall::of(*call);
  if (candidate->struct_size < least_size || candidate->outcome > GLOSS_CANDIDATE_KEPT ||
      candidate->begin > candidate->end || candidate->end > told_by.text().size())
    return GLOSS_E_CONTRACT;
  if (!is_near(*candidate, trace)) return GLOSS_OK;
  if (trace.candidates.size() >= most_candidates) return GLOSS_E_LIMIT;
  try {
    trace.candidates.push_back({told_by.step().name(),
                                candidate->outcome == GLOSS_CANDIDATE_KEPT,
                                {candidate->begin, candidate->end},
                                readable(candidate->type),
                                readable(candidate->rule),
                                readable(candidate->reason),
                                number(candidate->score),
                                number(candidate->least_score)});
  } catch (const std::bad_alloc&) {
    return GLOSS_E_LIMIT;
  }
  return GLOSS_OK;
}

}  // namespace glossator
