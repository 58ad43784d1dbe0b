/* clang-format off */
/* glossator.h - the host library for programs in C, and in any language that can call C.
 *
 *  (1) Text is UTF-8, pointer plus length (gloss_string of gloss/plugin.h); offsets are bytes,
 *      half-open [begin, end). Arguments are borrowed until the call returns.
 *  (2) A call that fails returns a status other than GLOSSATOR_OK, or NULL; glossator_error() then
 *      has the text. No C++ exception leaves the library.
 *  (3) Any number of threads may use a pipeline. One thread at a time may use a worker and all that
 *      is borrowed from it (annotations, layers, records, attributes, cursors). glossator_error()
 *      and its kin are per thread.
 *  (4) Whatever is borrowed from a worker lives until its next glossator_annotate() or its end;
 *      names and texts in it are not NUL-ended unless a comment says so.
 *  (5) Structs that cross start with struct_size = sizeof the struct as the caller compiled it, and
 *      only grow at the end; zero members mean the default. gloss_record and gloss_attribute are
 *      frozen (gloss/plugin.h).
 *  (6) Pointers are non-NULL unless a comment says otherwise. An index out of range, a NULL handle
 *      or an attribute of another kind is an error (2), or gives a value that a comment names.
 *
 * From version 1.0 on GLOSSATOR_ABI_MAJOR is the number in the library's soname, and within it
 * functions and members of structs are only added. Before that the soname has MAJOR.MINOR of the
 * version, and a program is compiled anew for each: 0.2 may change whatever 0.1 has. C99 or C++11.
 */
/* clang-format on */
#ifndef GLOSSATOR_H
#define GLOSSATOR_H

#include <gloss/plugin.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GLOSSATOR_API_SYMBOL __attribute__((visibility("default")))
#define GLOSSATOR_ABI_MAJOR 0

/* The version of the library that runs, for example "0.1.0"; NUL-ended, static. */
GLOSSATOR_API_SYMBOL const char* glossator_version(void);
/* GLOSSATOR_ABI_MAJOR of the library that runs. */
GLOSSATOR_API_SYMBOL uint32_t glossator_abi_major(void);

/* A text that ends with NUL, borrowed. `text` may be NULL: the empty text. */
static inline gloss_string glossator_text(const char* text) {
  gloss_string string;
  string.data = text;
  string.size = text ? (uint64_t)strlen(text) : 0;
  return string;
}

/* ---- errors ---- */

typedef int32_t glossator_status;
#define GLOSSATOR_OK 0
#define GLOSSATOR_E_USAGE 1    /* asked for something that does not exist */
#define GLOSSATOR_E_CONFIG 2   /* a config is wrong; glossator_problem() has each problem */
#define GLOSSATOR_E_PLUGIN 3   /* a plugin cannot be found, loaded or used */
#define GLOSSATOR_E_RESOURCE 4 /* a model, word list or other file of a plugin is missing */
#define GLOSSATOR_E_INPUT 5    /* a document is broken: not UTF-8 */
#define GLOSSATOR_E_OUTPUT 6   /* results cannot be written */
#define GLOSSATOR_E_DOCUMENT 7 /* one document could not be annotated; others can */
#define GLOSSATOR_E_CONTRACT 8 /* a plugin broke the contract of gloss/plugin.h */
#define GLOSSATOR_E_LIMIT 9    /* a size, count or time limit was reached; out of memory */
#define GLOSSATOR_E_CANCELLED 10
#define GLOSSATOR_E_INTERNAL 11 /* a bug in the library */
#define GLOSSATOR_E_CRASH 12    /* the process of a plugin died (run.isolation) */
#define GLOSSATOR_E_TIMEOUT 13  /* the process of a plugin exceeded its time and was killed */

/* Why this thread's last failing call failed: where, what is wrong, the next step. NUL-ended; never
 * NULL. Lives until this thread's next call that fails, or the thread's end. */
