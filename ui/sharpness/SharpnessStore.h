#pragma once

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include "ui/runs/ShownRun.h"
#include "ui/sharpness/SharpnessReports.h"

namespace gacfas {

/// Reads the ticked runs' reports on a thread of its own, again where their folder changed.
class SharpnessStore : public QObject {
  Q_OBJECT
public:
  explicit SharpnessStore(QObject* parent = nullptr);
  ~SharpnessStore() override;

  /// Looks at the folders of these runs; changed() follows where there is something new.
  void look(const ShownRuns& runs);
  /// As read last; null: not read yet.
  KeptReports reports(const QString& runKey) const { return known_.value(runKey).reports; }

Q_SIGNALS:
  void changed();
  void problem(const QString& message);

private:
  struct Known {
    QString stamp;  ///< names, sizes and times of the files
    KeptReports reports;
    bool looking = false;
  };
  void finish(const QString& key, const QString& stamp, const KeptReports& reports, const QString& fault);

  QHash<QString, Known> known_;
  QThreadPool pool_;
};

}  // namespace gacfas
