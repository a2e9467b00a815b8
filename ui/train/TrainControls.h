#pragma once

#include <QWidget>

#include "ui/runs/RunSnapshot.h"

class QPushButton;

namespace gacfas {

class Workbench;

/// Pause or Resume, and Stop and save, for one run: as a job of this window, or as a run that can be taken up
/// again.
class TrainControls : public QWidget {
  Q_OBJECT
public:
  explicit TrainControls(Workbench* workbench, QWidget* parent = nullptr);
  /// Null: none is selected.
  void setRun(const RunPtr& run);

private:
  struct Offer {
    enum Act { None, Pause, Unpause, Resume } act = None;
    bool stop = false;
    QString why;  ///< tool tip
  };
  Offer offer() const;
  void update();
  void pauseOrResume();
  void stop();

  Workbench* workbench_;
  RunPtr run_;
  QPushButton* pause_;
  QPushButton* stop_;
};

}  // namespace gacfas