GLOSSATOR_API_SYMBOL const char* glossator_error(void);
/* The status of that call. GLOSSATOR_OK before the first failure. */
GLOSSATOR_API_SYMBOL glossator_status glossator_error_status(void);

/* One problem of a config. Its texts are NUL-ended and live as long as glossator_error()'s. */
typedef struct glossator_problem {
  uint32_t struct_size;
  uint32_t line, column; /* from 1, the column in bytes; 0: no place in a text */
  uint32_t reserved;
  const char* file;    /* as it was named; "" for a config from a text */
  const char* pointer; /* JSON Pointer */
  const char* message;
} glossator_problem;

/* How many problems the last failure had; 0 unless it was GLOSSATOR_E_CONFIG. */
GLOSSATOR_API_SYMBOL uint32_t glossator_problem_count(void);
/* GLOSSATOR_E_USAGE past the end, which leaves the failure itself unchanged. */
GLOSSATOR_API_SYMBOL glossator_status glossator_problem_at(uint32_t index, glossator_problem* out);

/* ---- pipelines ---- */

/* As in `--set /run/threads=2`: a JSON Pointer and the JSON text of the value to set; a text that
 * is not JSON counts as a string. Frozen. */
typedef struct glossator_override {
  gloss_string pointer, value;
} glossator_override;

/* Annotators of the program itself. A config names them by the ids in the factory's descriptions;
 * they come before any library. Frozen. */
typedef struct glossator_own_plugin {
  gloss_string name;            /* name in messages */
  const gloss_factory* factory; /* outlives the pipeline */
  gloss_string data_folder;     /* absolute; where its files are, unless in the config's folder;
                                   empty: none */
} glossator_own_plugin;

typedef struct glossator_options {
  uint32_t struct_size;
  uint32_t override_count, plugin_path_count, own_plugin_count;
  const glossator_override* overrides;
  const gloss_string* plugin_path; /* folders, searched before the config's */
  const glossator_own_plugin* own_plugins;
  gloss_string folder; /* of a config from a text: the base of its relative names; empty: "." */
  /* Receives the messages of host and plugins; NULL: they are dropped. level: 0 debug, 1 info,
   * 2 warning, 3 error. Must not throw. [any thread, several at once] */
  void (*log)(void* log_self, int32_t level, gloss_string message);
  void* log_self;
  const gloss_string* plugin_files; /* libraries that come before any folder */
  uint32_t plugin_file_count;
  uint32_t reserved;
  /* The gloss executable that runs plugins outside this process (run.isolation); empty: the one
   * that belongs to this library. */
  gloss_string worker_program;
} glossator_options;

typedef struct glossator_pipeline glossator_pipeline;
typedef struct glossator_worker glossator_worker;

/* Loads the plugins and their models. `options` may be NULL. NULL on failure, with all problems of
 * the config at once. [any thread] */
GLOSSATOR_API_SYMBOL glossator_pipeline* glossator_pipeline_from_file(
    gloss_string path, const glossator_options* options);
GLOSSATOR_API_SYMBOL glossator_pipeline* glossator_pipeline_from_text(
    gloss_string json, const glossator_options* options);
/* `pipeline` may be NULL. Its workers may be freed later: it lives on until then. [any thread] */
GLOSSATOR_API_SYMBOL void glossator_pipeline_free(glossator_pipeline* pipeline);
/* The config with every default written out, as JSON; NUL-ended, lives as long as the pipeline.
 * [any thread] */
GLOSSATOR_API_SYMBOL const char* glossator_pipeline_config(const glossator_pipeline* pipeline);

/* A worker for one thread. NULL on failure. [any thread] */
GLOSSATOR_API_SYMBOL glossator_worker* glossator_worker_new(const glossator_pipeline* pipeline);
GLOSSATOR_API_SYMBOL void glossator_worker_free(glossator_worker* worker); /* may be NULL */

/* ---- the result for one document ---- */

typedef struct glossator_annotations glossator_annotations;
typedef struct glossator_layer glossator_layer;

/* Runs the pipeline's steps. The document is copied. Problems of the document or a plugin go into
 * the result; NULL if the call itself was wrong or memory ran out. */
