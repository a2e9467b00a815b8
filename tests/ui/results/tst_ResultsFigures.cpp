#include <QImage>
#include <QPainter>
#include <QtTest>
#include <cmath>

#include "core/io/Csv.h"
#include "core/io/CsvParser.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"
#include "tests/ui/results/ComparedRuns.h"
#include "ui/results/RocFigure.h"
#include "ui/results/ScoreBins.h"
#include "ui/results/ScoresFigure.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

FigureSpec specOf(const ComparedRuns& runs, FigureKind kind) {
  FigureSpec spec;
  spec.kind = kind;
  spec.runs = {QString::fromStdString(runs.ermFolder.string()),
               QString::fromStdString(runs.gacFolder.string())};
  spec.labels = {"ERM", "GAC-FAS"};
  return spec;
}

CsvTable tableOf(const FigurePtr& figure) {
  return parseCsv(figure->csv().toStdString(), "figure", false);
}

ScoresPtr scoresOf(const std::filesystem::path& folder) {
  const RunPtr run = readRun(folder);
  const EvaluationRow& row = run->evaluationRows.back();
  return readEvaluationScores(folder / row.scores, run->config, row.epoch);
}

QImage painted(const FigureContent& figure, bool dark) {
  QImage image(820, 620, QImage::Format_RGB32);
  image.fill(Qt::white);
  QPainter painter(&image);
  figure.paint(painter, QRectF(0, 0, 820, 620), PlotStyle::forFile(dark, 8.0, 3.0, true, true));
  return image;
}

void keep(const QImage& image, const QString& name) {
  const QString folder = qEnvironmentVariable("GACFAS_SHOTS");
  if (!folder.isEmpty()) image.save(folder + '/' + name + ".png");
}

int coloursOf(const QImage& image) {
  QSet<QRgb> colours;
  for (int y = 0; y < image.height(); y += 2)
    for (int x = 0; x < image.width(); x += 2) colours.insert(image.pixel(x, y));
  return static_cast<int>(colours.size());
}

}  // namespace

class ResultsFiguresTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theRocsCsvHasEveryPoint() {
    ComparedRuns runs;
    FigureSpec spec = specOf(runs, FigureKind::Roc);
    spec.sources = true;
    const CsvTable csv = tableOf(loadRocFigure(spec));
    const ScoresPtr erm = scoresOf(runs.ermFolder), gac = scoresOf(runs.gacFolder);
    QCOMPARE(csv.rows.size(), erm->targetRoc.points.size() + erm->sourceRoc.points.size() +
                                  gac->targetRoc.points.size() + gac->sourceRoc.points.size());
    // The area under the points of one run and domain is the AUC of the table.
    double area = 0.0, fpr = 0.0, tpr = 0.0;
    for (const auto& row : csv.rows) {
      if (row[0] != "ERM" || row[1] != "west") continue;
      const double nextFpr = *csvDouble(row[3]), nextTpr = *csvDouble(row[4]);
      area += (nextFpr - fpr) * (nextTpr + tpr) / 2.0;
      fpr = nextFpr;
      tpr = nextTpr;
    }
    QVERIFY(std::abs(area - erm->targetMetrics.auc) < 1e-12);
  }

  void theScoresCsvCountsEveryVideo() {
    ComparedRuns runs;
    const CsvTable csv = tableOf(loadScoresFigure(specOf(runs, FigureKind::Scores)));
    const ScoresPtr erm = scoresOf(runs.ermFolder);
    double live = 0.0, spoof = 0.0, accepted = 0.0;
    for (const auto& row : csv.rows) {
      if (row[0] != "ERM" || row[1] != "west") continue;
      live += *csvDouble(row[4]);
      spoof += *csvDouble(row[5]);
      if (*csvDouble(row[2]) >= *csvDouble(row[6])) accepted += *csvDouble(row[5]);
      QCOMPARE(*csvDouble(row[6]), erm->sourceThreshold);
    }
    QCOMPARE(live, 20.0);
    QCOMPARE(spoof, 20.0);
    // Bins above the threshold hold the accepted spoofs, but for those that share its bin.
    const double exact = static_cast<double>(erm->targetDomain().at(erm->sourceThreshold).spoofAccepted);
    QVERIFY(accepted <= exact && exact - accepted <= 6.0);
  }

  void figuresArePainted() {
    ComparedRuns runs(64);
    FigureSpec spec = specOf(runs, FigureKind::Roc);
    const QImage linear = painted(*loadRocFigure(spec), false);
    keep(linear, "figure_roc");
    QVERIFY(coloursOf(linear) > 20);
    spec.logX = spec.sources = true;
    const QImage logarithmic = painted(*loadRocFigure(spec), true);
    keep(logarithmic, "figure_roc_log_dark");
    QVERIFY(linear != logarithmic);
    spec = specOf(runs, FigureKind::Scores);
    spec.threshold = "0.1";
    const QImage scores = painted(*loadScoresFigure(spec), false);
    keep(scores, "figure_scores");
    QVERIFY(coloursOf(scores) > 20);
  }

  void whatIsWrongIsNamed_data() {
    QTest::addColumn<QString>("evaluation");
    QTest::addColumn<QString>("threshold");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("named");
    QTest::newRow("evaluation") << "newest"
                                << "source"
                                << ""
                                << "newest";
    QTest::newRow("epoch") << "77"
                           << "source"
                           << ""
                           << "77";
    QTest::newRow("threshold") << "last"
                               << "median"
                               << ""
                               << "median";
    QTest::newRow("folder") << "last"
                            << "source"
                            << "/nowhere"
                            << "/nowhere";
  }
  void whatIsWrongIsNamed() {
    QFETCH(QString, evaluation);
    QFETCH(QString, threshold);
    QFETCH(QString, folder);
    QFETCH(QString, named);
    ComparedRuns runs;
    FigureSpec spec = specOf(runs, FigureKind::Roc);
    spec.evaluation = evaluation;
    spec.threshold = threshold;
    if (!folder.isEmpty()) spec.runs = {folder};
    try {
      loadRocFigure(spec);
      QFAIL("no error");
    } catch (const InputError& error) {
      QVERIFY2(QString(error.what()).contains(named), error.what());
    }
  }
};

GACFAS_TEST(ResultsFiguresTest)
#include "tst_ResultsFigures.moc"
