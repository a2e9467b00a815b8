#include <sys/resource.h>

#include <QTemporaryDir>
#include <QtTest>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "FaultyDisk.h"
#include "core/io/AtomicFile.h"
#include "core/io/Csv.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;
using Rows = std::vector<std::vector<std::string>>;

namespace {

const std::vector<std::string> kColumns = {"step", "note"};
const Rows kRows = {{"1", "plain"}, {"2", "a, \"quoted\"\nnote"}, {"3", ""}};

std::string messageOfRead(const fs::path& path) {
  try {
    readCsv(path);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

class CsvTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  fs::path path_;

private Q_SLOTS:
  void init() {
    path_ = fs::path(folder_.path().toStdString()) / QTest::currentTestFunction();
    fs::remove(path_);
  }

  // RFC 4180, section 2.
  void quotingFollowsTheStandard() {
    QCOMPARE(csvLine({"a", "b c", ""}), std::string("a,b c,\n"));
    QCOMPARE(csvLine({"a,b", "say \"hi\"", "two\nlines"}),
             std::string("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\n"));
    QCOMPARE(csvLine({""}), std::string("\"\"\n"));
  }

  void windowsFilesBlankLinesAndMarksAreAccepted() {
    saveFile(path_, "\xEF\xBB\xBFstep,note\r\n\r\n1,\"x\"\r\n\n2,y");
    const CsvTable table = readCsv(path_);
    QVERIFY(table.columns == kColumns);
    QVERIFY(table.rows == (Rows{{"1", "x"}, {"2", "y"}}));
    QVERIFY(table.lines == (std::vector<size_t>{3, 5}));
    QCOMPARE(table.column("note"), 1);
    QCOMPARE(table.column("missing"), -1);
  }

  void anyTableComesBackAsItWas() {
    const QuickDisk quick;
    std::mt19937 random(7);
    const std::string letters = "ab ,\"\n\r;\t'";
    for (int round = 0; round < 300; ++round) {
      CsvTable table{{"x"}};
      while (random() % 3 != 0) table.columns.push_back("column");
      for (size_t row = random() % 4; row > 0; --row) {
        std::vector<std::string> fields(table.columns.size());
        for (auto& field : fields) {
          for (size_t length = random() % 5; length > 0; --length)
            field += letters[random() % letters.size()];
        }
        table.rows.push_back(fields);
      }
      saveFile(path_, csvText(table));
      const CsvTable found = readCsv(path_);
      QVERIFY(found.columns == table.columns && found.rows == table.rows);
    }
  }

  void aFaultNamesFileAndLine_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::newRow("a row is short") << QByteArray("a,b\n1,2\n\n3\n") << ":4: ";
    QTest::newRow("a row is long") << QByteArray("a,b\n1,2,3\n") << ":2: ";
    QTest::newRow("a row after a note of two lines is short") << QByteArray("a,b\n\"x\ny\",2\n3\n") << ":4: ";
    QTest::newRow("a quote is never closed") << QByteArray("a,b\n1,\"2\n3,4\n") << ":2: ";
    QTest::newRow("text follows a closing quote") << QByteArray("a,b\n\"1\"x,2\n") << ":2: ";
    QTest::newRow("a quote stands inside a field") << QByteArray("a,b\n1,2\"\n") << ":2: ";
    QTest::newRow("the file is empty") << QByteArray("") << ": the file is empty";
  }
  void aFaultNamesFileAndLine() {
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    saveFile(path_, text.toStdString());
    const std::string message = messageOfRead(path_);
    QVERIFY2(message.find(path_.string() + place.toStdString()) == 0, message.c_str());
  }

  void numbersComeBackBitForBit() {
    std::mt19937_64 random(11);
    for (int i = 0; i < 20000; ++i) {
      const auto value = std::bit_cast<double>(random());
      if (!std::isfinite(value)) continue;
      QCOMPARE(std::bit_cast<uint64_t>(*csvDouble(csvNumber(value))), std::bit_cast<uint64_t>(value));
      QCOMPARE(std::strtod(csvNumber(value).c_str(), nullptr), value);
    }
    QCOMPARE(csvNumber(0.1), std::string("0.1"));
    QCOMPARE(csvNumber(3.0), std::string("3"));
    QCOMPARE(csvNumber(-std::nan("")), std::string("nan"));
    QCOMPARE(csvNumber(-INFINITY), std::string("-inf"));
    QCOMPARE(csvNumber(INFINITY), std::string("inf"));
  }

  void onlyAWholeNumberIsANumber() {
    QCOMPARE(*csvDouble(" +1.5e3 "), 1500.0);
    QVERIFY(std::isnan(*csvDouble("nan")) && std::isinf(*csvDouble("-inf")));
    for (const char* text : {"", " ", "1x", "x", "1 2", "+-1", "0x10", "1,5", "1e999"})
      QVERIFY(!csvDouble(text));
  }

  void rowsAreReadWhileTheFileGrows() {
    CsvAppender appender(path_, kColumns);
    for (size_t i = 0; i < kRows.size(); ++i) {
      appender.append(kRows[i]);
      QVERIFY(readCsv(path_).rows == Rows(kRows.begin(), kRows.begin() + std::ptrdiff_t(i) + 1));
    }
    appender.sync();
    QVERIFY_EXCEPTION_THROWN(appender.append({"one field"}), Error);
  }

  void cutAnywhereWholeRowsRemainAndGrowAgain() {
    const QuickDisk quick;
    const std::string bytes = csvText({kColumns, kRows});
    for (size_t cut = 0; cut <= bytes.size(); ++cut) {
      saveFile(path_, bytes.substr(0, cut));
      Rows whole;
      size_t end = csvLine(kColumns).size();
      for (const auto& row : kRows) {
        if ((end += csvLine(row).size()) <= cut) whole.push_back(row);
      }
      QVERIFY(readCsv(path_, true).rows == whole);
      CsvAppender(path_, kColumns).append({"4", "later"});
      whole.push_back({"4", "later"});
      QVERIFY(readCsv(path_).columns == kColumns);
      QVERIFY(readCsv(path_).rows == whole);
    }
  }

  void otherColumnsAreRefusedAndKept() {
    for (const std::string text : {"step,loss\n1,2\n", "unfinished text of somebody else"}) {
      saveFile(path_, text);
      QVERIFY_EXCEPTION_THROWN(CsvAppender(path_, kColumns), InputError);
      QVERIFY(loadFile(path_) == text);
    }
  }

  void aFullDiskLeavesWholeRows() {
    CsvAppender appender(path_, kColumns);
    appender.append(kRows[0]);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit tight{rlim_t(fs::file_size(path_) + 3), before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);
    bool refused = false;
    try {
      appender.append(kRows[1]);
    } catch (const IoError&) {
      refused = true;
    }
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(refused);
    QVERIFY(readCsv(path_).rows == (Rows{kRows[0]}));
    appender.append(kRows[2]);
    QVERIFY(readCsv(path_).rows == (Rows{kRows[0], kRows[2]}));
  }

  void everyKillLeavesWholeRowsAndALogThatGoesOn() {
    bool struck = true;
    for (int step = 1; struck; ++step) {
      fs::remove(path_);
      size_t accepted = 0;
      {
        const FaultyDisk disk(step, FaultyDisk::Fault::KillHalfway);
        try {
          CsvAppender appender(path_, kColumns);
          for (; accepted < kRows.size(); ++accepted) appender.append(kRows[accepted]);
        } catch (const IoError&) {
        }
        struck = disk.struck();
      }
      CsvAppender(path_, kColumns).append({"4", "later"});
      Rows expected(kRows.begin(), kRows.begin() + std::ptrdiff_t(accepted));
      expected.push_back({"4", "later"});
      QVERIFY(readCsv(path_).rows == expected);
    }
  }

  void rowsAfterACheckpointCanBeTakenBack() {
    saveFile(path_, csvText({kColumns, kRows}) + "4,torn");
    keepCsvRows(path_, [](const auto& row) { return row[0] <= "2"; });
    QVERIFY(readCsv(path_).rows == (Rows{kRows[0], kRows[1]}));
    QVERIFY_EXCEPTION_THROWN(keepCsvRows(path_ / "missing", [](const auto&) { return true; }), IoError);
  }
};

GACFAS_TEST(CsvTest)
#include "tst_Csv.moc"
