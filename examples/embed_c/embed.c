/* Finds people, with the dates in their sentences.
 * embed CONFIG TEXT [DATE] */
#include <glossator.h>
#include <stdio.h>

static void print(gloss_string text) { fwrite(text.data, 1, (size_t)text.size, stdout); }

static int complain(void) {
  uint32_t i;
  glossator_problem problem;
  problem.struct_size = sizeof problem;
  for (i = 0; glossator_problem_at(i, &problem) == GLOSSATOR_OK; ++i)
    fprintf(stderr, "embed: %s:%u:%u: %s: %s\n", problem.file, problem.line, problem.column,
            problem.pointer, problem.message);
  if (i == 0) fprintf(stderr, "embed: %s\n", glossator_error());
  return 2;
}

static void print_dates(const glossator_layer* dates, const gloss_record* sentence) {
  glossator_cursor found;
  uint32_t i;
  glossator_select(dates, GLOSSATOR_INSIDE, sentence->begin, sentence->end, &found);
  while ((i = glossator_next(&found)) != GLOSS_NONE) {
    printf("  ");
    print(glossator_record_text(dates, i));
    printf(" = ");
    print(glossator_attribute_text(dates,
                                   glossator_find_attribute(dates, i, glossator_text("value"))));
  }
}

static int print_people(const glossator_annotations* annotations) {
  const glossator_layer* people = glossator_find_layer(annotations, glossator_text("people"));
  const glossator_layer* dates = glossator_find_layer(annotations, glossator_text("dates"));
  const glossator_layer* sentences = glossator_find_layer(annotations, glossator_text("sentences"));
  uint32_t i, sentence;
  if (!people || !dates || !sentences) return complain();
  for (i = 0; i < glossator_record_count(people); ++i) {
    const gloss_record* person = glossator_record_at(people, i);
    const gloss_attribute* entity = glossator_find_attribute(people, i, glossator_text("entity"));
    uint32_t full = i; /* the first full mention of the same person */
    glossator_cursor around;
    if (entity) glossator_follow(people, entity, &full);
    print(glossator_record_text(people, full));
    glossator_select(sentences, GLOSSATOR_COVERING, person->begin, person->end, &around);
    if ((sentence = glossator_next(&around)) != GLOSS_NONE)
      print_dates(dates, glossator_record_at(sentences, sentence));
    printf("\n");
  }
  return 0;
}

int main(int count, char** arguments) {
  glossator_pipeline* pipeline;
  glossator_worker* worker;
  const glossator_annotations* annotations;
  int status;
  if (count < 3) return fprintf(stderr, "embed CONFIG TEXT [DATE]\n"), 2;
  pipeline = glossator_pipeline_from_file(glossator_text(arguments[1]), NULL);
  if (!pipeline) return complain();
  worker = glossator_worker_new(pipeline); /* one for each thread */
  annotations = glossator_annotate_text(worker, glossator_text(arguments[2]),
                                        glossator_text(count > 3 ? arguments[3] : ""));
  if (!annotations) return complain();
  if (glossator_outcome(annotations) == GLOSSATOR_COMPLETE) {
    status = print_people(annotations);
  } else {
    glossator_failure failure;
    failure.struct_size = sizeof failure;
    glossator_failure_at(annotations, 0, &failure);
    fprintf(stderr, "embed: %.*s\n", (int)failure.message.size, failure.message.data);
    status = 1;
  }
  glossator_worker_free(worker);
  glossator_pipeline_free(pipeline);
  return status;
}
