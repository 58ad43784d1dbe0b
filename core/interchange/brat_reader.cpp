#include <algorithm>
#include <cctype>
#include <charconv>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "glossator/error.hpp"
#include "interchange/annotation_json.hpp"
#include "interchange/brat_documents.hpp"
#include "interchange/document_builder.hpp"
#include "interchange/document_files.hpp"
#include "interchange/document_head.hpp"
#include "output/brat_text.hpp"
#include "text/utf8.hpp"

namespace glossator::interchange {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> split(const std::string& text, char separator, std::size_t most) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t at; parts.size() + 1 < most && (at = text.find(separator, begin)) != text.npos;
       begin = at + 1)
    parts.push_back(text.substr(begin, at - begin));
  parts.push_back(text.substr(begin));
  return parts;
}

/// One .ann file with its text.
class BratDocument {
 public:
  explicit BratDocument(AnnotatedDocument& document)
      : document_(document), builder_(document, Unit::codepoint) {}

  void read(const std::string& marks) {
    std::vector<std::pair<std::uint64_t, std::string>> later;
    read_names(marks);
    std::istringstream lines(marks);
    std::uint64_t number = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      if (line.ends_with('\r')) line.pop_back();
      if (line.empty()) continue;
      at_line(number, [&] {
        if (line[0] == 'T')
          read_mark(line);
        else
          later.emplace_back(number, line);
      });
    }
    for (const auto& [at, line] : later)
      if (line[0] == 'E') at_line(at, [&] { read_trigger(line); });
    for (const auto& [at, line] : later)
      if (line[0] == '#') at_line(at, [&] { read_note(line); });
    for (const auto& [at, line] : later)
      if (line[0] != '#') at_line(at, [&] { read_other(line); });
    builder_.finish();
  }

 private:
  template <class Action>
  static void at_line(std::uint64_t number, Action action) {
    try {
      action();
    } catch (const Misread& fault) {
      throw Misread(fault.what(), number);
    } catch (const JsonError& fault) {
      throw Misread(fault.what(), number);
    }
  }

  static std::pair<std::string, std::string> layer_and_type(const std::string& name) {
    const auto at = name.find('_');
    const bool is_ours = at != name.npos && at > 0 && at + 1 < name.size() &&
                         std::islower(static_cast<unsigned char>(name[0]));
    if (is_ours) return {name.substr(0, at), name.substr(at + 1)};
    return {"entities", name};
  }

  // Layers and types whose names are none of brat stand in notes.
  void read_names(const std::string& marks) {
    std::istringstream lines(marks);
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with('#') || line.find("\"named\"") == line.npos) continue;
      const auto fields = split(line, '\t', 3);
      const auto json = fields.size() == 3 ? Json::parse(fields[2]) : std::nullopt;
      const Json* named = json ? json->find("named") : nullptr;
      if (named && named->find("layer") && named->find("type"))
        names_[fields[1].substr(fields[1].find(' ') + 1)] = {(*named)["layer"].text(),
                                                             (*named)["type"].text()};
    }
  }

  static std::uint64_t offset_of(const std::string& text) {
    std::uint64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size())
      throw Misread("expected an offset; found `" + text + "`");
    return value;
  }

  // T1<TAB>people_person 0 4;5 9<TAB>John Smith
  void read_mark(const std::string& line) {
    const auto fields = split(line, '\t', 3);
    if (fields.size() < 2) throw Misread("expected ID, type and offsets between tabs");
    const auto place = split(fields[1], ' ', 2);
    if (place.size() < 2) throw Misread("expected offsets behind the type");
    Annotation annotation;
    std::vector<TextSpan> parts;
    for (const std::string& part : split(place[1], ';', std::string::npos)) {
      const auto ends = split(part, ' ', 2);
      if (ends.size() < 2) throw Misread("expected two offsets; found `" + part + "`");
      parts.push_back(builder_.span(offset_of(ends[0]), offset_of(ends[1])));
    }
    if (fields.size() == 3) require_covered(fields[2], parts);
    annotation.span = TextSpan{parts.front().begin, parts.back().end};
    const auto named = names_.find(fields[0]);
    const auto [layer, type] = named != names_.end() ? named->second : layer_and_type(place[0]);
    annotation.type = type;
    if (place[0] == "meta") {
      meta_mark_ = fields[0];
      return;
    }
    if (!are_of_lines(parts)) add_parts(annotation, parts);
    marks_[fields[0]] = builder_.add(layer, std::move(annotation), fields[0]);
  }

  static std::string with_single_blanks(std::string_view text) {
    std::string out;
    for (const char c : text) {
      const bool is_blank = static_cast<unsigned char>(c) <= ' ';
      if (!is_blank || !out.ends_with(' ')) out += is_blank ? ' ' : c;
    }
    return out;
  }

  // Another text there: the file belongs to another version of the document.
  void require_covered(const std::string& told, const std::vector<TextSpan>& parts) const {
    std::string covered;
    for (const TextSpan& part : parts)
      covered +=
          (covered.empty() ? "" : " ") + document_.text->substr(part.begin, part.end - part.begin);
    if (with_single_blanks(told) != with_single_blanks(covered))
      throw Misread("`" + told + "` is not the text there, `" + covered + "`");
  }

  // Whether only blanks lie between the parts, as where an annotation goes on in another line.
  bool are_of_lines(const std::vector<TextSpan>& parts) const {
    for (std::size_t i = 1; i < parts.size(); ++i) {
      if (parts[i].begin < parts[i - 1].end) throw Misread("the parts of a mark are out of order");
      for (std::uint32_t at = parts[i - 1].end; at < parts[i].begin; ++at)
        if (static_cast<unsigned char>((*document_.text)[at]) > ' ' &&
            static_cast<unsigned char>((*document_.text)[at]) < 0x80)
          return false;
    }
    return true;
  }

  static void add_parts(Annotation& annotation, const std::vector<TextSpan>& parts) {
    Attribute attribute{"fragments", {}};
    for (const TextSpan& part : parts) attribute.values.emplace_back(part);
    annotation.attributes.push_back(std::move(attribute));
  }

  // #1<TAB>AnnotatorNotes T1<TAB>{"score":0.5}
  void read_note(const std::string& line) {
    const auto fields = split(line, '\t', 3);
    const auto subject = split(fields.size() > 1 ? fields[1] : "", ' ', 2);
    if (fields.size() < 3 || subject.size() < 2)
      throw Misread("expected ID, kind with subject, and note between tabs");
    auto json = Json::parse(fields[2]);
    if (subject[1] == meta_mark_) return take_head(json.value_or(Json()), document_);
    const auto found = marks_.find(subject[1]);
    if (found == marks_.end()) return;  // of a relation
    if (!json || !json->is_object()) return builder_.add_value(found->second, "note", fields[2]);
    if (const Json* extent = json->find("extent")) {
      builder_.at(found->second).span =
          builder_.span((*extent)["begin"].unsigned_integer(), (*extent)["end"].unsigned_integer());
      json->erase("extent");
    }
    if (names_.contains(subject[1])) json->erase("named");
    builder_.take_features(found->second, *json);
    for (const auto& [key, value] : json->members()) {
      const bool is_list = value.is_array() && !value.empty();
      if (referred_id(is_list ? value.at(std::size_t{0}) : value))
        noted_.insert({subject[1], key_of_feature(key)});
    }
  }

  void read_other(const std::string& line) {
    const auto fields = split(line, '\t', 3);
    if (fields.size() < 2) throw Misread("expected an ID and a tab");
    const auto words = split(fields[1], ' ', 3);
    if (line[0] == 'R' && words.size() == 3) return read_relation(words);
    if (line[0] == 'E') return read_roles(fields[1]);
    if (line[0] == '*') return read_equivalence(fields[1]);
    if ((line[0] == 'A' || line[0] == 'M') && words.size() >= 2) {
      const auto found = marks_.find(words[1]);
      if (found == marks_.end()) return;
      if (words.size() == 3)
        builder_.add_value(found->second, words[0], words[2]);
      else
        builder_.add_value(found->second, words[0], true);
    } else if (line[0] == 'N' && words.size() == 3) {  // N1<TAB>Reference T1 Wikipedia:12<TAB>name
      if (const auto found = marks_.find(words[1]); found != marks_.end())
        builder_.add_value(found->second, words[0], words[2]);
    }
  }

  // E1<TAB>Buy:T3 Buyer:T1 Bought:T2: the event is its trigger, T3.
  void read_trigger(const std::string& line) {
    const auto fields = split(line, '\t', 2);
    const std::string first = fields.size() < 2 ? "" : split(fields[1], ' ', 2)[0];
    const auto trigger = marks_.find(after_colon(first));
    if (trigger == marks_.end()) throw Misread("the event has no trigger that is there");
    const Reference place = trigger->second;
    triggers_[fields[0]] = trigger->first;
    marks_[fields[0]] = place;
  }

  void read_roles(const std::string& words) {
    const auto parts = split(words, ' ', std::string::npos);
    const std::string trigger = after_colon(parts[0]);
    for (std::size_t i = 1; i < parts.size(); ++i) {
      if (parts[i].empty()) continue;
      const std::string role = parts[i].substr(0, parts[i].find(':'));
      add_reference_to(marks_.at(trigger), role, after_colon(parts[i]));
    }
  }

  // *<TAB>Equiv T1 T2 T3: the first one refers to the others.
  void read_equivalence(const std::string& words) {
    const auto parts = split(words, ' ', std::string::npos);
    for (std::size_t i = 2; i < parts.size(); ++i)
      if (const auto found = marks_.find(parts[1]); found != marks_.end())
        add_reference_to(found->second, parts[0], parts[i]);
  }

  void add_reference_to(const Reference& place, const std::string& key, const std::string& to) {
    if (!marks_.contains(to)) throw Misread("`" + to + "` is no mark or event that is there");
    const auto trigger = triggers_.find(to);
    builder_.add_reference(place, key, trigger == triggers_.end() ? to : trigger->second);
  }

  static std::string after_colon(const std::string& word) {
    return word.substr(word.find(':') + 1);
  }

  // R1<TAB>people_entity Arg1:T1 Arg2:T2
  void read_relation(const std::vector<std::string>& words) {
    const auto found = marks_.find(after_colon(words[1]));
    const std::string to = after_colon(words[2]);
    if (found == marks_.end() || !marks_.contains(to))
      throw Misread("the relation leads to a mark that is not there");
    std::string key = words[0];
    const std::string own = brat_type(found->second.layer, "");
    if (key.starts_with(own)) key = key.substr(own.size());
    if (noted_.contains({found->first, key})) return;
    if (key == "parent") return builder_.set_parent(found->second, to);
    // `gloss run` notes the number that the record has in its layer.
    auto& attributes = builder_.at(found->second).attributes;
    std::erase_if(attributes, [&](const Attribute& each) {
      return each.key == key && std::holds_alternative<std::int64_t>(each.values[0]);
    });
    add_reference_to(found->second, key, to);
  }

  AnnotatedDocument& document_;
  DocumentBuilder builder_;
  std::map<std::string, Reference> marks_;       // also of events: that of the trigger
  std::map<std::string, std::string> triggers_;  // of events
  std::map<std::string, std::pair<std::string, std::string>> names_;  // layer and type of a mark
  std::set<std::pair<std::string, std::string>> noted_;  // mark and key whose note has references
  std::string meta_mark_;
};

