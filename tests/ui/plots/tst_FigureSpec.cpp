#include "ui/plots/FigureSpec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include "core/types/Error.h"
#include "tests/support/TestMain.h"
#include "ui/plots/FigureSpecFields.h"

using namespace gacfas;

namespace {

QJsonObject parsed(const QString& text) {
  const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
  if (!document.isObject()) qFatal("the test's own JSON is wrong");
  return document.object();
}

}  // namespace

class FigureSpecTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyFieldSurvivesTheRoundTrip();
  void defaultsAreNotWritten();
  void badSpecsAreRefused_data();
  void badSpecsAreRefused();
};

void FigureSpecTest::everyFieldSurvivesTheRoundTrip() {
  const QJsonObject given = parsed(QStringLiteral(R"({
    "kind": "surface", "title": "Loss", "runs": ["a", "b"], "labels": ["ERM", "GAC"], "styles": ["0", "3"], "evaluation": "12",
    "level": "frame", "log_x": true, "det": true, "sources": true, "threshold": "0.25", "columns": ["loss.a", "lr"], "x_axis": "time", "smoothing": 0.5, "log_y": true, "single_lines": false, "extremes": true, "compare": "difference", "log_z": true, "level_lines": true,
    "landscape": "p21", "preset": "plain", "clip": 4, "azimuth": 30, "elevation": 45, "zoom": 1.5, "surface": "loss.a", "report": "last_96_123",
    "output": "x.PDF", "width_mm": 171, "height_mm": 80, "dpi": 600, "font_pt": 9, "dark": true, "show_title": true,
    "show_legend": false, "show_grid": false, "mark_synthetic": false})"));
  QCOMPARE(given.size(), qsizetype(figureFields().size()));
  QCOMPARE(FigureSpec::fromJson(given).toJson(), given);
}

void FigureSpecTest::defaultsAreNotWritten() {
  FigureSpec spec;
  spec.runs = QStringList{QStringLiteral("r")};
  QCOMPARE(spec.toJson(), parsed(QStringLiteral(R"({"kind": "roc", "runs": ["r"]})")));
}

void FigureSpecTest::badSpecsAreRefused_data() {
  QTest::addColumn<QString>("json");
  QTest::addColumn<QString>("key");
  QTest::addColumn<QString>("allowed");
  const auto row = [](const char* name, const char* entry, const char* key, const char* allowed) {
    QTest::newRow(name)
        << QStringLiteral(R"({"kind": "roc", "runs": ["r"], %1})").arg(QString::fromUtf8(entry)) << key
        << allowed;
  };
  row("an unknown key", R"("colour": 1)", "colour", "font_pt");
  row("a number as text", R"("dpi": "300")", "dpi", "36 to 2400");
  row("a fraction of a dot", R"("dpi": 300.5)", "dpi", "whole number");
  row("a width of nothing", R"("width_mm": 0)", "width_mm", "20 to 1000 (mm)");
  row("a flag as number", R"("dark": 1)", "dark", "true or false");
  row("a text as number", R"("title": 5)", "title", "text");
  row("an unknown axis", R"("x_axis": "day")", "x_axis", "step, epoch, time");
  row("an unknown evaluation", R"("evaluation": "worst")", "evaluation", "\"best\"");
  row("a negative epoch", R"("evaluation": "-1")", "evaluation", "epoch");
  row("an unknown threshold", R"("threshold": "low")", "threshold", "oracle");
  row("an unknown surface", R"("surface": "acc")", "surface", "loss.<domain>");
  row("an unknown file type", R"("output": "x.bmp")", "output", ".svg");
  row("full smoothing", R"("smoothing": 1)", "smoothing", "0 to 0.9999");
  row("a list as text", R"("labels": "ERM")", "labels", "a list");
  row("a number among texts", R"("styles": [1])", "styles", "whole numbers as texts");
  row("fewer labels than runs", R"("labels": ["a", "b"])", "labels", "one a run");
  QTest::newRow("an unknown kind") << R"({"kind": "pie", "runs": ["r"]})"
                                   << "kind"
                                   << "contour";
  QTest::newRow("no kind") << R"({"runs": ["r"]})"
                           << "kind"
                           << "curves";
  QTest::newRow("no run") << R"({"kind": "roc", "runs": []})"
                          << "runs"
                          << "run folders";
  QTest::newRow("curves of nothing") << R"({"kind": "curves", "runs": ["r"]})"
                                     << "columns"
                                     << "steps.csv";
}

void FigureSpecTest::badSpecsAreRefused() {
  QFETCH(QString, json);
  QFETCH(QString, key);
  QFETCH(QString, allowed);
  try {
    FigureSpec::fromJson(parsed(json));
    QFAIL("was accepted");
  } catch (const InputError& error) {
    const QString message = QString::fromUtf8(error.what());
    QVERIFY2(message.contains(u'\'' + key + u'\''), qPrintable(message));
    QVERIFY2(message.contains(allowed), qPrintable(message));
  }
}

GACFAS_TEST(FigureSpecTest)
#include "tst_FigureSpec.moc"