GLOSSATOR_API_SYMBOL const glossator_annotations* glossator_annotate(
    glossator_worker* worker, const gloss_document* document);
/* The same for a text and its reference date (ISO 8601 extended: 2024-05-17, or with time and zone
 * 2024-05-17T10:00Z; or empty). */
GLOSSATOR_API_SYMBOL const glossator_annotations* glossator_annotate_text(glossator_worker* worker,
                                                                          gloss_string text,
                                                                          gloss_string date);

/* Receives the result of document `number`, borrowed until it returns. Returns 0 to leave the
 * remaining documents. Must not throw, and must not use the worker. */
typedef int32_t (*glossator_take)(void* self, uint64_t number,
                                  const glossator_annotations* annotations);
/* The same for `count` documents, in order; quicker than one by one if plugins run in other
 * processes (run.isolation). The documents are copied, all at once. Calls `take` for none of them
 * if one is wrong as an argument. No result is left in the worker. */
GLOSSATOR_API_SYMBOL glossator_status
glossator_annotate_many(glossator_worker* worker, const gloss_document* const* documents,
                        uint64_t count, glossator_take take, void* self);

#define GLOSSATOR_COMPLETE 0 /* all layers are there */
#define GLOSSATOR_PARTIAL 1  /* a step failed, on_error is skip_layer: its layers are empty */
#define GLOSSATOR_FAILED 2   /* no layer has a record */
/* One of these; GLOSSATOR_FAILED for NULL. */
GLOSSATOR_API_SYMBOL uint32_t glossator_outcome(const glossator_annotations* annotations);

/* Why a step wrote nothing. */
typedef struct glossator_failure {
  uint32_t struct_size;
  glossator_status status;
  gloss_string plugin, step; /* empty if the host refused the document itself */
  gloss_string message;
} glossator_failure;

/* How many steps failed, in the order of the chain. 0 for NULL. */
GLOSSATOR_API_SYMBOL uint32_t glossator_failure_count(const glossator_annotations* annotations);
GLOSSATOR_API_SYMBOL glossator_status glossator_failure_at(const glossator_annotations* annotations,
                                                           uint32_t index, glossator_failure* out);

/* The document and its layers as a line of the JSONL output, without the line's end, in the unit
 * and with the layers that the config asks for. Empty on failure. */
GLOSSATOR_API_SYMBOL gloss_string
glossator_annotations_json(const glossator_annotations* annotations);

/* The layers, in the order in which steps write them. 0 and NULL for missing ones. */
GLOSSATOR_API_SYMBOL uint32_t glossator_layer_count(const glossator_annotations* annotations);
GLOSSATOR_API_SYMBOL const glossator_layer* glossator_layer_at(
    const glossator_annotations* annotations, uint32_t index);
GLOSSATOR_API_SYMBOL const glossator_layer* glossator_find_layer(
    const glossator_annotations* annotations, gloss_string name);

/* The layer's name, after renaming, and the id of the plugin that writes it. Empty for NULL. */
GLOSSATOR_API_SYMBOL gloss_string glossator_layer_name(const glossator_layer* layer);
GLOSSATOR_API_SYMBOL gloss_string glossator_layer_plugin(const glossator_layer* layer);
/* The names that gloss_record.type and gloss_attribute.key number; they live as long as the
 * pipeline. Empty past the end. */
GLOSSATOR_API_SYMBOL uint32_t glossator_type_count(const glossator_layer* layer);
GLOSSATOR_API_SYMBOL gloss_string glossator_type_name(const glossator_layer* layer, uint32_t type);
GLOSSATOR_API_SYMBOL uint32_t glossator_key_count(const glossator_layer* layer);
GLOSSATOR_API_SYMBOL gloss_string glossator_key_name(const glossator_layer* layer, uint32_t key);

