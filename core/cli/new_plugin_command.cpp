#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "command_line.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "glossator/error.hpp"
#include "plugins/plugin_finder.hpp"
#include "python_modules.hpp"
#include "text/nearest_name.hpp"

namespace glossator::cli {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

CommandLine new_plugin_line() {
  CommandLine line{
      "gloss new-plugin",
      "NAME [OPTIONS]",
      "Writes the folder NAME: an annotator plugin that builds with CMake against the installed\n"
      "package, with an options schema, a config, a sample, spec cases, a test and a CI script;\n"
      "or in Python, which needs no compiler.\n"
      "Its README.md has the first ten minutes. NAME is the plugin's id: lower-case letters, "
      "digits,\n"
      "`_`, and dots between its parts; layer, library and CMake project have `_` for a dot.",
      "  gloss new-plugin prices\n"
      "  gloss new-plugin org.example.prices --data\n"
      "  gloss new-plugin prices --lang c --into ~/plugins\n"
      "  gloss new-plugin prices --lang python\n",
      po::options_description("Options"),
      {},
      {"name"}};
  line.positions.add("name", -1);
  auto add = line.options.add_options();
  add("lang", po::value<std::string>()->value_name("LANGUAGE")->default_value("cpp"),
      "cpp: C++20, about 50 lines; c: C99, about 150; python: 3.9 or later, about 35");
  add("data", "with a folder data/ and a list in it, which the plugin reads");
  add("into", po::value<std::string>()->value_name("FOLDER")->default_value("."),
      "make the folder NAME in this one, which exists");
  return line;
}

Error refusal(const std::string& what) { return Error(ErrorCode::usage, "new-plugin: " + what); }

// Letters, digits and "_" after a letter, in parts with dots between them.
bool is_id(const std::string& name) {
  bool begins_part = true;
  for (const char c : name) {
    const bool is_letter = c >= 'a' && c <= 'z';
    const bool continues = is_letter || (c >= '0' && c <= '9') || c == '_' || c == '.';
    if (begins_part ? !is_letter : !continues) return false;
    begins_part = c == '.';
  }
  return !begins_part && name.size() <= 64;
}

// "org.example.prices" -> "org_example_prices", a name for files, targets and layers.
std::string stem_of(std::string id) {
  std::replace(id.begin(), id.end(), '.', '_');
  return id;
}

void check_name(const std::string& name, const std::string& language) {
  if (!is_id(name))
    throw refusal("the name `" + name +
                  "` will not do; expected a lower-case letter, then lower-case letters, digits "
                  "and `_`, 64 at most, for example `stock_prices`, or several of them with dots "
                  "between, for example `org.example.prices`");
  if (language == "python" && is_python_name(name))
    throw refusal("the name `" + name +
                  "` will not do in Python, where it is a word of the language or a module that " +
                  name + ".py would hide; choose another name, for example `my_" + name + "`");
  // The example config runs the plugin behind `tokens`, and each layer can have only one writer.
  if (name == "tokens" || name == "sentences")
    throw refusal("`" + name + "` is a layer that the plugin `tokens` writes; choose another name");
  if (const auto file = PluginFinder::standard({}).find(name))
    throw refusal("there is a plugin `" + name + "` already (" + *file + "); choose another name");
}

// "stock_prices" -> "StockPrices"
std::string class_name(const std::string& stem) {
  std::string out;
  bool starts = true;
  for (const char c : stem) {
    if (c != '_') out += starts && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    starts = c == '_';
  }
  return out;
}

// Where the templates mean the plugin's id, and not a file, a target or a layer.
constexpr std::string_view id_places[] = {
    ".id = \"minimal\"",    " id = \"minimal\"",   "\"plugin\": \"minimal\"",
    "plugins show minimal", "annotator `minimal`", "# minimal\n",
    "BINARY_DIR}/minimal ", "plugins/minimal)",    "folder `minimal/`"};

bool is_id_place(std::string_view text, std::size_t at) {
  return std::any_of(std::begin(id_places), std::end(id_places), [&](std::string_view place) {
    const std::size_t before = place.find("minimal");
    return at >= before && text.substr(at - before).starts_with(place);
  });
}

void replace_name(std::string& text, const std::string& id, const std::string& stem) {
  constexpr std::string_view name = "minimal";
  std::string out;
  std::size_t from = 0;
  for (auto at = text.find(name); at != text.npos; at = text.find(name, from)) {
    out.append(text, from, at - from).append(is_id_place(text, at) ? id : stem);
    from = at + name.size();
  }
  text = out.append(text, from);
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw Error(ErrorCode::internal, file.string() + ": cannot be read");
  return text.str();
}

void write(const fs::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out)
    throw Error(ErrorCode::output, file.string() + ": cannot be written; is the disk full?");
}

