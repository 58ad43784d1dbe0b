/* clang-format off */
/* gloss/plugin.h - annotator plugin C ABI, major 1. Plain C99 / C++11, no other Glossator header.
 *
 *  (1) Fixed-width scalars only: no enum, bool, long, size_t, bit-field or packed struct crosses
 *      the line.
 *  (2) Text is UTF-8, pointer plus length, no NUL at the end. Offsets are bytes, half-open
 *      [begin, end).
 *  (3) Static data lives until deinit(). Everything else passed in either direction is borrowed
 *      until the call returns. Neither side frees what it did not allocate.
 *  (4) Every struct starts with struct_size. Structs only grow at the end; a missing or zero member
 *      is "absent". Read min(struct_size, your own sizeof). Records and attributes are frozen
 *      instead; they and keys are walked by the writer's stride.
 *  (5) A function returns a gloss_status; it may explain a failure with gloss_host.set_error before
 *      returning.
 *  (6) No C++ exception crosses. A plugin never calls fork, exit, setlocale, chdir, sigaction, and
 *      never writes stdout.
 *  (7) Threads a plugin starts are joined before close()/destroy() returns.
 *  (8) Pointers are non-NULL unless a comment says otherwise.
 *
 * Limits of the host. What goes beyond one is refused, with a message that names it.
 *  text          less than 4 GiB; a run may allow less (run.limits.document_mb)
 *  a layer       less than 2^32 - 1 records, attributes and bytes of strings
 *  parents       a record has at most GLOSS_MOST_PARENTS parents, one above another; no circle
 *  score         0..1, or NaN
 *  real numbers  finite
 *  strings       valid UTF-8
 *  word types    a column's row has 1 to 4096 bytes (gloss/types.h)
 *  time          gloss_call.cancelled is raised after run.limits.document_seconds
 *  options       JSON nests at most 256 levels; the schema: see config_schema_json
 *
 * The tag in brackets after a function says which threads may call it.
 */
/* clang-format on */
#ifndef GLOSS_ABI_1_H
#define GLOSS_ABI_1_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(_WIN32)
#define GLOSS_EXPORT_SYMBOL __declspec(dllexport)
#else
#define GLOSS_EXPORT_SYMBOL __attribute__((visibility("default")))
#endif

#define GLOSS_MAGIC 0x31534C47u /* "GLS1" read little-endian */
#define GLOSS_ABI_MAJOR 1u      /* a break: new number, new symbol name, new include guard */
#define GLOSS_ABI_MINOR 0u      /* raised by every append */

typedef int32_t gloss_status;
#define GLOSS_OK 0
#define GLOSS_E_CONFIG 1      /* create(): configuration refused */
#define GLOSS_E_RESOURCE 2    /* create(): model or word list missing or unreadable */
#define GLOSS_E_DOCUMENT 3    /* process(): this document only; the host records it and goes on */
#define GLOSS_E_FATAL 4       /* worker unusable; the host closes it and opens another */
#define GLOSS_E_UNSUPPORTED 5 /* a host service that this host or this call does not offer */
#define GLOSS_E_CANCELLED 6   /* the plugin saw gloss_call.cancelled and stopped */
#define GLOSS_E_LIMIT 7       /* a limit was reached: too many records, too long, too slow */
#define GLOSS_E_CONTRACT 8    /* host refused: the caller broke this contract */
#define GLOSS_NONE 0xFFFFFFFFu
#define GLOSS_MOST_PARENTS 16u

/* data may be NULL iff size == 0 */
typedef struct gloss_string {
  const char* data;
  uint64_t size;
} gloss_string;

/* ---- records: pointer-free and frozen, so the same bytes travel through shared memory ---- */

#define GLOSS_RECORD_DOCUMENT 1u /* flag: about the whole document; begin and end are ignored */

typedef struct gloss_record {
  uint32_t begin, end; /* on code-point boundaries, begin <= end <= text.size */
  uint32_t type;       /* index into the layer's type names; reading: GLOSS_NONE if undeclared */
  uint32_t flags;      /* GLOSS_RECORD_* */
  float score;         /* 0..1; NaN: none */
  uint32_t parent;     /* record of the same batch, or GLOSS_NONE */
  uint32_t attribute_begin, attribute_count;
} gloss_record; /* 32 bytes */

#define GLOSS_V_STRING 1u
#define GLOSS_V_INT 2u
#define GLOSS_V_FLOAT 3u
#define GLOSS_V_BOOL 4u /* value.integer is 0 or 1 */
#define GLOSS_V_REF 5u  /* record `index` of input layer `input`; GLOSS_NONE: of this batch */
#define GLOSS_V_SPAN 6u /* a piece of the text: [begin, end) in bytes */

typedef struct gloss_attribute {
  uint32_t key, kind; /* key: index into the layer's key names; reading: GLOSS_NONE if undeclared */
  union {
    int64_t integer;
    double number;
    struct {
      uint32_t begin, size;
    } string; /* bytes of the batch's pool */
    struct {
      uint32_t input, index;
    } ref;
    struct {
      uint32_t begin, end;
    } span;
  } value;
} gloss_attribute; /* 16 bytes */

