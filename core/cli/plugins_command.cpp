#include <cstdio>

#include "command_line.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "glossator/error.hpp"
#include "plugins/plugin_scan.hpp"
#include "plugins_actions.hpp"

namespace glossator::cli {
namespace {

namespace po = boost::program_options;

CommandLine plugins_line() {
  CommandLine line{
      "gloss plugins",
      "[list | show ID | why ID_OR_FILE | rescan | describe FILE] [OPTIONS]",
      "Lists the plugins that can be found; shows the layers and options of one; explains why one\n"
      "is not found or cannot be used.\n"
      "Plugins are searched in --plugin-path, $GLOSS_PLUGIN_PATH, beside the program, in\n"
      "~/.local/share/glossator/plugins and in the system's folders. The first plugin with an id\n"
      "wins. A process of its own loads each library once and asks for its description, which is\n"
      "cached in $XDG_CACHE_HOME/glossator until the file changes; rescan asks all again. "
      "describe\n"
      "prints the description; saved as FILE.json beside the library, it replaces the question.",
      "  gloss plugins list\n"
      "  gloss plugins show dates\n"
      "  gloss plugins show dates --json | jq .options.properties\n"
      "  gloss plugins why build/prices.so\n"
      "  gloss plugins describe build/prices.so >build/prices.so.json\n",
      po::options_description("Options"),
      {},
      {"action"}};
  line.positions.add("action", -1);
  auto add = line.options.add_options();
  add("json", "as JSON");
  add("all", "list: also libraries that are not plugins");
  add("plugin-path", po::value<std::vector<std::string>>()->value_name("FOLDER")->composing(),
      "look for plugins here first; may be repeated");
  return line;
}

}  // namespace

int plugins_command(const Arguments& arguments) {
  // The child of a scan comes first, before any set-up.
  if (arguments.size() == 2 && arguments[0] == "scan") answer_scan(arguments[1]);
  const CommandLine line = plugins_line();
  const auto values = line.parse(arguments);
  if (values.count("help")) {
    std::fputs(line.help().c_str(), stdout);
    return all_done;
  }
  for (const std::string& folder : texts_of(values, "plugin-path"))
    if (const auto missing = PluginFinder::missing_folder(folder))
      std::fprintf(stderr, "warning: --plugin-path: %s\n", missing->c_str());
  const PluginFinder finder = PluginFinder::standard(texts_of(values, "plugin-path"));
  auto words = texts_of(values, "action");
  if (words.empty()) words.push_back("list");
  const Form form = values.count("json") ? Form::json : Form::text;
  const Show show = values.count("all") ? Show::all_libraries : Show::plugins;
  if (words[0] == "list" && words.size() == 1) return list_plugins(finder, show, form);
  if (words[0] == "rescan" && words.size() == 1) return rescan_plugins(finder);
  if (words[0] == "show" && words.size() == 2) return show_plugin(finder, words[1], form);
  if (words[0] == "why" && words.size() == 2) return explain_plugin(finder, words[1]);
  if (words[0] == "describe" && words.size() == 2) return describe_library(finder, words[1]);
  throw Error(ErrorCode::usage,
              "plugins: expected list, show ID, why ID_OR_FILE, rescan or describe FILE; see "
              "`gloss plugins --help`");
}

}  // namespace glossator::cli
