#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <QtWidgets>
#include <thread>

#include "tests/support/SampleRun.h"
#include "ui/runs/Page.h"
#include "ui/shell/Actions.h"
#include "ui/shell/LogDrawer.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PageDeck.h"
#include "ui/shell/RunListDelegate.h"
#include "ui/shell/RunPanel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ErrorStrip.h"
#include "ui/work/Workbench.h"

using namespace gacfas;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

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
void endless(JobControl& control, const ProgressSink& progress) {
  Progress report;
  report.phase = "training";
  report.note = "epoch 3/8";
  report.total = 400;
  report.done = 100;
  report.unit = "step";
  report.rate = 12.4;
  report.secondsLeft = 192;
  for (;; std::this_thread::sleep_for(1ms)) {
    progress(report);
    control.waitWhilePaused();
    control.throwIfStopped();
  }
}

}  // namespace

class tst_Shell : public QObject {
  Q_OBJECT

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

  QTemporaryDir dir_;
  QString runs_, settings_;

  void writeRun(const char* name, MinimizerKind minimizer, const char* state = "finished") {
    test::SampleRunOptions options;
    options.name = name;
    options.minimizer = minimizer;
    options.state = state;
    test::writeSampleRun(runs_.toStdString(), options);
  }

private Q_SLOTS:
  void init() {
    runs_ = dir_.filePath(QStringLiteral("runs-%1").arg(QTest::currentTestFunction()));
    settings_ = dir_.filePath(QStringLiteral("%1.ini").arg(QTest::currentTestFunction()));
    QDir().mkpath(runs_);
  }

  void theFirstStartOffersThreeWays();
  void aFolderShowsItsRunsWithTheNewestTicked();
  void tickingReachesThePageInFrontAndTheOthersWhenTheyCome();
  void tabsAreReachedByKeys();
  void theFilterNarrowsTheList();
  void theThemeIsToggledByKey();
  void aCommandIsRunFromTheSearchField();
  void theShortcutSheetOpens();
  void fullScreenIsLeftInTheMenuToo();
  void everythingIsRestored();
  void runningWorkIsShownPausedAndCancelled();
  void aFailureIsToldInTheStrip();
  void closingWhileWorkingAsksOnce();
  void closingWhenAskedSavesAndCloses();
  void aRunThatWasCutOffIsOffered();
  void aRunGoesToTheTrashAndComesBack();
  void aRunWithWorkCannotGoToTheTrash();
  void aFolderThatIsNotThereIsToldOf();
  void aPagesProblemAndExportReachTheWindow();
  void shows();
};

void tst_Shell::theFirstStartOffersThreeWays() {
  Studio studio(settings_);
  studio.start();
  QVERIFY(!studio.window->pages().current());
  for (const char* name : {"startDemo", "startData", "startRuns"}) {
    auto* button = studio.find<QPushButton>(name);
    QVERIFY(button && button->isVisible());
    QVERIFY(button->width() >= button->sizeHint().width());
  }
  QTest::mouseClick(studio.find<QPushButton>("startRuns"), Qt::LeftButton);
  QTRY_VERIFY(studio.window->findChild<QFileDialog*>());
  studio.window->findChild<QFileDialog*>()->reject();
  QTest::mouseClick(studio.window->pages().tabs(), Qt::LeftButton, {},
                    studio.window->pages().tabs()->tabRect(0).center());
  QCOMPARE(studio.window->pages().currentName(), QStringLiteral("Train"));
}

void tst_Shell::aFolderShowsItsRunsWithTheNewestTicked() {
  writeRun("one", MinimizerKind::Erm);
  writeRun("two", MinimizerKind::Sam);
  writeRun("three", MinimizerKind::GacFas);
  Studio studio(settings_);
  studio.start(runs_);
  QTRY_COMPARE(studio.list().model()->rowCount(), 3);
  QCOMPARE(studio.ticked().size(), 2);
  QTRY_COMPARE(studio.pages[0]->labels.size(), 2);
  QVERIFY(studio.window->runPanel().current());
  // Each run has a look of its own, stored with it.
  QTRY_VERIFY(QFile::exists(runs_ + "/two/appearance.json"));
  QSet<int> styles;
  for (int i = 0; i < 3; ++i) styles << studio.row(i).data(RunListModel::StyleRole).toInt();
  QTRY_COMPARE(QSet<int>({studio.row(0).data(RunListModel::StyleRole).toInt(),
                          studio.row(1).data(RunListModel::StyleRole).toInt(),
                          studio.row(2).data(RunListModel::StyleRole).toInt()}),
               QSet<int>({0, 2, 3}));
}

