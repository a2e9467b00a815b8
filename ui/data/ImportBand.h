#pragma once

#include <QFrame>
#include <functional>

#include "core/prepare/Preparation.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace gacfas {

class Importer;

/// The import over the page: how far it is, its rate and the time left, pause and stop; then what came of it.
class ImportBand : public QFrame {
  Q_OBJECT
public:
  explicit ImportBand(Importer& importer, QWidget* parent = nullptr);

Q_SIGNALS:
  void newRunWanted();
  /// Go on with the import that was stopped.
  void againWanted();

private:
  void showWork();
  void showFinished(const PrepareSummary& summary);
  void showStopped(const QString& problem);
  void showButtons(const QList<QWidget*>& shown);

  Importer& importer_;
  QLabel *title_, *state_;
  QProgressBar* bar_;
  QPushButton *pause_, *stop_, *again_, *newRun_, *close_;
};

}  // namespace gacfas
