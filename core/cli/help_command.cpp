#include <cstdio>

#include "commands.hpp"
#include "exit_code.hpp"
#include "glossator/error.hpp"
#include "program_beside.hpp"

namespace glossator::cli {

std::string overview() {
  return R"(gloss: layered annotations over documents, by plugins loaded at run time

  gloss run CONFIG INPUT...   annotate: a table on a terminal, else JSONL
  gloss validate CONFIG       check a config without running it
  gloss plugins list          the plugins that can be found
  gloss plugins show ID       its layers and options
  gloss plugins why ID        why one is not found or cannot be used
  gloss view OUT -o PAGE      a page to look at results, or at two runs
  gloss report OUT -o PAGE    a page of figures on a run
  gloss check PLUGIN.so       check a plugin library against the contract
  gloss explain CONFIG DOCUMENT OFFSET   why records are at a place, and why others are not
  gloss verify CONFIG INPUT   prove that results depend on nothing but documents and config
  gloss compile-list LIST     compile a term list for the plugin gazetteer
  gloss convert A B           convert annotated documents from and to other formats
  gloss diff A B              tell how two results differ: added, removed, changed
  gloss eval GOLD PRED        score predictions against gold, with intervals
  gloss new-plugin NAME       write a new plugin that builds, tests and runs
  gloss help COMMAND          all options of a command, with examples
  gloss --version

Try
  gloss run news article.txt --date 2023-02-11
  gloss run news articles.jsonl -o annotated.jsonl
)";
}

int help_command(const Arguments& arguments) {
  if (arguments.empty()) {
    std::fputs(overview().c_str(), stdout);
    return all_done;
  }
  if (arguments[0] == "run") return run_command({"--help"});
  if (arguments[0] == "validate") return validate_command({"--help"});
  if (arguments[0] == "plugins") return plugins_command({"--help"});
  if (is_program_beside(arguments[0])) become_program(arguments[0], {"--help"});
  if (arguments[0] == "new-plugin") return new_plugin_command({"--help"});
  throw Error(ErrorCode::usage, "no help on `" + arguments[0] + "`; see `gloss help`");
}

}  // namespace glossator::cli
