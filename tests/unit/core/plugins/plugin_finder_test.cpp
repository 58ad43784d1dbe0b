#include "plugins/plugin_finder.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "glossator/pipeline.hpp"
#include "support/temp_dir.hpp"

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
