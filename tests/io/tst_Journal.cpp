#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <filesystem>

#include "FaultyDisk.h"
#include "core/io/AtomicFile.h"
#include "core/io/Journal.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;
using Fault = FaultyDisk::Fault;
using Records = std::vector<std::string>;

namespace {

const std::string kHeader = "landscape 5 x 5";
const Records kRecords = {"first", "", std::string("zero\0inside", 11), "last of four"};

Records contentOf(const fs::path& path) {
  return readJournal(path).records;
}

Records prefix(size_t count) {
  return {kRecords.begin(), kRecords.begin() + std::ptrdiff_t(count)};
}

bool isPrefix(const Records& found) {
  return found.size() <= kRecords.size() && std::equal(found.begin(), found.end(), kRecords.begin());
}

void fill(const fs::path& path) {
  Journal journal(path, kHeader);
  for (const auto& record : kRecords) journal.append(record);
}

/// CRC-32 bit by bit (IEEE 802.3), and a record made with it.
uint32_t slowCrc(const std::string& bytes) {
  uint32_t crc = ~0u;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0u);
  }
  return ~crc;
}

std::string word(uint32_t value) {
  std::string bytes;
  for (int i = 0; i < 4; ++i, value /= 256) bytes += char(value % 256);
  return bytes;
}

std::string slowRecord(const std::string& payload) {
  const std::string start = word(uint32_t(payload.size())) + payload;
  return start + word(slowCrc(start));
}

/// First bytes of the file that hold the header and `count` records.
size_t sizeOf(size_t count) {
  size_t size = slowRecord("GACFASJ1" + kHeader).size();
  for (const auto& record : prefix(count)) size += slowRecord(record).size();
  return size;
}

/// Records that are whole in the first `bytes` of the file.
size_t wholeRecords(size_t bytes) {
  size_t count = 0;
  while (count < kRecords.size() && sizeOf(count + 1) <= bytes) ++count;
  return count;
}

}  // namespace

class JournalTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  fs::path path_;

