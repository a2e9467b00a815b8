#pragma once

#include <QListView>

#include "ui/faces/FaceFiles.h"

namespace gacfas {

class FaceImages;

/// A face in a row of faces.
struct FaceCard {
  FaceFiles files;
  std::string frame;
  QString caption;  ///< short, below the picture
  QString tip;
};

/// Small faces side by side, each with a caption.
class FaceCards : public QListView {
  Q_OBJECT
public:
  FaceCards(FaceImages* images, const QString& name, QWidget* parent = nullptr);

  void setFaces(std::vector<FaceCard> faces);
  const std::vector<FaceCard>& faces() const { return faces_; }

Q_SIGNALS:
  void chosen(int place);  ///< clicked, or Enter

private:
  std::vector<FaceCard> faces_;
};

}  // namespace gacfas
