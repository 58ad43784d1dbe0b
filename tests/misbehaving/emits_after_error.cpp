#include "misbehaving.hpp"

// Goes on as if its first batch had not been refused.
MISBEHAVING_PLUGIN(EmitsAfterError, "emits_after_error", {
  gloss_record record{5, 1, 0, 0, 0.5f, GLOSS_NONE, 0, 0};
  gloss_batch batch{sizeof(gloss_batch),
                    sizeof(gloss_record),
                    sizeof(gloss_attribute),
                    1,
                    0,
                    0,
                    &record,
                    nullptr,
                    nullptr,
                    nullptr,
                    nullptr};
  const gloss_call& call = document.call();
  call.emit(call.self, 0, &batch);
  record = {0, 0, 0, 0, 0.5f, GLOSS_NONE, 0, 0};
  call.emit(call.self, 0, &batch);
  output.add({0, 0}, 0);
})
