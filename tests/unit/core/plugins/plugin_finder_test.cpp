#include "plugins/plugin_finder.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "glossator/pipeline.hpp"
#include "support/temp_dir.hpp"

namespace plugin_finder_test {

using namespace glossator;
namespace fs = std::filesystem;

namespace {

const std::string specimens = GLOSSATOR_SPECIMENS;

Config config_of(const std::string& plugin) {
  return Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": ")" + plugin + "\"}]}");
}

}  // namespace

TEST_CASE("A named library is used before any folder, whatever its file is called") {
  const TempDir folder;
  const std::string file = folder.path() + "/another_name.so";
  fs::copy_file(specimens + "/everything.so", file);
  const Pipeline named(config_of("everything"),
                       {.plugin_path = {specimens}, .plugin_files = {file}});
  CHECK(named.steps()[0].file == file);
  const Pipeline found(config_of("everything"), {.plugin_path = {specimens}});
  CHECK(found.steps()[0].file == specimens + "/everything.so");
}

TEST_CASE("A named library that holds something else hides nothing") {
  const Pipeline pipeline(config_of("everything"),
                          {.plugin_path = {specimens}, .plugin_files = {specimens + "/reader.so"}});
  CHECK(pipeline.steps()[0].file == specimens + "/everything.so");
}

TEST_CASE("A named library that is missing is an error") {
  CHECK_THROWS_WITH(
      Pipeline(config_of("everything"),
               {.plugin_path = {specimens}, .plugin_files = {"missing.so"}}),
      Catch::Equals("plugin library `missing.so` cannot be read: No such file or directory"));
}

TEST_CASE("A library of the plugin path is used before a shipped one, and the log says so once") {
  const TempDir preferred, shipped;
  const std::string file = preferred.path() + "/another_name.so";
  const std::string hidden = shipped.path() + "/everything.so";
  fs::copy_file(specimens + "/everything.so", file);
  fs::copy_file(specimens + "/everything.so", hidden);
  REQUIRE(setenv("GLOSS_PLUGIN_PATH", shipped.path().c_str(), 1) == 0);
  std::string log;
  const Logger logger = [&](LogLevel level, std::string_view message) {
    log += std::to_string(static_cast<int>(level)) + " " + std::string(message) + "\n";
  };
  const std::string steps =
      R"("pipeline": [{"plugin": "everything"},
      {"plugin": "everything", "name": "again", "outputs": {"things": "others"}}]})";
  const std::string said = "1 plugin `everything` is from " + file + ", not from " + hidden +
                           ", because the plugin path comes first\n";
  const Pipeline by_option(Config::from_text("{\"glossator\": 1, " + steps),
                           {.plugin_path = {preferred.path()}, .logger = logger});
  CHECK(by_option.steps()[1].file == file);
  CHECK(log == said);
  log.clear();
  const Pipeline by_config(Config::from_text(R"({"glossator": 1, "plugins": {"path": [")" +
                                             preferred.path() + "\"]}, " + steps),
                           {.logger = logger});
  CHECK(by_config.steps()[0].file == file);
  CHECK(log == said);
  log.clear();
  const Pipeline shipped_only(Config::from_text("{\"glossator\": 1, " + steps), {.logger = logger});
  CHECK(shipped_only.steps()[0].file == hidden);
  CHECK(log.empty());
  unsetenv("GLOSS_PLUGIN_PATH");
}

TEST_CASE("A failure is kept only if the library alone decides on it") {
  const TempDir folder;
  const std::string library = folder.write("x.so", "x");
  const std::string file = folder.path() + "/cache.json";
  const auto is_kept = [&](const char* cause) {
    PluginCache cache(file);
    cache.put(library, Json::object({{"error", "no"}, {"cause", cause}}));
    return cache.find(library).has_value();
  };
  for (const char* cause : {"no_entry", "bad_magic", "other_major", "newer_minor", "bad_tables"})
    CHECK(is_kept(cause));
  for (const char* cause : {"missing_library", "undefined_symbol", "not_loadable", "refused",
                            "not_found", "init", "crashes", "exits"})
    CHECK_FALSE(is_kept(cause));
}

TEST_CASE("A library that hangs is tried again once the loader's variables change") {
  const TempDir folder;
  const std::string library = folder.write("x.so", "x");
  PluginCache cache(folder.path() + "/cache.json");
  cache.put(library, Json::object({{"error", "no"}, {"cause", "hangs"}}));
  CHECK(cache.find(library));
  for (const char* variable : {"LD_PRELOAD", "LD_LIBRARY_PATH"}) {
    REQUIRE(setenv(variable, folder.path().c_str(), 1) == 0);
    CHECK_FALSE(cache.find(library));
    unsetenv(variable);
    CHECK(cache.find(library));
  }
}

}  // namespace plugin_finder_test
