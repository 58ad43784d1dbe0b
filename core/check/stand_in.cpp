#include "stand_in.hpp"

namespace glossator::check {
namespace {

StandIn* current = nullptr;

}  // namespace

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

/// The functions of the factory: handles are the plugin's own.
struct StandInTable {
  static const gloss_factory& plugin() { return current->subject_.library().factory(); }

  static const gloss_description* describe(std::uint32_t index) {
    return index == 0 ? &current->subject_.description() : nullptr;
  }
  static gloss_status create(std::uint32_t, const gloss_host* host, const gloss_config_api* api,
                             const gloss_config* config, gloss_annotator** out) {
    StandIn& stand_in = *current;
    stand_in.hosts_.push_back(*host);
    stand_in.apis_.push_back(*api);
    if (stand_in.changes_.host) stand_in.changes_.host(stand_in.hosts_.back());
    if (stand_in.changes_.config) stand_in.changes_.config(stand_in.apis_.back());
    stand_in.created_ = plugin().create(stand_in.subject_.index(), &stand_in.hosts_.back(),
                                        &stand_in.apis_.back(), config, out);
    return stand_in.created_;
  }
  static void destroy(gloss_annotator* annotator) {
    if (current->shared_) plugin().close(std::exchange(current->shared_, nullptr));
    plugin().destroy(annotator);
  }
  static gloss_status open(gloss_annotator* annotator, gloss_worker** out) {
    if (!current->changes_.shares_worker) return plugin().open(annotator, out);
    // Opened by the first thread, before there are others.
    const gloss_status status =
        current->shared_ ? GLOSS_OK : plugin().open(annotator, &current->shared_);
    *out = current->shared_;
    return status;
  }
  static void close(gloss_worker* worker) {
    if (worker != current->shared_) plugin().close(worker);
  }
  static gloss_status process(gloss_worker* worker, const gloss_document* document,
                              const gloss_call* call) {
    const StandIn::Process process = [worker](const gloss_document& seen, const gloss_call& table) {
      return plugin().process(worker, &seen, &table);
    };
    const auto& change = current->changes_.process;
    return change ? change(*document, *call, process) : process(*document, *call);
  }
  static const void* get_extension(gloss_annotator*, const char*) { return nullptr; }
};

StandIn::StandIn(Subject& subject, Changes changes)
    : subject_(subject), changes_(std::move(changes)), factory_{sizeof(gloss_factory),
                                                                1,
                                                                StandInTable::describe,
                                                                StandInTable::create,
                                                                StandInTable::destroy,
                                                                StandInTable::open,
                                                                StandInTable::close,
                                                                StandInTable::process,
                                                                StandInTable::get_extension} {
  current = this;
}

StandIn::~StandIn() { current = nullptr; }

Pipeline StandIn::pipeline() {
  Pipeline::Options options = subject_.pipeline_options();
  options.extensions = changes_.has_extensions;
  options.own_plugins = {{"the plugin under test", &factory_,
                          subject_.library().data_folder(subject_.description().id)}};
  return Pipeline(subject_.chain(), options);
}

void annotate_all(StandIn& stand_in, const std::vector<Document>& documents, const char* remedy,
                  Findings& findings) {
  const Pipeline pipeline = stand_in.pipeline();
  Worker worker = pipeline.open();
  for (const Document& document : documents) {
    findings.trying("text `" + document.id + "`");
    for (const Failure& failure : worker.annotate(document).failures())
      findings.fail("text `" + document.id + "`: " + failure.plugin + ": " + failure.message,
                    remedy);
  }
}

}  // namespace glossator::check
