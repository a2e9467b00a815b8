#pragma once

#include <QObject>
#include <QThreadPool>

#include "ui/faces/FaceSet.h"

namespace gacfas {

/// Joins the scores of the ticked runs on another thread.
class FaceSetLoader : public QObject {
  Q_OBJECT
public:
  explicit FaceSetLoader(QObject* parent = nullptr);
  ~FaceSetLoader() override;

  /// `ready` follows, at once where the set is of these scores already.
  void load(const std::vector<ScoresPtr>& runs);
  /// The last set that was joined, null: none yet.
  const FaceSetPtr& set() const { return set_; }
  /// Whether it is of the scores asked for last.
  bool isCurrent() const { return set_ && !joining_; }

Q_SIGNALS:
  void ready();

private:
  void take(const std::vector<ScoresPtr>& runs, const FaceSetPtr& set);

  FaceSetPtr set_;
  std::vector<ScoresPtr> joined_;  ///< what set_ was built from
  std::vector<ScoresPtr> wanted_;  ///< what is being built
  bool joining_ = false;
  QThreadPool pool_;
};

}  // namespace gacfas
