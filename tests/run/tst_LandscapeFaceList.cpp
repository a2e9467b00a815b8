#include <QTemporaryDir>
#include <QtTest>

#include "core/io/AtomicFile.h"
#include "core/run/LandscapeFaceList.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

class LandscapeFaceListTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void listNamesTheMiddleFrameBelowTheRoot() {
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString(),
                                videos = root / "north" / "train" / "live" / "v 1";
    std::filesystem::create_directories(videos);
    saveFile(videos / "crop_0003.jpg", "abc");
    const Video four{"north",     Split::Train,
                     Label::Live, "v 1",
                     videos,      {"crop_0001.jpg", "crop_0002.jpg", "crop_0003.jpg", "crop_0004.jpg"},
                     "",          ""};
    const std::vector<LandscapeFace> faces = landscapeFaces({four}, root);
    QCOMPARE(faces[0].path, std::string("north/train/live/v 1/crop_0003.jpg"));
    QCOMPARE(landscapeFacesCsv(faces),
             std::string("path,label,domain,sha256\nnorth/train/live/v 1/crop_0003.jpg,1,north,"
                         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n"));
  }

  void unreadableFaceIsNamed() {
    const Video one{"north", Split::Train, Label::Spoof, "v", "/nowhere", {"crop_0001.jpg"}, "", ""};
    try {
      landscapeFaces({one}, "/nowhere");
      QFAIL("no error");
    } catch (const IoError& error) {
      QVERIFY(QString(error.what()).contains("/nowhere/crop_0001.jpg"));
    }
  }
};

GACFAS_TEST(LandscapeFaceListTest)
#include "tst_LandscapeFaceList.moc"