/* What a plugin emits, and what it reads. */
typedef struct gloss_batch {
  uint32_t struct_size;
  uint32_t record_size, attribute_size; /* strides: sizeof as the WRITER compiled them */
  uint32_t record_count, attribute_count, pool_size;
  const void *records, *attributes; /* gloss_record[] and gloss_attribute[], walked by stride */
  const char* pool;                 /* text of GLOSS_V_STRING values */
  const char* const* types;         /* reading: NULL-ended names; emitting: NULL */
  const char* const* keys;          /* reading: NULL-ended names; emitting: NULL */
} gloss_batch;

typedef struct gloss_document {
  uint32_t struct_size, reserved;
  gloss_string id, uri, mime;
  gloss_string language;  /* BCP 47, or empty */
  gloss_string text;      /* host has checked: valid UTF-8, < 4 GiB; may contain U+0000 */
  gloss_string meta_json; /* JSON object, or empty */
  gloss_string date;      /* reference date of the text, ISO 8601, or empty: then none is known */
} gloss_document;

/* ---- static description: constant data, read without running plugin code ---- */

#define GLOSS_THREADS_WORKER 0u /* workers run at the same time, each in one thread at a time */
#define GLOSS_THREADS_SERIAL 1u /* global state: one call at a time in the whole process */
#define GLOSS_CAP_DETERMINISTIC 1u
#define GLOSS_CAP_CANCELLABLE 2u

/* A key of a layer: which values it has. The host checks every attribute against it, and results
 * are written by it: a key that repeats is always a list, another one never. Of a record of the
 * whole document they say scope `document`, whatever its key `scope` says. */
typedef struct gloss_key {
  uint32_t struct_size;
  uint32_t kind;     /* GLOSS_V_* */
  uint32_t repeated; /* 1: a record may have it several times */
  /* Inputs: 1 if the plugin works without the key. A key that the producer lacks, or writes of
   * another kind, is then absent; of one that is not optional it is an error. */
  uint32_t optional;
  const char* name;        /* [a-z][a-z0-9_]*; not id begin end text type score children */
  const char* description; /* one line */
  /* GLOSS_V_REF: names of the layers that it points into, each the layer itself or an input as the
   * plugin names it; NULL-ended. NULL for other kinds, and on an input if any will do. */
  const char* const* refers_to;
} gloss_key;

typedef struct gloss_layer {
  uint32_t struct_size;
  uint32_t optional; /* inputs: 1 if the plugin works without the layer */
  const char* name;  /* [a-z][a-z0-9_.-]*; the config may rename the layer */
  /* NULL-ended. An output names each type once, in valid UTF-8, not empty, without control
   * characters, and without blanks at its ends: `person`, `DATE`, `Finance/Tax`, `two words`.
   * Inputs: the types that the plugin knows, of which the producer writes at least one;
   * a record of another type has GLOSS_NONE. NULL on an input: the producer's numbering. */
  const char* const* types;
  /* key_count keys, walked by key_size. NULL: an output without keys; an input with the producer's
   * numbering. */
  const gloss_key* keys;
  uint32_t key_count, key_size; /* key_size: sizeof(gloss_key) as the plugin compiled it */
} gloss_layer;

typedef struct gloss_description {
  uint32_t struct_size;
  uint32_t abi_minor_needed; /* the least minor of a host that will do; 0 unless you need more */
  const char* id; /* [a-z0-9_.-]+: `dates`, `org.example.prices`; never changes meaning */
  const char *name, *version, *vendor, *license, *url, *summary;
  /* JSON Schema 2020-12, one object that describes the step's options. The host checks options
   * against it, and fills in each "default", before create(). Keywords that it enforces:
   *   type enum const multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength
   *   maxLength pattern minItems maxItems uniqueItems items prefixItems contains minContains
   *   maxContains properties patternProperties additionalProperties propertyNames required
   *   minProperties maxProperties dependentRequired dependentSchemas allOf anyOf oneOf not if then
   *   else $ref (within the schema: "#", "#/...") $defs
   * Those that it takes and does not enforce:
   *   $schema (of 2020-12 only) $comment title description default examples deprecated readOnly
   *   writeOnly format contentEncoding contentMediaType contentSchema
   * Any other keyword makes the schema invalid. pattern and patternProperties are RE2 expressions
   * that match anywhere in a text; lengths count code points; 1.0 is an integer, and reaches
   * create() as 1 where "type" asks for one. Schemas nest at most 64 deep, values 256; at most 32
   * $ref follow one another for a value, and at most 2048 schemas are under way at once. An object
   * that lists properties takes no others, unless additionalProperties, patternProperties or a
   * composition beside them (allOf anyOf oneOf if dependentSchemas $ref) may name more. */
  const char* config_schema_json;
  const gloss_layer* const* inputs;  /* NULL-ended */
  const gloss_layer* const* outputs; /* NULL-ended */
  uint32_t threads, caps;            /* GLOSS_THREADS_*, GLOSS_CAP_* */
} gloss_description;

