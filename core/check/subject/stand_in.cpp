#include "check/subject/stand_in.hpp"

#include <memory>
#include <utility>

namespace glossator::check {
CallBetween::CallBetween(const gloss_call& host)
    : host_(host),
      table_{sizeof(gloss_call),
             0,
             this,
             host.cancelled,
             [](void* self, std::uint32_t input, const gloss_batch** out) {
               return static_cast<CallBetween*>(self)->read_layer(input, out);
             },
             [](void* self, std::uint32_t output, const gloss_batch* batch) {
               return static_cast<CallBetween*>(self)->emit(output, batch);
             }} {}

/// The functions of the factory. A handle holds the plugin's own handle and its stand-in.
struct StandInTable {
  struct Annotator {
    StandIn& stand_in;
    gloss_annotator* own;
  };
  struct Worker {
    StandIn& stand_in;
    gloss_worker* own;
  };
  static Annotator* of(gloss_annotator* handle) { return reinterpret_cast<Annotator*>(handle); }
  static Worker* of(gloss_worker* handle) { return reinterpret_cast<Worker*>(handle); }
  static const gloss_factory& plugin(StandIn& stand_in) {
    return stand_in.subject_.library().factory();
  }

  static const gloss_description* describe(void* self, std::uint32_t index) {
    return index == 0 ? &static_cast<StandIn*>(self)->subject_.description() : nullptr;
  }
  static gloss_status create(void* self, std::uint32_t, const gloss_host* host,
                             const gloss_config_api* api, const gloss_config* config,
                             gloss_annotator** out) {
    StandIn& stand_in = *static_cast<StandIn*>(self);
    const auto& changes = stand_in.changes_;
    const gloss_factory& factory = plugin(stand_in);
    gloss_annotator* own = nullptr;
    const auto make = [&] {
      return factory.create(factory.self, stand_in.subject_.index(),
                            changes.host ? changes.host(*host) : host,
                            changes.config ? changes.config(*api) : api, config, &own);
    };
    stand_in.created_ = changes.create ? changes.create(make) : make();
    if (stand_in.created_ == GLOSS_OK && own)
      *out = reinterpret_cast<gloss_annotator*>(new Annotator{stand_in, own});
    return stand_in.created_;
  }
  static void destroy(gloss_annotator* handle) {
    const std::unique_ptr<Annotator> annotator(of(handle));
    plugin(annotator->stand_in).destroy(annotator->own);
  }
  static gloss_status open(gloss_annotator* handle, gloss_worker** out) {
    const Annotator& annotator = *of(handle);
    gloss_worker* own = nullptr;
    const gloss_status status = plugin(annotator.stand_in).open(annotator.own, &own);
    if (status == GLOSS_OK && own)
      *out = reinterpret_cast<gloss_worker*>(new Worker{annotator.stand_in, own});
    return status;
  }
  static void close(gloss_worker* handle) {
    const std::unique_ptr<Worker> worker(of(handle));
    plugin(worker->stand_in).close(worker->own);
  }
  static gloss_status process(gloss_worker* handle, const gloss_document* document,
                              const gloss_call* call) {
    const Worker& worker = *of(handle);
    const StandIn::Process process = [&](const gloss_document& seen, const gloss_call& table) {
      return plugin(worker.stand_in).process(worker.own, &seen, &table);
    };
    const auto& change = worker.stand_in.changes_.process;
    return change ? change(*document, *call, process) : process(*document, *call);
  }
};

StandIn::StandIn(Subject& subject, Changes changes)
    : subject_(subject),
      changes_(std::move(changes)),
      factory_{sizeof(gloss_factory),
               1,
               this,
               StandInTable::describe,
               StandInTable::create,
               StandInTable::destroy,
               StandInTable::open,
               StandInTable::close,
               StandInTable::process} {}

Pipeline StandIn::pipeline() {
  Pipeline::Options options = subject_.pipeline_options();
  options.extensions = changes_.has_extensions;
  options.own_plugins.push_back({"the plugin under test", &factory_,
                                 changes_.data_folder.empty()
                                     ? subject_.library().data_folder(subject_.description().id)
                                     : changes_.data_folder});
  return Pipeline(subject_.chain(), options);
}

}  // namespace glossator::check
