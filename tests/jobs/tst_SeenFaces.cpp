#include <QtTest>

#include "DrawnFaces.h"
#include "core/jobs/AugmentedViews.h"
#include "core/jobs/SeenFaces.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

class SeenFacesTest : public QObject {
  Q_OBJECT

  const test::DrawnFaces faces_;

private Q_SLOTS:
  void facesOfAStepHaveTheirTwoViewsDomainAndLabel() {
    const SeenFaces seen = seenFaces(faces_.config(), 1, 2, 4);
    QCOMPARE(seen.side, int64_t{32});
    QCOMPARE(seen.faces.size(), size_t{4});
    for (const SeenFace& face : seen.faces) {
      QCOMPARE(face.view1.size(), size_t{32 * 32 * 3});
      QCOMPARE(face.view2.size(), face.view1.size());
      QVERIFY(face.view1 != face.view2);
      QVERIFY(face.domain == "north" || face.domain == "east" || face.domain == "south");
      QCOMPARE(face.attack, std::string(face.label == Label::Live ? "live" : "unknown"));
      QVERIFY(!face.video.empty());
    }
  }

  void sameStepGivesTheSameFacesAndAnotherStepOthers() {
    const SeenFaces once = seenFaces(faces_.config(), 0, 1, 2), again = seenFaces(faces_.config(), 0, 1, 2);
    QCOMPARE(once.faces[1].view2, again.faces[1].view2);
    QVERIFY(once.faces[0].view1 != seenFaces(faces_.config(), 0, 2, 2).faces[0].view1);
    QVERIFY(once.faces[0].view1 != seenFaces(faces_.config(), 1, 1, 2).faces[0].view1);
  }

  void liveFacesAreBrightInTheMiddle() {
    Config config = faces_.config();
    config.augment = {1.0, 1.0, 0.0, 0.0, 0.0, 0.0};  // as they are in the file
    for (const SeenFace& face : seenFaces(config, 0, 0, 6).faces) {
      const int middle = face.view1[(16 * 32 + 16) * 3];
      QVERIFY2(face.label == Label::Live ? middle > 170 : middle < 110, qPrintable(QString::number(middle)));
    }
  }

  void moreThanTheBatchHasGivesTheWholeBatch() {
    QCOMPARE(seenFaces(faces_.config(), 0, 0, 1000).faces.size(), size_t{6});
  }

  void augmentedViewsWithoutAnyStepAreTheFaceItself() {
    const std::filesystem::path file = faces_.root() / "north/train/live/client0/crop_0000.jpg";
    const AugmentConfig none{1.0, 1.0, 0.0, 0.0, 0.0, 0.0};
    const AugmentedViews views = augmentedViews(file, 40, none, 1, 3);  // 40: the side of the file
    QCOMPARE(views.side, int64_t{40});
    QCOMPARE(views.views.size(), size_t{3});
    for (const auto& view : views.views) QCOMPARE(view, views.plain);
  }

  void augmentedViewsDependOnTheSeedAlone() {
    const std::filesystem::path file = faces_.root() / "north/train/live/client0/crop_0000.jpg";
    const AugmentedViews once = augmentedViews(file, 32, {}, 1, 4),
                         again = augmentedViews(file, 32, {}, 1, 4);
    QCOMPARE(once.views, again.views);
    QVERIFY(once.views[0] != once.views[1]);
    QVERIFY(once.views != augmentedViews(file, 32, {}, 2, 4).views);
    QVERIFY_EXCEPTION_THROWN(augmentedViews(faces_.root() / "nothing.jpg", 32, {}, 1, 1), InputError);
  }

  void dataThatIsGoneIsAnInputError() {
    Config config = faces_.config();
    config.data.root = "/nowhere/data";
    QVERIFY_EXCEPTION_THROWN(seenFaces(config, 0, 0, 1), InputError);
    QVERIFY_EXCEPTION_THROWN(seenFaces(faces_.config(), 0, 99, 1), InputError);
  }
};

GACFAS_TEST(SeenFacesTest)
#include "tst_SeenFaces.moc"
