#include "explain_line.hpp"

namespace glossator::explain {

cli::CommandLine explain_line() {
  namespace po = boost::program_options;
  cli::CommandLine line{
      "gloss explain",
      "CONFIG DOCUMENT OFFSET | OUT ID:OFFSET [OPTIONS]",
      "Tells why records are at a place of a document: plugin, version, rule, attributes with "
      "their\n"
      "meaning, the evidence with its weights, the records that the step read there; and why "
      "others\n"
      "are not: the candidates that plugins considered at the place or near it, and what failed.\n"
      "OFFSET is a byte of the text, 120, or some, 120-135; of an input with several documents\n"
      "ID:120. Of results, OUT (JSONL with its manifest), only what the records hold is known.\n"
      "Exit code: 0 explained, 1 the document failed, 2 usage, config or plugin error.",
      "  gloss explain news article.txt 120\n"
      "  gloss explain news article.txt --find 'late June' --layers dates\n"
      "  gloss explain news articles.jsonl a7:120-135 --json\n"
      "  gloss explain annotated.jsonl a7:120\n",
      po::options_description("Options"),
      {},
      {"words"}};
  line.positions.add("words", -1);
  auto add = line.options.add_options();
  add("find", po::value<std::string>()->value_name("TEXT"),
      "in place of OFFSET: where the input first has this text");
  add("layers", po::value<std::string>()->value_name("A,B"), "these layers only; else all");
  add("reach", po::value<std::uint32_t>()->value_name("BYTES"),
      "show candidates so far from the place, if none is there; else 60");
  add("date", po::value<std::string>()->value_name("DATE"),
      "the reference date of documents without one");
  cli::add_pipeline_options(line.options);
  add("json", "as JSON");
  return line;
}

}  // namespace glossator::explain
