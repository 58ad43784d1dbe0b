#pragma once
#include <span>
#include <vector>

#include "glossator/pipeline.hpp"
#include "input/input_files.hpp"

namespace glossator {

/// `count` prepared workers that fill `layers`, opened at the same time, each in a thread of its
/// own: no document is lost to a plugin that cannot open so many. Throws the first failure.
std::vector<Worker> open_workers(const Pipeline& pipeline, std::span<const std::uint32_t> layers,
                                 unsigned count);

/// `threads`, or fewer if the files cannot give so many threads something to do: each thread takes
/// a group of documents.
unsigned useful_threads(unsigned threads, const std::vector<InputFile>& files);

}  // namespace glossator
