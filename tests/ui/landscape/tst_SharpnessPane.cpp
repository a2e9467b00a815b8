#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QTextBrowser>
#include <fstream>

#include "core/run/SharpnessFile.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"
#include "tests/ui/landscape/LandscapeRuns.h"
#include "ui/sharpness/SharpnessDialog.h"
#include "ui/sharpness/SharpnessFigure.h"
#include "ui/sharpness/SharpnessPane.h"
#include "ui/sharpness/SharpnessView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"
#include "ui/work/Workbench.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

/// Made-up figures, each `factor` times those of a factor of 1.
SharpnessFigures figuresOf(const std::string& name, double factor, const SharpnessOptions& options) {
  SharpnessFigures figures;
  figures.name = name;
  figures.loss = {0.25 * factor, 0.01};
  figures.gradientNorm = 0.5 * factor;
  figures.curvature = {8.0 * factor, 1.5, 0.5, 0.2, {6.5, 9.5}};
  figures.secondDifference = {8.2 * factor, 1.6, 0.6, 0.2, {6.6, 9.8}};
  figures.trace = {120.0 * factor, 20.0, 6.0, 2.0, {100, 140}};
  for (int64_t i = 0; i < options.eigenvalues; ++i)
    figures.spectrum.largest.push_back({(30.0 - 5.0 * double(i)) * factor, 0.125, 0.5});
  figures.spectrum.least = {-2.0 * factor, 0.25, 0.5};
  figures.spectrum.steps = 30;
  figures.spectrum.converged = name != "north";
  figures.sam = {0.75 * factor, 0.05, 0.6, {0.7, 0.75}};
  figures.adaptiveSam = {0.5 * factor, 0.04, 0.4, {0.5, 0.5}};
  return figures;
}

SharpnessReport sampleReport(double factor, double rho = 0.1) {
  SharpnessReport report{"last", std::string(64, 'a'), std::string(64, 'b'), "cpu", 123, 96, 11'700'000, {}, {}};
  report.options.rho = rho;
  for (const char* name : {"all", "north", "east"}) report.figures.push_back(figuresOf(name, factor, report.options));
  return report;
}

void keep(const std::filesystem::path& run, const SharpnessReport& report) {
  saveSharpness(sharpnessFile(run, report), report);
}

struct ShownPane {
  Workbench workbench;
  SharpnessPane pane{workbench};

  explicit ShownPane(const ShownRuns& runs) {
    pane.setAutoFillBackground(true);
    pane.setBackgroundRole(QPalette::Base);
    pane.resize(992, 640);
    pane.showRuns(runs);
    pane.show();
  }
  template <typename Widget>
  Widget* find(const char* name) {
    return pane.findChild<Widget*>(QLatin1String(name));
  }
  bool rows(size_t count) {
    return QTest::qWaitFor([&] { return pane.table().rows.size() == count; });
  }
  void save(const char* name) {
    if (!qEnvironmentVariableIsSet("GACFAS_SHOTS")) return;
    QTest::qWait(150);
    pane.grab().save(qEnvironmentVariable("GACFAS_SHOTS") + "/" + name + ".png");
  }
};

}  // namespace

class SharpnessPaneTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, lightTheme()); }
  void withoutReportsTheButtonIsThere();
  void reportsOfTheTerminalAreShown();
  void theNewestOfWhatWasMeasuredAlikeIsChosen();
  void helpSaysWhatTheFiguresProve();
  void theTableIsCopied();
  void aNewReportAppears();
  void aBrokenReportIsNamed();
  void theFigureHasTheTable();
  void theDialogRefusesWhatCannotBe();
  void theDialogTellsTheCostAndStarts();
};

void SharpnessPaneTest::withoutReportsTheButtonIsThere() {
  TwoRuns runs;
  ShownPane shown(runs.shown());
  auto* empty = shown.pane.findChild<EmptyState*>();
  QTRY_VERIFY(empty->button()->isVisible());
  QTest::mouseClick(empty->button(), Qt::LeftButton);
  QTRY_VERIFY(shown.pane.findChild<SharpnessDialog*>() != nullptr);
  shown.pane.findChild<SharpnessDialog*>()->reject();
  QVERIFY(shown.pane.figures().empty());
}

