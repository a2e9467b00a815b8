// The whole window under a real X server: trainings on tiny faces, driven by mouse and keys.

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QListView>
#include <QScrollBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTabBar>
#include <QtTest>

#include "app/studio/StudioWindow.h"
#include "core/config/ConfigReader.h"
#include "core/run/RunFolder.h"
#include "tests/support/SampleRun.h"
#include "ui/faces/FacesPage.h"
#include "ui/landscape/LandscapePage.h"
#include "ui/landscape/SceneView.h"
#include "ui/newrun/NewRunDialog.h"
#include "ui/plots/Plot.h"
#include "ui/results/ResultsPage.h"
#include "ui/runs/Page.h"
#include "ui/runs/RunReader.h"
#include "ui/shell/PageDeck.h"
#include "ui/shell/RunPanel.h"
#include "ui/train/CrosshairTable.h"
#include "ui/train/TrainPage.h"

using namespace gacfas;
namespace fs = std::filesystem;

namespace {

constexpr int kPatience = 60'000;   // ms; trainings take a second or two, other tests may run beside

QString text(const fs::path& path) { return QString::fromStdString(path.string()); }

/// A folder with faces, and a window with settings of its own.
struct Bench {
  QTemporaryDir folder;
  fs::path root = folder.path().toStdString();
  fs::path runs = root / "runs";
  std::unique_ptr<StudioWindow> studio;

  explicit Bench(bool open = true) {
    fs::create_directories(runs);
    test::SampleRunOptions options;
    test::writeSampleFaces(root / "data", options);
    WindowOptions window;
    window.settingsFile = text(root / "settings.ini");
    window.presets = GACFAS_SOURCE_DIR "/configs";
    studio = std::make_unique<StudioWindow>(window);
    studio->window().resize(1440, 900);
    studio->window().start(open ? text(runs) : QString());
    studio->window().show();
    studio->window().activateWindow();   // there is no window manager that would
    QVERIFY(QTest::qWaitForWindowExposed(&studio->window()));
  }

  Config config(const std::string& name, MinimizerKind minimizer, int64_t epochs) const {
    test::SampleRunOptions options;
    options.name = name;
    options.minimizer = minimizer;
    options.epochs = epochs;
    return test::sampleConfig(options, root);
  }
  fs::path train(const std::string& name, MinimizerKind minimizer, int64_t epochs) {
    const fs::path run = runs / name;
    studio->workbench().train(config(name, minimizer, epochs), run);
    return run;
  }
  QWidget* page(const char* name) const { return studio->window().findChild<QWidget*>(QString::fromLatin1(name)); }
  template <typename Widget = QPushButton>
  Widget* find(const char* name) const {
    return studio->window().findChild<Widget*>(QString::fromLatin1(name));
  }
};

RunPtr look(const fs::path& folder) { return RunReader(folder, {}).look(RunReader::Time::clock::now()); }

RunState stateOf(const fs::path& folder) {
  const RunPtr run = look(folder);
  return run ? run->state : RunState::Running;
}

size_t stepsOf(const fs::path& folder) {
  const RunPtr run = look(folder);
  return run && run->steps ? run->steps->rows() : 0;
}

void click(QAbstractButton* button) {
  QVERIFY(button);
  QTRY_VERIFY(button->isVisible() && button->isEnabled());
  QTest::mouseClick(button, Qt::LeftButton);
}

void typeInto(QDialog& dialog, const char* option, const QString& value) {
  QWidget* field = nullptr;
  QTRY_VERIFY((field = dialog.findChild<QWidget*>(QString::fromLatin1(option))));
  auto* line = qobject_cast<QLineEdit*>(field);
  QVERIFY2(line, option);
  line->setFocus();
  line->selectAll();
  QTest::keyClicks(line, value);
  QTest::keyClick(line, Qt::Key_Tab);
}

void openPage(StudioWindow& studio, int index) {
  auto* tabs = studio.window().findChild<QTabBar*>(QStringLiteral("pageTabs"));
  QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(index).center());
}

size_t rocPoints(StudioWindow& studio) {
  Plot* roc = studio.resultsPage().findChild<Plot*>(QStringLiteral("roc"));
  size_t points = 0;
  for (int i = 0; roc && i < roc->plottableCount(); ++i)
    if (const auto* curve = qobject_cast<const QCPCurve*>(roc->plottable(i))) points += static_cast<size_t>(curve->data()->size());
  return points;
}

}  // namespace

