#include "input/html/html_text.hpp"

#include <algorithm>

#include "input/decoded_source.hpp"
#include "input/html/html_blocks.hpp"
#include "input/html/html_charset.hpp"
#include "input/html/windows_1252.hpp"
#include "json/json.hpp"
#include "text/utf8.hpp"
#include "text/utf8_sequence.hpp"

namespace glossator {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

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

std::string read_utf8(std::string_view bytes, const HtmlReading& how, Document& out) {
  // The byte order mark is part of the source and counts as a blank.
  std::string marked;
  std::string_view source = bytes;
  if (bytes.starts_with(byte_order_mark)) source = marked = "   " + std::string(bytes.substr(3));
  take_page(source, how, out);
  if (how.keep_source) convert_source(bytes, how.source_unit, out.source);
  return "";
}

// `source` is the page in UTF-8; `bytes` have one for each of its characters.
std::string read_of_single_bytes(const std::string& source, const HtmlReading& how, Document& out) {
  take_page(source, how, out);
  // A byte of the source is a code point, and a unit of UTF-16.
  if (how.keep_source) convert_source(source, Unit::codepoint, out.source);
  if (how.keep_source && how.source_unit == Unit::byte) part_other_than_ascii(out);
  return "";
}

std::string read_by_iconv(std::string_view bytes, const std::string& charset,
                          const HtmlReading& how, Document& out) {
  if (!CharsetDecoder::is_known(charset))
    return "its charset, " + charset + ", is not known; expected one that iconv knows";
  CharsetDecoder decoder(charset);
  std::string source;
  if (decoder.decode(bytes, source) < bytes.size() && decoder.problem().empty())
    decoder.refuse_rest();
  if (!decoder.problem().empty()) return decoder.problem();
  if (!how.keep_source || how.source_unit != Unit::byte) return read_utf8(source, how, out);
  OffsetUnits characters(Unit::codepoint);
  characters.begin(source);
  if (characters.convert(static_cast<std::uint32_t>(source.size())) == bytes.size())
    return read_of_single_bytes(source, how, out);
  return "is " + charset +
         ", and input.offsets source cannot count its bytes; set output.unit to codepoint or "
         "utf16, or input.offsets to text";
}

std::string read_declared(std::string_view bytes, const HtmlReading& how, Document& out) {
  const auto invalid = find_invalid_utf8(bytes);
  const bool may_switch = bytes.find('\x1B') != bytes.npos;  // as ISO-2022-JP does, all in ASCII
  if (!invalid && !(how.reads_declared && may_switch)) return read_utf8(bytes, how, out);
  const std::string charset = declared_charset(bytes);
  const bool is_utf8 = charset.empty() || charset == "utf-8" || charset == "utf8";
  if (!invalid && is_utf8) return read_utf8(bytes, how, out);
  if (is_windows_1252(charset)) return read_of_single_bytes(windows_1252_to_utf8(bytes), how, out);
  if (how.reads_declared && !is_utf8) return read_by_iconv(bytes, iconv_name_of(charset), how, out);
  return "byte " + std::to_string(*invalid) + " is not valid UTF-8" +
         (is_utf8 ? ""
                  : ", and its charset, " + charset + ", is read only with input.encoding auto") +
         "; expected UTF-8, or windows-1252 that a meta element names";
}

}  // namespace

std::string read_html(std::string_view bytes, const HtmlReading& how, Document& out) {
  const std::string utf16 = utf16_charset(bytes.substr(0, 4));
  std::string problem;
  if (!how.charset.empty())
    problem = read_by_iconv(
        bytes, how.charset.starts_with("UTF-16") && !utf16.empty() ? utf16 : how.charset, how, out);
  else if (!utf16.empty())
    problem = how.reads_declared ? read_by_iconv(bytes, utf16, how, out)
                                 : "is UTF-16; set input.encoding to utf-16 or auto";
  else
    problem = read_declared(bytes, how, out);
  if (!how.keep_source) out.source.clear();
  return problem;
}

}  // namespace glossator
