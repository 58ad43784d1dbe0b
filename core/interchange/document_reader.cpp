#include <filesystem>

#include "glossator/error.hpp"
#include "interchange/document_files.hpp"
#include "interchange/json_values.hpp"
#include "json/json.hpp"
#include "text/utf8.hpp"

namespace glossator::interchange {
namespace {

/// One document a file, or for JSON any number of them.
class DocumentReader final : public AnnotatedReader {
 public:
  DocumentReader(const std::string& path, DocumentFormat format)
      : path_(path), format_(std::move(format)) {
    std::string ending = format_.ending;
    // In a folder that the user names, JSON is what is meant.
    if (format_.is_json && std::filesystem::is_directory(path) && !has_files(ending))
      ending = ending.substr(ending.rfind('.'));
    files_ = files_with(path, ending);
  }

  std::optional<AnnotatedDocument> next() override {
    while (true) {
      if (values_) {
        if (auto text = next_value()) return document_of(*text, values_->line());
        values_.reset();
        ++file_;
      }
      if (file_ == files_.size()) return std::nullopt;
      if (!format_.is_json) {
        const std::string& path = files_[file_++];
        return document_of(whole_file(path, failure()), 1);
      }
      try {
        values_.emplace(files_[file_], failure());
      } catch (const Error&) {
        ++file_;
        throw;
      }
    }
  }

 private:
  bool has_files(const std::string& ending) const {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path_))
      if (entry.path().string().ends_with(ending)) return true;
    return false;
  }

  ErrorCode failure() const { return failure_of_one(files_.size()); }

  // Behind a value that does not end, nothing of the file can be told.
  std::optional<std::string> next_value() {
    try {
      return values_->next();
    } catch (const Error&) {
      values_.reset();
      ++file_;
      throw;
    }
  }

  AnnotatedDocument document_of(const std::string& text, std::uint64_t first_line) {
    const std::string& path = files_[format_.is_json ? file_ : file_ - 1];
    // A list may have all its items in one line.
    const auto number = values_ ? values_->number() : std::nullopt;
    const std::string item = number ? "item " + std::to_string(*number) + " of the list: " : "";
    const auto refuse = [&](const std::string& what, std::uint64_t line) {
      return Error(ErrorCode::input, path + ":" + std::to_string(line) + ": " + item + what);
    };
    if (const auto offset = find_invalid_utf8(text))
      throw refuse("byte " + std::to_string(*offset) + " is not valid UTF-8", first_line);
    try {
      AnnotatedDocument document = format_.read(text);
      if (document.id.empty()) document.id = id_of_file(path, path_, format_.ending);
      return document;
    } catch (const Misread& fault) {
      throw refuse(fault.what(), first_line + (fault.line > 0 ? fault.line - 1 : 0));
    } catch (const JsonError& fault) {
      throw refuse(fault.what(), first_line);
    } catch (const Error& fault) {
      throw refuse(fault.what(), first_line);
    }
  }

  const std::string path_;
  const DocumentFormat format_;
  std::vector<std::string> files_;
  std::size_t file_ = 0;
  std::optional<JsonValues> values_;  // of the file, if it is JSON
};

}  // namespace

std::unique_ptr<AnnotatedReader> read_documents(const std::string& path, DocumentFormat format) {
  return std::make_unique<DocumentReader>(path, std::move(format));
}

}  // namespace glossator::interchange
