#include "output/result_source.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <vector>

#include "output/compressed_writer.hpp"
#include "output/folder_sink.hpp"
#include "support/temp_dir.hpp"

namespace result_source_test {

using namespace glossator;
using Compression = OutputFormat::Compression;

namespace {

/// Writes the ids of documents in place of results.
class IdWriter final : public RecordWriter {
 public:
  std::vector<std::uint32_t> layers() const override { return {}; }
  void append(const Document&, const Annotations&, OutputBuffer&) override {}
  void append(const Document& document, const Error&, OutputBuffer& out) override {
    out += document.id;
  }
};

struct Written {
  ResultPlace place;
  std::string bytes;
};

/// Writes groups of three results of growing length to `path`.
std::vector<Written> write_groups(Compression compression, const std::string& path) {
  const auto writer = compressed(std::make_unique<IdWriter>(), compression);
  std::vector<Written> written;
  std::string file = "head";
  for (std::size_t group = 0; group < 4; ++group) {
    OutputBuffer out;
    for (std::size_t i = 0; i < 3; ++i) {
      const std::string bytes(1 + group * 70'000 + i, static_cast<char>('a' + 3 * group + i));
      const std::size_t before = out.size();
      if (i == 1)
        writer->append_kept(bytes, out);
      else
        writer->append(Document{.id = bytes}, Error(ErrorCode::input, ""), out);
      CHECK(out.text().substr(before) == bytes);
      written.push_back({{file.size(), before, bytes.size()}, bytes});
    }
    writer->end_group(out);
    file += out.text();
  }
  std::ofstream(path, std::ios::binary) << file;
  return written;
}

}  // namespace

TEST_CASE("Single results are read back from compressed groups, in any order") {
  const TempDir folder;
  const std::string path = folder.path() + "/x";
  for (const Compression compression : {Compression::gzip, Compression::zstd}) {
    const auto written = write_groups(compression, path);
    const auto source = open_results({OutputKind::jsonl, compression}, path);
    std::string bytes;
    for (const std::size_t i : {0, 1, 2, 11, 5, 4, 3, 10, 0})
      CHECK((source->read(written[i].place, "", bytes) && bytes == written[i].bytes));
    ResultPlace place = written[11].place;
    ++place.size;
    CHECK_FALSE(source->read(place, "", bytes));  // behind the end of the file
    place = written[3].place;
    ++place.place;
    CHECK_FALSE(source->read(place, "", bytes));  // not the begin of a group
    CHECK((source->read(written[3].place, "", bytes) && bytes == written[3].bytes));
    CHECK_FALSE(open_results({OutputKind::jsonl, compression}, path + "none")
                    ->read(written[0].place, "", bytes));
  }
}

TEST_CASE("The name of a file in a folder tells the id, unless it was cut") {
  for (const char* id : {"a", "a/b.txt", ".hidden", "100 %", "a%=2", "%41", "", "\x01\x7F", "ü"}) {
    CHECK(id_of_file_name(file_name_of(id)) == id);
    CHECK(id_of_file_name(file_name_of(id, 12)) == id);
  }
  CHECK(id_of_file_name(file_name_of(std::string(300, 'x'))) == std::nullopt);
  CHECK(id_of_file_name("50%") == "50%");  // no name of a result
}

}  // namespace result_source_test
