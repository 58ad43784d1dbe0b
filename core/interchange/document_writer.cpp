#include <filesystem>

#include "glossator/error.hpp"
#include "interchange/document_files.hpp"
#include "output/file_sink.hpp"

namespace glossator::interchange {
namespace {

class FolderWriter final : public AnnotatedWriter {
 public:
  FolderWriter(const std::string& path, DocumentFormat format)
      : path_(path), format_(std::move(format)) {
    make_new_folder(path_, format_.ending);
  }
  void write(const AnnotatedDocument& document) override {
    const std::string text = format_.write(document);
    write_file(new_file_for(document.id, path_, format_.ending) + format_.ending, text);
  }
  void close() override {}

 private:
  const std::string path_;
  const DocumentFormat format_;
};

/// One document a line, or a list of documents.
class StreamWriter final : public AnnotatedWriter {
 public:
  StreamWriter(const std::string& path, DocumentFormat format, bool is_list)
      : format_(std::move(format)), is_list_(is_list), sink_(path) {}
  void write(const AnnotatedDocument& document) override {
    std::string text = format_.write(document);
    if (is_list_) text = (is_first_ ? "[\n" : ",\n") + text;
    if (!is_list_) text += '\n';
    is_first_ = false;
    sink_.write({text, {}});
  }
  void close() override {
    const std::string end = !is_list_ ? "" : is_first_ ? "[]\n" : "\n]\n";
    if (!end.empty()) sink_.write({end, {}});
    sink_.close();
  }

 private:
  const DocumentFormat format_;
  const bool is_list_;
  bool is_first_ = true;
  FileSink sink_;
};

class FileWriter final : public AnnotatedWriter {
 public:
  FileWriter(const std::string& path, DocumentFormat format)
      : path_(path), format_(std::move(format)) {}
  void write(const AnnotatedDocument& document) override {
    if (is_written_)
      throw Error(ErrorCode::usage, path_ + ": holds one document; name a folder for more: `" +
                                        path_ + "/`" +
                                        (format_.is_json ? ", or a file that ends in .jsonl" : ""));
    write_file(path_, format_.write(document));
    is_written_ = true;
  }
  void close() override {}

 private:
  const std::string path_;
  const DocumentFormat format_;
  bool is_written_ = false;
};

}  // namespace

std::unique_ptr<AnnotatedWriter> write_documents(const std::string& path, DocumentFormat format) {
  const std::string ending = format.ending.substr(format.ending.rfind('.'));
  const bool is_folder = path.ends_with('/') || std::filesystem::is_directory(path);
  if (format.is_json && !is_folder && (path.empty() || path.ends_with(".jsonl")))
    return std::make_unique<StreamWriter>(path, std::move(format), false);
  if (is_folder || !path.ends_with(ending))
    return std::make_unique<FolderWriter>(path, std::move(format));
  if (format.prefers_list) return std::make_unique<StreamWriter>(path, std::move(format), true);
  return std::make_unique<FileWriter>(path, std::move(format));
}

}  // namespace glossator::interchange