class TestStudioWindow : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fromTheFirstStartToAFinishedRun();
  void aTrainingIsPausedGoesOnAndIsStoppedAndResumed();
  void closingDuringATrainingAsksOnceAndLosesNothing();
  void aRunWhoseFacesWentAwayFailsWithAMessageAndLeavesAUsableWindow();
  void theRocChangesWhenARunningTrainingEvaluates();
  void twoTickedRunsStandOnEveryPage();
  void threeActionsShowTheReplayAttacksThatOneRunAcceptsAndTheOtherRejects();
  void everyPageFitsASmallWindow();
  void tabReachesEveryControlOfAPageByName();
};

void TestStudioWindow::fromTheFirstStartToAFinishedRun() {
  Bench bench(false);
  QTRY_VERIFY(bench.page("startPage")->isVisible());
  bench.studio->window().openFolder(text(bench.runs));
  click(bench.find("newRunButton"));
  NewRunDialog* dialog = nullptr;
  QTRY_VERIFY((dialog = bench.studio->window().findChild<NewRunDialog*>()));
  QTRY_VERIFY(dialog->isVisible());
  auto* presets = dialog->findChild<QAbstractItemView*>(QStringLiteral("presets"));
  QTRY_VERIFY(presets->model()->rowCount() > 2);
  typeInto(*dialog, "name", "first");
  typeInto(*dialog, "data.root", text(bench.root / "data"));
  typeInto(*dialog, "data.train", "north, east, south");
  typeInto(*dialog, "data.test", "west");
  typeInto(*dialog, "model.width", "4");
  typeInto(*dialog, "model.image_size", "32");
  typeInto(*dialog, "train.batch_size", "12");
  typeInto(*dialog, "train.epochs", "3");
  typeInto(*dialog, "train.minimizer_warming", "1");
  auto* start = dialog->findChild<QPushButton*>(QStringLiteral("start"));
  QTRY_VERIFY(start->isEnabled());
  QTest::mouseClick(start, Qt::LeftButton);
  const auto& runs = bench.studio->library().runs();
  QTRY_COMPARE_WITH_TIMEOUT(runs.size(), size_t{1}, kPatience);
  QTRY_COMPARE_WITH_TIMEOUT(runs.front()->state, RunState::Finished, kPatience);
  QCOMPARE(runs.front()->name(), QStringLiteral("first"));
  QVERIFY(!runs.front()->evaluationRows.empty());
  openPage(*bench.studio, 2);
  QTRY_VERIFY(bench.studio->resultsPage().isVisible());
  QTRY_VERIFY(rocPoints(*bench.studio) > 2);
}

void TestStudioWindow::aTrainingIsPausedGoesOnAndIsStoppedAndResumed() {
  Bench bench;
  const fs::path run = bench.train("paused", MinimizerKind::GacFas, 400);
  QTRY_VERIFY_WITH_TIMEOUT(stepsOf(run) > 2, kPatience);
  auto* pause = bench.find("pauseButton");
  click(pause);
  QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), RunState::Paused, kPatience);
  const size_t steps = stepsOf(run);
  QTest::qWait(500);
  QCOMPARE(stepsOf(run), steps);
  click(pause);
  QTRY_VERIFY_WITH_TIMEOUT(stepsOf(run) > steps, kPatience);
  click(bench.find("stopButton"));
  QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), RunState::Stopped, kPatience);
  const size_t stopped = stepsOf(run);
  QVERIFY(stopped >= steps);
  QTRY_VERIFY(!bench.studio->workbench().running());
  bench.studio->workbench().resume(run);
  QTRY_VERIFY_WITH_TIMEOUT(stepsOf(run) > stopped, kPatience);
}

void TestStudioWindow::closingDuringATrainingAsksOnceAndLosesNothing() {
  Bench bench;
  const fs::path run = bench.train("closed", MinimizerKind::Erm, 400);
  QTRY_VERIFY_WITH_TIMEOUT(stepsOf(run) > 2, kPatience);
  MainWindow& window = bench.studio->window();
  window.close();
  window.close();
  QTRY_COMPARE(window.findChildren<QMessageBox*>().size(), 1);
  QVERIFY(window.isVisible());
  click(window.findChild<QAbstractButton*>(QStringLiteral("closeStay")));
  QTRY_VERIFY(window.findChildren<QMessageBox*>().isEmpty());
  const size_t steps = stepsOf(run);
  QTRY_VERIFY_WITH_TIMEOUT(stepsOf(run) > steps, kPatience);
  window.close();
  click(window.findChild<QAbstractButton*>(QStringLiteral("closeQuit")));
  QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), kPatience);
  QCOMPARE(stateOf(run), RunState::Stopped);
  const size_t kept = stepsOf(run);
  bench.studio.reset();
  Workbench again;
  const quint64 id = again.resume(run);
  QTRY_VERIFY_WITH_TIMEOUT(stepsOf(run) > kept, kPatience);
  again.cancel(id);
  QTRY_VERIFY_WITH_TIMEOUT(!again.running(), kPatience);
}

