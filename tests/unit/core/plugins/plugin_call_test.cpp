#include "plugins/plugin_call.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

namespace plugin_call_test {

using namespace glossator;

TEST_CASE("The text of an exception is readable") {
  std::string error;
  CHECK(call_plugin(error, []() -> gloss_status { throw std::runtime_error("my \xFF"); }) ==
        GLOSS_E_CONTRACT);
  CHECK(error == "threw an exception across the C line: my \uFFFD");
  CHECK(call_plugin(error, []() -> gloss_status { throw 42; }) == GLOSS_E_CONTRACT);
  CHECK(error == "threw an exception across the C line");
}

TEST_CASE("A status that the contract lacks is told with the plugin's text") {
  std::string error;
  const auto answer = [&](gloss_status status) {
    return call_plugin(error, [&] {
      set_error_text(nullptr, status, {"a reason", 8});
      return status;
    });
  };
  CHECK(answer(4711) == GLOSS_E_CONTRACT);
  CHECK(error == "returned the unknown status 4711: a reason");
  CHECK(answer(-3) == GLOSS_E_CONTRACT);
  CHECK(answer(GLOSS_E_DOCUMENT) == GLOSS_E_DOCUMENT);
  CHECK(error == "a reason");
}

}  // namespace plugin_call_test
