#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <vector>

#include "ui/runs/RunSnapshot.h"

namespace gacfas {

using RunList = std::vector<RunPtr>;   ///< oldest first

/// The runs below a folder, followed on a thread of its own: new runs, new steps, new evaluations, growing surfaces, whoever writes them.
/// Reads only what changed (size and time of the files) and only the new end of steps.csv.
class RunLibrary : public QObject {
  Q_OBJECT
 public:
  explicit RunLibrary(QObject* parent = nullptr);
  ~RunLibrary() override;

  /// Follows the runs in `folder` and one level below it (a run folder itself counts as well); empty: none.
  void open(const QString& folder);
  QString folder() const;
  const RunList& runs() const;
  /// Looks at once instead of at the next turn.
  void refresh();
  /// Stores the run's look in its appearance.json (in memory only where the folder cannot be written).
  void setStyle(const QString& key, int style);

 Q_SIGNALS:
  /// At most four times a second. A run that did not change keeps its pointer.
  void changed(const gacfas::RunList& runs);
  /// The folder itself cannot be read.
  void failed(const QString& message);

 private:
  class Private;
  std::unique_ptr<Private> d;
};

}  // namespace gacfas
Q_DECLARE_METATYPE(gacfas::RunList)
