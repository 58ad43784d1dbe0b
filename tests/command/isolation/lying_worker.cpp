// Starts like a worker process, and then lies in the way that the document's text names.
#include <sys/socket.h>
#include <unistd.h>

#include <random>

#include "chain/chain.hpp"
#include "chain/document_result.hpp"
#include "isolation/answer.hpp"
#include "isolation/request.hpp"
#include "isolation/shared_memory.hpp"
#include "isolation/start_order.hpp"
#include "isolation/worker_process.hpp"

using namespace glossator;

namespace {

void send(const Message& message, std::size_t size = sizeof(Message)) {
  if (::send(worker_descriptor::socket, &message, size, 0) < 0) _exit(1);
}

struct Liar {
  SharedMemory request =
      SharedMemory::open(Descriptor(worker_descriptor::request), SharedMemory::Access::read);
  SharedMemory results =
      SharedMemory::open(Descriptor(worker_descriptor::results), SharedMemory::Access::write);
  std::mt19937 random{11};

  SharedWriter out() const {
    return {results.data() + Progress::size_in_memory, std::size_t{1} << 20};
  }
  Progress& progress() const { return *reinterpret_cast<Progress*>(results.data()); }

  void answer(Message message, const std::string& how, SharedWriter& answers) {
    message.kind = Message::done;
    message.size = answers.size();
    progress().answered = message.count;
    char* bytes = results.data() + Progress::size_in_memory;
    if (how == "nothing") std::memset(bytes, 0, answers.size());
    if (how == "noise")
      for (std::size_t i = 0; i < answers.size(); ++i) bytes[i] = static_cast<char>(random());
    if (how == "size") message.size = ~std::uint64_t{0};
    if (how == "short") message.size = 8;
    if (how == "sequence") ++message.sequence;
    if (how == "kind") message.kind = Message::start;
    if (how == "magic") message.magic = 0;
    if (how == "count") progress().answered = 0xFFFFFFFF;
    if (how == "progress") progress() = {0, 0xFFFFFFF0, 7};
    if (how == "exit") _exit(0);
    if (how == "counts") std::memset(bytes + 16, 0xFF, 64);
    if (how == "long") {
      char noise[8192] = {};
      ::send(worker_descriptor::socket, noise, sizeof noise, 0);
      return;
    }
    if (how == "twice") send(message);
    send(message, how == "half" ? 16 : sizeof message);
  }
};

}  // namespace

int main() {
  Liar liar;
  Message message;
  if (recv(worker_descriptor::socket, &message, sizeof message, 0) != sizeof message) return 1;
  SharedReader order(liar.request.data(), message.size);
  Json json = Json::parse(order.get_text()).value();
  json["own_steps"] = Json::array();
  const OrderedChain ordered = read_start_order(json, [](std::size_t) {});
  StartReport report;
  report.resources.emplace_back();
  SharedWriter out = liar.out();
  out.put_text(report_json(report).dump());
  message.kind = Message::ready;
  message.size = out.size();
  send(message);
  DocumentResult result(*ordered.chain);
  while (recv(worker_descriptor::socket, &message, sizeof message, 0) == sizeof message) {
    SharedReader in(liar.request.data(), message.size);
    const AskedLeg asked = read_leg(in);
    SharedWriter answers = liar.out();
    std::string how;
    for (std::uint32_t i = 0; i < message.count; ++i) {
      const auto view = read_document(in, result).view;
      how.assign(view.text.data, view.text.size);
      gloss_record record{0, 1, 0, 0, 0.5f, GLOSS_NONE, 0, 0};
      if (how == "span") record.end = 1000;
      if (how == "type") record.type = 99;
      if (how == "parent") record.parent = 0;
      if (how == "attributes") record.attribute_count = 4000000000u;
      result.store.records(0).push_back(record);
      write_answer(answers, *ordered.chain, asked, {}, result);
    }
    liar.answer(message, how, answers);
  }
}
