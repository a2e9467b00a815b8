#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/types/Error.h"
#include "tests/support/Message.h"
#include "tests/support/TestMain.h"
#include "ui/runs/NumberFile.h"

using namespace gacfas;
using namespace std::chrono_literals;

class NumberFileTest : public QObject {
  Q_OBJECT

  QTemporaryDir dir_;
  std::filesystem::path path_;
  NumberFile::Time now_{};

  void append(const char* bytes) const {
    QFile file(QString::fromStdString(path_.string()));
    QVERIFY(file.open(QIODevice::Append));
    file.write(bytes);
  }
  /// Long after the look before: the pace of long tables is not what is tested.
  bool update(NumberFile& file) { return file.update(now_ += 1h); }

private Q_SLOTS:
  void init() {
    path_ = dir_.filePath("numbers.csv").toStdString();
    QFile::remove(dir_.filePath("numbers.csv"));
  }

  void newRowsAreAddedAndTablesHandedOutStayAsTheyAre() {
    NumberFile file(path_);
    QVERIFY(!update(file));
    append("step,loss\n1,0.5\n");
    QVERIFY(update(file));
    const auto first = file.table();
    QVERIFY(!update(file));
    QCOMPARE(file.table(), first);
    append("2,nan\n3,\n");
    QVERIFY(update(file));
    QCOMPARE(first->rows(), size_t{1});
    QCOMPARE(file.table()->rows(), size_t{3});
    QCOMPARE(*file.table()->column("step"), std::vector<double>({1, 2, 3}));
    QVERIFY(std::isnan(file.table()->column("loss")->at(1)) &&
            std::isnan(file.table()->column("loss")->at(2)));
    QVERIFY(!file.table()->column("accuracy"));
  }

  void tornLastLineWaits() {
    NumberFile file(path_);
    append("step,lo");
    QVERIFY(!update(file));
    append("ss\n1,0.");
    QVERIFY(update(file));  // the columns are known now
    QCOMPARE(file.table()->rows(), size_t{0});
    append("25");
    QVERIFY(!update(file));
    append("\n2,7\n3");
    QVERIFY(update(file));
    QCOMPARE(*file.table()->column("loss"), std::vector<double>({0.25, 7}));
  }

  void cutReplacedAndRewrittenFilesAreReadAnew_data() {
    QTest::addColumn<bool>("replaced");
    QTest::addColumn<QByteArray>("text");
    for (const bool replaced : {true, false}) {
      const char* how = replaced ? "replaced" : "in place";
      QTest::addRow("cut, %s", how) << replaced << QByteArray("step,loss\n1,9\n");
      QTest::addRow("as long, %s", how) << replaced << QByteArray("step,loss\n1,9\n2,8\n3,4\n");
      QTest::addRow("longer, %s", how) << replaced << QByteArray("step,loss\n1,9\n2,8\n3,4\n4,1\n");
      QTest::addRow("other columns, %s", how) << replaced << QByteArray("step,acc\n1,9\n2,8\n");
      QTest::addRow("empty, %s", how) << replaced << QByteArray();
    }
  }
  void cutReplacedAndRewrittenFilesAreReadAnew() {
    QFETCH(bool, replaced);
    QFETCH(QByteArray, text);
    append("step,loss\n1,5\n2,5\n3,5\n");
    NumberFile file(path_);
    QVERIFY(update(file));
    QTest::qWait(2);  // the file's time moves on
    if (replaced) {
      saveFile(path_, text.toStdString());
    } else {
      QFile open(QString::fromStdString(path_.string()));
      QVERIFY(open.open(QIODevice::WriteOnly | QIODevice::Truncate));
      open.write(text);
    }
    QVERIFY(update(file));
    QCOMPARE(file.table()->rows(), static_cast<size_t>(std::max<qsizetype>(0, text.count('\n') - 1)));
    const auto* steps = file.table()->column("step");
    QVERIFY(text.isEmpty() ? !steps : steps->front() == 1.0);
    if (text.contains("loss")) QCOMPARE(file.table()->column("loss")->front(), 9.0);
    QCOMPARE(file.table()->column("acc") != nullptr, text.contains("acc"));
  }

  void removedFileIsAnEmptyTable() {
    append("step\n1\n");
    NumberFile file(path_);
    QVERIFY(update(file));
    std::filesystem::remove(path_);
    QVERIFY(update(file));
    QCOMPARE(file.table()->rows(), size_t{0});
  }

  void columnsOfWordsAreLeftOut() {
    append("epoch,scores,auc\n1,scores/a.csv,0.5\n2,scores/b.csv,0.75\n");
    NumberFile file(path_);
    QVERIFY(update(file));
    QCOMPARE(file.table()->columns, std::vector<std::string>({"epoch", "auc"}));
    QCOMPARE(*file.table()->column("auc"), std::vector<double>({0.5, 0.75}));
  }

  void damagedRowIsNamedAndChangesNothing() {
    append("step,loss\n1,0.5\n");
    NumberFile file(path_);
    QVERIFY(update(file));
    append("2,0.5\n3,lots\n");
    const QString message = test::messageOf([&] { update(file); });
    QVERIFY2(message.contains("numbers.csv:4") && message.contains("lots"), qPrintable(message));
    QCOMPARE(file.table()->rows(), size_t{1});
    saveFile(path_, "step,loss\n1,2,3\n");
    QVERIFY_EXCEPTION_THROWN(update(file), InputError);
  }

  void longTablesAreLookedAtLessOften() {
    std::string text = "step\n";
    for (int i = 0; i < 100000; ++i) text += std::to_string(i) + "\n";
    saveFile(path_, text);
    NumberFile file(path_);
    QVERIFY(file.update(now_ += 1h));
    QCOMPARE(file.table()->rows(), size_t{100000});
    append("7\n");
    QVERIFY(!file.update(now_ += 250ms));
    QVERIFY(file.update(now_ += 1s));
    QCOMPARE(file.table()->rows(), size_t{100001});
  }
};

GACFAS_TEST(NumberFileTest)
#include "tst_NumberFile.moc"