/* ---- host services; text handed to the host is copied before the call returns ---- */

typedef struct gloss_host {
  uint32_t struct_size, abi_minor;
  void* self;
  gloss_string name, version;
  /* level: 0 debug, 1 info, 2 warning, 3 error. [any thread] */
  void (*log)(void* self, int32_t level, gloss_string message);
  /* Explains the status that this thread's current call is about to return. [any thread] */
  void (*set_error)(void* self, gloss_status code, gloss_string message);
  /* Finds a file that an option names: relative to the config file, then to the plugin's data
   * folder. The path is NUL-ended and lives until destroy(). GLOSS_E_RESOURCE if there is none.
   * [any thread] */
  gloss_status (*resource_path)(void* self, gloss_string relative, gloss_string* absolute);
  /* The same for a file of the plugin's own, in its data folder only. [any thread] */
  gloss_status (*data_path)(void* self, gloss_string relative, gloss_string* absolute);
  /* "gloss.types/1", "com.acme.x/2"; NULL if absent. [any thread] */
  const void* (*get_extension)(void* self, const char* id);
} gloss_host;

typedef struct gloss_config gloss_config;

/* The checked, default-filled options of a step; keys are JSON Pointers. Strings live as long as
 * the call that received the config. GLOSS_E_CONFIG: no such key, or of another type.
 * [the create() thread] */
typedef struct gloss_config_api {
  uint32_t struct_size, reserved;
  gloss_string (*json)(const gloss_config*);
  gloss_status (*get_string)(const gloss_config*, gloss_string key, gloss_string* out);
  gloss_status (*get_int)(const gloss_config*, gloss_string key, int64_t* out);
  gloss_status (*get_float)(const gloss_config*, gloss_string key, double* out);
  gloss_status (*get_bool)(const gloss_config*, gloss_string key, uint32_t* out);
  gloss_status (*get_size)(const gloss_config*, gloss_string key, uint64_t* out); /* items */
} gloss_config_api;

/* One process() call; nothing in it outlives that call. [the process() thread] */
typedef struct gloss_call {
  uint32_t struct_size, reserved;
  void* self;
  const volatile uint32_t* cancelled; /* non-zero: return GLOSS_E_CANCELLED soon */
  /* The layer bound to input `input`, sorted: begin up, end down; document records first. An absent
   * optional layer is an empty batch. */
  gloss_status (*read_layer)(void* self, uint32_t input, const gloss_batch** out);
  /* Copied and checked; any number of calls, records in any order. After a refusal the step has
   * failed, and what it wrote for this document is dropped. */
  gloss_status (*emit)(void* self, uint32_t output, const gloss_batch* batch);
} gloss_call;

/* ---- plugin side ---- */

typedef struct gloss_annotator gloss_annotator; /* config + models: read-only once created */
typedef struct gloss_worker gloss_worker;       /* scratch space of one thread */

/* The annotators of a library, or of a program that hands them to the host it embeds. */
typedef struct gloss_factory {
  uint32_t struct_size, count;
  void* self; /* given back to describe and create; NULL will do */
  /* No I/O, no allocation; the same description each time; NULL past the end. [any thread] */
  const gloss_description* (*describe)(void* self, uint32_t index);
  /* Loads models. On failure *out stays NULL. [one thread at a time per annotator] */
  gloss_status (*create)(void* self, uint32_t index, const gloss_host* host,
                         const gloss_config_api* api, const gloss_config* config,
                         gloss_annotator** out);
  /* After all its workers are closed. [one thread at a time per annotator] */
  void (*destroy)(gloss_annotator*);
  /* One worker per pool thread. [per gloss_description.threads] */
  gloss_status (*open)(gloss_annotator*, gloss_worker** out);
  void (*close)(gloss_worker*);
  /* Annotates one document. Nothing is emitted after an error. [per gloss_description.threads] */
  gloss_status (*process)(gloss_worker*, const gloss_document*, const gloss_call*);
} gloss_factory;

typedef struct gloss_entry {
  uint32_t magic, struct_size, abi_major, abi_minor;
  /* Counted, may be repeated; < 10 ms, no I/O, no threads. [one thread at a time, library-wide] */
  gloss_status (*init)(const gloss_host* host, gloss_string library_path);
  void (*deinit)(void);
  /* "gloss.factory/1"; NULL for any id it does not know. [any thread] */
  const void* (*get_factory)(const char* id);
} gloss_entry;

extern GLOSS_EXPORT_SYMBOL const gloss_entry gloss_entry_1; /* the only exported symbol */

#ifdef __cplusplus
}
static_assert(sizeof(gloss_string) == 16 && sizeof(gloss_record) == 32 &&
                  sizeof(gloss_attribute) == 16,
              "frozen layout");
#endif
#endif
