/* The annotator `minimal`: marks the words that are written in capitals, but for those of a
 * list. C99. */
#include <gloss/plugin.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What it reads. The types of the standard layer, exactly and in its order: so it is read without a
 * copy. */
static const char* const token_types[] = {"word", "number", "punctuation", "symbol",
                                          "url",  "email",  "handle",      NULL};
enum { TOKEN_WORD = 0 };
static const gloss_layer tokens_layer = {
    .struct_size = sizeof(gloss_layer), .name = "tokens", .types = token_types};
static const gloss_layer* const inputs[] = {&tokens_layer, NULL};

/* What it writes: the layer, the types of its records, and what a record says more. */
static const char* const types[] = {"capitals", NULL};
enum { CAPITALS = 0 };
static const gloss_key keys[] = {{.struct_size = sizeof(gloss_key),
                                  .kind = GLOSS_V_INT,
                                  .name = "letters",
                                  .description = "how many letters the word has"}};
enum { LETTERS = 0 };
static const gloss_layer written_layer = {.struct_size = sizeof(gloss_layer),
                                          .name = "minimal",
                                          .types = types,
                                          .keys = keys,
                                          .key_count = sizeof keys / sizeof *keys,
                                          .key_size = sizeof(gloss_key)};
static const gloss_layer* const outputs[] = {&written_layer, NULL};

static const gloss_description description = {
    .struct_size = sizeof(gloss_description), /* abi_minor_needed 0: any host of ABI 1 will do */
    .id = "minimal",
    .name = "Minimal",
    .version = "0.1.0",
    .vendor = "Your name",
    .license = "MIT",
    .url = "",
    .summary = "Marks words in capitals that are in no list.",
    /* The host checks options against this schema and fills in the defaults. */
    .config_schema_json =
        "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {"
        "\"least_letters\": {\"type\": \"integer\", \"minimum\": 1, \"default\": 2,"
        " \"description\": \"shorter words are passed over\"}}}",
    .inputs = inputs,
    .outputs = outputs,
    .threads = GLOSS_THREADS_WORKER,
    .caps = GLOSS_CAP_DETERMINISTIC};

struct gloss_annotator { /* read-only once created: all threads share it */
  const gloss_host* host;
  int64_t least_letters;
  char* list; /* the file, a word a line */
  size_t list_size;
};

struct gloss_worker { /* of one thread; its buffers are kept from document to document */
  const gloss_annotator* annotator;
  gloss_record* records;
  gloss_attribute* attributes;
  uint32_t capacity;
};

static gloss_status fail(const gloss_host* host, gloss_status status, const char* text) {
  host->set_error(host->self, status, (gloss_string){text, strlen(text)});
  return status;
}

static const gloss_description* describe(void* self, uint32_t index) {
  (void)self;
  return index ? NULL : &description;
}

/* The whole file, to be freed; NULL if it cannot be read. */
static char* read_file(gloss_string path, size_t* size) {
  char* name = malloc((size_t)path.size + 1);
  char* text = NULL;
  if (!name) return NULL;
  memcpy(name, path.data, (size_t)path.size);
  name[path.size] = '\0';
  FILE* file = fopen(name, "rb");
  free(name);
  if (!file) return NULL;
  if (fseek(file, 0, SEEK_END) == 0) {
    const long end = ftell(file);
    rewind(file);
    if (end >= 0 && (text = malloc((size_t)end + 1))) *size = fread(text, 1, (size_t)end, file);
  }
  fclose(file);
  return text;
}

/* Whether a line of the list is the word. */
static int is_listed(const gloss_annotator* annotator, const char* word, size_t size) {
  const char* line = annotator->list;
  const char* const end = line + annotator->list_size;
  while (line < end) {
    const char* stop = memchr(line, '\n', (size_t)(end - line));
    if (!stop) stop = end;
    if ((size_t)(stop - line) == size && memcmp(line, word, size) == 0) return 1;
    line = stop + 1;
  }
  return 0;
}

