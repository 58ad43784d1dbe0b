#include "run/open_workers.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <thread>

#include "run/document_group.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;

// The most groups of documents that a file can give.
std::uint64_t most_groups(const InputFile& file, std::uint64_t unknown) {
  if (file.kind == InputFile::Kind::text || file.kind == InputFile::Kind::html) return 1;
  if (file.path.ends_with(".gz") || file.path.ends_with(".zst")) return unknown;
  std::error_code failed;
  if (!fs::is_regular_file(file.path, failed)) return unknown;
  constexpr std::uint64_t least_document = 2;  // bytes, with the end of the line
  return fs::file_size(file.path, failed) / (DocumentGroup::most_documents * least_document) + 1;
}

}  // namespace

unsigned useful_threads(unsigned threads, const std::vector<InputFile>& files) {
  std::uint64_t groups = 0;
  for (std::size_t i = 0; i < files.size() && groups < threads; ++i)
    groups += most_groups(files[i], threads);
  return static_cast<unsigned>(std::clamp<std::uint64_t>(groups, 1, threads));
}

std::vector<Worker> open_workers(const Pipeline& pipeline, std::span<const std::uint32_t> layers,
                                 unsigned count) {
  std::vector<Worker> workers;
  for (unsigned i = 0; i < count; ++i) workers.push_back(pipeline.open(layers));
  std::vector<std::exception_ptr> failures(count);
  const auto prepare = [&](unsigned i) {
    try {
      workers[i].prepare();
    } catch (...) {
      failures[i] = std::current_exception();
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < count; ++i) others.emplace_back(prepare, i);
  prepare(0);
  for (auto& thread : others) thread.join();
  for (const auto& failure : failures)
    if (failure) std::rethrow_exception(failure);
  return workers;
}

}  // namespace glossator
