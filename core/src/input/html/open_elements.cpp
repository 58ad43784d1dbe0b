#include "input/html/open_elements.hpp"

#include "input/html/html_elements.hpp"

namespace glossator {
namespace {

// FNV-1a. At worst, elements with the same hash end each other.
constexpr std::uint32_t hash_of(std::string_view name) {
  std::uint32_t hash = 2166136261u;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}
constexpr std::uint32_t paragraph = hash_of("p");

/// Roles of WAI-ARIA 1.2 (5.3.4, landmarks) that are about the site.
bool is_boilerplate_role(std::string_view role) {
  for (const char* known :
       {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar"})
    if (role == known) return true;
  return false;
}

bool hides(std::string_view style) {
  for (const char* property :
       {"display:none", "display: none", "visibility:hidden", "visibility: hidden"})
    if (style.find(property) != style.npos) return true;
  return false;
}

std::uint32_t flags_by_attributes(const HtmlEvent& tag) {
  if (tag.attributes.empty()) return 0;
  std::uint32_t flags = 0;
  if (tag.attribute("hidden") || tag.attribute("aria-hidden") == "true" ||
      hides(tag.attribute("style").value_or("")))
    flags |= HtmlElement::hidden;
  const std::string role = tag.attribute("role").value_or("");
  if (is_boilerplate_role(role)) flags |= HtmlElement::boilerplate;
  if (role == "main" || role == "article") flags |= HtmlElement::main;
  return flags;
}

}  // namespace

void OpenElements::push(std::uint32_t name, std::uint32_t flags) {
  elements_.push_back({name, flags});
  ++open_[name];
  for (unsigned bit = 0; bit < flag_count; ++bit) depth_[bit] += flags >> bit & 1;
  active_ |= flags;
}

void OpenElements::pop() {
  const Element element = elements_.back();
  elements_.pop_back();
  --open_[element.name];
  for (unsigned bit = 0; bit < flag_count; ++bit)
    if ((element.flags >> bit & 1) != 0 && --depth_[bit] == 0) active_ &= ~(1u << bit);
}

void OpenElements::open(const HtmlEvent& tag) {
  const HtmlElement element = element_named(tag.name);
  if (element.has(HtmlElement::link)) close(tag.name);  // links do not nest
  end_before(tag.name, element.flags);
  if (element.has(HtmlElement::empty)) return;
  std::uint32_t flags = element.flags | flags_by_attributes(tag);
  if (element.has(HtmlElement::link) && !tag.attribute("href")) flags &= ~HtmlElement::link;
  // The header of an article has its headline; the header of a page has the site's name.
  if (tag.name == "header" && !any(HtmlElement::main)) flags |= HtmlElement::boilerplate;
  if (flags != 0) push(hash_of(tag.name), flags);
}

void OpenElements::end_before(std::string_view name, std::uint32_t flags) {
  if ((flags & HtmlElement::block) == 0 || elements_.empty()) return;
  if (!elements_.empty() && elements_.back().name == paragraph) pop();
  if ((flags & HtmlElement::item) != 0 && !elements_.empty() &&
      elements_.back().name == hash_of(name))
    pop();
}

void OpenElements::close(std::string_view name) {
  const std::uint32_t hash = hash_of(name);
  const auto found = open_.find(hash);
  if (found == open_.end() || found->second == 0) return;
  while (elements_.back().name != hash) pop();
  pop();
}

}  // namespace glossator
