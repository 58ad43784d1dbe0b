#pragma once
#include <memory>
#include <string>
#include <vector>

#include "glossator.h"
#include "glossator/pipeline.hpp"
#include "glossator/query.hpp"
#include "output/record_writer.hpp"

// What is behind the handles of glossator.h.

namespace glossator {

/// A pipeline as its handle and its workers hold it.
struct SharedPipeline {
  explicit SharedPipeline(Pipeline built)
      : pipeline(std::move(built)), config(pipeline.filled_config()) {}

  Pipeline pipeline;
  std::string config;
};

}  // namespace glossator

struct glossator_pipeline {
  std::shared_ptr<const glossator::SharedPipeline> shared;
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
  std::vector<glossator_layer> layers = {};  // made by the first document; they stay put
};

struct glossator_worker {
  explicit glossator_worker(std::shared_ptr<const glossator::SharedPipeline> owner)
      : shared(std::move(owner)), worker(shared->pipeline.open()) {}
  glossator_worker(const glossator_worker&) = delete;

  std::shared_ptr<const glossator::SharedPipeline> shared;
  glossator::Worker worker;
  glossator::Document document;
  glossator_annotations annotations{this};
  std::unique_ptr<glossator::RecordWriter> writer;  // made when JSON is first asked for
  glossator::OutputBuffer json;
};
