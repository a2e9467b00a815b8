#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>

#include "core/io/AtomicFile.h"
#include "core/metrics/Metrics.h"
#include "core/metrics/ScoreFile.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

class ScoreFileTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  fs::path path_;

private Q_SLOTS:
  void init() {
    path_ = fs::path(folder_.path().toStdString()) / QTest::currentTestFunction();
    fs::remove(path_);
  }

  void writtenScoresComeBackBitForBit() {
    const std::vector<ScoreRow> rows = {
        {0.1 + 0.2, Label::Live, "oulu", "1_1_01_1", "crop_0007.jpg", "01", "live"},
        {-1.0 / 3.0, Label::Spoof, "a, \"b\"", "v", "f", "", "print"}};
    writeScores(path_, rows);
    const auto found = readScores(path_);
    QCOMPARE(found.size(), rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
      QVERIFY(found[i].score == rows[i].score && found[i].label == rows[i].label);
      QVERIFY(found[i].domain == rows[i].domain && found[i].video == rows[i].video);
      QVERIFY(found[i].frame == rows[i].frame && found[i].client == rows[i].client);
      QVERIFY(found[i].attack == rows[i].attack);
    }
  }

  void aTextFileIsAVideoALine() {
    saveFile(path_, "0.9 1\r\n\r\n  0.9\t1\n-1e-3 0\n\n+2 1.0");
    const auto rows = readScores(path_);
    QCOMPARE(rows.size(), size_t{4});
    QCOMPARE(rows[2].score, -0.001);
    QVERIFY(rows[2].label == Label::Spoof && rows[3].label == Label::Live);
    QCOMPARE(averageVideos(rows).size(), size_t{4});
  }

  void columnsMayBeFewAndInAnyOrder() {
    saveFile(path_, "extra,label,score\nx,1,0.25\ny,0,0.5\n");
    const auto rows = readScores(path_);
    QCOMPARE(rows.size(), size_t{2});
    QVERIFY(rows[0].score == 0.25 && rows[0].label == Label::Live && rows[0].domain.empty());
    QCOMPARE(averageVideos(rows).size(), size_t{2});
  }

  void aFaultNamesFileAndLine_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("an empty file") << QByteArray("") << ": there are no scores";
    QTest::newRow("blank lines only") << QByteArray("\n \n") << ": there are no scores";
    QTest::newRow("a header only") << QByteArray("score,label\n") << ": there are no scores";
    QTest::newRow("letters for a score")
        << QByteArray("0.1 1\nabc 0\n") << ":2: the score 'abc' is not a number";
    QTest::newRow("a score that is not a number")
        << QByteArray("nan 1\n") << ":1: the score 'nan' is not finite";
    QTest::newRow("an infinite score") << QByteArray("0 0\n-inf 1\n") << ":2: the score '-inf' is not finite";
    QTest::newRow("a label of two") << QByteArray("0.5 2\n") << ":1: the label '2' is neither";
    QTest::newRow("a label in words") << QByteArray("0.5 live\n") << ":1: the label 'live' is neither";
    QTest::newRow("a label that is not a number")
        << QByteArray("0.5 nan\n") << ":1: the label 'nan' is neither";
    QTest::newRow("a score without a label") << QByteArray("0.5 1\n\n0.5\n") << ":3: expected 'score label'";
    QTest::newRow("a third word") << QByteArray("0.5 1 2\n") << ":1: expected 'score label'";
    QTest::newRow("a comma without a header") << QByteArray("0.5,1\n") << ":1: expected 'score label'";
    QTest::newRow("no column of labels") << QByteArray("score,x\n1,2\n") << ":1: there is no column 'label'";
    QTest::newRow("no column of scores") << QByteArray("label,x\n1,2\n") << ":1: there is no column 'score'";
    QTest::newRow("letters in a table") << QByteArray("score,label\n1,1\n\nx,0\n") << ":4: the score 'x'";
    QTest::newRow("an empty score in a table") << QByteArray("score,label\n,1\n") << ":2: the score ''";
    QTest::newRow("a wrong label in a table") << QByteArray("score,label\n1,-1\n") << ":2: the label '-1'";
    QTest::newRow("a short row") << QByteArray("score,label,domain\n1,1\n") << ":2: the row has 2 fields";
  }
  void aFaultNamesFileAndLine() {
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    saveFile(path_, text.toStdString());
    std::string message;
    try {
      readScores(path_);
    } catch (const InputError& error) {
      message = error.what();
    }
    QVERIFY2(message.find(path_.string() + words.toStdString()) == 0, message.c_str());
  }

  void filesOfOtherProgramsAreReadAsTheyAre() {
    saveFile(path_, "pred;x,who,clip,gt\n0.25,anna,v1,real\n0.75,bert,v2,attack\n");
    ScoreFormat format;
    format.score = "pred;x";
    format.label = "gt";
    format.video = "clip";
    format.client = "who";
    format.live = "real";
    format.spoof = "attack";
    format.lowerIsLive = true;
    const auto rows = readScores(path_, format);
    QVERIFY(rows[0].score == -0.25 && rows[0].label == Label::Live && rows[0].client == "anna");
    QVERIFY(rows[1].score == -0.75 && rows[1].label == Label::Spoof && rows[1].video == "v2");
    format.attack = "kind";
    QVERIFY_EXCEPTION_THROWN(readScores(path_, format), InputError);
  }

  void otherLabelsOfALine() {
    saveFile(path_, "0.9 0\n0.1 1.0\n");
    ScoreFormat format;
    format.live = "0";
    format.spoof = "1";
    const auto rows = readScores(path_, format);
    QVERIFY(rows[0].label == Label::Live && rows[1].label == Label::Spoof);
  }

  void aMissingFileIsTheUsersFault() { QVERIFY_EXCEPTION_THROWN(readScores(path_), InputError); }
};

GACFAS_TEST(ScoreFileTest)
#include "tst_ScoreFile.moc"