private Q_SLOTS:
  void init() {
    path_ = fs::path(folder_.path().toStdString()) / QTest::currentTestFunction();
    fs::remove(path_);
  }

  void theFileHasTheDocumentedFormat() {
    fill(path_);
    std::string expected = slowRecord("GACFASJ1" + kHeader);
    for (const auto& record : kRecords) expected += slowRecord(record);
    QVERIFY(loadFile(path_) == expected);
  }

  void recordsComeBackInOrder() {
    fill(path_);
    const std::string large(300000, 'x');
    Journal(path_, kHeader).append(large);
    const Journal journal(path_, kHeader);
    Records expected = kRecords;
    expected.push_back(large);
    QVERIFY(journal.records() == expected);
    QCOMPARE(journal.droppedBytes(), size_t{0});
  }

  void cutAnywhereAPrefixRemainsAndGrowsAgain() {
    const QuickDisk quick;
    fill(path_);
    const std::string bytes = loadFile(path_);
    for (size_t cut = 0; cut <= bytes.size(); ++cut) {
      saveFile(path_, bytes.substr(0, cut));
      const size_t whole = wholeRecords(cut);
      {
        Journal journal(path_, kHeader);
        QVERIFY(journal.records() == prefix(whole));
        QCOMPARE(journal.droppedBytes(), cut < sizeOf(0) ? cut : cut - sizeOf(whole));
        journal.append("after the crash");
      }
      Records expected = prefix(whole);
      expected.emplace_back("after the crash");
      QVERIFY(contentOf(path_) == expected);
    }
  }

  void aChangedByteIsNeverReadAsARecord() {
    const QuickDisk quick;
    fill(path_);
    const std::string bytes = loadFile(path_);
    for (size_t place = 0; place < bytes.size(); ++place) {
      for (const int flip : {0x01, 0x80, 0xff}) {
        std::string damaged = bytes;
        damaged[place] = char(damaged[place] ^ flip);
        saveFile(path_, damaged);
        if (place < sizeOf(0)) {
          QVERIFY_EXCEPTION_THROWN(Journal(path_, kHeader), InputError);
          QVERIFY2(loadFile(path_) == damaged, "a journal that is refused is left as it is");
        } else {
          const Journal journal(path_, kHeader);
          QVERIFY(journal.records() == prefix(wholeRecords(place)));
          QCOMPARE(journal.droppedBytes(), bytes.size() - sizeOf(wholeRecords(place)));
        }
      }
    }
  }

  void anotherRecipeIsRefusedAndKept() {
    fill(path_);
    const std::string bytes = loadFile(path_);
    try {
      Journal(path_, "landscape 7 x 7");
      QFAIL("accepted");
    } catch (const InputError& error) {
      QVERIFY(QString(error.what()).contains("another recipe"));
      QVERIFY(QString(error.what()).contains(QString::fromStdString(path_.string())));
    }
    QVERIFY(loadFile(path_) == bytes);
  }

  void aForeignFileIsRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a text") << QByteArray("loss,accuracy\n0.1,0.9\n");
    QTest::newRow("two letters") << QByteArray("ab");
    QTest::newRow("a long run of zeros") << QByteArray(1000, '\0');
  }
  void aForeignFileIsRefused() {
    QFETCH(QByteArray, bytes);
    saveFile(path_, bytes.toStdString());
    QVERIFY_EXCEPTION_THROWN(Journal(path_, kHeader), InputError);
    QVERIFY_EXCEPTION_THROWN(readJournal(path_), InputError);
    QVERIFY_EXCEPTION_THROWN(readJournalHeader(path_), InputError);
    QVERIFY(loadFile(path_) == bytes.toStdString());
  }

  void viewingLeavesATornTailAlone() {
    fill(path_);
    const std::string bytes = loadFile(path_);
    saveFile(path_, bytes.substr(0, bytes.size() - 1));
    const JournalContent content = readJournal(path_);
    QCOMPARE(readJournalHeader(path_), content.header);
    QVERIFY(content.header == kHeader && content.records == prefix(3));
    QCOMPARE(content.dropped, bytes.size() - 1 - sizeOf(3));
    QCOMPARE(fs::file_size(path_), bytes.size() - 1);
  }

  void everyFaultLosesAtMostTheRecordBeingWritten_data() {
    QTest::addColumn<int>("fault");
    QTest::newRow("a call fails") << int(Fault::Error);
    QTest::newRow("the process is killed") << int(Fault::Kill);
    QTest::newRow("the process is killed within a write") << int(Fault::KillHalfway);
    QTest::newRow("the power fails") << int(Fault::PowerCut);
  }
  void everyFaultLosesAtMostTheRecordBeingWritten() {
    QFETCH(int, fault);
    bool struck = true;
    for (int step = 1; struck; ++step) {
      fs::remove(path_);
      size_t written = 0;
      {
        FaultyDisk disk(step, Fault(fault));
        try {
          fill(path_);
          written = kRecords.size();
        } catch (const IoError&) {
        }
        struck = disk.struck();
        if (Fault(fault) == Fault::PowerCut) disk.losePower();
      }
      const Journal journal(path_, kHeader);
      QVERIFY(isPrefix(journal.records()));
      QVERIFY(journal.records().size() >= written);
      if (Fault(fault) == Fault::Error) QCOMPARE(journal.droppedBytes(), size_t{0});
    }
  }

  void aRecordThatWasAcceptedSurvivesAPowerCut() {
    for (size_t count = 0; count <= kRecords.size(); ++count) {
      fs::remove(path_);
      {
        FaultyDisk disk(1000, Fault::PowerCut);
        Journal journal(path_, kHeader);
        for (const auto& record : prefix(count)) journal.append(record);
        disk.losePower();
      }
      QVERIFY(contentOf(path_) == prefix(count));
    }
  }

  void aFailedAppendMayBeTriedAgain() {
    Journal journal(path_, kHeader);
    journal.append(kRecords[0]);
    fileOps().pwrite = [](int descriptor, const void* bytes, size_t size, off_t offset) -> ssize_t {
      static bool full = false;
      errno = ENOSPC;
      return std::exchange(full, true) ? -1 : ::pwrite(descriptor, bytes, size / 2, offset);
    };
    fileOps().ftruncate = [](int, off_t) {
      errno = EIO;
      return -1;
    };
    bool refused = false;
    try {
      journal.append("a longer record that does not fit on the disk any more");
    } catch (const IoError&) {
      refused = true;
    }
    fileOps() = systemFileOps();
    QVERIFY(refused);
    QVERIFY(readJournal(path_).dropped > 0);
    for (size_t i = 1; i < kRecords.size(); ++i) journal.append(kRecords[i]);
    QVERIFY(contentOf(path_) == kRecords);
  }

  void aFileSizeLimitLeavesAReadableJournal() {
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit tight{rlim_t(sizeOf(1) + 5), before.rlim_max};
    Journal journal(path_, kHeader);
    setrlimit(RLIMIT_FSIZE, &tight);
    size_t accepted = 0;
    std::string message;
    try {
      for (; accepted < kRecords.size(); ++accepted) journal.append(kRecords[accepted]);
    } catch (const IoError& error) {
      message = error.what();
    }
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY2(
        message.find(path_.string()) != std::string::npos && message.find("disk full") != std::string::npos,
        message.c_str());
    QCOMPARE(accepted, size_t{1});
    QCOMPARE(size_t(fs::file_size(path_)), sizeOf(1));
    for (; accepted < kRecords.size(); ++accepted) journal.append(kRecords[accepted]);
    QVERIFY(contentOf(path_) == kRecords);
  }

  void unwritablePlacesAreNamed() {
    QVERIFY_EXCEPTION_THROWN(Journal(path_ / "journal", kHeader), IoError);
    QVERIFY_EXCEPTION_THROWN(readJournal(path_), IoError);
    QCOMPARE(mkfifo(path_.c_str(), 0600), 0);
    QVERIFY_EXCEPTION_THROWN(Journal(path_, kHeader), IoError);
  }
};

GACFAS_TEST(JournalTest)
#include "tst_Journal.moc"
