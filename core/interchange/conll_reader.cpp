#include <memory>
#include <optional>

#include "glossator/error.hpp"
#include "interchange/conll_block.hpp"
#include "interchange/conll_documents.hpp"
#include "interchange/document_files.hpp"
#include "interchange/document_format.hpp"
#include "interchange/file_lines.hpp"
#include "text/utf8.hpp"

namespace glossator::interchange {
namespace {

class ConllReader final : public AnnotatedReader {
 public:
  explicit ConllReader(const std::string& path) : path_(path), files_(files_with(path, ".conll")) {}

  std::optional<AnnotatedDocument> next() override {
    while (lines_ || file_ < files_.size()) {
      if (!lines_) open(files_[file_++]);
      ConllBlock block = next_block();
      if (!block.is_begun) continue;
      const std::string place = files_[file_ - 1] + ":";
      const std::uint64_t first_line = block.first_line;
      try {
        AnnotatedDocument document = document_of(std::move(block), column_names_);
        ++count_;
        if (document.id.empty()) document.id = id_of_block();
        return document;
      } catch (const Misread& fault) {
        throw Error(ErrorCode::input, place + std::to_string(fault.line ? fault.line : first_line) +
                                          ": " + fault.what());
      } catch (const std::exception& fault) {
        throw Error(ErrorCode::input, place + std::to_string(first_line) + ": " + fault.what());
      }
    }
    return std::nullopt;
  }

 private:
  void open(const std::string& file) {
    lines_.emplace(file);
    column_names_.clear();
    held_.reset();
    count_ = 0;
  }

  // A file of one document gives it its name.
  std::string id_of_block() const {
    const std::string name = id_of_file(files_[file_ - 1], path_, ".conll");
    return count_ == 1 && !lines_ ? name : name + "/" + std::to_string(count_);
  }

  ConllBlock next_block() {
    ConllBlock block;
    std::string line;
    while (next_line(line)) {
      const bool begins = line.starts_with("-DOCSTART-") || line.starts_with("# newdoc");
      if (begins && block.is_begun) {
        held_ = line;
        return block;
      }
      take(line, block);
    }
    lines_.reset();
    return block;
  }

  bool next_line(std::string& line) {
    if (held_) {
      line = std::move(*held_);
      held_.reset();
      return true;
    }
    std::string_view next;
    if (!lines_->next(next)) return false;
    line = next;
    if (line.ends_with('\r')) line.pop_back();
    return true;
  }

  void take(const std::string& line, ConllBlock& block) {
    const std::uint64_t number = lines_->number();
    if (line.find_first_not_of(" \t") == line.npos) {
      if (!block.rows.empty() && block.rows.back().sentence == block.sentences) ++block.sentences;
      return;
    }
    if (block.first_line == 0) block.first_line = number;
    block.is_begun |= line.starts_with("-DOCSTART-") || line.starts_with("# newdoc");
    if (line.starts_with("-DOCSTART-")) return;
    const std::size_t equals = line.find(" = ");
    if (line.starts_with("# newdoc") || (line[0] == '#' && equals != line.npos)) {
      if (equals != line.npos)
        take_comment(line.substr(2, equals - 2), line.substr(equals + 3), block);
      return;
    }
    if (const auto offset = find_invalid_utf8(line))
      block.faults.emplace_back("byte " + std::to_string(*offset) + " is not valid UTF-8", number);
    block.is_begun = true;
    block.rows.push_back({number, block.sentences, conll_fields(line)});
  }

  void take_comment(const std::string& name, const std::string& value, ConllBlock& block) {
    if (name == "global.columns")
      column_names_ = value;
    else if (name == "text")
      block.sentence_texts[block.sentences] = value;
    else
      block.comments[name] = value;
  }

  const std::string path_;
  const std::vector<std::string> files_;
  std::size_t file_ = 0;             // the next one
  std::optional<FileLines> lines_;   // of the file that is read
  std::optional<std::string> held_;  // the line that begins the next document
  std::string column_names_;         // of the file
  std::uint64_t count_ = 0;          // of documents in the file
};

}  // namespace

std::unique_ptr<AnnotatedReader> read_conll(const std::string& path) {
  return std::make_unique<ConllReader>(path == "-" ? "/dev/stdin" : path);
}

}  // namespace glossator::interchange