void SharpnessPaneTest::reportsOfTheTerminalAreShown() {
  TwoRuns runs;
  keep(runs.flat, sampleReport(0.5));
  keep(runs.steep, sampleReport(1.0));
  ShownPane shown(runs.shown());
  QVERIFY(shown.rows(6));
  shown.save("sharpness_light");
  const SharpnessTable& table = shown.pane.table();
  QCOMPARE(table.measures.size(), size_t(2 + 2 + 1 + 4 + 2));
  QCOMPARE(table.rows[0].domain, QString("all domains"));
  QCOMPARE(table.rows[1].run, QString("steep"));
  QVERIFY(table.rows[0].first && !table.rows[1].first && table.rows[2].first);
  auto* view = shown.find<SharpnessView>("sharpnessTable");
  const QModelIndex curvature = view->model()->index(1, SharpnessModel::kNames + 2);
  QCOMPARE(view->model()->headerData(curvature.column(), Qt::Horizontal, Qt::DisplayRole).toString(), QString("d'Hd"));
  QCOMPARE(curvature.data().toString(), QString("8.00"));
  QCOMPARE(curvature.data(SharpnessModel::ErrorRole).toString(), QString::fromUtf8("± 0.50"));
  QVERIFY(curvature.data(Qt::ToolTipRole).toString().contains("spread over directions: 1.50"));
  QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(curvature).center());
  shown.pane.showRuns(runs.shown());  // as four times a second while a run trains
  QTest::qWait(100);
  QVERIFY(view->selectionModel()->isRowSelected(1));
  auto* notes = shown.find<QLabel>("sharpnessNotes");
  QVERIFY2(notes->text().contains("flat, north: the eigenvalues did not reach"), qPrintable(notes->text()));
  applyTheme(*qApp, darkTheme());
  shown.save("sharpness_dark");
  applyTheme(*qApp, lightTheme());
}