void TestStudioWindow::aRunWhoseFacesWentAwayFailsWithAMessageAndLeavesAUsableWindow() {
  Bench bench;
  const fs::path run = bench.train("lost", MinimizerKind::Erm, 4000);
  QTRY_VERIFY_WITH_TIMEOUT(stepsOf(run) > 2, kPatience);
  fs::remove_all(bench.root / "data" / "north" / "train");
  QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), RunState::Failed, kPatience);
  auto* strip = bench.find<QWidget>("errorStrip");
  QTRY_VERIFY(strip->isVisible());
  const QString message = strip->findChild<QLabel*>(QStringLiteral("errorStripText"))->text();
  QVERIFY2(message.contains(QStringLiteral("north")), qPrintable(message));
  test::writeSampleFaces(bench.root / "data", {});
  const fs::path next = bench.train("next", MinimizerKind::Erm, 2);
  QTRY_COMPARE_WITH_TIMEOUT(stateOf(next), RunState::Finished, kPatience);
}

void TestStudioWindow::theRocChangesWhenARunningTrainingEvaluates() {
  Bench bench;
  const fs::path run = bench.train("live", MinimizerKind::Erm, 4000);
  openPage(*bench.studio, 2);
  QTRY_VERIFY_WITH_TIMEOUT(rocPoints(*bench.studio) > 2, kPatience);
  Plot* roc = bench.studio->resultsPage().findChild<Plot*>(QStringLiteral("roc"));
  const QImage before = roc->grab().toImage();
  QTRY_VERIFY_WITH_TIMEOUT(roc->grab().toImage() != before, kPatience);
  QVERIFY(bench.studio->workbench().running());
}

void addTwoRuns(const Bench& bench, int64_t videos = 8) {
  for (const auto& [name, minimizer] : {std::pair{"one", MinimizerKind::Erm}, std::pair{"two", MinimizerKind::GacFas}}) {
    test::SampleRunOptions options;
    options.name = name;
    options.minimizer = minimizer;
    options.separation = 0.1;
    options.videos = videos;
    options.seed = name == std::string("one") ? 1 : 2;
    options.dataRoot = bench.root / "data";
    const fs::path run = test::writeSampleRun(bench.runs, options);
    test::writeSampleLandscape(run, 11, options.seed == 1 ? 2.0 : 1.0);
  }
  QTRY_COMPARE(bench.studio->window().runPanel().shown().size(), size_t{2});
}

void TestStudioWindow::twoTickedRunsStandOnEveryPage() {
  Bench bench;
  addTwoRuns(bench);
  openPage(*bench.studio, 1);
  QTRY_VERIFY(bench.studio->trainPage().isVisible());
  QTRY_COMPARE(bench.studio->trainPage().table().columnCount(), 3);
  openPage(*bench.studio, 2);
  auto* metrics = bench.studio->resultsPage().findChild<QAbstractItemView*>(QStringLiteral("metrics"));
  QTRY_COMPARE(metrics->model()->rowCount(), 2);
  openPage(*bench.studio, 3);
  auto* gallery = bench.studio->facesPage().findChild<QAbstractItemView*>(QStringLiteral("gallery"));
  QTRY_VERIFY(gallery->model()->rowCount() > 0);
  openPage(*bench.studio, 4);
  QTRY_COMPARE(bench.studio->landscapePage().sceneView().scene().size(), size_t{2});
}

