#include "compare/eval/minimum.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "glossator/error.hpp"
#include "text/nearest_name.hpp"

namespace glossator::compare {
namespace {

const LayerReport& find_layer(const EvalReport& report, const Minimum& minimum) {
  std::vector<std::string> known;
  for (const LayerReport& layer : report.layers) {
    if (layer.layer == minimum.layer) return layer;
    known.push_back(layer.layer);
  }
  throw Error(ErrorCode::usage, fmt::format("--min {}.{}: layer `{}` is not scored{}; scored: {}",
                                            minimum.layer, minimum.figure, minimum.layer,
                                            did_you_mean(minimum.layer, known), listed(known)));
}

Figures all_figures(const LayerReport& layer) {
  Figures figures = layer.figures;
  for (const TypeReport& type : layer.types)
    for (const Figure& figure : type.figures)
      figures.push_back({type.type + "." + figure.name, figure.value});
  return figures;
}

Figure find_figure(const LayerReport& layer, const Minimum& minimum) {
  std::vector<std::string> known;
  for (const Figure& figure : all_figures(layer)) {
    if (figure.name == minimum.figure) return figure;
    known.push_back(figure.name);
  }
  throw Error(ErrorCode::usage,
              fmt::format("--min {}.{}: layer {} has no figure `{}`{}; it has: {}", minimum.layer,
                          minimum.figure, minimum.layer, minimum.figure,
                          did_you_mean(minimum.figure, known), listed(known)));
}

}  // namespace

Minimum Minimum::parse(const std::string& text) {
  const auto dot = text.find('.'), equals = text.rfind('=');
  if (dot != text.npos && equals != text.npos && dot > 0 && equals > dot + 1) {
    const std::string number = text.substr(equals + 1);
    char* end = nullptr;
    const double percent = std::strtod(number.c_str(), &end);
    if (!number.empty() && *end == '\0' && std::isfinite(percent))
      return {text.substr(0, dot), text.substr(dot + 1, equals - dot - 1), percent};
  }
  throw Error(ErrorCode::usage, "--min " + text +
                                    ": expected LAYER.FIGURE=PERCENT, for example "
                                    "names.strict_f1=80");
}

std::vector<std::string> missed_minima(const EvalReport& report,
                                       const std::vector<Minimum>& minima) {
  std::vector<std::string> missed;
  for (const Minimum& minimum : minima) {
    const Figure figure = find_figure(find_layer(report, minimum), minimum);
    const std::string name = minimum.layer + "." + minimum.figure;
    if (!figure.value)
      missed.push_back(fmt::format("{} has no value; expected at least {}", name, minimum.percent));
    else if (*figure.value * 100 < minimum.percent - 1e-9)
      missed.push_back(fmt::format("{} is {:.2f}; expected at least {}", name, *figure.value * 100,
                                   minimum.percent));
  }
  return missed;
}

}  // namespace glossator::compare
