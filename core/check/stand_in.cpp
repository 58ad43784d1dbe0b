#include "stand_in.hpp"

#include "glossator/error.hpp"
#include "record_text.hpp"

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
    const auto& changes = stand_in.changes_;
    stand_in.created_ =
        plugin().create(stand_in.subject_.index(), changes.host ? changes.host(*host) : host,
                        changes.config ? changes.config(*api) : api, config, out);
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
                          changes_.data_folder.empty()
                              ? subject_.library().data_folder(subject_.description().id)
                              : changes_.data_folder}};
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

void create_and_annotate(StandIn& stand_in, const std::string& what, Findings& findings) {
  findings.trying(what);
  try {
    plain_records(stand_in.pipeline());
  } catch (const ConfigError&) {
    const gloss_status status = stand_in.created();
    if (status == GLOSS_OK) throw;  // not the plugin's
    if (status != GLOSS_E_CONFIG && status != GLOSS_E_RESOURCE && status != GLOSS_E_UNSUPPORTED)
      findings.fail(what + ": create() returns " + std::to_string(status),
                    "return GLOSS_E_CONFIG or GLOSS_E_RESOURCE where options or files are at "
                    "fault");
  }
}

}  // namespace glossator::check
