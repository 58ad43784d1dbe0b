// A host program outside the tree: two pipelines with different options in one process.
#include <glossator/pipeline.hpp>
#include <iostream>

int main(int, char** arguments) {
  using namespace glossator;
  const auto pipeline = [&](const std::string& least) {
    return Pipeline(Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": "tokens"},
                      {"plugin": "shouts", "options": {"least": )" +
                                      least + "}}]}"),
                    {.plugin_path = {arguments[1]}});
  };
  try {
    const Pipeline few = pipeline("4"), all = pipeline("1");
    for (const Pipeline* each : {&few, &all}) {
      Worker worker = each->open();
      const Document document{.id = "d", .text = "I said NO to NATO, twice."};
      const Annotations& annotations = worker.annotate(document);
      const Layer& layer = *annotations.find("shouts");
      for (std::uint32_t i = 0; i < layer.size(); ++i)
        std::cout << document.text.substr(layer[i].begin(), layer[i].end() - layer[i].begin())
                  << (i + 1 < layer.size() ? " " : "\n");
    }
    pipeline("\"many\"");
  } catch (const ConfigError& error) {
    std::cout << error.problems().size() << " problem at " << error.problems()[0].pointer << "\n";
  }
}
