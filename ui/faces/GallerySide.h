#pragma once

#include <functional>

#include "ui/faces/FaceExportMenu.h"
#include "ui/faces/FaceListModel.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace gacfas {

class EmptyState;
class FaceGallery;
class FaceImages;
class FeatureMap;
class FeatureStore;
class SegmentedChoice;

/// The left side of the Faces page: the gallery or the feature map, or why there is neither, with what is counted above and
/// the order and size of the tiles.
class GallerySide : public QWidget {
  Q_OBJECT
public:
  /// What they point to outlives it. `sheet`: what an export takes.
  GallerySide(FaceListModel* model, FaceImages* images, FeatureStore* features, std::function<FaceSheet()> sheet,
              QWidget* parent = nullptr);

  FaceGallery* gallery() const { return gallery_; }
  FeatureMap* map() const { return map_; }
  FaceOrder order() const;
  /// Whether the feature map is chosen.
  bool wantsMap() const;
  void chooseGallery();

  void setSynthetic(bool synthetic);
  /// "43 of 160 videos", "all runs wrong on 23", and what the marks are.
  void showCounts(const QString& count, const QString& note, const QString& caption);
  void showGallery();
  void showMap();
  void showAbsence(const QString& title, const QString& text);

Q_SIGNALS:
  void orderChosen();
  void viewChosen();
  void problem(const QString& message);

private:
  QWidget* makeHead(std::function<FaceSheet()> sheet);
  QWidget* makeOrder();
  void show(QWidget* content);

  FaceGallery* gallery_;
  FeatureMap* map_;
  EmptyState* empty_;
  QStackedWidget* stack_;
  SegmentedChoice* view_ = nullptr;
  QWidget* orderRow_ = nullptr;
  QComboBox* order_ = nullptr;
  QLabel *count_ = nullptr, *note_ = nullptr, *caption_ = nullptr, *synthetic_ = nullptr;
};

}  // namespace gacfas
