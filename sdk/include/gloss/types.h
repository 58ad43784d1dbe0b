/* gloss/types.h - the host extension "gloss.types/1": one word-type table per worker, shared by all
 * plugins of a chain, so that no word is hashed or lower-cased twice.
 *
 * A type is a distinct spelling among the tokens of a layer. A plugin reserves a row of its own per
 * type (a column of the table) and fills it once per type and worker; in process() it walks the ids
 * of the tokens and looks at rows. Ids are private to a worker and a document: they never reach any
 * output, and the host may renumber between documents.
 *
 * C++ plugins use gloss::TypeColumn (gloss/type_column.hpp), which works without the extension too.
 */
#ifndef GLOSS_TYPES_1_H
#define GLOSS_TYPES_1_H

#include "plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define GLOSS_TYPES_ID "gloss.types/1"

typedef struct gloss_type {
  uint32_t struct_size, reserved;
  gloss_string form;  /* the word as it stands in the text */
  gloss_string lower; /* its lower-case form: simple case mapping of Unicode, U+2019 as U+0027 */
} gloss_type;

typedef struct gloss_types {
  uint32_t struct_size, reserved;
  void* self;
  /* Reserves a zeroed row of `size` bytes per type, aligned to 16; `fill` writes the row when a
   * worker first meets the type. `fill` gets the `context` given here, runs in process() threads,
   * several at a time, and must not fail. [create()] */
  gloss_status (*add_column)(void* self, uint32_t size,
                             void (*fill)(void* context, const gloss_type* type, void* row),
                             void* context, uint32_t* column);
  /* ids[i] is the type of record i of the input layer `input`, whatever its plugin. Borrowed until
   * process() returns. [the process() thread] */
  gloss_status (*ids)(void* self, const gloss_call* call, uint32_t input, const uint32_t** ids,
                      uint32_t* count);
  /* Row of type t in `column`: (char *)base + t * stride. Call it after ids(). Borrowed until
   * process() returns, or until ids() is called for another layer. [the process() thread] */
  gloss_status (*rows)(void* self, const gloss_call* call, uint32_t column, const void** base,
                       uint32_t* stride);
} gloss_types;

#ifdef __cplusplus
}
#endif
#endif