/* Once for each step of a config. */
static gloss_status create(void* self, uint32_t index, const gloss_host* host,
                           const gloss_config_api* api, const gloss_config* config,
                           gloss_annotator** out) {
  int64_t least_letters = 0;
  (void)self;
  if (index != 0) return GLOSS_E_UNSUPPORTED;
  if (api->get_int(config, (gloss_string){"/least_letters", 14}, &least_letters) != GLOSS_OK)
    return fail(host, GLOSS_E_CONFIG, "option /least_letters: expected an integer");
  /* The plugin's own file: none beside the config stands in for it. */
  gloss_string path = {NULL, 0};
  const gloss_status found = host->data_path(host->self, (gloss_string){"ordinary.tsv", 12}, &path);
  if (found != GLOSS_OK) return found;
  size_t size = 0;
  char* list = read_file(path, &size);
  if (!list) return fail(host, GLOSS_E_RESOURCE, "ordinary.tsv: cannot be read");
  *out = malloc(sizeof **out);
  if (!*out) {
    free(list);
    return fail(host, GLOSS_E_FATAL, "out of memory");
  }
  **out = (gloss_annotator){host, least_letters, list, size};
  return GLOSS_OK;
}

static void destroy(gloss_annotator* annotator) {
  free(annotator->list);
  free(annotator);
}

static gloss_status open_worker(gloss_annotator* annotator, gloss_worker** out) {
  *out = malloc(sizeof **out);
  if (!*out) return fail(annotator->host, GLOSS_E_FATAL, "out of memory");
  **out = (gloss_worker){annotator, NULL, NULL, 0};
  return GLOSS_OK;
}

static void close_worker(gloss_worker* worker) {
  free(worker->records);
  free(worker->attributes);
  free(worker);
}

/* Room for so many records, with an attribute each. */
static int reserve(gloss_worker* worker, uint32_t count) {
  if (count <= worker->capacity) return 1;
  gloss_record* records = realloc(worker->records, count * sizeof *records);
  if (records) worker->records = records;
  gloss_attribute* attributes = realloc(worker->attributes, count * sizeof *attributes);
  if (attributes) worker->attributes = attributes;
  if (records && attributes) worker->capacity = count;
  return records && attributes;
}

static int is_capitals(const char* text, uint32_t begin, uint32_t end) {
  for (; begin < end; ++begin)
    if (text[begin] < 'A' || text[begin] > 'Z') return 0;
  return 1;
}

/* Once for each document. Records go out in one batch. */
static gloss_status process(gloss_worker* worker, const gloss_document* document,
                            const gloss_call* call) {
  const gloss_annotator* annotator = worker->annotator;
  const gloss_batch* tokens = NULL;
  const gloss_status status = call->read_layer(call->self, 0, &tokens);
  if (status != GLOSS_OK) return status;
  if (!reserve(worker, tokens->record_count)) /* a token gives one record at most */
    return fail(annotator->host, GLOSS_E_FATAL, "out of memory");

  uint32_t count = 0;
  for (uint32_t i = 0; i < tokens->record_count; ++i) {
    const gloss_record* token =
        (const gloss_record*)((const char*)tokens->records + (size_t)i * tokens->record_size);
    const uint32_t letters = token->end - token->begin;
    if (token->type != TOKEN_WORD || letters < annotator->least_letters ||
        !is_capitals(document->text.data, token->begin, token->end) ||
        is_listed(annotator, document->text.data + token->begin, letters))
      continue;
    worker->records[count] =
        (gloss_record){token->begin, token->end, CAPITALS, 0, NAN, GLOSS_NONE, count, 1};
    worker->attributes[count] = (gloss_attribute){LETTERS, GLOSS_V_INT, {.integer = letters}};
    ++count;
  }
  const gloss_batch batch = {.struct_size = sizeof(gloss_batch),
                             .record_size = sizeof(gloss_record),
                             .attribute_size = sizeof(gloss_attribute),
                             .record_count = count,
                             .attribute_count = count,
                             .records = worker->records,
                             .attributes = worker->attributes};
  return count ? call->emit(call->self, 0, &batch) : GLOSS_OK;
}

static gloss_status init(const gloss_host* host, gloss_string library_path) {
  (void)host, (void)library_path;
  return GLOSS_OK;
}
static void deinit(void) {}

static const gloss_factory factory = {.struct_size = sizeof(gloss_factory),
                                      .count = 1,
                                      .describe = describe,
                                      .create = create,
                                      .destroy = destroy,
                                      .open = open_worker,
                                      .close = close_worker,
                                      .process = process};

static const void* get_factory(const char* id) {
  return strcmp(id, "gloss.factory/1") == 0 ? &factory : NULL;
}

const gloss_entry gloss_entry_1 = {
    GLOSS_MAGIC, sizeof(gloss_entry), GLOSS_ABI_MAJOR, GLOSS_ABI_MINOR, init, deinit, get_factory};
