#include "input/html/html_charset.hpp"

#include "input/html/html_scanner.hpp"

namespace glossator {
namespace {

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return text;
}

/// The value behind `key` in `text`, with or without quotes, or "".
std::string value_behind(const std::string& text, const std::string& key) {
  const std::size_t at = text.find(key);
  if (at == text.npos) return "";
  std::size_t begin = at + key.size();
  if (begin < text.size() && (text[begin] == '"' || text[begin] == '\'')) ++begin;
  return text.substr(begin, text.find_first_of(" ;\"'?", begin) - begin);
}

}  // namespace

std::string declared_charset(std::string_view page) {
  const std::string_view begin = page.substr(0, 1024);
  if (begin.starts_with("<?xml")) {
    const std::string declaration = lower(std::string(begin.substr(0, begin.find("?>"))));
    const std::string charset = value_behind(declaration, "encoding=");
    if (!charset.empty()) return charset;
  }
  HtmlScanner scanner(begin);
  for (HtmlEvent event; scanner.next(event);) {
    if (event.kind != HtmlEvent::Kind::start_tag || event.name != "meta") continue;
    if (const auto charset = event.attribute("charset")) return lower(*charset);
    if (lower(event.attribute("http-equiv").value_or("")) != "content-type") continue;
    const std::string charset =
        value_behind(lower(event.attribute("content").value_or("")), "charset=");
    if (!charset.empty()) return charset;
  }
  return "";
}

bool is_windows_1252(const std::string& charset) {
  for (const char* label : {"windows-1252", "iso-8859-1", "latin1", "us-ascii", "ascii", "cp1252",
                            "iso8859-1", "x-cp1252", "l1"})
    if (charset == label) return true;
  return false;
}

std::string iconv_name_of(const std::string& charset) {
  constexpr const char* larger[][2] = {
      {"gb2312", "gb18030"},       {"gbk", "gb18030"},       {"shift_jis", "cp932"},
      {"shift-jis", "cp932"},      {"x-sjis", "cp932"},      {"euc-kr", "cp949"},
      {"ks_c_5601-1987", "cp949"}, {"iso-8859-9", "cp1254"}, {"iso-8859-11", "cp874"},
      {"tis-620", "cp874"},        {"x-gbk", "gb18030"},     {"windows-31j", "cp932"}};
  for (const auto& [declared, name] : larger)
    if (charset == declared) return name;
  return charset;
}

}  // namespace glossator
