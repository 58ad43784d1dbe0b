// Runs a batch like `gloss run`: embed_batch CONFIG OUTPUT INPUT...
#include <glossator/batch.hpp>
#include <glossator/pipeline.hpp>
#include <glossator/reader.hpp>
#include <iostream>
#include <string>
#include <vector>

int main(int count, char** arguments) try {
  using namespace glossator;
  if (count < 4) throw Error(ErrorCode::usage, "embed_batch CONFIG OUTPUT INPUT...");
  const Config config = Config::from_file(arguments[1]);
  const Pipeline pipeline(config);
  const std::vector<std::string> inputs(arguments + 3, arguments + count);
  const auto reader = open_inputs(config, inputs, "2024-05-17");
  Output output = open_output(pipeline, arguments[2], {.inputs = inputs});
  const BatchReport report = pipeline.annotate_all(*reader, output);
  output.close();
  std::cout << report.documents << " documents, " << report.failed << " failed\n";
  return report.failed > 0 ? 1 : 0;
} catch (const std::exception& error) {
  std::cerr << "embed_batch: " << error.what() << "\n";
  return 2;
}
