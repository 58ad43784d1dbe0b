#pragma once
#include <string>
#include <string_view>

namespace glossator {

/// The charset, in lower case, that an XML declaration or a meta element in the first 1024 bytes of
/// a page names, or "".
std::string declared_charset(std::string_view page);

/// Whether `charset` is a label of the Encoding Standard that means windows-1252.
bool is_windows_1252(const std::string& charset);

/// The name by which iconv knows a declared charset: browsers read some as a larger one.
std::string iconv_name_of(const std::string& charset);

}  // namespace glossator
