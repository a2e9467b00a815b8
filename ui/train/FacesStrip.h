#pragma once

#include <QFutureWatcher>
#include <QImage>
#include <QTimer>
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/train/CurveSet.h"

namespace gacfas {

class Heading;

/// A face and what stands below it.
struct StripFace {
  QImage view1, view2;
  QString caption;  ///< "office live"
  QString video;
};

/// The faces in a row, as many as there is room for; a click changes between the two views of each.
class FaceRow : public QWidget {
  Q_OBJECT
public:
  explicit FaceRow(QWidget* parent = nullptr);
  void setFaces(std::vector<StripFace> faces);
  /// In place of faces.
  void setMessage(const QString& message);
  const std::vector<StripFace>& faces() const { return faces_; }
  QString message() const { return message_; }
  int room() const;  ///< faces
  bool second() const { return second_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {100, sizeHint().height()}; }

Q_SIGNALS:
  void viewChanged();

protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

private:
  QRect place(int face) const;
  void turn();

  std::vector<StripFace> faces_;
  QString message_;
  bool second_ = false;
};

/// "Faces seen last": what the network saw in a step of the leading run, made again from the image files on
/// another thread, at most every 2 s.
class FacesStrip : public QWidget {
  Q_OBJECT
public:
  explicit FacesStrip(QWidget* parent = nullptr);
  ~FacesStrip() override;

  /// The step at row `row` of steps.csv, the latest where there is none; `run` null: nothing.
  void showStep(const CurveRun* run, std::optional<size_t> row);
  FaceRow& row() { return *row_; }
  QString caption() const;

Q_SIGNALS:
  /// Once a data root: it is not there.
  void dataMissing(const QString& root);

private:
  struct Wanted {
    RunPtr run;
    int64_t epoch = 0, stepInEpoch = 0, step = 0;
    bool sameStep(const Wanted& other) const;
  };
  struct Loaded {
    std::vector<StripFace> faces;
    QString problem;
    QString missing;  ///< the data root, where it is not there
  };
  static Loaded load(const Wanted& wanted, int count);
  void loadNext();
  void take();
  void tellCaption();

  Heading* heading_;
  FaceRow* row_;
  std::optional<Wanted> wanted_, loading_, shown_;
  QFutureWatcher<Loaded> watcher_;
  QString missing_;  ///< the root told last
  QTimer pace_;
};

}  // namespace gacfas
