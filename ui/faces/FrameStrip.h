#pragma once

#include <QListView>

#include "ui/faces/FaceFiles.h"

class QStandardItemModel;

namespace gacfas {

class FaceImages;

/// All frames of a video that its folder holds; a dot marks those that were scored.
class FrameStrip : public QListView {
  Q_OBJECT
public:
  FrameStrip(FaceImages* images, QWidget* parent = nullptr);

  /// `frames` in order; `scored` are some of them.
  void setFrames(const FaceFiles& files, const std::vector<std::string>& frames,
                 const std::vector<std::string>& scored);
  const FaceFiles& files() const { return files_; }
  void select(const std::string& frame);

Q_SIGNALS:
  void frameChosen(const std::string& frame);

protected:
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
  FaceImages* images_;
  QStandardItemModel* model_;
  FaceFiles files_;
};

}  // namespace gacfas
