#pragma once
#include <glossator/layer.hpp>
#include <string>
#include <vector>

#include "arrow_column.hpp"

namespace glossator::python {

/// The columns that all layers have.
struct Basic {
  enum Column : std::size_t {
    document,
    layer,
    record,
    parent,
    type,
    begin,
    end,
    text,
    score,
    count
  };
};

/// Those columns, empty.
std::vector<ArrowColumn> basic_columns();
/// An empty column for the values of a key: a list if the key repeats. A reference is the number of
/// a record, of several layers a structure of layer and record; a span one of begin and end.
ArrowColumn column_of(const std::string& name, const KeySchema& key);

}  // namespace glossator::python
