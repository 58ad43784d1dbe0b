#include "view/html_page.hpp"

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "cli/page_file.hpp"
#include "glossator/error.hpp"
#include "system/write_all.hpp"
#include "system/write_file.hpp"

namespace glossator::view {
namespace {

/// The source of a Content-Security-Policy that allows `text` alone.
std::string policy_hash(std::string_view text) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&context, sizeof digest, digest);
  char code[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)];
  base64_encode_raw(code, sizeof digest, digest);
  return "'sha256-" + std::string(code, sizeof code) + "'";
}

std::string escaped(std::string_view text, char what, std::string_view by) {
  std::string out;
  out.reserve(text.size());
  for (const char character : text) {
    if (character == what)
      out += by;
    else
      out += character;
  }
  return out;
}

Error cannot_write(const std::string& path) {
  return Error(ErrorCode::output, path + ": cannot be written: " + std::strerror(errno));
}

}  // namespace

std::string escaped_for_html(std::string_view text) {
  return escaped(escaped(text, '&', "&amp;"), '<', "&lt;");
}

std::string escaped_for_island(std::string_view json) { return escaped(json, '<', "\\u003c"); }

HtmlPage::HtmlPage(const std::string& title, std::string_view style)
    : head_("<title>" + escaped_for_html(title) + "</title>\n"), style_(style) {}

void HtmlPage::add_island(const std::string& id, std::string_view json) {
  body_ += "<script type=\"application/json\" id=\"" + id + "\">";
  body_ += escaped_for_island(json);
  body_ += "</script>\n";
}

std::string HtmlPage::finish(std::string_view script) && {
  std::string page =
      std::string(cli::page_begin) +
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src " +
      policy_hash(script) + "; style-src " + policy_hash(style_) +
      "; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
      head_ + "<style>" + style_ + "</style>\n</head>\n<body>\n" +
      "<noscript>This page needs JavaScript, which it brings along.</noscript>\n";
  page.reserve(page.size() + body_.size() + script.size() + 64);
  page += body_;
  page += "<script>";
  page += script;
  page += "</script>\n</body>\n</html>\n";
  return page;
}

void write_page(const std::string& path, std::string_view bytes) {
  if (path == "-") {
    if (!write_all(STDOUT_FILENO, bytes)) throw cannot_write("standard output");
  } else if (!write_file(path, bytes)) {
    throw cannot_write(path);
  }
}

}  // namespace glossator::view
