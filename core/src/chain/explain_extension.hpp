#pragma once
#include <gloss/explain.h>

#include "glossator/trace.hpp"

namespace glossator {

/// "gloss.explain/1" of one chain: passes candidates to a Trace. One thread, that of the trace.
class ExplainExtension {
 public:
  ExplainExtension();
  ExplainExtension(const ExplainExtension&) = delete;

  /// Asks the question of `trace`, or none if it is NULL. Before any step is created.
  void ask(Trace* trace) { trace_ = trace; }
  /// NULL: nobody asks, so plugins see no extension.
  const gloss_explain* table() const { return trace_ ? &table_ : nullptr; }

 private:
  static gloss_status asked(void* self, const gloss_call* call, std::uint32_t* begin,
                            std::uint32_t* end);
  static gloss_status tell(void* self, const gloss_call* call, const gloss_candidate* candidate);

  Trace* trace_ = nullptr;
  gloss_explain table_;
};

}  // namespace glossator
