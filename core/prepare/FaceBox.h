#pragma once

namespace gacfas {

/// A face in a frame, pixels from its top left corner; x to the right, y down.
struct FaceBox {
  double x = 0, y = 0, width = 0, height = 0;
  bool hasEyes = false;
  double leftEyeX = 0, leftEyeY = 0;  ///< the eye on the picture's left
  double rightEyeX = 0, rightEyeY = 0;

  double area() const { return width * height; }
};

/// Intersection over union of two boxes, 0..1.
double overlap(const FaceBox& a, const FaceBox& b);

/// The box that OpenCV's cascade would give around these eyes: they lie 0.38 of its height below its top,
/// 0.42 of its width apart. Eyes may be named in either order.
FaceBox boxOfEyes(double x1, double y1, double x2, double y2);

/// Angle of the line through the eyes, degrees, positive where the right one is lower; 0 without eyes.
double eyeAngle(const FaceBox& box);

}  // namespace gacfas
