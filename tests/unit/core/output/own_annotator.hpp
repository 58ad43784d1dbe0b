#pragma once
#include <gloss/export.hpp>
#include <string>

#include "glossator/pipeline.hpp"
#include "output/record_writer.hpp"

/// What a writer makes of `document`, annotated by an annotator of the test itself. `writer_of`
/// gets the pipeline.
template <class Annotator, class WriterOf>
std::string written_by(const std::string& id, const glossator::Document& document,
                       const WriterOf& writer_of) {
  const glossator::Pipeline pipeline(
      glossator::Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": ")" + id + "\"}]}"),
      {.own_plugins = {{"own", gloss::factory_of<Annotator>()}}});
  glossator::Worker worker = pipeline.open();
  glossator::OutputBuffer out;
  writer_of(pipeline)->append(document, worker.annotate(document), out);
  return std::string(out.text());
}
