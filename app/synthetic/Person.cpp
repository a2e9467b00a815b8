#include "app/synthetic/Person.h"

#include <array>

#include "app/synthetic/Noise.h"

namespace gacfas::synthetic {

namespace {

Color skinTone(float melanin, Random& random) {
  static const std::array<Color, 6> tones = {paint(244, 214, 196), paint(231, 188, 160), paint(208, 156, 122),
                                             paint(170, 116, 84),  paint(126, 82, 57),   paint(88, 56, 40)};
  const float place = melanin * 4.999f;
  const auto i = static_cast<size_t>(place);
  Color tone = mix(tones[i], tones[i + 1], place - static_cast<float>(i));
  tone[0] *= around(random, 1.0f, 0.03f);
  tone[2] *= around(random, 1.0f, 0.06f);
  return tone;
}

Color hairColor(float melanin, float age, Random& random) {
  static const std::array<Color, 6> colors = {paint(24, 20, 19),  paint(48, 33, 25),   paint(84, 55, 36),
                                              paint(128, 90, 57), paint(186, 147, 94), paint(134, 62, 33)};
  Color color = colors[0];
  if (melanin < 0.45f) {
    color = colors[static_cast<size_t>(random.below(6))];
  } else if (melanin < 0.7f) {
    color = colors[static_cast<size_t>(random.below(3))];
  }
  const Color grey = paint(170, 167, 163);
  if (age > 0.6f) color = mix(color, grey, uniform(random, 0.2f, 1.0f) * smoothstep(0.6f, 0.9f, age));
  return color * uniform(random, 0.85f, 1.15f);
}

FaceTraits faceTraits(float feminine, Random& random) {
  FaceTraits f;
  f.width = around(random, 1.0f, 0.045f);
  f.jaw = around(random, 1.05f - 0.09f * feminine, 0.05f);
  f.chin = around(random, 1.1f - 0.2f * feminine, 0.12f);
  f.cheeks = around(random, 1.0f, 0.025f);
  f.forehead = around(random, 1.0f, 0.03f);
  f.eyeX = around(random, 0.285f, 0.012f);
  f.eyeY = around(random, 0.0f, 0.015f);
  f.eyeSize = around(random, 1.0f + 0.06f * feminine, 0.06f);
  f.eyeOpen = around(random, 1.0f, 0.13f);
  f.eyeTilt = around(random, 0.05f, 0.06f);
  f.lidFold = uniform(random, 0.0f, 1.0f);
  f.browY = around(random, 0.165f + 0.02f * feminine, 0.015f);
  f.browArch = around(random, 0.02f + 0.025f * feminine, 0.012f);
  f.browWeight = around(random, 1.2f - 0.4f * feminine, 0.18f);
  f.browTilt = around(random, -0.015f, 0.035f);
  f.noseLength = around(random, 1.0f, 0.07f);
  f.noseWidth = around(random, 1.08f - 0.14f * feminine, 0.14f);
  f.noseHeight = around(random, 1.0f, 0.14f);
  f.mouthY = around(random, -0.525f, 0.018f);
  f.mouthWidth = around(random, 0.205f, 0.018f);
  f.upperLip = around(random, 0.95f + 0.2f * feminine, 0.22f);
  f.lowerLip = around(random, 1.0f + 0.15f * feminine, 0.18f);
  f.earSize = around(random, 1.0f, 0.1f);
  f.neck = around(random, 1.06f - 0.14f * feminine, 0.04f);
  f.shoulders = around(random, 1.06f - 0.14f * feminine, 0.05f);
  return f;
}

HairStyle hairStyle(float feminine, float age, Random& random) {
  using S = HairStyle;
  static const std::array<S, 8> hers = {S::Long, S::Parted, S::Bob,  S::Fringe,
                                        S::Bun,  S::Curls,  S::Long, S::Parted};
  static const std::array<S, 8> his = {S::Short, S::SidePart, S::Buzz,   S::Curls,
                                       S::Short, S::SidePart, S::Fringe, S::Short};
  if (feminine < 0.5f && chance(random, 0.06 + 0.3 * static_cast<double>(age))) return S::Bald;
  return feminine < 0.5f ? his[random.below(his.size())] : hers[random.below(hers.size())];
}

HairTraits hairTraits(const Person& person, Random& random) {
  HairTraits h;
  h.style = hairStyle(person.feminine, person.age, random);
  h.color = hairColor(person.melanin, person.age, random);
  h.volume = around(random, 1.0f, 0.18f);
  h.hairline = around(random, 0.58f, 0.03f) + (person.feminine < 0.5f ? 0.08f * person.age : 0.0f);
  h.part = uniform(random, -0.3f, 0.3f);
  h.length = around(random, 1.0f, 0.12f);
  h.wave = chance(random, 0.5) ? uniform(random, 0.2f, 1.0f) : 0.05f;
  return h;
}

BeardStyle beardStyle(float feminine, Random& random) {
  if (feminine > 0.5f) return BeardStyle::None;
  const double r = random.uniform();
  return r < 0.45   ? BeardStyle::None
         : r < 0.7  ? BeardStyle::Stubble
         : r < 0.82 ? BeardStyle::Goatee
                    : BeardStyle::Full;
}

void drawColors(Person& person, Random& random) {
  static const std::array<Color, 5> irises = {paint(62, 40, 26), paint(92, 62, 36), paint(104, 110, 66),
                                              paint(84, 122, 150), paint(96, 116, 108)};
  person.skin = skinTone(person.melanin, random);
  person.iris = irises[person.melanin < 0.45f ? random.below(5) : random.below(2)];
  const Color rose = mix(paint(202, 118, 112), paint(128, 70, 66), person.melanin);
  person.lips = mix(person.skin, rose, uniform(random, 0.45f, 0.8f));
  if (person.makeup > 0.0f) {
    static const std::array<Color, 3> sticks = {paint(176, 52, 62), paint(196, 92, 98), paint(132, 44, 66)};
    person.lips = mix(person.lips, sticks[random.below(3)], person.makeup);
  }
}

}  // namespace

Person drawPerson(uint64_t seed, uint64_t domain, uint64_t client) {
  Random random({seed, domain, client, 0x706572736f6eULL});
  Person person;
  person.seed = noiseSeed(random);
  const bool she = chance(random, 0.5);
  person.feminine = clamp01(around(random, she ? 0.85f : 0.15f, 0.1f));
  person.age = uniform(random, 0.0f, 1.0f) * uniform(random, 0.4f, 1.0f);
  person.melanin = uniform(random, 0.0f, 1.0f);
  person.freckles = person.melanin < 0.4f && chance(random, 0.25) ? uniform(random, 0.3f, 1.0f) : 0.0f;
  person.makeup = she && chance(random, 0.5) ? uniform(random, 0.3f, 0.9f) : 0.0f;
  drawColors(person, random);
  person.face = faceTraits(person.feminine, random);
  person.hair = hairTraits(person, random);
  person.brow = person.hair.color * 0.6f;
  if (luminance(person.brow) > 0.16f) person.brow = person.brow * (0.16f / luminance(person.brow));
  person.beard = beardStyle(person.feminine, random);
  person.glasses = chance(random, 0.24);
  person.glassesShape = uniform(random, 0.0f, 1.0f);
  person.glassesColor = chance(random, 0.7) ? paint(28, 26, 28) : paint(110, 72, 44);
  return person;
}

}  // namespace gacfas::synthetic
