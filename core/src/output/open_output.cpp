#include "output/open_output.hpp"

#include <algorithm>
#include <cctype>

#include "glossator/error.hpp"
#include "output/compressed_writer.hpp"
#include "output/folder_sink.hpp"
#include "output/sqlite_sink.hpp"
#include "output/writers.hpp"

namespace glossator {
namespace {

using Kind = OutputFormat::Kind;
using Compression = OutputFormat::Compression;

struct Name {
  const char* name;
  Kind kind;
};
constexpr Name endings[] = {{".jsonl", Kind::jsonl},   {".ndjson", Kind::jsonl},
                            {".csv", Kind::csv},       {".conll", Kind::conll},
                            {".sqlite", Kind::sqlite}, {".db", Kind::sqlite},
                            {".txt", Kind::table},     {"/", Kind::folder}};
// Compressions that gloss does not write, whatever the format.
constexpr const char* foreign_compressions[] = {".xz",  ".bz2", ".lz4", ".lzma", ".br",
                                                ".zip", ".7z",  ".rar", ".Z"};

Compression take_compression(std::string_view& path) {
  for (const auto& [end, compression] :
       {std::pair{".gz", Compression::gzip}, std::pair{".zst", Compression::zstd}})
    if (path.ends_with(end)) {
      path.remove_suffix(std::string_view(end).size());
      return compression;
    }
  return Compression::none;
}

[[noreturn]] void refuse(const std::string& what) { throw Error(ErrorCode::usage, what); }

// The end of a file's name that looks like a format's: ".parquet", but not ".2024"; else empty.
std::string_view format_end(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0 || dot + 1 == name.size()) return {};
  return std::isalpha(static_cast<unsigned char>(name[dot + 1])) ? name.substr(dot)
                                                                 : std::string_view();
}

// Nobody expects JSONL in a file named x.arrow.
void refuse_foreign_end(OutputKind kind, std::string_view plain, const std::string& path) {
  const std::string_view end = format_end(plain);
  const bool is_compression =
      std::find(std::begin(foreign_compressions), std::end(foreign_compressions), end) !=
      std::end(foreign_compressions);
  if (is_compression)
    refuse(path + ": gloss does not write " + std::string(end) + "; use .gz or .zst");
  if (kind != OutputKind::automatic || end.empty() || path.starts_with("/dev/")) return;
  if (end == ".parquet")
    refuse(path +
           ": Parquet is written by `gloss run -o`, into a file, and by the Python package: "
           "glossator.write_parquet(glossator.load(CONFIG).pipe(DOCUMENTS), PATH)");
  refuse(path + ": no format ends in " + std::string(end) +
         "; expected .jsonl, .csv, .conll, .txt (each also with .gz or .zst), .sqlite, "
         ".parquet, or / for a folder; or choose one with --format");
}

}  // namespace

OutputFormat output_format(OutputKind kind, const std::string& path, bool terminal) {
  std::string_view plain = path;
  OutputFormat format{terminal ? Kind::table : Kind::jsonl, take_compression(plain)};
  bool is_known = false;
  for (const Name& ending : endings)
    if (plain.ends_with(ending.name)) format.kind = ending.kind, is_known = true;
  if (!is_known) refuse_foreign_end(kind, plain, path);
  if (kind != OutputKind::automatic) format.kind = kind;
  if (format.is_stream()) {
    if (path.ends_with('/'))
      refuse(path + ": is a folder; name a file, or --format folder or brat");
    return format;
  }
  if (path.empty())
    refuse(std::string("output.format ") + name_of(kind) +
           " takes more than standard output; use -o");
  if (format.compression != Compression::none)
    refuse(path + ": only a file of jsonl, csv or conll is compressed");
  return format;
}

std::function<std::unique_ptr<RecordWriter>()> writers_of(const OutputFormat& format,
                                                          const Pipeline& pipeline,
                                                          TableStyle style) {
  const auto plain = [format, &pipeline, style]() -> std::unique_ptr<RecordWriter> {
    switch (format.kind) {
      case Kind::table:
        return make_table_writer(pipeline, style);
      case Kind::csv:
        return make_csv_writer(pipeline);
      case Kind::conll:
        return make_conll_writer(pipeline);
      case Kind::brat:
        return make_brat_writer(pipeline);
      case Kind::sqlite:
        return make_sqlite_writer(pipeline);
      default:
        return make_jsonl_writer(pipeline);
    }
  };
  plain();  // throws now, not in a thread
  if (format.compression == Compression::none) return plain;
  return [plain, format]() -> std::unique_ptr<RecordWriter> {
    return compressed(plain(), format.compression);
  };
}

std::unique_ptr<ResultSink> make_sink(const OutputFormat& format, const Pipeline& pipeline,
                                      const std::string& path, std::optional<std::uint64_t> from) {
  if (format.kind == Kind::sqlite) return open_sqlite(pipeline, path, from);
  return format.kind == Kind::brat ? open_brat_folder(pipeline, path, from)
                                   : open_json_folder(path, from);
}

}  // namespace glossator
