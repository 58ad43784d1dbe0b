/* gloss/explain.h - the host extension "gloss.explain/1": why a record is there, and why another is
 * not. Somebody asks about a span of a document; each plugin tells which candidates it considered
 * there and what became of them.
 *
 * The host gives out the extension only if a span is asked about, so that a plugin looks at one
 * pointer for each document of an ordinary run. What is told never changes a record.
 *
 * C++ plugins use `document.trace()` (gloss/explain.hpp), which works without the extension too.
 */
#ifndef GLOSS_EXPLAIN_1_H
#define GLOSS_EXPLAIN_1_H

#include "plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define GLOSS_EXPLAIN_ID "gloss.explain/1"

#define GLOSS_CANDIDATE_DROPPED 0u /* no record came of it; the reason says what failed */
#define GLOSS_CANDIDATE_KEPT 1u    /* it is a record; the reason says what made it and its score */

/* Texts are UTF-8, for people; each may be empty. */
typedef struct gloss_candidate {
  uint32_t struct_size;
  uint32_t outcome; /* GLOSS_CANDIDATE_* */
  /* Bytes of the text, half-open. The whole text: about a record of the whole document. */
  uint32_t begin, end;
  float score;       /* NaN: none */
  float least_score; /* the score that it needs; NaN: none */
  gloss_string type; /* of the record that it would be */
  /* The rule, or the list and its line. Empty: about a word that no rule came to; it is not shown
   * where a candidate with a rule covers it. */
  gloss_string rule;
  gloss_string reason; /* "no verb before it", "the list stop.tsv denies it" */
} gloss_candidate;

typedef struct gloss_explain {
  uint32_t struct_size, reserved;
  void* self;
  /* GLOSS_OK: [*begin, *end) of the call's document is asked about. GLOSS_E_UNSUPPORTED: nothing
   * is. [the process() thread] */
  gloss_status (*asked)(void* self, const gloss_call* call, uint32_t* begin, uint32_t* end);
  /* Copied. Of any place: the host keeps what is near the span that is asked about.
   * GLOSS_E_CONTRACT: it ends before it begins, or after the text, or has another outcome.
   * GLOSS_E_LIMIT: enough was told. Neither fails the document. [the process() thread] */
  gloss_status (*tell)(void* self, const gloss_call* call, const gloss_candidate* candidate);
} gloss_explain;

#ifdef __cplusplus
}
#endif
#endif
