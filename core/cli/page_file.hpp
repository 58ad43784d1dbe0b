#pragma once
#include <string>
#include <string_view>

namespace glossator::cli {

/// Every page of HTML begins with this text, by which a later program knows a page of gloss.
inline constexpr std::string_view page_begin =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"generator\" content=\"gloss\">\n";

/// The help of the option `overwrite` of a program that writes a page.
inline constexpr const char* overwrite_page_help =
    "replace the page's file even if it is no page of gloss";

/// Throws Error(usage) if `path` is a file that a page must not replace: one that is not empty and
/// does not begin as a page does. "" and "-" are no files.
void require_free_page(const std::string& path, bool overwrite);

}  // namespace glossator::cli
