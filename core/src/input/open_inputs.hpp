#pragma once
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "glossator/config.hpp"
#include "glossator/log.hpp"
#include "input/byte_source.hpp"
#include "input/input_files.hpp"
#include "input/reader.hpp"
#include "text/offset_units.hpp"

namespace glossator {

/// Reads `files` in order, as the function below does. `stop` ends the waiting for pipes and
/// devices among them, as it does for StandardInput; NULL, or outlives the reader.
std::unique_ptr<Reader> open_inputs(const InputConfig& config, std::vector<InputFile> files,
                                    const std::string& date,
                                    std::unique_ptr<ByteSource> standard_input,
                                    Unit unit = Unit::byte, ReadingLimits limits = {},
                                    Logger log = {}, const std::atomic<bool>* stop = nullptr);

/// Reads all of `inputs` in order: files, folders, globs and `@LIST`, as find_input_files()
/// resolves them, and "-" for `standard_input`. `date` is the reference date of documents without
/// one; may be empty. `unit` is that of Document::source, which is set if config.offsets asks for
/// it. `log` gets the warnings; may be empty. Throws Error(usage) before it reads anything if an
/// input does not exist or matches nothing, or `date` cannot be read.
std::unique_ptr<Reader> open_inputs(const InputConfig& config,
                                    const std::vector<std::string>& inputs, const std::string& date,
                                    std::unique_ptr<ByteSource> standard_input,
                                    Unit unit = Unit::byte, ReadingLimits limits = {},
                                    Logger log = {});

}  // namespace glossator
