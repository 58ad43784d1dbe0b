#include "interchange/formats.hpp"

#include <filesystem>

#include "glossator/error.hpp"
#include "interchange/bdoc_documents.hpp"
#include "interchange/brat_documents.hpp"
#include "interchange/cas_json_documents.hpp"
#include "interchange/conll_documents.hpp"
#include "interchange/doccano_documents.hpp"
#include "interchange/document_files.hpp"
#include "interchange/jsonl_reader.hpp"
#include "interchange/label_studio_documents.hpp"
#include "interchange/result_writer.hpp"
#include "interchange/spacy_documents.hpp"
#include "interchange/timeml_documents.hpp"
#include "interchange/web_annotation_documents.hpp"
#include "interchange/xmi_documents.hpp"
#include "text/nearest_name.hpp"

namespace glossator::interchange {
namespace {

namespace fs = std::filesystem;

template <DocumentFormat (*Format)()>
std::unique_ptr<AnnotatedReader> open_format(const std::string& path) {
  return read_documents(path, Format());
}
template <DocumentFormat (*Format)()>
std::unique_ptr<AnnotatedWriter> create_format(const std::string& path) {
  return write_documents(path, Format());
}

template <DocumentFormat (*Made)()>
Format format(const std::string& name, std::vector<std::string> endings, const std::string& about) {
  return {name, std::move(endings), about, open_format<Made>, create_format<Made>};
}

std::unique_ptr<AnnotatedReader> open_jsonl(const std::string& path) {
  return std::make_unique<JsonlReader>(path == "-" ? "/dev/stdin" : path);
}

Error refusal(const std::string& path, const std::string& what, const std::string& option) {
  std::vector<std::string> names;
  for (const Format& each : formats()) names.push_back(each.name);
  return Error(ErrorCode::usage,
               path + ": " + what + "; name its format with " + option + ": " + listed(names));
}

}  // namespace

const std::vector<Format>& formats() {
  static const std::vector<Format> all{
      format<bdoc_format>("bdocjs", {".bdocjs"}, "GATE documents: a folder of .bdocjs"),
      {"brat", {".ann"}, "brat standoff: a folder of .ann and .txt", read_brat, write_brat},
      format<cas_json_format>("cas-json", {".cas.json", ".cas.jsonl"},
                              "UIMA CAS as JSON, with its types"),
      {"conll",
       {".conll"},
       "CoNLL columns: a token a line, a column of tags a layer",
       read_conll,
       write_conll},
      format<doccano_format>("doccano", {".doccano.jsonl"},
                             "doccano: JSONL of entities and relations"),
      format<label_studio_format>("label-studio", {".label-studio.json"},
                                  "Label Studio: a list of tasks"),
      format<spacy_format>("spacy", {".spacy.json", ".spacy.jsonl"},
                           "spaCy: the JSON of Doc.to_json(), one a file or a line"),
      format<timeml_format>("timeml", {".tml"},
                            "TimeML: the times of layer dates, a folder of .tml"),
      format<web_annotation_format>("web-annotation", {".jsonld"},
                                    "W3C Web Annotation, a page for each document"),
      {"xmi",
       {".xmi"},
       "UIMA CAS as XMI: a folder of .xmi and TypeSystem.xml",
       read_xmi,
       write_xmi},
      // The endings of others end in this one.
      {"jsonl",
       {".jsonl"},
       "results of gloss run, with their manifest; data sets of spans and labels",
       open_jsonl,
       write_results},
  };
  return all;
}

const Format& format_named(const std::string& name) {
  std::vector<std::string> names;
  for (const Format& each : formats()) {
    if (each.name == name) return each;
    names.push_back(each.name);
  }
  throw Error(ErrorCode::usage, "no format is named `" + name + "`" + did_you_mean(name, names) +
                                    "; there are " + listed(names));
}

const Format* format_by_ending(const std::string& name) {
  for (const Format& each : formats())
    for (const std::string& ending : each.endings)
      if (name.ends_with(ending)) return &each;
  return nullptr;
}

const Format& format_of(const std::string& path, const std::string& option) {
  if (!fs::is_directory(path)) {
    if (const Format* found = format_by_ending(path)) return *found;
    throw refusal(path, "the name does not tell its format", option);
  }
  const Format* found = nullptr;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    const Format* one = entry.is_regular_file() ? format_by_ending(entry.path().string()) : nullptr;
    if (one && found && one != found)
      throw refusal(path, "has files of " + found->name + " and of " + one->name, option);
    if (one) found = one;
  }
  if (!found) throw refusal(path, "the files in it do not tell their format", option);
  return *found;
}

}  // namespace glossator::interchange
