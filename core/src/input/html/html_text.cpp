#include "input/html/html_text.hpp"

#include <algorithm>

#include "input/html/html_blocks.hpp"
#include "input/html/html_scanner.hpp"
#include "input/html/windows_1252.hpp"
#include "json/json.hpp"
#include "text/utf8.hpp"
#include "text/utf8_sequence.hpp"

namespace glossator {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return text;
}

/// The charset that a meta element in the first 1024 bytes names, in lower case, or "".
std::string declared_charset(std::string_view bytes) {
  HtmlScanner scanner(bytes.substr(0, 1024));
  for (HtmlEvent event; scanner.next(event);) {
    if (event.kind != HtmlEvent::Kind::start_tag || event.name != "meta") continue;
    if (const auto charset = event.attribute("charset")) return lower(*charset);
    if (lower(event.attribute("http-equiv").value_or("")) != "content-type") continue;
    const std::string content = lower(event.attribute("content").value_or(""));
    const std::size_t at = content.find("charset=");
    if (at == content.npos) continue;
    const std::string name = content.substr(at + 8);
    return name.substr(0, name.find_first_of(" ;\"'"));
  }
  return "";
}

// Labels of the Encoding Standard that mean windows-1252.
bool is_windows_1252(const std::string& charset) {
  for (const char* label : {"windows-1252", "iso-8859-1", "latin1", "us-ascii", "ascii", "cp1252",
                            "iso8859-1", "x-cp1252", "l1"})
    if (charset == label) return true;
  return false;
}

void append_block(const HtmlBlocks& page, const HtmlBlock& block, Document& out) {
  const auto stands_before = [](const SourcePiece& piece, std::uint32_t at) {
    return piece.begin < at;
  };
  auto piece = std::lower_bound(page.pieces.begin(), page.pieces.end(), block.begin, stands_before);
  if (!out.text.empty()) {
    out.source.push_back({static_cast<std::uint32_t>(out.text.size()), out.source.back().source_end,
                          piece->source_begin, false});
    out.text += "\n\n";
  }
  const std::uint32_t moved = static_cast<std::uint32_t>(out.text.size()) - block.begin;
  for (; piece != page.pieces.end() && piece->begin < block.end; ++piece) {
    out.source.push_back(*piece);
    out.source.back().begin += moved;
  }
  out.text.append(page.text, block.begin, block.end - block.begin);
}

// A windows-1252 character is one byte, but two or three bytes in the text: it gets a piece of its
// own.
void part_other_than_ascii(Document& out) {
  std::vector<SourcePiece> parted;
  for (std::size_t i = 0; i < out.source.size(); ++i) {
    const SourcePiece& piece = out.source[i];
    parted.push_back(piece);
    if (!piece.one_to_one) continue;
    const std::size_t end = i + 1 < out.source.size() ? out.source[i + 1].begin : out.text.size();
    for (std::size_t at = piece.begin; at < end;) {
      const std::size_t size = utf8_sequence_size(std::string_view(out.text).substr(at, end - at));
      if (size > 1) {
        SourcePiece& before = parted.back();
        const auto byte = before.source_begin + static_cast<std::uint32_t>(at - before.begin);
        before.source_end = byte;
        if (before.begin == at) parted.pop_back();
        parted.push_back({static_cast<std::uint32_t>(at), byte, byte + 1, false});
        parted.push_back({static_cast<std::uint32_t>(at + size), byte + 1, piece.source_end, true});
      }
      at += size;
    }
    if (parted.back().begin == end) parted.pop_back();
  }
  out.source = std::move(parted);
}

void convert_source(std::string_view source, Unit unit, std::vector<SourcePiece>& pieces) {
  OffsetUnits units(unit);
  units.begin(source);
  for (SourcePiece& piece : pieces) {
    piece.source_begin = units.convert(piece.source_begin);
    piece.source_end = units.convert(piece.source_end);
  }
}

void take_page(std::string_view source, const HtmlReading& how, Document& out) {
  const HtmlBlocks page = html_blocks(source);
  out.text.clear();
  out.source.clear();
  const auto taken =
      how.all ? std::vector<bool>(page.blocks.size(), true) : main_blocks(page.blocks);
  for (std::size_t i = 0; i < page.blocks.size(); ++i)
    if (taken[i]) append_block(page, page.blocks[i], out);
  if (how.date && !page.date.empty()) out.date = page.date;
  if (!page.language.empty()) out.language = page.language;
  auto meta = Json::object();
  if (!page.title.empty()) meta["title"] = page.title;
  if (!page.url.empty()) meta["url"] = page.url;
  if (!meta.empty()) out.meta_json = meta.dump();
  out.mime = "text/html";
}

}  // namespace

std::string read_html(std::string_view bytes, const HtmlReading& how, Document& out) {
  if (bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE"))
    return "is UTF-16; expected UTF-8 or windows-1252";
  const auto invalid = find_invalid_utf8(bytes);
  if (!invalid) {
    // The byte order mark is part of the source and counts as a blank.
    std::string marked;
    std::string_view source = bytes;
    if (bytes.starts_with(byte_order_mark)) source = marked = "   " + std::string(bytes.substr(3));
    take_page(source, how, out);
    if (how.keep_source) convert_source(bytes, how.source_unit, out.source);
  } else if (const std::string charset = declared_charset(bytes); is_windows_1252(charset)) {
    const std::string source = windows_1252_to_utf8(bytes);
    take_page(source, how, out);
    // A byte of the source is a code point, and a unit of UTF-16.
    if (how.keep_source) convert_source(source, Unit::codepoint, out.source);
    if (how.keep_source && how.source_unit == Unit::byte) part_other_than_ascii(out);
  } else {
    return "byte " + std::to_string(*invalid) + " is not valid UTF-8" +
           (charset.empty() || charset == "utf-8"
                ? ""
                : ", and its charset, " + charset + ", is not read") +
           "; expected UTF-8, or windows-1252 that a meta element names";
  }
  if (!how.keep_source) out.source.clear();
  return "";
}

}  // namespace glossator
