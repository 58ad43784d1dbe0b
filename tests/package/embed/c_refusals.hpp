#pragma once
#include <catch2/catch.hpp>
#include <string>

#include "glossator.h"

/// What a call that failed says; the status of the call is GLOSSATOR_E_USAGE.
inline std::string usage(bool failed) {
  if (!failed) return "not refused";
  CHECK(glossator_error_status() == GLOSSATOR_E_USAGE);
  return glossator_error();
}
inline std::string usage(glossator_status status) { return usage(status != GLOSSATOR_OK); }
inline std::string usage(const void* made) { return usage(made == nullptr); }
inline std::string usage(gloss_string text) { return usage(text.data == nullptr); }

inline const gloss_string no_text{nullptr, 0};
inline const gloss_string null_of_three{nullptr, 3};

gloss_document document_of(std::string&&) = delete;  // the document borrows the text
inline gloss_document document_of(const std::string& text) {
  gloss_document document{};
  document.struct_size = sizeof document;
  document.text = {text.data(), text.size()};
  return document;
}
