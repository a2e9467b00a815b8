#pragma once

#include <QObject>
#include <QTemporaryDir>

#include "ui/faces/FaceLab.h"
#include "ui/faces/FaceListModel.h"

namespace gacfas {

/// A picture or video from outside of every run's data: its face is cut out as an import does it, then scored by each run with the
/// weights of the evaluation that is shown.
class ScoredFile : public QObject {
  Q_OBJECT
public:
  explicit ScoredFile(FaceLab* lab, QObject* parent = nullptr);

  void open(const QString& path, const std::vector<FaceRun>& runs);
  void setRuns(const std::vector<FaceRun>& runs);
  void close();
  bool isOpen() const { return !path_.isEmpty(); }

  const QString& path() const { return path_; }
  const std::vector<FaceRun>& runs() const { return runs_; }
  /// Without label; no frames until the face is found, scores NaN until they are known.
  Face face() const;
  /// Where the crops are.
  FaceFiles files() const;
  /// What each run decides, or what is still being done.
  QString line() const;

Q_SIGNALS:
  void changed();
  void failed(const QString& message);  ///< it was closed

private:
  LabRequest cropRequest() const;
  LabRequest scoreRequest(const FaceRun& run) const;
  LabResultPtr crops() const { return lab_->find(cropRequest()); }
  void ask();
  void follow();

  FaceLab* lab_;
  QTemporaryDir dir_;
  int opened_ = 0;
  QString path_;  ///< empty: none is open
  std::vector<FaceRun> runs_;
};

}  // namespace gacfas