/* A key of a layer, as the plugin declares it. */
typedef struct glossator_key {
  uint32_t struct_size;
  uint32_t kind;     /* of its attributes: GLOSS_V_... */
  uint32_t repeated; /* 1: a record may have several attributes with it; else 0 */
  uint32_t reserved;
  gloss_string name, description; /* live as long as the pipeline */
} glossator_key;

/* GLOSSATOR_E_USAGE past the end. */
GLOSSATOR_API_SYMBOL glossator_status glossator_key_at(const glossator_layer* layer, uint32_t key,
                                                       glossator_key* out);

/* The records, sorted: those about the document first, then by begin ascending, then by end
 * descending. NULL past the end. An absent score is NaN, an absent parent GLOSS_NONE. */
GLOSSATOR_API_SYMBOL uint32_t glossator_record_count(const glossator_layer* layer);
GLOSSATOR_API_SYMBOL const gloss_record* glossator_record_at(const glossator_layer* layer,
                                                             uint32_t record);
/* The part of the document's text that the record covers; empty past the end. */
GLOSSATOR_API_SYMBOL gloss_string glossator_record_text(const glossator_layer* layer,
                                                        uint32_t record);

/* Attribute number `index` (below gloss_record.attribute_count) of a record. NULL past the end. */
GLOSSATOR_API_SYMBOL const gloss_attribute* glossator_attribute_at(const glossator_layer* layer,
                                                                   uint32_t record, uint32_t index);
/* The record's first attribute with this key. NULL if it has none, which is not a failure. */
GLOSSATOR_API_SYMBOL const gloss_attribute* glossator_find_attribute(const glossator_layer* layer,
                                                                     uint32_t record,
                                                                     gloss_string key);
/* The text of a GLOSS_V_STRING attribute of this layer; values of other kinds are in
 * gloss_attribute.value. Empty for NULL and for another kind. */
GLOSSATOR_API_SYMBOL gloss_string glossator_attribute_text(const glossator_layer* layer,
                                                           const gloss_attribute* attribute);
/* The record that a GLOSS_V_REF attribute of this layer points to: its layer, and its number in
 * `record`. NULL for NULL and for another kind. */
GLOSSATOR_API_SYMBOL const glossator_layer* glossator_follow(const glossator_layer* layer,
                                                             const gloss_attribute* attribute,
                                                             uint32_t* record);

/* ---- span queries: gloss/span_index.hpp documents each ---- */

/* A position in the records that a query found. Lives on the caller's stack; needs no free.
 * Opaque. */
typedef struct glossator_cursor {
  uint64_t opaque[8];
} glossator_cursor;

#define GLOSSATOR_AT 0       /* begin and end are those of the span */
#define GLOSSATOR_INSIDE 1   /* within the span */
#define GLOSSATOR_COVERING 2 /* around the span */
#define GLOSSATOR_OVERLAPPING \
  3 /* sharing a byte with it, or empty and in or at it, or the reverse */

/* Finds the records in that relation to [begin, end). The first query of a layer and document
 * takes one pass over the layer; other queries, and each record found, take logarithmic time.
 * Allocates nothing once a worker has seen its largest document. */
GLOSSATOR_API_SYMBOL glossator_status glossator_select(const glossator_layer* layer,
                                                       uint32_t relation, uint32_t begin,
                                                       uint32_t end, glossator_cursor* out);
/* The first `count` records that begin at `offset` or after it. GLOSS_NONE: all. */
GLOSSATOR_API_SYMBOL glossator_status glossator_following(const glossator_layer* layer,
                                                          uint32_t offset, uint32_t count,
                                                          glossator_cursor* out);
/* The last `count` records that end at `offset` or before it. GLOSS_NONE: all. */
GLOSSATOR_API_SYMBOL glossator_status glossator_preceding(const glossator_layer* layer,
                                                          uint32_t offset, uint32_t count,
                                                          glossator_cursor* out);
/* The number of the next record found, in the layer's order; GLOSS_NONE after the last, and if the
 * query failed. */
GLOSSATOR_API_SYMBOL uint32_t glossator_next(glossator_cursor* cursor);

#ifdef __cplusplus
}
#endif
#endif
