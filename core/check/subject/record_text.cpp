#include "check/subject/record_text.hpp"

#include <algorithm>
#include <optional>
#include <sstream>

#include "output/record_writer.hpp"

namespace glossator::check {
namespace {

std::string cut(const Json& value) {
  constexpr std::size_t longest = 100;
  const std::string text = value.dump();
  return text.size() > longest ? text.substr(0, longest) + "..." : text;
}

std::string name_of(const Json& record) {
  std::string name = "record " + (record.contains("id") ? record["id"].dump() : "?");
  if (record.contains("begin"))
    name += " (" + record["begin"].dump() + "-" + record["end"].dump() +
            (record.contains("text") ? " `" + record["text"].text() + "`" : "") + ")";
  return name;
}

/// The first member that differs, of two records.
std::string difference_of_records(const Json& a, const Json& b) {
  for (const auto& [key, value] : a.members()) {
    const Json* const other = b.find(key);
    if (!other) return name_of(a) + ": `" + key + "` is " + cut(value) + " and missing";
    if (*other == value) continue;
    if (key == "begin" || key == "end" || key == "text" || key == "id") break;
    return name_of(a) + ": `" + key + "` is " + cut(value) + " and " + cut(*other);
  }
  for (const auto& [key, value] : b.members())
    if (!a.contains(key)) return name_of(b) + ": `" + key + "` is missing and " + cut(value);
  return cut(a) + " and " + cut(b);
}

std::string difference_of_layers(const Json& a, const Json& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (a.at(i) != b.at(i)) return difference_of_records(a.at(i), b.at(i));
  const Json& longer = a.size() > b.size() ? a : b;
  return std::to_string(a.size()) + " records and " + std::to_string(b.size()) + "; one has " +
         name_of(longer.at(std::min(a.size(), b.size())));
}

std::string difference_of_documents(Subject& subject, const Json& a, const Json& b) {
  const std::string text = "text `" + a.text_or("id", "") + "`: ";
  const Json *const layers = a.find("layers"), *const others = b.find("layers");
  if (layers && others)
    for (const auto& [name, records] : layers->members()) {
      const Json* const other = others->find(name);
      if (!other || *other == records) continue;
      const std::string writer = subject.writer_of(name);
      const bool is_other = !writer.empty() && writer != subject.description().id;
      return text + "layer `" + name + "`" +
             (is_other ? " (of plugin `" + writer + "`, a step before this one)" : "") + ", " +
             difference_of_layers(records, *other);
    }
  return text + cut(a) + " and " + cut(b);
}

}  // namespace

std::string record_text(const Pipeline& pipeline, Worker& worker, const Document& document) {
  OutputBuffer line;
  make_jsonl_writer(pipeline)->append(document, worker.annotate(document), line);
  return std::string(line.text());
}

std::string records_of(Subject& subject, const Pipeline& pipeline) {
  Worker worker = pipeline.open();
  std::string all;
  for (const Document& document : subject.documents())
    all += record_text(pipeline, worker, document);
  return all;
}

std::string first_difference(Subject& subject, const std::string& a, const std::string& b) {
  std::istringstream as(a), bs(b);
  for (std::string line, other; getline(as, line) && getline(bs, other);) {
    if (line == other) continue;
    const auto first = Json::parse(line), second = Json::parse(other);
    if (!first || !second) break;
    return difference_of_documents(subject, *first, *second);
  }
  return "`" + a.substr(0, 60) + "` and `" + b.substr(0, 60) + "`";
}

}  // namespace glossator::check
