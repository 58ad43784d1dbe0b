#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace glossator::interchange {

using XmlAttributes = std::map<std::string, std::string>;

/// The functions that read_xml() calls, in the order of the text. Names are as written, with their
/// prefix. Each may be empty, and may throw Misread.
struct XmlEvents {
  std::function<void(const std::string& name, const XmlAttributes& attributes)> begin;
  std::function<void(const std::string& name)> end;
  std::function<void(std::string_view text)> text;
};

/// Reads XML 1.0 in UTF-8. Throws Misread, with the line, for what is not well-formed, for a
/// Misread of an event, and for entities that the text itself declares, which could grow without
/// bound.
void read_xml(std::string_view text, const XmlEvents& events);

/// `text` for the content of an element or an attribute: with references for markup, tabs and ends
/// of lines. U+FFFD stands for characters that XML 1.0 cannot hold.
std::string xml_text(std::string_view text);

}  // namespace glossator::interchange
