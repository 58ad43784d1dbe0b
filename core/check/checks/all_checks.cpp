#include "check/checks/all_checks.hpp"

namespace glossator::check {

const std::vector<Check>& all_checks() {
  static const std::vector<Check> all = [] {
    std::vector<Check> list;
    for (const auto& part :
         {file_checks(),        static_data_checks(), made_checks(),        loading_checks(),
          entry_checks(),       neighbour_checks(),   description_checks(), schema_checks(),
          options_checks(),     refusal_checks(),     create_checks(),      text_checks(),
          layer_checks(),       processing_checks(),  parent_checks(),      memory_content_checks(),
          environment_checks(), isolation_checks(),   threads_checks(),     shared_state_checks(),
          trouble_checks(),     host_checks(),        memory_checks(),      resource_checks(),
          case_checks(),        fuzz_checks(),        figures_checks(),     growth_checks()})
      list.insert(list.end(), part.begin(), part.end());
    return list;
  }();
  return all;
}

}  // namespace glossator::check
