#pragma once

namespace gacfas {

class SceneView;

/// Frames a second while the camera turns: each frame is drawn and shown before the next is asked for. The
/// view must be visible; 0 where it draws nothing within two seconds a frame.
double measureFrameRate(SceneView& view, int frames);

}  // namespace gacfas
