#include "isolation/request.hpp"

#include <algorithm>

#include "chain/chain.hpp"
#include "chain/document_result.hpp"

namespace glossator {
namespace {

gloss_string borrowed(std::string_view text) { return {text.data(), text.size()}; }

void write_layer(SharedWriter& out, const Layer& layer) {
  out.put(layer.number());
  out.put(layer.size());
  out.put(static_cast<std::uint32_t>(layer.raw_attributes().size()));
  out.put_items(layer.raw_records());
  out.put_items(layer.raw_attributes());
  out.put_text(layer.raw_pool());
}

template <class Item>
void read_items(SharedReader& in, std::uint32_t count, std::vector<Item>& items) {
  const char* data = in.get_bytes(std::uint64_t{count} * sizeof(Item));
  items.resize(count);
  if (count > 0) std::memcpy(items.data(), data, count * sizeof(Item));
}

void read_layer(SharedReader& in, LayerStore& store) {
  const auto layer = in.get<std::uint32_t>();
  const auto records = in.get<std::uint32_t>();
  const auto attributes = in.get<std::uint32_t>();
  read_items(in, records, store.records(layer));
  read_items(in, attributes, store.attributes(layer));
  store.pool(layer) = in.get_text();
}

}  // namespace

std::vector<std::uint32_t> layers_read(const Chain& chain, const Leg& leg) {
  std::vector<std::uint32_t> layers, own;
  for (std::size_t i = leg.first; i < leg.last; ++i) {
    const Step& step = *chain.steps[i];
    for (const std::uint32_t layer : step.input_layers)
      if (layer != GLOSS_NONE && std::find(own.begin(), own.end(), layer) == own.end())
        layers.push_back(layer);
    own.insert(own.end(), step.outputs.begin(), step.outputs.end());
  }
  std::sort(layers.begin(), layers.end());
  layers.erase(std::unique(layers.begin(), layers.end()), layers.end());
  return layers;
}

void write_leg(SharedWriter& out, const AskedLeg& asked) {
  out.put(std::uint64_t{asked.leg.first});
  out.put(std::uint64_t{asked.leg.last});
  out.put(static_cast<std::uint32_t>(asked.wanted.size()));
  out.put_items(std::span(asked.wanted));
}

AskedLeg read_leg(SharedReader& in) {
  AskedLeg asked;
  asked.leg.first = in.get<std::uint64_t>();
  asked.leg.last = in.get<std::uint64_t>();
  asked.leg.compartment = 0;
  read_items(in, in.get<std::uint32_t>(), asked.wanted);
  return asked;
}

void write_document(SharedWriter& out, const Document& document,
                    std::span<const std::uint32_t> skipped, std::span<const std::uint32_t> layers,
                    const DocumentResult& result) {
  for (const std::string* text : {&document.id, &document.uri, &document.mime, &document.language,
                                  &document.text, &document.meta_json, &document.date})
    out.put_text(*text);
  out.put(static_cast<std::uint32_t>(skipped.size()));
  out.put_items(skipped);
  out.put(static_cast<std::uint32_t>(layers.size()));
  for (const std::uint32_t layer : layers) write_layer(out, result.store.layer(layer));
}

RequestedDocument read_document(SharedReader& in, DocumentResult& result) {
  RequestedDocument document;
  gloss_document& view = document.view;
  view.struct_size = sizeof view;
  view.reserved = 0;
  for (gloss_string* text :
       {&view.id, &view.uri, &view.mime, &view.language, &view.text, &view.meta_json, &view.date})
    *text = borrowed(in.get_text());
  result.begin({view.text.data, static_cast<std::size_t>(view.text.size)});
  read_items(in, in.get<std::uint32_t>(), document.skipped);
  for (auto layers = in.get<std::uint32_t>(); layers > 0; --layers) read_layer(in, result.store);
  return document;
}

}  // namespace glossator
