#pragma once

#include <QDialog>
#include <QPair>
#include <QVector>

namespace gacfas {

/// Name and value of what this program was built from, in the order shown.
using BuildFacts = QVector<QPair<QString, QString>>;

class AboutDialog : public QDialog {
  Q_OBJECT
public:
  explicit AboutDialog(const BuildFacts& facts, QWidget* parent = nullptr);
};

}  // namespace gacfas
