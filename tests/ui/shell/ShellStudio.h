#pragma once

#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>
#include <thread>

#include "tests/support/SampleRun.h"
#include "ui/runs/Page.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PageDeck.h"
#include "ui/shell/RunPanel.h"
#include "ui/work/Workbench.h"

namespace gacfas::test {

/// Remembers what it was shown.
class NotingPage : public Page {
public:
  using Page::Page;
  void showRuns(const ShownRuns& runs) override {
    ++told;
    labels.clear();
    for (const ShownRun& run : runs) labels << run.label;
  }
  std::vector<FigureSpec> figures() const override { return std::vector<FigureSpec>(labels.size()); }
  int told = 0;
  QStringList labels;
};

/// Says how far it is until it is stopped.
inline void endless(JobControl& control, const ProgressSink& progress) {
  Progress report;
  report.phase = "training";
  report.note = "epoch 3/8";
  report.total = 400;
  report.done = 100;
  report.unit = "step";
  report.rate = 12.4;
  report.secondsLeft = 192;
  for (;; std::this_thread::sleep_for(std::chrono::milliseconds(1))) {
    progress(report);
    control.waitWhilePaused();
    control.throwIfStopped();
  }
}

/// A window of its own over the shared folder.
struct Studio {
  explicit Studio(const QString& settings) {
    WindowOptions options;
    options.settingsFile = settings;
    options.facts = {{"Version", "1.2.3"}};
    window = std::make_unique<MainWindow>(library, workbench, options);
    for (const char* name : {"Train", "Results", "Faces", "Landscape"}) {
      pages << new NotingPage;
      window->addPage(name, pages.last());
    }
  }
  void start(const QString& folder = {}) {
    window->start(folder);
    window->show();
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
  }
  template <typename T>
  T* find(const char* name) const {
    return window->findChild<T*>(QLatin1String(name));
  }
  QListView& list() const { return *window->runPanel().list(); }
  QModelIndex row(int row) const { return list().model()->index(row, 0); }
  QStringList ticked() const {
    QStringList names;
    for (int i = 0; i < list().model()->rowCount(); ++i) {
      if (row(i).data(Qt::CheckStateRole).toInt() == Qt::Checked) names << row(i).data().toString();
    }
    return names;
  }

  RunLibrary library;
  Workbench workbench;
  std::unique_ptr<MainWindow> window;
  QList<NotingPage*> pages;
};

/// A folder for runs and a settings file of the test's own, new for each test function.
struct ShellFolders {
  void prepare() {
    runs = dir.filePath(QStringLiteral("runs-%1").arg(QTest::currentTestFunction()));
    settings = dir.filePath(QStringLiteral("%1.ini").arg(QTest::currentTestFunction()));
    QDir().mkpath(runs);
  }
  void writeRun(const char* name, MinimizerKind minimizer, const char* state = "finished") {
    SampleRunOptions options;
    options.name = name;
    options.minimizer = minimizer;
    options.state = state;
    writeSampleRun(runs.toStdString(), options);
  }

  QTemporaryDir dir;
  QString runs, settings;
};

}  // namespace gacfas::test
