#include "interchange/xml_reader.hpp"

#include <expat.h>

#include <gloss/text.hpp>
#include <memory>
#include <optional>
#include <stdexcept>

#include "interchange/document_format.hpp"

namespace glossator::interchange {
namespace {

// Expat is C: what an event throws must not cross it.
struct Reading {
  const XmlEvents& events;
  XML_Parser parser;
  std::optional<std::string> fault;

  template <class Call>
  void guarded(Call call) {
    if (fault) return;
    try {
      call();
    } catch (const std::exception& error) {
      fault = error.what();
      XML_StopParser(parser, XML_FALSE);
    }
  }
};

void XMLCALL begin(void* data, const char* name, const char** pairs) {
  auto& reading = *static_cast<Reading*>(data);
  reading.guarded([&] {
    XmlAttributes attributes;
    for (; *pairs; pairs += 2) attributes[pairs[0]] = pairs[1];
    if (reading.events.begin) reading.events.begin(name, attributes);
  });
}

void XMLCALL end(void* data, const char* name) {
  auto& reading = *static_cast<Reading*>(data);
  reading.guarded([&] {
    if (reading.events.end) reading.events.end(name);
  });
}

void XMLCALL characters(void* data, const char* text, int size) {
  auto& reading = *static_cast<Reading*>(data);
  reading.guarded([&] {
    if (reading.events.text) reading.events.text({text, static_cast<std::size_t>(size)});
  });
}

void XMLCALL declared(void* data, const char* name, int, const char*, int, const char*, const char*,
                      const char*, const char*) {
  auto& reading = *static_cast<Reading*>(data);
  reading.guarded(
      [&] { throw Misread(std::string("it declares the entity `") + name + "`; write it out"); });
}

bool can_be_held(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

}  // namespace

void read_xml(std::string_view text, const XmlEvents& events) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate("UTF-8"), XML_ParserFree);
  if (!parser) throw std::bad_alloc();
  Reading reading{events, parser.get(), {}};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), begin, end);
  XML_SetCharacterDataHandler(parser.get(), characters);
  XML_SetEntityDeclHandler(parser.get(), declared);
  constexpr std::size_t most_at_once = std::size_t{1} << 24;
  do {
    const std::string_view piece = text.substr(0, most_at_once);
    text.remove_prefix(piece.size());
    if (XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), text.empty()) !=
        XML_STATUS_OK)
      throw Misread(reading.fault.value_or(XML_ErrorString(XML_GetErrorCode(parser.get()))),
                    XML_GetCurrentLineNumber(parser.get()));
  } while (!text.empty());
}

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = gloss::code_point_at(text, at);
    if (!can_be_held(c))
      out += "\xEF\xBF\xBD";
    else if (c == '&' || c == '<' || c == '>' || c == '"')
      out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&quot;";
    else if (c < 0x20)
      out += "&#" + std::to_string(static_cast<unsigned>(c)) + ";";
    else
      out += text.substr(at, size);
    at += size;
  }
  return out;
}

}  // namespace glossator::interchange
