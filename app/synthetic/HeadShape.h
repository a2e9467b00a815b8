#pragma once

#include "app/synthetic/Mesh.h"
#include "app/synthetic/Person.h"

namespace gacfas::synthetic {

/// Point of the head's surface at height y (-1 chin .. 1 crown) and angle (0 front, radians, positive to
/// picture right), pushed out by `lift` along the horizontal and the crown.
Vec3 headPoint(const FaceTraits& face, float y, float angle);

/// Half width of the head at a height.
float headHalfWidth(const FaceTraits& face, float y);

/// The head with nose, sockets, lips and chin; u, v are face x and y. `beardLift(x, y)` thickens it.
template <class Lift>
Mesh headMesh(const FaceTraits& face, Lift beardLift);
Mesh earMesh(const FaceTraits& face, float side);

/// Relief of the front of the face (nose, brow, sockets, lips) over the smooth head, along z.
float faceRelief(const FaceTraits& face, float x, float y);

template <class Lift>
Mesh headMesh(const FaceTraits& face, Lift beardLift) {
  constexpr float pi = 3.14159265f;
  return gridMesh(Material::Skin, 150, 150, true, [&](float row, float column) {
    const float y = std::cos(pi * (0.004f + 0.992f * row));
    const float turn = 2 * pi * (column - 0.5f);
    const float angle = turn - 0.45f * std::sin(turn);  // columns are closer together in front
    Vertex vertex;
    Vec3 p = headPoint(face, y, angle);
    vertex.u = p[0];
    vertex.v = p[1];
    const float front = smoothstep(0.05f, 0.45f, std::cos(angle));
    p[2] += front * faceRelief(face, p[0], p[1]);
    const float lift = front * beardLift(p[0], p[1]);
    p += unit(Vec3(p[0], 0.4f * p[1], p[2])) * lift;
    vertex.position = p;
    return vertex;
  });
}

}  // namespace gacfas::synthetic