void SharpnessPaneTest::theNewestOfWhatWasMeasuredAlikeIsChosen() {
  TwoRuns runs;
  keep(runs.flat, sampleReport(1.0));
  QTest::qWait(20);
  keep(runs.flat, sampleReport(3.0, 0.05));
  keep(runs.steep, sampleReport(2.0));
  ShownPane shown(runs.shown());
  QVERIFY(QTest::qWaitFor([&] { return shown.find<QComboBox>("sharpnessReports")->count() == 2; }));
  auto* choice = shown.find<QComboBox>("sharpnessReports");
  QTest::qWait(50);
  choice->setFocus();
  const QString other = QString::fromUtf8("Last weights, 96 faces, seed 123, rho 0.05");
  QVERIFY(choice->findText(other) >= 0);
  while (choice->currentText() != other) QTest::keyClick(choice, choice->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
  QVERIFY(shown.rows(3));  // steep has none with that radius
  QCOMPARE(shown.pane.table().rows[0].cells[0].value, 0.75);
  QVERIFY(shown.find<QLabel>("sharpnessNotes")->text().contains("steep: not measured so."));
}

void SharpnessPaneTest::helpSaysWhatTheFiguresProve() {
  TwoRuns runs;
  keep(runs.flat, sampleReport(1.0));
  ShownPane shown(runs.shown());
  QVERIFY(shown.rows(3));
  auto* help = shown.find<QTextBrowser>("sharpnessHelp");
  QVERIFY(!help->isVisible());
  QTest::mouseClick(shown.find<QPushButton>("sharpnessHelpButton"), Qt::LeftButton);
  QVERIFY(help->isVisible());
  shown.save("sharpness_help");
  QVERIFY(help->toPlainText().contains("None of them proves that a model does well on an unseen domain"));
}

void SharpnessPaneTest::theTableIsCopied() {
  TwoRuns runs;
  keep(runs.flat, sampleReport(1.0));
  ShownPane shown(runs.shown());
  QVERIFY(shown.rows(3));
  const auto copied = [&](int format) {
    shown.find<QPushButton>("copySharpness")->menu()->actions().at(format)->trigger();
    return QGuiApplication::clipboard()->text();
  };
  const QStringList csv = copied(1).split('\n');
  QVERIFY2(csv[0].startsWith("domain,run,loss (nat),loss error,gradient,gradient error,d'Hd"), qPrintable(csv[0]));
  QVERIFY(csv[1].startsWith("all domains,flat,0.25,0.01,0.5,,8,0.5"));
  const QString latex = copied(0);
  QVERIFY(latex.contains("\\begin{tabular}{llrrr") && latex.contains("8.00 $\\pm$ 0.50"));
  QVERIFY(copied(2).startsWith("| domain | run | loss (nat) |"));
}

void SharpnessPaneTest::aNewReportAppears() {
  TwoRuns runs;
  ShownPane shown(runs.shown());
  const QAbstractItemModelTester tester(shown.find<SharpnessView>("sharpnessTable")->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
  QTest::qWait(50);
  // As a job of the queue leaves it.
  shown.workbench.submit(WorkKind::Other, "Sharpness of flat", runs.flat,
                         [&](JobControl&, const ProgressSink&) { keep(runs.flat, sampleReport(1.0)); });
  QVERIFY(shown.rows(3));
  QTest::mouseClick(shown.find<QPushButton>("computeSharpness"), Qt::LeftButton);
  shown.pane.findChild<SharpnessDialog*>()->accept();  // what was asked for is shown when it is there
  keep(runs.flat, sampleReport(1.0, 0.3));
  shown.pane.showRuns(runs.shown());
  QTRY_VERIFY2(shown.find<QComboBox>("sharpnessReports")->currentText().endsWith("rho 0.3"),
               qPrintable(shown.find<QComboBox>("sharpnessReports")->currentText()));
}

void SharpnessPaneTest::aBrokenReportIsNamed() {
  TwoRuns runs;
  keep(runs.flat, sampleReport(1.0));
  std::ofstream(runs.flat / "sharpness" / "broken.json") << "{}";
  SharpnessStore store;
  QSignalSpy problems(&store, &SharpnessStore::problem);
  store.look(runs.shown());
  QTRY_COMPARE(problems.size(), 1);
  QVERIFY(problems[0][0].toString().contains("broken.json"));
  QTRY_VERIFY(store.reports(runs.shown()[0].run->key));
  QCOMPARE(store.reports(runs.shown()[0].run->key)->size(), size_t(1));
}

void SharpnessPaneTest::theFigureHasTheTable() {
  TwoRuns runs;
  keep(runs.flat, sampleReport(0.5));
  keep(runs.steep, sampleReport(1.0));
  ShownPane shown(runs.shown());
  QVERIFY(shown.rows(6));
  const auto figures = shown.pane.figures();
  QCOMPARE(figures.size(), size_t(1));
  const FigurePtr figure = loadSharpnessFigure(FigureSpec::fromJson(figures[0].toJson()));
  QCOMPARE(figure->csv(), sharpnessText(shown.pane.table(), TableFormat::Csv));
  QImage image(1000, 370, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  figure->paint(painter, QRectF(image.rect()).adjusted(4, 4, -4, -4), PlotStyle::forFile(false, 8, 1.4, true, true));
  painter.end();
  if (qEnvironmentVariableIsSet("GACFAS_SHOTS"))
    image.save(qEnvironmentVariable("GACFAS_SHOTS") + "/figure_sharpness.png");
  int inked = 0;
  for (int y = 0; y < image.height(); y += 2)
    for (int x = 0; x < image.width(); x += 2) inked += image.pixelColor(x, y) != QColor(Qt::white);
  QVERIFY(inked > 1500);
  FigureSpec none = figures[0];
  none.report = "best_1_1";
  try {
    loadSharpnessFigure(none);
    QFAIL("a report that is not there was drawn");
  } catch (const InputError& fault) {
    QVERIFY2(QString(fault.what()).contains("has no sharpness report 'best_1_1'"), fault.what());
  }
}

void SharpnessPaneTest::theDialogRefusesWhatCannotBe() {
  TwoRuns runs;
  Workbench workbench;
  SharpnessDialog dialog(workbench, runs.shown());
  dialog.show();
  auto* start = dialog.findChild<QPushButton*>("startSharpness");
  QVERIFY(start->isEnabled());
  dialog.findChild<QSpinBox*>("sharpnessLanczos")->setValue(2);
  QVERIFY(!start->isEnabled());
  QVERIFY(dialog.findChild<QLabel*>("sharpnessMessage")->text().contains("more than"));
  dialog.findChild<QSpinBox*>("sharpnessEigenvalues")->setValue(0);
  QVERIFY(start->isEnabled());
  for (QCheckBox* box : dialog.findChildren<QCheckBox*>()) QTest::keyClick(box, Qt::Key_Space);
  QVERIFY(!start->isEnabled());
}

void SharpnessPaneTest::theDialogTellsTheCostAndStarts() {
  TwoRuns runs;
  Workbench workbench;
  SharpnessDialog dialog(workbench, runs.shown());
  dialog.setEstimator([](const SharpnessPlan& plan, JobControl&) { return QString("%1 runs").arg(plan.runs.size()); });
  dialog.show();
  if (qEnvironmentVariableIsSet("GACFAS_SHOTS")) {
    QTest::qWait(100);
    dialog.grab().save(qEnvironmentVariable("GACFAS_SHOTS") + "/sharpness_dialog.png");
  }
  QTest::mouseClick(dialog.findChild<QPushButton*>("estimateSharpness"), Qt::LeftButton);
  QTRY_COMPARE(dialog.findChild<QLabel*>("sharpnessMessage")->text(), QString("2 runs"));
  std::atomic<bool> release = false;
  workbench.submit(WorkKind::Other, "blocker", {}, [&](JobControl& control, const ProgressSink&) {
    while (!release && !control.stopRequested()) QThread::msleep(5);
  });
  dialog.findChild<QSpinBox*>("sharpnessDirections")->setValue(4);
  QTest::mouseClick(dialog.findChild<QPushButton*>("startSharpness"), Qt::LeftButton);
  QVERIFY(!dialog.isVisible());
  QStringList titles;
  for (const WorkItem& item : workbench.items()) titles << item.title;
  QVERIFY(titles.contains("Sharpness of flat") && titles.contains("Sharpness of steep"));
  QCOMPARE(dialog.plan().options.directions, int64_t{4});
  workbench.cancelAll();
  release = true;
}

GACFAS_TEST(SharpnessPaneTest)
#include "tst_SharpnessPane.moc"
