#include "app/synthetic/Mesh.h"

namespace gacfas::synthetic {

void finishGrid(Mesh& mesh, int rows, int columns, bool closed) {
  const auto at = [&](int r, int c) { return r * columns + c; };
  const auto position = [&](int r, int c) { return mesh.vertices[static_cast<size_t>(at(r, c))].position; };
  for (int r = 0; r < rows; ++r) {
    const int above = std::max(0, r - 1), below = std::min(rows - 1, r + 1);
    for (int c = 0; c < columns; ++c) {
      const int left = closed ? (c + columns - 1) % columns : std::max(0, c - 1);
      const int right = closed ? (c + 1) % columns : std::min(columns - 1, c + 1);
      const Vec3 along = position(r, right) - position(r, left);
      const Vec3 down = position(below, c) - position(above, c);
      const Vec3 normal = down.cross(along);
      mesh.vertices[static_cast<size_t>(at(r, c))].normal = unit(normal);
    }
  }
  const int steps = closed ? columns : columns - 1;
  mesh.triangles.reserve(static_cast<size_t>(2 * (rows - 1) * steps));
  for (int r = 0; r + 1 < rows; ++r) {
    for (int c = 0; c < steps; ++c) {
      const int next = (c + 1) % columns;
      mesh.triangles.push_back({at(r, c), at(r + 1, c), at(r, next)});
      mesh.triangles.push_back({at(r, next), at(r + 1, c), at(r + 1, next)});
    }
  }
}

cv::Matx33f rotationOf(float yaw, float pitch, float roll) {
  const float cy = std::cos(yaw), sy = std::sin(yaw), cp = std::cos(pitch), sp = std::sin(pitch);
  const float cr = std::cos(roll), sr = std::sin(roll);
  const cv::Matx33f aboutY(cy, 0, sy, 0, 1, 0, -sy, 0, cy);
  const cv::Matx33f aboutX(1, 0, 0, 0, cp, -sp, 0, sp, cp);
  const cv::Matx33f aboutZ(cr, -sr, 0, sr, cr, 0, 0, 0, 1);
  return aboutZ * aboutX * aboutY;
}

void place(Mesh& mesh, const Placement& placement) {
  for (Vertex& vertex : mesh.vertices) {
    vertex.position = placement.point(vertex.position);
    vertex.normal = placement.rotation * vertex.normal;
  }
}

}  // namespace gacfas::synthetic
