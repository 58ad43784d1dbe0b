// The program gloss-convert, which `gloss convert` starts.
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "cli/command_line.hpp"
#include "cli/exit_code.hpp"
#include "cli/program.hpp"
#include "glossator/error.hpp"
#include "input/overwritten_inputs.hpp"
#include "interchange/formats.hpp"
#include "interchange/renames.hpp"
#include "output/manifest_layers.hpp"
#include "system/beside_output.hpp"
#include "system/write_file.hpp"
#include "text/readable_text.hpp"

namespace glossator::interchange {
namespace {

namespace po = boost::program_options;
using Texts = std::vector<std::string>;

cli::CommandLine convert_line() {
  std::string about =
      "Converts annotated documents from one format to another, one by one. A is a file, or a\n"
      "folder of files, and B becomes one; the ends of their names tell the formats. The results\n"
      "of gloss run must have the documents' texts: gloss run ... --set /output/text=true.\n"
      "core/interchange/README.md tells what each format cannot hold.\n\nFormats:\n";
  for (const Format& format : formats())
    about += "  " + format.name + std::string(17 - format.name.size(), ' ') + format.about + "\n";
  about +=
      "Exit code: 0 all done, 1 some documents could not be converted, 2 nothing was converted.";
  cli::CommandLine line{
      "gloss convert",
      "A B [OPTIONS]",
      about,
      "  gloss convert annotated.jsonl brat/ --to brat\n"
      "  gloss convert brat/ gold.jsonl\n"
      "  gloss convert annotated.jsonl cas/ --to xmi --layers people,organizations\n"
      "  gloss convert export.json gold.jsonl --from label-studio\n",
      po::options_description("Options"),
      {},
      {"path"}};
  line.positions.add("path", -1);
  auto add = line.options.add_options();
  add("from", po::value<std::string>()->value_name("FORMAT"), "the format of A");
  add("to", po::value<std::string>()->value_name("FORMAT"), "the format of B");
  add("rename", po::value<Texts>()->value_name("FROM=TO")->composing(),
      "another name for a layer or LAYER/TYPE: entities/PER=people/person; may be repeated");
  add("layers", po::value<std::string>()->value_name("A,B"),
      "only these layers; references into others are left out");
  add("overwrite", "replace the file B even if neither run nor convert made it");
  return line;
}

bool is_named(const Texts& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void keep_layers(AnnotatedDocument& document, const Texts& names) {
  std::erase_if(document.layers,
                [&](const AnnotatedLayer& layer) { return !is_named(names, layer.name); });
  if (document.annotated)
    std::erase_if(*document.annotated,
                  [&](const std::string& layer) { return !is_named(names, layer); });
  const auto leads_away = [&](const Value& value) {
    const auto* reference = std::get_if<Reference>(&value);
    return reference && !is_named(names, reference->layer);
  };
  for (AnnotatedLayer& layer : document.layers)
    for (Annotation& annotation : layer.annotations)
      std::erase_if(annotation.attributes, [&](Attribute& attribute) {
        return std::erase_if(attribute.values, leads_away) > 0 && attribute.values.empty();
      });
}

// Goes on behind a document that cannot be read or written.
int convert(AnnotatedReader& reader, AnnotatedWriter& writer, const Renames& renames,
            const Texts& layers) {
  std::uint64_t done = 0, refused = 0;
  while (true) {
    try {
      auto document = reader.next();
      if (!document) break;
      renames.apply(*document);
      if (!layers.empty()) keep_layers(*document, layers);
      writer.write(*document);
      ++done;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::input) throw;
      ++refused;
      std::fprintf(stderr, "gloss: convert: %s\n", terminal_text(error.what()).c_str());
    }
  }
  writer.close();
  if (refused > 0)
    std::fprintf(stderr, "gloss: convert: %s converted, %s not\n",
                 cli::counted(done, "document").c_str(), std::to_string(refused).c_str());
  return refused > 0 ? cli::some_failed : cli::all_done;
}

// Without it no number can be told from a reference into the record's own layer.
void tell_missing_manifest(const Format& source, const std::string& path) {
  if (source.name == "jsonl" && path != "-" && !std::filesystem::exists(manifest_file_of(path)))
    std::fprintf(stderr,
                 "gloss: convert: %s is not there: ids of records in a record's own layer are "
                 "numbers\n",
                 manifest_file_of(path).c_str());
}

// A run and a conversion to JSONL leave a manifest beside what they write.
bool is_own_result(const std::string& path) {
  const auto manifest = read_manifest(path);
  return manifest && (manifest->find("glossator") || manifest->find("layers"));
}

[[noreturn]] void refuse_to_replace(const std::string& path) {
  throw Error(ErrorCode::usage, path +
                                    ": exists, and neither run nor convert is known to have made "
                                    "it; name another file, or replace it with --overwrite");
}

void require_free(const std::string& path, bool overwrite) {
  std::error_code failed;
  if (overwrite || path == "-" || !std::filesystem::is_regular_file(path, failed)) return;
  if (std::filesystem::file_size(path, failed) == 0 || is_own_result(path)) return;
  refuse_to_replace(path);
}

// The manifest that a conversion to JSONL writes.
void require_free_manifest(const std::string& path, bool overwrite) {
  const std::string file = manifest_file_of(path);
  std::error_code failed;
  if (overwrite || is_special_file(path) || !std::filesystem::is_regular_file(file, failed)) return;
  if (std::filesystem::file_size(file, failed) == 0) return;
  try {
    if (is_own_result(path)) return;
  } catch (const Error&) {
    // It is not JSON.
  }
  refuse_to_replace(file);
}

int run(const po::variables_map& values) {
  const Texts paths = cli::texts_of(values, "path");
  if (paths.size() != 2)
    throw Error(ErrorCode::usage, "convert: expected A and B; see `gloss convert --help`");
  const std::string from = cli::text_of(values, "from"), to = cli::text_of(values, "to");
  const Format& source = from.empty() ? format_of(paths[0], "--from") : format_named(from);
  const Format& target = to.empty() ? format_of(paths[1], "--to") : format_named(to);
  const Renames renames(cli::texts_of(values, "rename"));
  refuse_overwritten_inputs({paths[1], manifest_file_of(paths[1])},
                            {paths[0], manifest_file_of(paths[0])});
  const bool overwrite = values.count("overwrite") > 0;
  if (target.name == "jsonl") require_free_manifest(paths[1], overwrite);
  require_free(paths[1], overwrite);
  tell_missing_manifest(source, paths[0]);
  const auto reader = source.open(paths[0]);
  const auto writer = target.create(paths[1] == "-" ? "" : paths[1]);
  return convert(*reader, *writer, renames, cli::parts_of(values, "layers"));
}

}  // namespace
}  // namespace glossator::interchange

int main(int argc, char** argv) {
  using namespace glossator;
  return cli::run_program(interchange::convert_line(), argc, argv, interchange::run);
}
