#include <QSignalSpy>

#include "tests/support/TestMain.h"
#include "tests/ui/shell/ShellStudio.h"
#include "ui/shell/Actions.h"
#include "ui/shell/LogDrawer.h"
#include "ui/shell/RunListDelegate.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ErrorStrip.h"

using namespace gacfas;
using namespace gacfas::test;

class ShellTest : public QObject {
  Q_OBJECT

  ShellFolders folders_;

private Q_SLOTS:
  void init() { folders_.prepare(); }
  void theFirstStartOffersThreeWays();
  void aFolderShowsItsRunsWithTheNewestTicked();
  void tickingReachesThePageInFrontAndTheOthersWhenTheyCome();
  void aRunThatIsAwaitedIsSelectedWhenItComes();
  void tabsAreReachedByKeys();
  void theFilterNarrowsTheList();
  void theThemeIsToggledByKey();
  void aCommandIsRunFromTheSearchField();
  void theShortcutSheetOpens();
  void everyCommandHasAShortcutOfItsOwn();
  void fullScreenIsLeftInTheMenuToo();
  void everythingIsRestored();
  void aFolderThatIsNotThereIsToldOf();
  void aPagesProblemAndExportReachTheWindow();
  void shows();
};

void ShellTest::theFirstStartOffersThreeWays() {
  Studio studio(folders_.settings);
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

void ShellTest::aFolderShowsItsRunsWithTheNewestTicked() {
  folders_.writeRun("one", MinimizerKind::Erm);
  folders_.writeRun("two", MinimizerKind::Sam);
  folders_.writeRun("three", MinimizerKind::GacFas);
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QTRY_COMPARE(studio.list().model()->rowCount(), 3);
  QCOMPARE(studio.ticked().size(), 2);
  QTRY_COMPARE(studio.pages[0]->labels.size(), 2);
  QVERIFY(studio.window->runPanel().current());
  // Each run has a look of its own, stored with it.
  QTRY_VERIFY(QFile::exists(folders_.runs + "/two/appearance.json"));
  QSet<int> styles;
  for (int i = 0; i < 3; ++i) styles << studio.row(i).data(RunListModel::StyleRole).toInt();
  QTRY_COMPARE(QSet<int>({studio.row(0).data(RunListModel::StyleRole).toInt(),
                          studio.row(1).data(RunListModel::StyleRole).toInt(),
                          studio.row(2).data(RunListModel::StyleRole).toInt()}),
               QSet<int>({0, 2, 3}));
}

void ShellTest::tickingReachesThePageInFrontAndTheOthersWhenTheyCome() {
  folders_.writeRun("one", MinimizerKind::Erm);
  folders_.writeRun("two", MinimizerKind::GacFas);
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
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

void ShellTest::aRunThatIsAwaitedIsSelectedWhenItComes() {
  folders_.writeRun("one", MinimizerKind::Erm);
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QTRY_COMPARE(studio.list().model()->rowCount(), 1);
  RunPanel& panel = studio.window->runPanel();
  const QString first = panel.current()->key;
  const QString second = QFileInfo(first).dir().filePath("two"), third = QFileInfo(first).dir().filePath("three");
  panel.setCurrent(second);
  QCOMPARE(panel.current()->key, first);
  folders_.writeRun("two", MinimizerKind::GacFas);
  QTRY_COMPARE(studio.list().model()->rowCount(), 2);
  QCOMPARE(panel.current()->key, second);
  panel.setCurrent(third);
  panel.setCurrent(first);  // chosen in between
  folders_.writeRun("three", MinimizerKind::GacFas);
  QTRY_COMPARE(studio.list().model()->rowCount(), 3);
  QCOMPARE(panel.current()->key, first);
}

void ShellTest::tabsAreReachedByKeys() {
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QSignalSpy changes(&studio.window->pages(), &PageDeck::pageChanged);
  for (int i = 3; i >= 0; --i) {
    QTest::keyClick(studio.window.get(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
    QCOMPARE(studio.window->pages().currentPage(), i);
    QCOMPARE(studio.window->pages().tabs()->currentIndex(), i);
    QVERIFY(studio.find<QAction>(qPrintable("page" + studio.window->pages().name(i)))->isChecked());
    QCOMPARE(changes.size(), 4 - i);
  }
}

void ShellTest::theFilterNarrowsTheList() {
  folders_.writeRun("alpha", MinimizerKind::Erm);
  folders_.writeRun("beta", MinimizerKind::GacFas);
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
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

void ShellTest::theThemeIsToggledByKey() {
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  const bool dark = currentTheme().dark;
  QTest::keyClick(studio.window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(currentTheme().dark, !dark);
  QCOMPARE(QApplication::palette().color(QPalette::Base), currentTheme().page);
  QVERIFY((dark ? studio.window->actions().themeLight : studio.window->actions().themeDark)->isChecked());
  studio.window->actions().themeLight->trigger();
  QVERIFY(!currentTheme().dark);
}

void ShellTest::aCommandIsRunFromTheSearchField() {
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QTest::keyClick(studio.window.get(), Qt::Key_K, Qt::ControlModifier);
  auto* search = studio.find<QLineEdit>("commandSearch");
  QTest::keyClicks(search, "faces");
  QTest::keyClick(search, Qt::Key_Return);
  QTRY_COMPARE(studio.window->pages().currentName(), QStringLiteral("Faces"));
}

void ShellTest::everyCommandHasAShortcutOfItsOwn() {
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QSet<QKeySequence> taken;
  for (const Actions::Entry& entry : studio.window->actions().entries()) {
    if (entry.menu.contains("recent")) continue;  // folders
    const QKeySequence keys = entry.action->shortcut();
    QVERIFY2(!keys.isEmpty(), qPrintable(entry.menu + ", " + entry.action->text()));
    QVERIFY2(!taken.contains(keys), qPrintable(entry.action->text() + ": " + keys.toString()));
    taken.insert(keys);
  }
  QVERIFY(taken.size() > 30);
}

void ShellTest::theShortcutSheetOpens() {
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QTest::keyClick(studio.window.get(), Qt::Key_F1);
  QTRY_VERIFY(studio.find<QDialog>("shortcutSheet"));
  studio.find<QDialog>("shortcutSheet")->close();
}

void ShellTest::fullScreenIsLeftInTheMenuToo() {
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
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

void ShellTest::everythingIsRestored() {
  folders_.writeRun("one", MinimizerKind::Erm);
  folders_.writeRun("two", MinimizerKind::Sam);
  folders_.writeRun("three", MinimizerKind::GacFas);
  QStringList ticked;
  {
    Studio studio(folders_.settings);
    studio.start(folders_.runs);
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
  Studio studio(folders_.settings);
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

void ShellTest::aFolderThatIsNotThereIsToldOf() {
  Studio studio(folders_.settings);
  studio.start(folders_.runs + "/missing");
  QTRY_VERIFY(studio.window->errorStrip().text().contains("missing"));
  QVERIFY(studio.window->pages().current());
}

void ShellTest::aPagesProblemAndExportReachTheWindow() {
  folders_.writeRun("one", MinimizerKind::Erm);
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QSignalSpy exported(studio.window.get(), &MainWindow::exportRequested);
  Q_EMIT studio.pages[0]->problem("scores/epoch_0003.csv:7: not a number");
  QCOMPARE(studio.window->errorStrip().text(), QStringLiteral("scores/epoch_0003.csv:7: not a number"));
  QTRY_COMPARE(studio.pages[0]->labels.size(), 1);
  Q_EMIT studio.pages[0]->exportRequested();
  QCOMPARE(exported.size(), 1);
  QTest::keyClick(studio.window.get(), Qt::Key_E, Qt::ControlModifier);
  QCOMPARE(exported.size(), 2);
}

void ShellTest::shows() {
  const QString folder = qEnvironmentVariable("GACFAS_SHOTS"),
                runs = qEnvironmentVariable("GACFAS_SHOT_RUNS");
  if (folder.isEmpty() || runs.isEmpty())
    QSKIP("set GACFAS_SHOTS and GACFAS_SHOT_RUNS to look at the window");
  folders_.writeRun("ERM", MinimizerKind::Erm);
  folders_.writeRun("SAM, a name that is much too long for the row", MinimizerKind::Sam, "stopped");
  folders_.writeRun("GAC-FAS", MinimizerKind::GacFas, "running");
  folders_.writeRun("GAC-FAS seed 2", MinimizerKind::GacFas, "failed");
  Studio studio(folders_.settings);
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
    studio.window->openFolder(folders_.runs);
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

GACFAS_TEST(ShellTest)
#include "tst_Shell.moc"
