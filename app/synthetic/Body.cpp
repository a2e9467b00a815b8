#include "app/synthetic/Body.h"

#include <array>

#include "app/synthetic/HeadShape.h"

namespace gacfas::synthetic {

namespace {

struct Section {
  float y, width, depth;
};

const std::array<Section, 7> kTorso = {{{-1.04f, 0.43f, 0.43f},
                                        {-1.2f, 0.5f, 0.47f},
                                        {-1.32f, 0.78f, 0.52f},
                                        {-1.45f, 1.18f, 0.57f},
                                        {-1.62f, 1.48f, 0.62f},
                                        {-1.95f, 1.64f, 0.68f},
                                        {-2.8f, 1.66f, 0.72f}}};

Mesh neckMesh(const Person& person) {
  return gridMesh(Material::Neck, 40, 60, true, [&](float row, float column) {
    const float y = mix(-0.45f, -1.45f, row), a = 2 * kPi * (column - 0.5f);
    const float r =
        0.385f * person.face.neck * (1.0f + 0.14f * gauss((row - 1.0f) / 0.3f) + 0.05f * gauss(row / 0.3f));
    const float throat =
        person.feminine < 0.5f ? 0.02f * gauss(a / 0.16f) * gauss((y + 0.93f) / 0.07f) : 0.0f;
    Vertex vertex;
    vertex.position = Vec3(r * std::sin(a), y, (0.92f * r + throat) * std::cos(a) - 0.14f + 0.06f * row);
    vertex.u = vertex.position[0];
    vertex.v = y;
    return vertex;
  });
}

Mesh torsoMesh(const Person& person, const Outfit& outfit) {
  const float hood = outfit.garment == Garment::Hood ? 0.1f : 0.0f;
  return gridMesh(Material::Cloth, 70, 90, true, [&](float row, float column) {
    const float place = row * (static_cast<float>(kTorso.size()) - 1.001f);
    const auto i = static_cast<size_t>(place);
    const float t =
        smoothstep(0, 1, place - static_cast<float>(i)) * 0.5f + 0.5f * (place - static_cast<float>(i));
    const Section &a = kTorso[i], &b = kTorso[i + 1];
    const float y = mix(a.y, b.y, t), angle = 2 * kPi * (column - 0.5f);
    const float bulge = hood * gauss((y + 1.2f) / 0.1f);
    const float width =
        mix(a.width, b.width, t) * (y < -1.25f ? person.face.shoulders : person.face.neck) + bulge;
    const float depth = mix(a.depth, b.depth, t) + bulge;
    const float crease =
        0.02f * (valueNoise(angle * 4, y * 5, outfit.seed) - 0.5f) * smoothstep(-1.2f, -1.5f, y);
    Vertex vertex;
    vertex.position = Vec3(width * std::sin(angle), y, (depth + crease) * std::cos(angle) - 0.12f);
    vertex.u = vertex.position[0];
    vertex.v = y;
    return vertex;
  });
}

/// Lower edge of the bare neck at x; the cloth starts below.
float neckline(Garment garment, float x) {
  const float ax = std::abs(x);
  switch (garment) {
    case Garment::VNeck:
      return -1.62f + 1.25f * ax;
    case Garment::Shirt:
      return -1.42f + 0.9f * ax;
    case Garment::Hood:
      return -1.18f + 0.6f * ax * ax;
    default:
      return -1.30f + 1.15f * ax * ax;
  }
}

Color patternColor(const Outfit& outfit, float x, float y) {
  const float s = outfit.patternSize;
  const auto band = [&](float t) { return smoothstep(-0.15f, 0.15f, std::sin(t * s)); };
  switch (outfit.pattern) {
    case 1:
      return mix(outfit.color, outfit.second, band(y * 3.5f));
    case 2:
      return mix(outfit.color, outfit.second, 0.4f * band(y * 3.0f) + 0.4f * band(x * 3.0f));
    case 3:
      return mix(outfit.color, outfit.second, 0.35f * valueNoise(x * 60, y * 20, outfit.seed));
    default:
      return outfit.color;
  }
}

Mesh tube(const std::vector<Vec3>& line, float radius, bool closed) {
  const int rows = 7, columns = static_cast<int>(line.size());
  Mesh mesh = gridMesh(Material::Glasses, rows, columns, closed, [&](float row, float column) {
    const int steps = closed ? columns : columns - 1;
    const auto i = static_cast<size_t>(std::lround(column * static_cast<float>(steps))) % line.size();
    const Vec3& before = line[i == 0 ? (closed ? line.size() - 1 : 0) : i - 1];
    const Vec3& after = line[i + 1 == line.size() ? (closed ? 0 : i) : i + 1];
    const Vec3 along = unit(after - before);
    const Vec3 across = unit(along.cross(Vec3(0.13f, 0.31f, 0.9f))), up = across.cross(along);
    Vertex vertex;
    vertex.position = line[i] + (across * std::cos(row * 2 * kPi) + up * std::sin(row * 2 * kPi)) * radius;
    return vertex;
  });
  mesh.twoSided = true;
  return mesh;
}

}  // namespace

Outfit drawOutfit(Random& random) {
  static const std::array<Color, 10> colors = {
      paint(40, 44, 54),   paint(226, 224, 218), paint(92, 112, 140),  paint(134, 58, 60),
      paint(70, 96, 76),   paint(190, 172, 142), paint(116, 116, 122), paint(58, 70, 112),
      paint(196, 150, 82), paint(150, 112, 132)};
  Outfit outfit;
  outfit.garment = static_cast<Garment>(random.below(4));
  outfit.color = colors[random.below(colors.size())] * uniform(random, 0.8f, 1.1f);
  outfit.second = colors[random.below(colors.size())];
  outfit.pattern = chance(random, 0.5) ? 0 : static_cast<int>(1 + random.below(3));
  outfit.patternSize = uniform(random, 5.0f, 14.0f);
  outfit.seed = noiseSeed(random);
  return outfit;
}

std::vector<Mesh> bodyMeshes(const Person& person, const Outfit& outfit) {
  std::vector<Mesh> meshes;
  meshes.push_back(neckMesh(person));
  meshes.push_back(torsoMesh(person, outfit));
  return meshes;
}

bool outfitCovers(const Outfit& outfit, float x, float y) {
  return y < neckline(outfit.garment, x) || y < -1.24f;
}

Color outfitColor(const Person& person, const Outfit& outfit, float x, float y, bool& isSkin) {
  const float edge = neckline(outfit.garment, x) - y;
  isSkin = edge < 0;
  if (isSkin) return person.skin * (1.0f - 0.3f * smoothstep(-0.06f, 0.0f, edge));
  Color color = patternColor(outfit, x, y);
  if (outfit.garment == Garment::Crew || outfit.garment == Garment::VNeck) {
    color = color * (1.0f - 0.28f * gauss((edge - 0.055f) / 0.012f));
  }
  if (outfit.garment == Garment::Shirt) {
    const float collar = smoothstep(0.24f, 0.22f, edge);
    color = mix(color, outfit.color * 1.12f, collar) * (1.0f - 0.4f * gauss((edge - 0.24f) / 0.015f));
    color = color * (1.0f - 0.25f * gauss(x / 0.012f));
  }
  return color * (0.94f + 0.12f * valueNoise(x * 90, y * 90, outfit.seed));
}

std::vector<Mesh> glassesMeshes(const Person& person) {
  std::vector<Mesh> meshes;
  if (!person.glasses) return meshes;
  const FaceTraits& f = person.face;
  const float power = mix(1.0f, 0.55f, person.glassesShape), rx = 0.2f,
              ry = mix(0.185f, 0.15f, person.glassesShape);
  const float z0 = headPoint(f, f.eyeY, 0.0f)[2] + 0.10f;
  const auto bend = [&](float x) { return z0 - 0.30f * x * x; };
  for (float side : {-1.0f, 1.0f}) {
    std::vector<Vec3> ring;
    for (int i = 0; i < 48; ++i) {
      const float a = 2 * kPi * static_cast<float>(i) / 48.0f, c = std::cos(a), s = std::sin(a);
      const float x = side * (f.eyeX + 0.005f) + rx * std::copysign(std::pow(std::abs(c), power), c);
      ring.emplace_back(x, f.eyeY - 0.012f + ry * std::copysign(std::pow(std::abs(s), power), s), bend(x));
    }
    meshes.push_back(tube(ring, 0.0125f, true));
    const float outer = f.eyeX + rx;
    const float head = headHalfWidth(f, 0.05f) + 0.02f;
    meshes.push_back(tube({Vec3(side * outer, f.eyeY + 0.04f, bend(outer)),
                           Vec3(side * head, f.eyeY + 0.05f, bend(outer) - 0.16f),
                           Vec3(side * (head + 0.03f), f.eyeY + 0.03f, -0.1f)},
                          0.012f, false));
  }
  const float inner = f.eyeX - rx;
  std::vector<Vec3> bridge;
  for (int i = 0; i <= 8; ++i) {
    const float t = static_cast<float>(i) / 4.0f - 1.0f;
    bridge.emplace_back(inner * t, f.eyeY + 0.035f + 0.02f * (1 - t * t),
                        bend(inner * t) + 0.04f * (1 - t * t));
  }
  meshes.push_back(tube(bridge, 0.012f, false));
  return meshes;
}

}  // namespace gacfas::synthetic
