#pragma once
#include <string>
#include <vector>

#include "glossator.h"
#include "glossator/pipeline.hpp"
#include "glossator/query.hpp"
#include "output/document_json.hpp"

// The types behind the handles of glossator.h.

struct glossator_pipeline {
  explicit glossator_pipeline(glossator::Pipeline built)
      : pipeline(std::move(built)), config(pipeline.filled_config()) {}

  glossator::Pipeline pipeline;
  std::string config;
};

struct glossator_layer {
  const glossator_annotations* annotations;
  const glossator::Layer* layer;
  // Built when the first query of a document asks for it.
  mutable glossator::SpanIndex index = {};
  mutable bool is_indexed = false;
};

struct glossator_annotations {
  glossator_worker* worker;
  const glossator::Annotations* result = nullptr;
  std::vector<glossator_layer> layers = {};  // made by the first document; they never move

  /// Turns to the next document's result.
  void begin(const glossator::Annotations& next);
};

struct glossator_worker {
  explicit glossator_worker(const glossator::Pipeline& pipeline)
      : worker(pipeline.open()), json_of(pipeline) {}
  glossator_worker(const glossator_worker&) = delete;

  glossator::Worker worker;
  bool is_busy = false;  // in `take` of glossator_annotate_many()
  glossator::Document document;
  glossator_annotations annotations{this};
  glossator::DocumentJson json_of;
  glossator::OutputBuffer json;
};
