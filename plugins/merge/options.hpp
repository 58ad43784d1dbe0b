#pragma once
/// The options of the plugin, and the objects that they make.
#include "gloss/annotator.hpp"
#include "merge/input_reader.hpp"
#include "merge/preference.hpp"
#include "merge/selection.hpp"

namespace gloss::merge {

inline constexpr const char* options_schema = R"json({
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "policy": {
      "type": "string", "enum": ["longest", "score", "priority"], "default": "longest",
      "description": "the name that is kept where spans overlap: the longest, the one with the highest score, or the one that comes first in option order, else by its input"},
    "order": {
      "type": "array", "default": [], "uniqueItems": true,
      "items": {"enum": ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "person", "organization", "place", "other"]},
      "description": "inputs and types, the most preferred first; it decides with policy priority, and between names of the same length and score"},
    "types": {
      "type": "object", "additionalProperties": false,
      "default": {"person": [], "organization": [], "place": [], "other": [], "skip": []},
      "properties": {
        "person": {"$ref": "#/$defs/types", "default": [], "description": "become persons"},
        "organization": {"$ref": "#/$defs/types", "default": [], "description": "become organizations"},
        "place": {"$ref": "#/$defs/types", "default": [], "description": "become places"},
        "other": {"$ref": "#/$defs/types", "default": [], "description": "become other names"},
        "skip": {"$ref": "#/$defs/types", "default": [], "description": "are left out"}
      },
      "description": "the types of inputs, their kinds included, that become each type of names; skip: that are left out"},
    "equal": {
      "type": "string", "enum": ["one", "types"], "default": "one",
      "description": "the names that are kept of equal spans; one: as the policy says; types: one of each type"},
    "nested": {
      "type": "boolean", "default": false,
      "description": "whether a name inside a longer one is kept beside it"},
    "losers": {
      "type": "boolean", "default": false,
      "description": "whether records that are not kept are written to layer losers, with the reason"},
    "first": {"$ref": "#/$defs/input", "type": "object", "default": {"name": "", "type": "other", "score": 1}, "description": "the first input: name begins its rules, empty: first; type is that of records of no known type: person, organization, place, other, skip or error; score is that of records without one"},
    "second": {"$ref": "#/$defs/input", "type": "object", "default": {"name": "", "type": "other", "score": 1}, "description": "the same for the second"},
    "third": {"$ref": "#/$defs/input", "type": "object", "default": {"name": "", "type": "other", "score": 1}, "description": "for the third"},
    "fourth": {"$ref": "#/$defs/input", "type": "object", "default": {"name": "", "type": "other", "score": 1}, "description": "for the fourth"},
    "fifth": {"$ref": "#/$defs/input", "type": "object", "default": {"name": "", "type": "other", "score": 1}, "description": "for the fifth"},
    "sixth": {"$ref": "#/$defs/input", "type": "object", "default": {"name": "", "type": "other", "score": 1}, "description": "for the sixth"},
    "seventh": {"$ref": "#/$defs/input", "type": "object", "default": {"name": "", "type": "other", "score": 1}, "description": "for the seventh"},
    "eighth": {"$ref": "#/$defs/input", "type": "object", "default": {"name": "", "type": "other", "score": 1}, "description": "for the eighth"}
  },
  "$defs": {
    "types": {"type": "array", "uniqueItems": true, "items": {"type": "string", "minLength": 1}},
    "input": {
      "type": "object", "additionalProperties": false,
      "properties": {
        "name": {"type": "string", "maxLength": 100, "default": "",
                 "description": "begins the rules of its records; empty: the name of the input"},
        "type": {"type": "string", "enum": ["person", "organization", "place", "other", "skip", "error"],
                 "default": "other",
                 "description": "the type of records whose own is none of names and in no list of option types; skip: they are left out; error: the document fails"},
        "score": {"type": "number", "minimum": 0, "maximum": 1, "default": 1,
                  "description": "the score of records that have none"}
      }
    }
  }
})json";

/// Each of these throws Error(GLOSS_E_CONFIG) if the options contradict one another.
TypeMap type_map(const Config& config);
InputReader::Inputs input_options(const Config& config);
Preference preference_of(const Config& config);
SelectionOptions selection_options(const Config& config);

}  // namespace gloss::merge
