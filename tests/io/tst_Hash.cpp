#include <QTemporaryDir>
#include <QtTest>

#include "core/io/AtomicFile.h"
#include "core/io/Hash.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

class HashTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  // FIPS 180-2, appendix B.
  void publishedDigestsAreReproduced() {
    QCOMPARE(sha256(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(sha256("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(sha256(std::string(1000000, 'a')),
             std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
  }

  void piecesGiveTheDigestOfTheWhole() {
    const std::string text(3000, 'x');
    Sha256 hash;
    for (size_t i = 0; i < text.size(); i += 7) hash.add(std::string_view(text).substr(i, 7));
    QCOMPARE(hash.hex(), sha256(text));
    hash.add("abc");
    QCOMPARE(hash.hex(), sha256("abc"));
  }

  void aFileHasTheDigestOfItsContent() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("big.bin").toStdString();
    const std::string bytes(2500000, 'b');
    saveFile(path, bytes);
    QCOMPARE(sha256File(path), sha256(bytes));
    QVERIFY_EXCEPTION_THROWN(sha256File(path + ".missing"), IoError);
  }
};

GACFAS_TEST(HashTest)
#include "tst_Hash.moc"
