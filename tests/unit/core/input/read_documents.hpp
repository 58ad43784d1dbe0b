#pragma once
/// Documents as a reader gives them, for the tests of readers.
#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "input/open_inputs.hpp"
#include "support/stream_source.hpp"
#include "support/temp_dir.hpp"

using glossator::Error;
using glossator::ErrorCode;
using glossator::InputConfig;
using glossator::InputDocument;
using glossator::InputFormat;
using glossator::open_inputs;

inline InputConfig format(glossator::InputFormat name) {
  InputConfig config;
  config.format = name;
  return config;
}

/// "id=text" or "id!error" of each document, one a line, with `folder` written as "DIR".
inline std::string read(const InputConfig& config, const std::vector<std::string>& inputs,
                        const std::string& standard_input = "", const std::string& folder = "\n") {
  std::istringstream stream(standard_input);
  const auto reader =
      open_inputs(config, inputs, "2023-01-02", std::make_unique<StreamSource>(stream));
  std::string out;
  InputDocument input;
  while (reader->next(input)) {
    out += input.document.id + (input.error ? "!" : "=");
    out += (input.error ? input.error->what() : input.document.text) + "\n";
  }
  CHECK_FALSE(reader->next(input));
  for (auto at = out.find(folder); folder != "\n" && at != std::string::npos; at = out.find(folder))
    out.replace(at, folder.size(), "DIR");
  return out;
}

inline std::string refusal(const InputConfig& config, const std::vector<std::string>& inputs) {
  std::istringstream stream;
  try {
    open_inputs(config, inputs, "", std::make_unique<StreamSource>(stream));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::usage);
    return error.what();
  }
  return "";
}

inline InputDocument only(const std::string& line,
                          const InputConfig& config = format(InputFormat::jsonl)) {
  std::istringstream stream(line);
  const auto reader =
      open_inputs(config, {"-"}, "2023-01-02", std::make_unique<StreamSource>(stream));
  InputDocument input, more;
  REQUIRE(reader->next(input));
  CHECK_FALSE(reader->next(more));
  return input;
}
