#include "core/landscape/PassGraph.h"

namespace gacfas {

struct PassGraph::Recording {};

PassGraph::PassGraph() = default;
PassGraph::~PassGraph() = default;
PassGraph::PassGraph(PassGraph&&) noexcept = default;
PassGraph& PassGraph::operator=(PassGraph&&) noexcept = default;

bool PassGraph::isFor(torch::Device) {
  return false;
}

void PassGraph::run(torch::Device, const std::function<void()>& pass) {
  pass();
}

}  // namespace gacfas