class BratReader final : public AnnotatedReader {
 public:
  explicit BratReader(const std::string& path) : path_(path), files_(files_with(path, ".ann")) {
    if (!fs::is_directory(path)) return;
    // A text without annotations.
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      const fs::path marks = fs::path(entry.path()).replace_extension(".ann");
      if (entry.is_regular_file() && entry.path().extension() == ".txt" && !is_there(marks))
        files_.push_back(marks.string());
    }
    std::sort(files_.begin(), files_.end());
  }

  std::optional<AnnotatedDocument> next() override {
    if (at_ == files_.size()) return std::nullopt;
    const std::string file = files_[at_++];
    AnnotatedDocument document;
    document.id = id_of_file(file, path_, ".ann");
    const ErrorCode failure = failure_of_one(files_.size());
    document.text = whole_file(fs::path(file).replace_extension(".txt").string(), failure);
    const std::string marks = is_there(file) ? whole_file(file, failure) : "";
    if (find_invalid_utf8(*document.text) || find_invalid_utf8(marks))
      throw Error(ErrorCode::input, file + ":1: it or its text is not valid UTF-8");
    try {
      BratDocument(document).read(marks);
    } catch (const Misread& fault) {
      throw Error(ErrorCode::input, file + ":" +
                                        std::to_string(std::max<std::uint64_t>(fault.line, 1)) +
                                        ": " + fault.what());
    }
    return document;
  }

 private:
  // A link that leads nowhere is there.
  static bool is_there(const fs::path& file) { return fs::exists(fs::symlink_status(file)); }

  const std::string path_;
  std::vector<std::string> files_;  // .ann, also those that are not there
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<AnnotatedReader> read_brat(const std::string& path) {
  return std::make_unique<BratReader>(path);
}

}  // namespace glossator::interchange
