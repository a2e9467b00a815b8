#include "app/synthetic/Portrait.h"

#include <opencv2/imgproc.hpp>

#include "app/synthetic/Hair.h"
#include "app/synthetic/HeadShape.h"
#include "app/synthetic/Shading.h"

namespace gacfas::synthetic {

namespace {

/// All meshes of a person in view space.
struct Figure {
  std::vector<Mesh> solid, hair;
};

Figure poseFigure(const Person& person, const Pose& pose, const Outfit& outfit, const Placement& head) {
  Figure figure;
  const float fullness = person.beard == BeardStyle::Full     ? 0.055f
                         : person.beard == BeardStyle::Goatee ? 0.035f
                                                              : 0.0f;
  figure.solid.push_back(headMesh(person.face, [&](float x, float y) {
    return fullness > 0 ? fullness * beardDensity(person, x, y) : 0.0f;
  }));
  figure.solid.push_back(earMesh(person.face, -1.0f));
  figure.solid.push_back(earMesh(person.face, 1.0f));
  for (Mesh& mesh : glassesMeshes(person)) figure.solid.push_back(std::move(mesh));
  for (Mesh& mesh : figure.solid) place(mesh, head);
  figure.hair = hairMeshes(person);
  for (Mesh& mesh : figure.hair) place(mesh, head);
  const Placement body{rotationOf(0.3f * pose.yaw, 0, 0.2f * pose.roll), head.pivot, {0, 0, 0}};
  for (Mesh& mesh : bodyMeshes(person, outfit)) {
    place(mesh, body);
    figure.solid.push_back(std::move(mesh));
  }
  return figure;
}

}  // namespace

Image drawPortrait(const Person& person, const FaceMaps& skin, const Pose& pose, const Outfit& outfit,
                   const Lighting& lighting, float distance, const Image& background, int size) {
  const Placement head{rotationOf(pose.yaw, pose.pitch, -pose.roll), {0, -0.75f, -0.15f}, {0, 0, 0}};
  const Figure figure = poseFigure(person, pose, outfit, head);
  const auto all = [](float, float) { return true; };
  const auto strands = [&](float angle, float y) { return hairCovers(person, angle, y); };

  const float side = static_cast<float>(size);
  View view;
  view.size = size;
  view.distance = distance;
  view.scale =
      0.385f * side * pose.zoom * (distance - 0.6f) / distance;  // the face keeps its size at any distance
  const Vec3 middle = head.point({0, 0.04f, 0.4f});
  const float stretch = view.scale * distance / (distance - middle[2]);
  view.x = side * (0.5f + pose.centerX) - stretch * middle[0];
  view.y = side * (0.5f + pose.centerY) + stretch * middle[1];

  static thread_local GBuffer buffer;  // ten megabytes, too dear to get anew for every picture
  buffer.clear(size);
  ShadowMap shadows(lighting.keyDirection);
  const auto cloth = [&](float x, float y) { return outfitCovers(outfit, x, y); };
  for (const Mesh& mesh : figure.solid) {
    if (mesh.material == Material::Cloth) {
      rasterize(mesh, view, buffer, cloth);
    } else {
      rasterize(mesh, view, buffer, all);
    }
    shadows.add(mesh, all);
  }
  for (const Mesh& mesh : figure.hair) {
    rasterize(mesh, view, buffer, strands);
    shadows.add(mesh, strands);
  }
  const FaceMaps maps = paintFace(skin, person, pose, head.rotation.t() * unit(lighting.keyDirection));
  const Shading shading(person, outfit, lighting, maps, shadows, head.rotation);
  Image picture;
  cv::resize(background, picture, {size, size}, 0, 0, cv::INTER_LINEAR);
  auto* pixels = picture.ptr<Color>();
  for (size_t i = 0; i < buffer.material.size(); ++i) {
    if (buffer.material[i] != Material::Nothing) pixels[i] = shading.at(buffer, i);
  }
  return picture;
}

}  // namespace gacfas::synthetic