// Copies the example folder and replaces its name. Skips a build folder in the example.
void copy_template(const fs::path& source, const fs::path& target, const std::string& name) {
  const std::string stem = stem_of(name), type = class_name(stem);
  for (auto at = fs::recursive_directory_iterator(source); at != fs::end(at); ++at) {
    const std::string folder = at->path().filename().string();
    if (folder == "__pycache__" || (at.depth() == 0 && folder == "build")) {
      at.disable_recursion_pending();
      continue;
    }
    fs::path made = target / fs::relative(at->path(), source);
    // A file of Python is named after what it holds.
    if (made.extension() == ".py") {
      std::string file = made.filename().string();
      replace_all(file, "minimal", stem);
      made.replace_filename(file);
    }
    if (at->is_directory()) {
      fs::create_directories(made);
      continue;
    }
    std::string text = read(at->path());
    replace_all(text, "Minimal", type);
    replace_name(text, name, stem);
    write(made, text);
    fs::permissions(made, at->status().permissions() | fs::perms::owner_write);
  }
}

// `more`: "_data", or nothing.
fs::path template_folder(const std::string& language, const char* more) {
  if (language != "cpp" && language != "c" && language != "python")
    throw refusal("--lang " + language + ": expected cpp, c or python");
  if (language == "python" && *more)
    throw refusal(
        "--data: a plugin in Python finds its own files beside the file of its class; "
        "leave the option out");
  fs::path folder = shipped_folder("templates") / (language + more);
  if (!fs::is_directory(folder))
    throw refusal("the template " + folder.string() +
                  " is missing; install Glossator again, with its share folder beside bin");
  return fs::canonical(folder);
}

// The file of `python3 -m glossator.plugin`, which needs no PYTHONPATH so.
std::string python_tool() {
  for (const fs::path& folder : python_folders())
    if (const fs::path tool = folder / "glossator/plugin.py"; fs::exists(tool))
      return tool.string();
  return "-m glossator.plugin";
}

// The commands that build, test and run the new plugin.
void tell_next(const fs::path& target, const std::string& stem, const std::string& language) {
  const std::string shown = target.string();
  const fs::path prefix = install_prefix();
  const std::string gloss = (prefix / "bin/gloss").string();
  if (language == "python") {
    std::printf(
        "made %s; next\n"
        "  cd %s\n"
        "  python3 %s build %s.py\n"
        "  GLOSS=%s python3 %s_test.py\n"
        "  %s run config.json sample.txt\n",
        shown.c_str(), shown.c_str(), python_tool().c_str(), stem.c_str(), gloss.c_str(),
        stem.c_str(), gloss.c_str());
    return;
  }
  const bool installed = fs::exists(prefix / "include/gloss/plugin.h");
  std::printf(
      "made %s; next\n"
      "  cd %s\n"
      "  cmake -S . -B build -DCMAKE_PREFIX_PATH=%s\n"
      "  cmake --build build && ctest --test-dir build\n"
      "  %s run config.json sample.txt\n",
      shown.c_str(), shown.c_str(),
      installed ? prefix.c_str() : "FOLDER  # where Glossator is installed", gloss.c_str());
}

}  // namespace

int new_plugin_command(const Arguments& arguments) {
  const CommandLine line = new_plugin_line();
  const auto values = line.parse(arguments);
  if (values.count("help")) {
    std::fputs(line.help().c_str(), stdout);
    return all_done;
  }
  const auto names = texts_of(values, "name");
  if (names.size() != 1) throw refusal("expected one NAME; see `gloss new-plugin --help`");
  const std::string& name = names[0];
  const std::string language = values["lang"].as<std::string>();
  check_name(name, language);
  std::vector<fs::path> sources{template_folder(language, "")};
  if (values.count("data")) sources.push_back(template_folder(language, "_data"));
  const fs::path into = values["into"].as<std::string>();
  if (!fs::is_directory(into))
    throw refusal("--into " + into.string() + ": no such folder; make it first");
  const fs::path target = (into / name).lexically_normal();
  if (fs::exists(fs::symlink_status(target)))
    throw refusal(target.string() + " exists already; choose another name, or remove it first");
  try {
    fs::create_directory(target);
    for (const fs::path& source : sources) copy_template(source, target, name);
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::output, target.string() + ": cannot be made: " + error.code().message());
  }
  tell_next(target, stem_of(name), language);
  return all_done;
}

}  // namespace glossator::cli
