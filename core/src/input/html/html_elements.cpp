#include "input/html/html_elements.hpp"

#include <algorithm>
#include <iterator>

namespace glossator {
namespace {

using E = HtmlElement;

struct Named {
  std::string_view name;
  std::uint32_t flags;
};

// Sorted by name.
constexpr Named elements[] = {
    {"a", E::link},
    {"address", E::block},
    {"area", E::empty},
    {"article", E::block | E::main},
    {"aside", E::block | E::boilerplate},
    {"audio", E::hidden},
    {"base", E::empty},
    {"blockquote", E::block},
    {"body", E::block},
    {"br", E::empty},
    {"button", E::boilerplate},
    {"canvas", E::hidden},
    {"caption", E::block},
    {"center", E::block},
    {"col", E::empty},
    {"datalist", E::hidden},
    {"dd", E::block | E::item},
    {"details", E::block},
    {"dialog", E::block | E::boilerplate},
    {"dir", E::block},
    {"div", E::block},
    {"dl", E::block},
    {"dt", E::block | E::item},
    {"embed", E::empty},
    {"fieldset", E::block},
    {"figcaption", E::block},
    {"figure", E::block},
    {"footer", E::block | E::boilerplate},
    {"form", E::block},
    {"frame", E::empty},
    {"h1", E::block | E::heading},
    {"h2", E::block | E::heading},
    {"h3", E::block | E::heading},
    {"h4", E::block | E::heading},
    {"h5", E::block | E::heading},
    {"h6", E::block | E::heading},
    {"head", E::block},
    {"header", E::block},
    {"hgroup", E::block},
    {"hr", E::block | E::empty},
    {"html", E::block},
    {"iframe", E::raw | E::hidden},
    {"img", E::empty},
    {"input", E::empty},
    {"legend", E::block},
    {"li", E::block | E::item},
    {"link", E::empty},
    {"listing", E::block | E::preformatted},
    {"main", E::block | E::main},
    {"math", E::hidden},
    {"menu", E::block | E::boilerplate},
    {"meta", E::empty},
    {"nav", E::block | E::boilerplate},
    {"noembed", E::raw | E::hidden},
    {"noframes", E::raw | E::hidden},
    {"noscript", E::hidden},
    {"object", E::hidden},
    {"ol", E::block},
    {"optgroup", E::block},
    {"option", E::block | E::item},
    {"p", E::block},
    {"param", E::empty},
    {"plaintext", E::block | E::raw | E::preformatted},
    {"pre", E::block | E::preformatted},
    {"rp", E::hidden},
    {"rt", E::hidden},
    {"script", E::raw | E::hidden},
    {"search", E::block | E::boilerplate},
    {"section", E::block},
    {"select", E::block | E::boilerplate},
    {"source", E::empty},
    {"style", E::raw | E::hidden},
    {"summary", E::block},
    {"svg", E::hidden},
    {"table", E::block},
    {"tbody", E::block},
    {"td", E::block | E::item},
    {"template", E::hidden},
    {"textarea", E::raw | E::references | E::hidden},
    {"tfoot", E::block},
    {"th", E::block | E::item},
    {"thead", E::block},
    {"title", E::raw | E::references},
    {"tr", E::block | E::item},
    {"track", E::empty},
    {"ul", E::block},
    {"video", E::hidden},
    {"wbr", E::empty},
    {"xmp", E::block | E::raw | E::preformatted},
};

constexpr bool is_before(const Named& a, const Named& b) { return a.name < b.name; }
static_assert(std::is_sorted(std::begin(elements), std::end(elements), is_before));

}  // namespace

HtmlElement element_named(std::string_view name) {
  const auto* found =
      std::lower_bound(std::begin(elements), std::end(elements), Named{name, 0}, is_before);
  return {found != std::end(elements) && found->name == name ? found->flags : 0};
}

}  // namespace glossator
