#pragma once
#include <span>
#include <vector>

#include "check/suite/check.hpp"

namespace glossator::check {

/// The checks of one subject each, in the order in which they run and are reported.
std::span<const Check> file_checks();
std::span<const Check> static_data_checks();
std::span<const Check> loading_checks();
std::span<const Check> made_checks();
std::span<const Check> entry_checks();
std::span<const Check> neighbour_checks();
std::span<const Check> description_checks();
std::span<const Check> schema_checks();
std::span<const Check> options_checks();
std::span<const Check> refusal_checks();
std::span<const Check> create_checks();
std::span<const Check> text_checks();
std::span<const Check> layer_checks();
std::span<const Check> processing_checks();
std::span<const Check> threads_checks();
std::span<const Check> trouble_checks();
std::span<const Check> host_checks();
std::span<const Check> isolation_checks();
std::span<const Check> memory_checks();
std::span<const Check> resource_checks();
std::span<const Check> case_checks();
std::span<const Check> fuzz_checks();
std::span<const Check> figures_checks();
std::span<const Check> growth_checks();
std::span<const Check> shared_state_checks();
std::span<const Check> memory_content_checks();
std::span<const Check> environment_checks();
std::span<const Check> parent_checks();

/// All of them, group by group.
const std::vector<Check>& all_checks();

}  // namespace glossator::check
