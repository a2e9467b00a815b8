#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <fstream>

#include "core/types/Error.h"
#include "tests/support/TestMain.h"
#include "ui/faces/FaceTags.h"

using namespace gacfas;

namespace {

struct TaggedRuns {
  QTemporaryDir dir;
  std::filesystem::path a = dir.filePath("a").toStdString(), b = dir.filePath("b").toStdString();
  Face face{"west", Label::Spoof, "test/video, 1", "client1", "print", {"crop.jpg"}, {0.1, 0.2}, 0};

  TaggedRuns() {
    std::filesystem::create_directories(a);
    std::filesystem::create_directories(b);
  }
};

bool loaded(const FaceTags& tags) {
  return QTest::qWaitFor([&] { return tags.isLoaded(); });
}

}  // namespace

class FaceTagsTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void notesReadBackAsWritten() {
    TaggedRuns runs;
    const std::vector<FaceNote> notes{
        {"west", Label::Live, "a", {"glare", "wrong label"}, "says \"so\",\nreally", "2026-11-25T04:00:00Z"},
        {"west", Label::Spoof, "b", {}, "", ""}};
    writeFaceNotes(runs.a, notes);
    const std::vector<FaceNote> read = readFaceNotes(runs.a);
    QCOMPARE(read.size(), size_t(1));
    QCOMPARE(read[0].tags, notes[0].tags);
    QCOMPARE(read[0].note, notes[0].note);
    QCOMPARE(read[0].label, Label::Live);
    QVERIFY(readFaceNotes(runs.b).empty());
  }

  void aRemarkOutlivesTheWindow() {
    TaggedRuns runs;
    {
      FaceTags tags;
      tags.setRuns({runs.a, runs.b});
      QVERIFY(loaded(tags));
      tags.setRemark(runs.face, {{" bezel; visible ", "glare", "glare"}, " seen "});
      QCOMPARE(tags.remark(runs.face).tags, QStringList({"bezel, visible", "glare"}));
    }
    FaceTags again;
    again.setRuns({runs.b});  // any of the runs has it
    QVERIFY(loaded(again));
    QCOMPARE(again.remark(runs.face).note, QString("seen"));
    QCOMPARE(again.tags(), QStringList({"bezel, visible", "glare"}));
    QCOMPARE(again.tagged("glare").count(faceKey(runs.face)), size_t(1));
    QVERIFY(again.tagged("blur").empty());
  }

  void aRunThatDidNotScoreTheVideoIsLeftAlone() {
    TaggedRuns runs;
    runs.face.scores = {NAN, 0.2};
    FaceTags tags;
    tags.setRuns({runs.a, runs.b});
    QVERIFY(loaded(tags));
    tags.setRemark(runs.face, {{"glare"}, {}});
    QTRY_VERIFY(std::filesystem::exists(runs.b / "faces.csv"));
    QVERIFY(!std::filesystem::exists(runs.a / "faces.csv"));
  }

  void theLaterRemarkCounts() {
    TaggedRuns runs;
    writeFaceNotes(runs.a, {{"west", Label::Spoof, runs.face.video, {"old"}, "", "2026-01-01T00:00:00Z"}});
    writeFaceNotes(runs.b, {{"west", Label::Spoof, runs.face.video, {"new"}, "", "2026-02-01T00:00:00Z"}});
    FaceTags tags;
    tags.setRuns({runs.a, runs.b});
    QVERIFY(loaded(tags));
    QCOMPARE(tags.remark(runs.face).tags, QStringList("new"));
    QVERIFY(tags.tagged("old").empty());
    tags.setRemark(runs.face, {});
    QVERIFY(tags.remark(runs.face).isEmpty());
  }

  void changesAreUndone() {
    TaggedRuns runs;
    FaceTags tags;
    tags.setRuns({runs.a});
    QVERIFY(loaded(tags));
    tags.setRemark(runs.face, {{"glare"}, {}});
    tags.setRemark(runs.face, {{"glare"}, "note"});
    tags.undo().undo();
    QCOMPARE(tags.remark(runs.face), (FaceRemark{{"glare"}, {}}));
    tags.undo().undo();
    QVERIFY(tags.remark(runs.face).isEmpty());
    tags.undo().redo();
    QCOMPARE(tags.remark(runs.face).tags, QStringList("glare"));
  }

  void aDamagedFileIsNamedAndKept() {
    TaggedRuns runs;
    const std::string content = "domain,label,video,tags,note,changed\nwest,5,a,,,\n";
    std::ofstream(runs.a / "faces.csv") << content;
    FaceTags tags;
    QSignalSpy problems(&tags, &FaceTags::problem);
    tags.setRuns({runs.a});
    QTRY_COMPARE(problems.count(), 1);
    QVERIFY2(problems[0][0].toString().contains("faces.csv:2"), qPrintable(problems[0][0].toString()));
    tags.setRemark(runs.face, {{"glare"}, {}});
    QCOMPARE(problems.count(), 2);
    std::ifstream file(runs.a / "faces.csv");
    QCOMPARE(std::string(std::istreambuf_iterator<char>(file), {}), content);
  }
};

GACFAS_TEST(FaceTagsTest)
#include "tst_FaceTags.moc"