void tst_Shell::tickingReachesThePageInFrontAndTheOthersWhenTheyCome() {
  writeRun("one", MinimizerKind::Erm);
  writeRun("two", MinimizerKind::GacFas);
  Studio studio(settings_);
  studio.start(runs_);
  QTRY_COMPARE(studio.pages[0]->labels.size(), 2);
  QListView& list = studio.list();
  const QRect box = RunListDelegate::tickBox(list.visualRect(studio.row(0)), studio.row(0));
  QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, box.center());
  QCOMPARE(studio.pages[0]->labels, QStringList{studio.row(1).data().toString()});
  QCOMPARE(studio.pages[1]->told, 0);
  studio.window->showPage("Results");
  QCOMPARE(studio.pages[1]->labels, studio.pages[0]->labels);
  list.setCurrentIndex(studio.row(0));
  QTest::keyClick(&list, Qt::Key_Space);
  QCOMPARE(studio.pages[1]->labels.size(), 2);
  QCOMPARE(studio.pages[0]->labels.size(), 1);
}

void tst_Shell::tabsAreReachedByKeys() {
  Studio studio(settings_);
  studio.start(runs_);
  QSignalSpy changes(&studio.window->pages(), &PageDeck::pageChanged);
  for (int i = 3; i >= 0; --i) {
    QTest::keyClick(studio.window.get(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
    QCOMPARE(studio.window->pages().currentPage(), i);
    QCOMPARE(studio.window->pages().tabs()->currentIndex(), i);
    QVERIFY(studio.find<QAction>(qPrintable("page" + studio.window->pages().name(i)))->isChecked());
    QCOMPARE(changes.size(), 4 - i);
  }
}

void tst_Shell::theFilterNarrowsTheList() {
  writeRun("alpha", MinimizerKind::Erm);
  writeRun("beta", MinimizerKind::GacFas);
  Studio studio(settings_);
  studio.start(runs_);
  QTRY_COMPARE(studio.list().model()->rowCount(), 2);
  QTest::keyClick(studio.window.get(), Qt::Key_F, Qt::ControlModifier);
  QTest::keyClicks(studio.window->runPanel().filter(), "bet");
  QCOMPARE(studio.list().model()->rowCount(), 1);
  QTest::keyClicks(studio.window->runPanel().filter(), "xyz");
  QVERIFY(!studio.list().isVisible());
  studio.window->runPanel().filter()->clear();
  QCOMPARE(studio.list().model()->rowCount(), 2);
  QVERIFY(studio.list().isVisible());
}

void tst_Shell::theThemeIsToggledByKey() {
  Studio studio(settings_);
  studio.start(runs_);
  const bool dark = currentTheme().dark;
  QTest::keyClick(studio.window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(currentTheme().dark, !dark);
  QCOMPARE(QApplication::palette().color(QPalette::Base), currentTheme().page);
  QVERIFY((dark ? studio.window->actions().themeLight : studio.window->actions().themeDark)->isChecked());
  studio.window->actions().themeLight->trigger();
  QVERIFY(!currentTheme().dark);
}

void tst_Shell::aCommandIsRunFromTheSearchField() {
  Studio studio(settings_);
  studio.start(runs_);
  QTest::keyClick(studio.window.get(), Qt::Key_K, Qt::ControlModifier);
  auto* search = studio.find<QLineEdit>("commandSearch");
  QTest::keyClicks(search, "faces");
  QTest::keyClick(search, Qt::Key_Return);
  QTRY_COMPARE(studio.window->pages().currentName(), QStringLiteral("Faces"));
}

void tst_Shell::theShortcutSheetOpens() {
  Studio studio(settings_);
  studio.start(runs_);
  QTest::keyClick(studio.window.get(), Qt::Key_F1);
  QTRY_VERIFY(studio.find<QDialog>("shortcutSheet"));
  studio.find<QDialog>("shortcutSheet")->close();
}

void tst_Shell::fullScreenIsLeftInTheMenuToo() {
  Studio studio(settings_);
  studio.start(runs_);
  studio.window->showMaximized();
  QAction& action = *studio.window->actions().fullScreen;
  action.trigger();
  QVERIFY(studio.window->isFullScreen());
  action.trigger();
  QVERIFY(!studio.window->isFullScreen());
  QVERIFY(studio.window->isMaximized());
  action.trigger();
  studio.window->showNormal();  // as the desktop does
  QTRY_VERIFY(!action.isChecked());
}

void tst_Shell::everythingIsRestored() {
  writeRun("one", MinimizerKind::Erm);
  writeRun("two", MinimizerKind::Sam);
  writeRun("three", MinimizerKind::GacFas);
  QStringList ticked;
  {
    Studio studio(settings_);
    studio.start(runs_);
    QTRY_COMPARE(studio.list().model()->rowCount(), 3);
    studio.list().setCurrentIndex(studio.row(1));
    QTest::keyClick(&studio.list(), Qt::Key_Space);
    studio.window->showPage("Faces");
    studio.window->actions().log->setChecked(true);
    studio.window->actions().themeDark->trigger();
    studio.window->resize(1111, 777);
    ticked = studio.ticked();
    QVERIFY(studio.window->close());
  }
  applyTheme(*qApp, lightTheme());
  Studio studio(settings_);
  studio.start();
  QTRY_COMPARE(studio.list().model()->rowCount(), 3);
  QCOMPARE(studio.window->pages().currentName(), QStringLiteral("Faces"));
  QCOMPARE(studio.ticked(), ticked);
  QVERIFY(studio.window->log().isVisible());
  QVERIFY(currentTheme().dark);
  QCOMPARE(studio.window->size(), QSize(1111, 777));
  studio.window->actions().resetLayout->trigger();
  QVERIFY(!studio.window->log().isVisible());
  studio.window->actions().themeLight->trigger();
}

void tst_Shell::runningWorkIsShownPausedAndCancelled() {
  Studio studio(settings_);
  studio.start(runs_);
  QCOMPARE(studio.find<QLabel>("statusTitle")->text(), QStringLiteral("Ready"));
  studio.workbench.submit(WorkKind::Training, "Training GAC-FAS", {}, endless);
  studio.workbench.submit(WorkKind::Other, "Another one", {}, endless);
  QTRY_COMPARE(studio.find<QLabel>("statusPhase")->text(), QStringLiteral("epoch 3/8"));
  QCOMPARE(studio.find<QLabel>("statusTitle")->text(), QStringLiteral("Training GAC-FAS"));
  QCOMPARE(studio.find<QProgressBar>("statusProgress")->value(), 250);
  QCOMPARE(studio.find<QLabel>("statusTimeLeft")->text(), QStringLiteral("3:12 left"));
  QCOMPARE(studio.find<QLabel>("statusRate")->text(), QStringLiteral("12.4 steps/s"));
  QCOMPARE(studio.find<QToolButton>("statusQueue")->text(), QStringLiteral("1 queued"));
  QTest::mouseClick(studio.find<QToolButton>("statusPause"), Qt::LeftButton);
  QTRY_COMPARE(studio.find<QLabel>("statusPhase")->text(), QStringLiteral("paused"));
  QVERIFY(studio.workbench.running()->paused);
  QTest::mouseClick(studio.find<QToolButton>("statusPause"), Qt::LeftButton);
  QTRY_VERIFY(!studio.workbench.running()->paused);
  // The queue names both, and takes the waiting one away.
  QTest::mouseClick(studio.find<QPushButton>("queueButton"), Qt::LeftButton);
  const QList<QToolButton*> crosses =
      studio.find<QFrame>("queuePopup")->findChildren<QToolButton*>("queueCancel");
  QCOMPARE(crosses.size(), 2);
  QTest::mouseClick(crosses.last(), Qt::LeftButton);
  QTRY_COMPARE(studio.workbench.items().size(), size_t{1});
  studio.find<QFrame>("queuePopup")->close();
  QTest::mouseClick(studio.find<QToolButton>("statusCancel"), Qt::LeftButton);
  QTRY_COMPARE(studio.find<QLabel>("statusTitle")->text(), QStringLiteral("Ready"));
  QVERIFY(!studio.find<QProgressBar>("statusProgress")->isVisible());
}

void tst_Shell::aFailureIsToldInTheStrip() {
  Studio studio(settings_);
  studio.start(runs_);
  studio.workbench.submit(WorkKind::Other, "Landscape of ERM", {}, [](JobControl&, const ProgressSink&) {
    throw std::runtime_error("faces.csv: no such file");
  });
  QTRY_COMPARE(studio.window->errorStrip().text(),
               QStringLiteral("Landscape of ERM failed: faces.csv: no such file"));
  QVERIFY(studio.window->errorStrip().isVisible());
  QVERIFY(!studio.window->log().isVisible());
  QVERIFY(studio.window->log().text().contains("faces.csv: no such file"));
  QTest::mouseClick(studio.find<QPushButton>("errorStripAction"), Qt::LeftButton);
  QVERIFY(studio.window->log().isVisible());
  QVERIFY(!studio.window->errorStrip().isVisible());
}

void tst_Shell::closingWhileWorkingAsksOnce() {
  Studio studio(settings_);
  studio.start(runs_);
  const quint64 id = studio.workbench.submit(WorkKind::Other, "Long work", {}, endless);
  QTRY_VERIFY(studio.workbench.running());
  QVERIFY(!studio.window->close());
  QVERIFY(!studio.window->close());
  QCOMPARE(studio.window->findChildren<QMessageBox*>("closeQuestion").size(), 1);
  QTest::mouseClick(studio.find<QPushButton>("closeStay"), Qt::LeftButton);
  QTRY_VERIFY(!studio.find<QMessageBox>("closeQuestion"));
  QVERIFY(studio.window->isVisible());
  QVERIFY(studio.workbench.running());
  studio.workbench.cancel(id);
  QTRY_VERIFY(studio.workbench.items().empty());
  QVERIFY(studio.window->close());
}

void tst_Shell::closingWhenAskedSavesAndCloses() {
  Studio studio(settings_);
  studio.start(runs_);
  studio.workbench.submit(WorkKind::Other, "Long work", {}, endless);
  QTRY_VERIFY(studio.workbench.running());
  QVERIFY(!studio.window->close());
  QTest::mouseClick(studio.find<QPushButton>("closeQuit"), Qt::LeftButton);
  QTRY_VERIFY(!studio.window->isVisible());
  QVERIFY(studio.workbench.items().empty());
}

void tst_Shell::aRunThatWasCutOffIsOffered() {
  writeRun("cut", MinimizerKind::Erm, "running");
  Studio studio(settings_);
  studio.start(runs_);
  QTRY_VERIFY(studio.window->errorStrip().isVisible());
  QVERIFY2(studio.window->errorStrip().text().startsWith("cut was cut off"),
           qPrintable(studio.window->errorStrip().text()));
  QCOMPARE(studio.find<QPushButton>("errorStripAction")->text(), QStringLiteral("Resume"));
}

void tst_Shell::aRunGoesToTheTrashAndComesBack() {
  qputenv("XDG_DATA_HOME", dir_.filePath("data").toUtf8());
  QDir().mkpath(dir_.filePath("data"));
  writeRun("one", MinimizerKind::Erm);
  writeRun("two", MinimizerKind::GacFas);
  Studio studio(settings_);
  studio.start(runs_);
  QTRY_COMPARE(studio.list().model()->rowCount(), 2);
  studio.list().setCurrentIndex(studio.row(0));
  const QString name = studio.row(0).data().toString();
  studio.window->actions().remove->trigger();
  QTRY_COMPARE(studio.list().model()->rowCount(), 1);
  QVERIFY(!QFile::exists(runs_ + "/" + name));
  QTRY_VERIFY(studio.window->actions().undo->isEnabled());
  studio.window->actions().undo->trigger();
  QTRY_COMPARE(studio.list().model()->rowCount(), 2);
  QVERIFY(QFile::exists(runs_ + "/" + name + "/run.json"));
}

void tst_Shell::aRunWithWorkCannotGoToTheTrash() {
  writeRun("one", MinimizerKind::Erm);
  Studio studio(settings_);
  studio.start(runs_);
  QTRY_COMPARE(studio.list().model()->rowCount(), 1);
  studio.list().setCurrentIndex(studio.row(0));
  QTRY_VERIFY(studio.window->actions().remove->isEnabled());
  const RunPtr run = studio.window->runPanel().current();
  const quint64 id = studio.workbench.submit(WorkKind::Landscape, "Landscape", run->folder, endless);
  QTRY_VERIFY(!studio.window->actions().remove->isEnabled());
  Q_EMIT studio.window->runPanel().removeRequested(run->key);  // a menu that was opened before
  studio.workbench.cancel(id);
  QTRY_VERIFY(studio.window->actions().remove->isEnabled());
  QVERIFY(fs::exists(run->folder / "run.json"));
}

void tst_Shell::aFolderThatIsNotThereIsToldOf() {
  Studio studio(settings_);
  studio.start(runs_ + "/missing");
  QTRY_VERIFY(studio.window->errorStrip().text().contains("missing"));
  QVERIFY(studio.window->pages().current());
}

void tst_Shell::aPagesProblemAndExportReachTheWindow() {
  writeRun("one", MinimizerKind::Erm);
  Studio studio(settings_);
  studio.start(runs_);
  QSignalSpy exported(studio.window.get(), &MainWindow::exportRequested);
  Q_EMIT studio.pages[0]->problem("scores/epoch_0003.csv:7: not a number");
  QCOMPARE(studio.window->errorStrip().text(), QStringLiteral("scores/epoch_0003.csv:7: not a number"));
  QTRY_COMPARE(studio.pages[0]->labels.size(), 1);
  Q_EMIT studio.pages[0]->exportRequested();
  QCOMPARE(exported.size(), 1);
  QTest::keyClick(studio.window.get(), Qt::Key_E, Qt::ControlModifier);
  QCOMPARE(exported.size(), 2);
}

void tst_Shell::shows() {
  const QString folder = qEnvironmentVariable("GACFAS_SHOTS"),
                runs = qEnvironmentVariable("GACFAS_SHOT_RUNS");
  if (folder.isEmpty() || runs.isEmpty())
    QSKIP("set GACFAS_SHOTS and GACFAS_SHOT_RUNS to look at the window");
  writeRun("ERM", MinimizerKind::Erm);
  writeRun("SAM, a name that is much too long for the row", MinimizerKind::Sam, "stopped");
  writeRun("GAC-FAS", MinimizerKind::GacFas, "running");
  writeRun("GAC-FAS seed 2", MinimizerKind::GacFas, "failed");
  Studio studio(settings_);
  studio.start();
  const auto shoot = [&](const char* name) {
    QTest::qWait(200);
    QVERIFY(studio.window->grab().save(QDir(folder).filePath(
        QStringLiteral("%1_%2.png").arg(name, currentTheme().dark ? "dark" : "light"))));
  };
  for (QAction* theme : {studio.window->actions().themeLight, studio.window->actions().themeDark}) {
    theme->trigger();
    studio.window->actions().startPage->trigger();
    shoot("start");
    studio.window->openFolder(runs);
    QTRY_VERIFY(studio.list().model()->rowCount() > 1);
    const quint64 id = studio.workbench.submit(WorkKind::Training, "Training GAC-FAS", {}, endless);
    QTRY_VERIFY(studio.find<QProgressBar>("statusProgress")->isVisible());
    studio.window->showProblem("A problem: faces.csv is not there. Compute the landscape again.");
    studio.window->actions().log->setChecked(true);
    studio.window->actions().responsiveness->setChecked(true);
    shoot("window");
    const auto shootPart = [&](const char* name, QWidget* part) {
      QTest::qWait(100);
      QVERIFY(part->grab().save(QDir(folder).filePath(
          QStringLiteral("%1_%2.png").arg(name, currentTheme().dark ? "dark" : "light"))));
    };
    studio.window->actions().queue->trigger();
    shootPart("queue", studio.find<QFrame>("queuePopup"));
    studio.find<QFrame>("queuePopup")->close();
    studio.window->actions().commands->trigger();
    shootPart("commands", studio.find<QLineEdit>("commandSearch")->completer()->popup());
    QTest::keyClick(studio.find<QLineEdit>("commandSearch"), Qt::Key_Escape);
    studio.window->errorStrip().clear();
    studio.window->openFolder(runs_);
    QTRY_COMPARE(studio.list().model()->rowCount(), 4);
    shoot("states");
    studio.window->actions().log->setChecked(false);
    studio.window->actions().shortcuts->trigger();
    QTest::qWait(100);
    QVERIFY(studio.find<QDialog>("shortcutSheet")
                ->grab()
                .save(QDir(folder).filePath(
                    QStringLiteral("sheet_%1.png").arg(currentTheme().dark ? "dark" : "light"))));
    studio.find<QDialog>("shortcutSheet")->close();
    studio.workbench.cancel(id);
    QTRY_VERIFY(studio.workbench.items().empty());
  }
  studio.window->actions().themeLight->trigger();
}

QTEST_MAIN(tst_Shell)
#include "tst_Shell.moc"
