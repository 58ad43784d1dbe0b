#include "chain/plugin_search.hpp"

#include <algorithm>

#include "text/nearest_name.hpp"

namespace glossator {

std::optional<FoundPlugin> plugin_in(const PluginLibrary& library, const std::string& id) {
  for (std::uint32_t i = 0; i < library.descriptions().size(); ++i)
    if (library.descriptions()[i]->id == id) return FoundPlugin{&library, i};
  return std::nullopt;
}

std::optional<FoundPlugin> PluginSearch::find(const std::string& id, Isolation isolation,
                                              const std::string& pointer) {
  if (const auto own = find_own(id)) return own;
  std::optional<FoundPlugin> found;
  if (const auto file = finder_.find(id)) {
    try {
      found = load(*file, id, isolation);
      note_hidden(found->library->path(), id);
    } catch (const Error& error) {
      problems_.add(pointer, "plugin " + ticked(id) + ": " + error.what());
    }
  } else {
    const std::vector<std::string> names = known();
    problems_.add(pointer, "no plugin named " + ticked(id) + did_you_mean(id, names) +
                               "; available: " + listed(names) + load_failures(finder_, id) +
                               "; looked in " + listed(finder_.folders()) +
                               (finder_.catalogue().program().empty()
                                    ? ", and only for files named after it: there is no program "
                                      "`gloss` beside this one or in ../bin of its library to ask "
                                      "what the others hold"
                                    : "") +
                               "; see `gloss plugins why " + id + "`");
    found = stand_in(id, names, isolation);
  }
  has_missed_ |= !found;
  return found;
}

void PluginSearch::note_hidden(const std::string& file, const std::string& id) {
  const auto hidden = finder_.hidden_by(file, id);
  if (!hidden) return;
  const std::string note = "plugin " + ticked(id) + " is from " + file + ", not from " + *hidden +
                           ", because the plugin path comes first";
  if (std::find(notes_.begin(), notes_.end(), note) == notes_.end()) notes_.push_back(note);
}

// Checks the rest of the chain with the plugin of the nearest name, so that one misspelling does
// not cause a problem for each layer that the plugin writes.
std::optional<FoundPlugin> PluginSearch::stand_in(const std::string& id,
                                                  const std::vector<std::string>& known,
                                                  Isolation isolation) {
  const auto meant = nearest_name(id, known);
  if (!meant) return std::nullopt;
  if (const auto own = find_own(*meant)) return own;
  try {
    return load(*finder_.find(*meant), *meant, isolation);
  } catch (const Error&) {
    return std::nullopt;  // the misspelling is already reported
  }
}

std::optional<FoundPlugin> PluginSearch::find_own(const std::string& id) const {
  for (const auto& library : chain_.own_plugins)
    if (const auto found = plugin_in(*library, id)) return found;
  return std::nullopt;
}

std::vector<std::string> PluginSearch::writers_of(const std::string& layer) const {
  std::vector<std::string> ids;
  for (const auto& library : chain_.own_plugins)
    for (const auto* description : library->descriptions())
      for (auto at = description->outputs; *at; ++at)
        if (layer == (*at)->name) ids.emplace_back(description->id);
  const std::vector<std::string> found = finder_.writers_of(layer);
  ids.insert(ids.end(), found.begin(), found.end());
  return ids;
}

FoundPlugin PluginSearch::load(const std::string& file, const std::string& id,
                               Isolation isolation) {
  const PluginLibrary& library = library_at(file, isolation);
  if (const auto found = plugin_in(library, id)) return *found;
  // A file of that name may lack the annotator; another file may hold it.
  if (const auto other = finder_.find_by_content(id); other && *other != file)
    return load(*other, id, isolation);
  std::vector<std::string> ids;
  for (const auto* description : library.descriptions()) ids.emplace_back(description->id);
  throw Error(ErrorCode::plugin, library.path() + ": holds no annotator " + ticked(id) +
                                     "; it holds " + listed(ids) +
                                     "; name one of these, or see `gloss plugins why " + id + "`");
}

// Does not load a plugin that runs in another process.
const PluginLibrary& PluginSearch::library_at(const std::string& file, Isolation isolation) {
  if (isolation == Isolation::none) return PluginLibrary::load(file);
  auto& known = chain_.described[file];
  if (known) return known->library;
  PluginCatalogue& catalogue = finder_.catalogue();
  if (catalogue.program().empty())
    throw Error(ErrorCode::plugin,
                file +
                    ": cannot run in a process of its own: no program `gloss` beside this one or "
                    "in ../bin of its library; install it there, name it "
                    "(Pipeline::Options::worker_program), or use isolation `none`");
  const PluginAnswer& answer = catalogue.ask(file);
  if (!answer.is_usable()) throw Error(ErrorCode::plugin, answer.json.text_or("error", file));
  known = std::make_unique<DescribedLibrary>(file, answer.json["annotators"]);
  return known->library;
}

std::vector<std::string> PluginSearch::known() const {
  std::vector<std::string> names = finder_.known();
  for (const auto& library : chain_.own_plugins)
    for (const auto* description : library->descriptions()) names.emplace_back(description->id);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace glossator
