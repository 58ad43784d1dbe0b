#include "reader.hpp"
#include <fstream>
#include <sstream>
namespace glossator {
namespace {
struct Stub : Reader {
  std::vector<std::string> in; std::string date; std::size_t i = 0;
  bool next(InputDocument& out) override {
    if (i == in.size()) return false;
    std::ifstream f(in[i]); std::ostringstream s; s << f.rdbuf();
    out.document.id = in[i]; out.document.text = s.str(); out.document.date = date; ++i; return true;
  }
  std::uint64_t bytes_read() const override { return 0; }
  std::optional<std::uint64_t> bytes_total() const override { return {}; }
};
}
std::unique_ptr<Reader> open_inputs(const InputConfig&, const std::vector<std::string>& inputs, const std::string& date, std::istream&) {
  auto s = std::make_unique<Stub>(); s->in = inputs; s->date = date; return s;
}
}
