#include "plugins/layer_keys.hpp"

#include <algorithm>
#include <cstring>

namespace glossator {

std::vector<gloss_key> keys_of(const gloss_layer& layer) {
  std::vector<gloss_key> keys(layer.keys ? layer.key_count : 0);
  const auto* from = reinterpret_cast<const char*>(layer.keys);
  for (gloss_key& key : keys) {
    std::memcpy(&key, from, std::min<std::size_t>(layer.key_size, sizeof key));
    from += layer.key_size;
  }
  return keys;
}

}  // namespace glossator
