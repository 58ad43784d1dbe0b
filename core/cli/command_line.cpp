#include "command_line.hpp"

#include <algorithm>
#include <boost/dll/runtime_symbol_info.hpp>
#include <charconv>
#include <filesystem>
#include <set>
#include <sstream>

#include "glossator/error.hpp"
#include "text/nearest_name.hpp"

namespace glossator::cli {
namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;

std::vector<std::string> long_names(const po::options_description& options) {
  std::vector<std::string> names;
  for (const auto& option : options.options()) names.push_back("--" + option->long_name());
  return names;
}

}  // namespace

fs::path install_prefix() {
  const fs::path program(boost::dll::program_location().string());
  return program.parent_path().parent_path();
}

fs::path shipped_folder(const std::string& name) {
  return install_prefix() / "share/glossator" / name;
}

std::vector<fs::path> python_folders() {
  std::vector<fs::path> folders;
  for (const char* libraries : {"lib", "lib64", "lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu"})
    if (const fs::path folder = install_prefix() / libraries / "glossator/python";
        fs::exists(folder))
      folders.push_back(folder);
  return folders;
}

po::variables_map CommandLine::parse(const std::vector<std::string>& arguments) const {
  po::options_description all(options);
  all.add_options()("help,h", "this help");
  for (const auto& option : positional_names)
    all.add_options()(option.c_str(), po::value<std::vector<std::string>>());
  const auto refuse = [&](const std::string& what) {
    const std::string command = name.substr(name.find(' ') + 1);
    return Error(ErrorCode::usage, command + ": " + what + "; see `" + name + " --help`");
  };
  try {
    using namespace po::command_line_style;
    po::variables_map values;
    po::store(po::command_line_parser(arguments)
                  .options(all)
                  .positional(positions)
                  .style(unix_style & ~allow_guessing)
                  .run(),
              values);
    po::notify(values);
    return values;
  } catch (const po::unknown_option& error) {
    const std::string option = error.get_option_name();
    throw refuse("unknown option " + option + did_you_mean(option, long_names(all)));
  } catch (const po::too_many_positional_options_error&) {
    throw refuse("too many arguments; expected " + synopsis);
  } catch (const po::error& error) {
    throw refuse(error.what());
  }
}

std::string CommandLine::help() const {
  std::ostringstream text;
  text << name << " " << synopsis << "\n\n"
       << about << "\n\n"
       << options << "\nExamples\n"
       << examples;
  return text.str();
}

std::string text_of(const po::variables_map& values, const char* name) {
  return values.count(name) ? values[name].as<std::string>() : std::string();
}

std::vector<std::string> texts_of(const po::variables_map& values, const char* name) {
  return values.count(name) ? values[name].as<std::vector<std::string>>()
                            : std::vector<std::string>{};
}

std::optional<std::uint64_t> count_of(const po::variables_map& values, const char* name,
                                      std::uint64_t least, std::uint64_t most) {
  if (!values.count(name)) return std::nullopt;
  const std::string text = text_of(values, name);
  std::uint64_t count = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (failed == std::errc() && end == text.data() + text.size() && count >= least && count <= most)
    return count;
  throw Error(ErrorCode::usage,
              std::string("--") + name + " " + text + ": expected a whole number, " +
                  (most == ~std::uint64_t{0}
                       ? std::to_string(least) + " or more"
                       : "from " + std::to_string(least) + " to " + std::to_string(most)));
}

std::vector<std::string> parts_of(const std::vector<std::string>& lists) {
  std::vector<std::string> parts;
  for (const std::string& text : lists) {
    std::istringstream list(text);
    for (std::string part; std::getline(list, part, ',');)
      if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

std::vector<std::string> parts_of(const po::variables_map& values, const char* name) {
  return parts_of(std::vector<std::string>{text_of(values, name)});
}

void add_pipeline_options(po::options_description& options) {
  using Texts = std::vector<std::string>;
  auto add = options.add_options();
  add("set", po::value<Texts>()->value_name("POINTER=VALUE")->composing(),
      "override a value of the config; may be repeated");
  add("plugin-path", po::value<Texts>()->value_name("FOLDER")->composing(),
      "look for plugins here first; may be repeated");
}

std::vector<Config::Override> overrides(const std::vector<std::string>& texts) {
  std::vector<Config::Override> pairs;
  for (const auto& text : texts) {
    const auto equals = text.find('=');
    if (equals == text.npos || text.empty() || text[0] != '/')
      throw Error(ErrorCode::usage, "--set " + text +
                                        ": expected POINTER=VALUE, for example "
                                        "/pipeline/dates/options/direction=past");
    pairs.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return pairs;
}

std::string config_file(const std::string& name) {
  // `news` is the shipped config, even in a folder that has a `news` of its own.
  const fs::path folder = shipped_folder("configs");
  const fs::path shipped = folder / (name + ".json");
  const bool is_bare = name.find('/') == name.npos && !name.ends_with(".json");
  if (is_bare && fs::exists(shipped)) return shipped.string();
  if (fs::is_directory(name))
    throw Error(ErrorCode::usage, name + ": is a folder; name the config file in it");
  if (fs::exists(name)) return name;
  std::set<std::string> known;
  std::error_code ignored;
  for (fs::directory_iterator at(folder, ignored), end; at != end; at.increment(ignored))
    if (at->path().extension() == ".json" && at->path().filename() != "config.schema.json")
      known.insert(at->path().stem().string());
  const std::vector<std::string> names(known.begin(), known.end());
  throw Error(ErrorCode::usage, name + ": no such config file" + did_you_mean(name, names) +
                                    "; shipped configs: " + listed(names));
}

std::string counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace glossator::cli
