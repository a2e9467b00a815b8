#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "app/synthetic/Shade.h"

namespace gacfas::synthetic {

inline constexpr float kPi = 3.14159265f;

enum class Material : uint8_t { Nothing, Skin, Hair, Cloth, Neck, Glasses };

struct Vertex {
  Vec3 position;
  Vec3 normal;
  float u = 0, v = 0;  ///< what the material looks up: face x and y, hair angle and height, ...
};

struct Mesh {
  Material material = Material::Nothing;
  bool twoSided = false;
  std::vector<Vertex> vertices;
  std::vector<std::array<int, 3>> triangles;
};

/// A surface sampled on rows x columns; `surface(row, column)`, both 0..1, gives position, u and v. A closed
/// one joins its last column to the first. Normals come from the grid and point outwards when columns run
/// counter-clockwise seen from above.
template <class Surface>
Mesh gridMesh(Material material, int rows, int columns, bool closed, Surface surface);

/// Fills normals from the neighbours of each grid vertex and adds the triangles.
void finishGrid(Mesh& mesh, int rows, int columns, bool closed);

template <class Surface>
Mesh gridMesh(Material material, int rows, int columns, bool closed, Surface surface) {
  Mesh mesh;
  mesh.material = material;
  mesh.vertices.reserve(static_cast<size_t>(rows) * static_cast<size_t>(columns));
  const int steps = closed ? columns : columns - 1;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      mesh.vertices.push_back(surface(static_cast<float>(r) / static_cast<float>(rows - 1),
                                      static_cast<float>(c) / static_cast<float>(steps)));
    }
  }
  finishGrid(mesh, rows, columns, closed);
  return mesh;
}

/// Rotation by yaw, pitch and roll (radians) about `pivot`.
struct Placement {
  cv::Matx33f rotation = cv::Matx33f::eye();
  Vec3 pivot{0, 0, 0};
  Vec3 shift{0, 0, 0};

  Vec3 point(const Vec3& p) const { return rotation * (p - pivot) + pivot + shift; }
};

cv::Matx33f rotationOf(float yaw, float pitch, float roll);
void place(Mesh& mesh, const Placement& placement);

}  // namespace gacfas::synthetic
