#include "interchange/timeml_documents.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "interchange/annotated_writer.hpp"
#include "interchange/document_builder.hpp"
#include "interchange/xml_reader.hpp"

namespace glossator::interchange {
namespace {

const std::string layer_of_times = "dates";
const std::array<const char*, 4> time_types{"DATE", "TIME", "DURATION", "SET"};
// The attributes of TIMEX3 that have a key, and the values that `mod` may have.
const std::array<const char*, 5> time_keys{"value", "mod", "quant", "freq", "comment"};
const std::set<std::string> mods{"BEFORE",    "AFTER",     "ON_OR_BEFORE",  "ON_OR_AFTER",
                                 "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
                                 "START",     "MID",       "END",           "APPROX"};

bool is_time(const Annotation& annotation) {
  const bool is_known =
      std::find(time_types.begin(), time_types.end(), annotation.type) != time_types.end();
  return is_known && annotation.span && !annotation.text("value").empty();
}

// Elements of TEXT may not overlap.
std::vector<const Annotation*> written_times(const AnnotatedDocument& document) {
  std::vector<const Annotation*> times;
  const AnnotatedLayer* layer = document.find(layer_of_times);
  if (!layer) return times;
  std::uint32_t end = 0;
  for (const Annotation& each : layer->annotations)
    if (is_time(each) && each.span->begin >= end) {
      times.push_back(&each);
      end = each.span->end;
    }
  return times;
}

std::string time_element(const Annotation& time, std::size_t number) {
  std::string out = "<TIMEX3 tid=\"t" + std::to_string(number) + "\" type=\"" + time.type + "\"";
  for (const std::string key : time_keys) {
    const std::string value = time.text(key);
    if (value.empty() || (key == "mod" && !mods.contains(value))) continue;
    out += " " + key + "=\"" + xml_text(value) + "\"";
  }
  return out + ">";
}

std::string write_timeml(const AnnotatedDocument& document) {
  const std::string& text = text_of(document);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>" +
                    xml_text(document.id) + "</DOCID>\n";
  if (!document.date.empty())
    out += "<DCT><TIMEX3 tid=\"t0\" type=\"" +
           std::string(document.date.find('T') == std::string::npos ? "DATE" : "TIME") +
           "\" value=\"" + xml_text(document.date) +
           "\" temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">" +
           xml_text(document.date) + "</TIMEX3></DCT>\n";
  out += "<TEXT>";
  std::uint32_t at = 0;
  std::size_t number = 0;
  const auto put = [&](std::uint32_t end) {
    // Ends of lines stay, so that people can read it.
    std::string piece = xml_text(std::string_view(text).substr(at, end - at));
    for (std::size_t i; (i = piece.find("&#10;")) != piece.npos;) piece.replace(i, 5, "\n");
    out += piece;
    at = end;
  };
  for (const Annotation* time : written_times(document)) {
    put(time->span->begin);
    out += time_element(*time, ++number);
    put(time->span->end);
    out += "</TIMEX3>";
  }
  put(static_cast<std::uint32_t>(text.size()));
  return out + "</TEXT>\n</TimeML>\n";
}

/// The way back.
class TimemlText {
 public:
  AnnotatedDocument read(std::string_view text) {
    XmlEvents events;
    events.begin = [this](const std::string& name, const XmlAttributes& attributes) {
      begin(name, attributes);
    };
    events.text = [this](std::string_view piece) {
      if (in_text_) text_ += piece;
      if (in_id_) document_.id += piece;
    };
    events.end = [this](const std::string& name) { end(name); };
    read_xml(text, events);
    if (!has_text_) throw Misread("expected an element TEXT");
    document_.text = std::move(text_);
    return std::move(document_);
  }

 private:
  struct Layer {
    const char* name;
    const char* type_key;
  };

  static Layer layer_of(const std::string& element) {
    if (element == "TIMEX3") return {"dates", "type"};
    if (element == "EVENT") return {"events", "class"};
    if (element == "SIGNAL") return {"signals", ""};
    return {"", ""};
  }

  AnnotatedLayer& layer(const std::string& name) {
    for (AnnotatedLayer& each : document_.layers)
      if (each.name == name) return each;
    return document_.layers.emplace_back(AnnotatedLayer{name, {}});
  }

  void begin(const std::string& name, const XmlAttributes& attributes) {
    if (name == "TEXT") in_text_ = has_text_ = true;
    if (name == "TEXT") layer(layer_of_times);
    if (name == "DOCID") in_id_ = true;
    const auto value_of = [&](const std::string& key) {
      const auto found = attributes.find(key);
      return found == attributes.end() ? std::string() : found->second;
    };
    if (name == "TIMEX3" && value_of("functionInDocument") == "CREATION_TIME" && !in_text_)
      document_.date = value_of("value");
    const Layer place = layer_of(name);
    if (!in_text_ || !*place.name) return;
    Annotation annotation;
    annotation.type = *place.type_key ? value_of(place.type_key) : name;
    annotation.span = TextSpan{offset(), offset()};
    for (const auto& [key, value] : attributes)
      if (key != place.type_key && key != "tid" && key != "eid" && key != "sid")
        annotation.attributes.push_back({key, {value}});
    auto& annotations = layer(place.name).annotations;
    open_.push_back({name, place.name, annotations.size()});
    annotations.push_back(std::move(annotation));
  }

  void end(const std::string& name) {
    if (name == "TEXT") in_text_ = false;
    if (name == "DOCID") in_id_ = false;
    if (open_.empty() || open_.back().element != name) return;
    layer(open_.back().layer).annotations[open_.back().number].span->end = offset();
    open_.pop_back();
  }

  std::uint32_t offset() const { return static_cast<std::uint32_t>(text_.size()); }

  struct Open {
    std::string element, layer;
    std::size_t number;
  };
  AnnotatedDocument document_;
  std::string text_;
  std::vector<Open> open_;
  bool in_text_ = false, in_id_ = false, has_text_ = false;
};

AnnotatedDocument read_timeml(std::string_view text) { return TimemlText().read(text); }

}  // namespace

DocumentFormat timeml_format() { return {".tml", false, false, write_timeml, read_timeml}; }

}  // namespace glossator::interchange
