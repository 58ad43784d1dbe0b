#pragma once
#include <functional>
#include <memory>

#include "check/subject/subject.hpp"
#include "check/suite/findings.hpp"

namespace glossator::check {

/// Receives one text of the walk.
using TextVisitor = std::function<void(const Document& document)>;

/// A chain with a worker of its own.
struct OpenChain {
  explicit OpenChain(Pipeline made) : pipeline(std::move(made)), worker(pipeline.open()) {}
  Pipeline pipeline;
  Worker worker;
};

/// Puts the subject into each of its settings, calls `prepare` for it, which makes pipelines, and
/// what `prepare` returns for each text: the plain ones, the short hostile ones, and those of the
/// user. Ends after `seconds`, and says in a note how many texts were left out then. A setting that
/// the plugin refuses is passed over: the check `spec-cases` tells of it. At the end the subject is
/// as it was.
void walk_texts(Subject& subject, Findings& findings, double seconds,
                const std::function<TextVisitor()>& prepare);

}  // namespace glossator::check
