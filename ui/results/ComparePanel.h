#pragma once

#include <QWidget>

#include "ui/results/FaceFilter.h"
#include "ui/results/PairedRuns.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace gacfas {

class DifferencePlot;

/// Two of the ticked runs on the same samples: the differences of AUC and HTER, McNemar's test, and in words
/// what they mean.
class ComparePanel : public QWidget {
  Q_OBJECT
public:
  explicit ComparePanel(Comparison* comparison, QWidget* parent = nullptr);

Q_SIGNALS:
  void openFaces(const gacfas::FaceFilter& filter);

protected:
  void showEvent(QShowEvent* event) override;

private:
  QComboBox* makeChoice(const QString& name, const QString& accessible);
  void fillRuns();
  void ask();
  void show(const PairedResult& result);
  const ComparedRun* chosen(const QComboBox* choice) const;
  void showOnly(const QComboBox* right, const QComboBox* wrong);

  Comparison* comparison_;
  PairedRuns paired_;
  QTimer rest_;
  QComboBox *a_, *b_;
  QLabel* words_;
  QPushButton *onlyA_, *onlyB_;
  DifferencePlot* plot_;
  QStringList filled_;
};

}  // namespace gacfas
