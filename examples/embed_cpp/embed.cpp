// Finds people, with the dates in their sentences.
// embed CONFIG TEXT [DATE]
#include <glossator/pipeline.hpp>
#include <glossator/query.hpp>
#include <iostream>

using namespace glossator;

namespace {

const Layer& layer(const Annotations& annotations, const char* name) {
  if (const Layer* found = annotations.find(name)) return *found;
  throw Error(ErrorCode::usage, std::string("the config has no step that writes ") + name);
}

void print_people(const Annotations& annotations) {
  const SpanIndex dates(layer(annotations, "dates"));
  const SpanIndex sentences(layer(annotations, "sentences"));
  for (const Record person : layer(annotations, "people")) {
    const auto entity = person.find("entity");  // the first full mention of the same person
    const Record full = entity ? annotations.follow(*entity) : person;
    std::cout << full.covered();
    if (const auto sentence = sentences.covering(person.span()).first())
      for (const Record date : dates.inside(sentence->span()))
        std::cout << "  " << date.covered() << " = " << date.find("value")->text();
    std::cout << "\n";
  }
}

}  // namespace

int main(int count, char** arguments) try {
  if (count < 3) throw Error(ErrorCode::usage, "embed CONFIG TEXT [DATE]");
  const Pipeline pipeline(Config::from_file(arguments[1]));
  Worker worker = pipeline.open();  // one for each thread
  const Document document{.text = arguments[2], .date = count > 3 ? arguments[3] : ""};
  const Annotations& annotations = worker.annotate(document);
  for (const Failure& failure : annotations.failures())
    std::cerr << "embed: " << failure.message << "\n";
  if (annotations.status() != Status::ok) return 1;
  print_people(annotations);
  return 0;
} catch (const ConfigError& error) {
  for (const Problem& problem : error.problems()) std::cerr << "embed: " << problem.text() << "\n";
  return 2;
} catch (const std::exception& error) {
  std::cerr << "embed: " << error.what() << "\n";
  return 2;
}
