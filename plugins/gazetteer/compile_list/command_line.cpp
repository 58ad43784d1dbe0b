#include "command_line.hpp"

#include <sstream>
#include <stdexcept>

#include "nearest_option.hpp"

namespace gloss::gazetteer {
namespace {

namespace po = boost::program_options;

constexpr const char* synopsis = "LIST [OPTIONS]";

constexpr const char* about =
    "Makes a term list ready for the plugin `gazetteer`: a file that is mapped into memory, where\n"
    "the list itself is read and compiled at every start. LIST is UTF-8 text, a phrase a line:\n"
    "phrase, type, id, separated by tabs; a first line `phrase<TAB>type<TAB>id<TAB>NAME...` names\n"
    "further columns; `case` (smart, exact, ignore) and `score` (0 to 1) say how a row is "
    "matched.\n"
    "Reports what is wrong with it by line, and warns of what may be. Exit code 0 if a file is\n"
    "written, else 2.";

constexpr const char* examples =
    "  gloss compile-list products.tsv                   writes products.glist\n"
    "  gloss compile-list products.tsv -o lists/p.glist\n"
    "  gloss compile-list --check products.glist         is the compiled file undamaged?\n";

po::options_description told_options() {
  po::options_description options("Options");
  options.add_options()("output,o", po::value<std::string>()->value_name("FILE"),
                        "where to; default: LIST with the extension .glist")(
      "check", "LIST is a compiled one: read all of it and compare its checksum")(
      "quiet,q", "say nothing if all is well");
  return options;
}

po::options_description all_options() {
  po::options_description options = told_options();
  options.add_options()("help,h", "this help")("list", po::value<std::vector<std::string>>());
  return options;
}

std::vector<std::string> long_names(const po::options_description& options) {
  std::vector<std::string> names;
  for (const auto& option : options.options()) names.push_back("--" + option->long_name());
  return names;
}

}  // namespace

po::variables_map parse_command_line(const std::vector<std::string>& arguments) {
  const po::options_description options = all_options();
  po::positional_options_description positions;
  positions.add("list", 1);
  const auto refusal = [](const std::string& what) {
    return std::runtime_error("compile-list: " + what + "; see `gloss compile-list --help`");
  };
  try {
    using namespace po::command_line_style;
    po::variables_map values;
    po::store(po::command_line_parser(arguments)
                  .options(options)
                  .positional(positions)
                  .style(unix_style & ~allow_guessing)
                  .run(),
              values);
    po::notify(values);
    if (!values.count("list") && !values.count("help")) throw refusal("no LIST given");
    return values;
  } catch (const po::unknown_option& error) {
    const std::string option = error.get_option_name();
    throw refusal("unknown option " + option + did_you_mean(option, long_names(options)));
  } catch (const po::too_many_positional_options_error&) {
    throw refusal(std::string("too many arguments; expected ") + synopsis);
  } catch (const po::error& error) {
    throw refusal(error.what());
  }
}

std::string help_text() {
  std::ostringstream text;
  text << "gloss compile-list " << synopsis << "\n\n"
       << about << "\n\n"
       << told_options() << "\nExamples\n"
       << examples;
  return text.str();
}

}  // namespace gloss::gazetteer
