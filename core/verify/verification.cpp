#include "verification.hpp"

#include <algorithm>

#include "glossator/json.hpp"

namespace glossator::verify {
namespace {

// The name of the step that failed, if the results differ in that.
std::string failed_step(const Json& result) {
  const Json* failure = result.find("error");
  if (const Json* const all = result.find("errors"); !failure && all && !all->empty())
    failure = &all->at(std::size_t{0});
  return failure ? failure->text_or("plugin", "") : "";
}

}  // namespace

Verification::Verification(const Setting& setting, Progress progress)
    : setting_(setting),
      progress_(std::move(progress)),
      pipeline_(setting.config, setting.options),
      steps_(pipeline_.steps()),
      expected_(setting.documents.size()) {
  std::size_t done = 0;
  reference_way().run(setting_, pipeline_, [&](std::size_t number, const Annotations& result) {
    expected_[number] = to_json(result);
    failed_ += result.status() != Status::ok;
    progress_(reference_way(), ++done);
  });
}

// The number of the step that the difference is of; steps_.size() if none is.
std::size_t Verification::step_of(const Difference& difference, const Json& expected,
                                  const Json& found) const {
  std::string plugin = failed_step(found);
  if (plugin.empty()) plugin = failed_step(expected);
  const auto at = std::find_if(steps_.begin(), steps_.end(), [&](const StepInfo& step) {
    if (difference.layer.empty()) return step.plugin == plugin;
    return std::find(step.outputs.begin(), step.outputs.end(), difference.layer) !=
           step.outputs.end();
  });
  return at - steps_.begin();
}

Outcome Verification::run(const Way& way) const {
  Outcome outcome{way, 0, {}};
  std::size_t done = 0, earliest_step = 0, earliest_document = 0;
  way.run(setting_, pipeline_, [&](std::size_t number, const Annotations& result) {
    progress_(way, ++done);
    const std::string line = to_json(result);
    if (line == expected_[number]) return;
    ++outcome.documents;
    const Json expected = Json::parse(expected_[number]).value();
    const Json found = Json::parse(line).value();
    auto difference = first_difference(expected, found);
    // Equal as JSON, and yet other bytes.
    if (!difference) difference = Difference{"", "", "", "", expected_[number], line};
    const std::size_t step = step_of(*difference, expected, found);
    if (outcome.first && std::pair(step, number) > std::pair(earliest_step, earliest_document))
      return;
    earliest_step = step;
    earliest_document = number;
    outcome.first = Finding{setting_.documents[number].document.id, *difference, "", "", ""};
    if (step == steps_.size()) return;
    outcome.first->step = steps_[step].name;
    outcome.first->plugin = steps_[step].plugin;
    outcome.first->version = steps_[step].version;
  });
  if (done != expected_.size())
    throw Error(ErrorCode::internal, "verify: " + std::string(way.name) + " gave " +
                                         std::to_string(done) + " results for " +
                                         std::to_string(expected_.size()) + " documents");
  return outcome;
}

}  // namespace glossator::verify
