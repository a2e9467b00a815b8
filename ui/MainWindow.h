#pragma once

#include <QMainWindow>
#include <QPair>
#include <QString>
#include <QVector>

class QGridLayout;

namespace gacfas {

/// Name and value of what this program was built from, in the order shown.
using BuildFacts = QVector<QPair<QString, QString>>;

/// The window: for now the program's name and what it was built from.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(const BuildFacts& facts, QWidget* parent = nullptr);

 private:
  void createMenus();
  QWidget* createHeader();
  QGridLayout* createFacts(const BuildFacts& facts);
};

}  // namespace gacfas