void TestStudioWindow::threeActionsShowTheReplayAttacksThatOneRunAcceptsAndTheOtherRejects() {
  Bench bench;
  addTwoRuns(bench, 40);
  FacesPage& faces = bench.studio->facesPage();
  openPage(*bench.studio, 3);
  auto* gallery = faces.findChild<QAbstractItemView*>(QStringLiteral("gallery"));
  QTRY_VERIFY(gallery->model()->rowCount() > 0);
  QPushButton* compare = nullptr;
  QTRY_VERIFY((compare = faces.findChild<QPushButton*>(QStringLiteral("filter Compare runs"))));
  QTest::mouseClick(compare, Qt::LeftButton);
  auto* menu = faces.findChild<QMenu*>(QStringLiteral("filterMenu"));
  QTRY_VERIFY(menu && menu->isVisible());
  QAction* wanted = nullptr;
  for (QAction* action : menu->actions())
    if (action->isEnabled() && action->text().startsWith(QStringLiteral("replay that "))) wanted = action;
  QStringList texts;
  for (const QAction* action : menu->actions()) texts.append(action->text());
  QVERIFY2(wanted, qPrintable(texts.join(QStringLiteral("; "))));
  const QString wrong = wanted->text().section(QLatin1Char(' '), 2, 2), right = wrong == QStringLiteral("one") ? QStringLiteral("two") : QStringLiteral("one");
  const int videos = wanted->text().section(QLatin1Char('\t'), 1).toInt();
  QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(wanted).center());
  QTRY_COMPARE(gallery->model()->rowCount(), videos);
  QVERIFY(videos > 0);
  for (int row = 0; row < videos; ++row) {
    const QString text = gallery->model()->index(row, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(text.contains(QStringLiteral("replay")), qPrintable(text));
    for (const auto& [run, verdict] : {std::pair{wrong, "accepted"}, {right, "rejected"}})
      QVERIFY2(text.contains(QRegularExpression(QStringLiteral("%1 \\S+ %2").arg(run, QString::fromLatin1(verdict)))), qPrintable(text));
  }
}

void TestStudioWindow::everyPageFitsASmallWindow() {
  Bench bench;
  addTwoRuns(bench);
  MainWindow& window = bench.studio->window();
  constexpr QSize kSmall(1280, 800);
  for (int page = 0; page < window.pages().count(); ++page) {
    openPage(*bench.studio, page);
    QTRY_VERIFY(window.pages().currentPage() == page);
    QTest::qWait(300);   // results are counted on other threads
    window.resize(kSmall);
    QTest::qWait(50);
    const QSize least = window.pages().page(page)->minimumSizeHint(), whole = window.minimumSizeHint();
    const QString text = QStringLiteral("%1 asks for %2 x %3, the window for %4 x %5").arg(window.pages().name(page))
                             .arg(least.width()).arg(least.height()).arg(whole.width()).arg(whole.height());
    QVERIFY2(window.size() == kSmall, qPrintable(text));
    QVERIFY2(whole.width() <= kSmall.width() && whole.height() <= kSmall.height(), qPrintable(text));
  }
}

void TestStudioWindow::tabReachesEveryControlOfAPageByName() {
  Bench bench;
  addTwoRuns(bench);
  MainWindow& window = bench.studio->window();
  for (int index = 0; index < window.pages().count(); ++index) {
    openPage(*bench.studio, index);
    Page* page = window.pages().page(index);
    QTRY_VERIFY(page->isVisible());
    QTest::qWait(300);
    QSet<const QWidget*> reached;
    window.runPanel().setFocus();
    for (int i = 0; i < 200; ++i) {
      QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, Qt::Key_Tab);
      if (QWidget* widget = QApplication::focusWidget()) {
        if (reached.contains(widget)) break;
        reached.insert(widget);
      }
    }
    for (const QWidget* widget : page->findChildren<QWidget*>()) {
      if (!widget->isVisible() || !widget->isEnabled()) continue;
      const bool button = qobject_cast<const QAbstractButton*>(widget);
      const bool control = button || qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSlider*>(widget);
      if (!control || qobject_cast<const QScrollBar*>(widget) || widget->focusPolicy() == Qt::NoFocus) continue;
      const QString name = widget->accessibleName().isEmpty() && button ? static_cast<const QAbstractButton*>(widget)->text() : widget->accessibleName();
      const QString what = QStringLiteral("%1: %2 \"%3\"").arg(window.pages().name(index), QString::fromLatin1(widget->metaObject()->className()), widget->objectName());
      QVERIFY2(!name.isEmpty(), qPrintable(what + QStringLiteral(" has no name")));
      QVERIFY2(reached.contains(widget), qPrintable(what + QStringLiteral(" is not reached")));
    }
  }
}

int main(int argc, char** argv) {
  SceneView::prepareApplication();
  QApplication app(argc, argv);
  QTEST_SET_MAIN_SOURCE_PATH
  TestStudioWindow test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_StudioWindow.moc"
