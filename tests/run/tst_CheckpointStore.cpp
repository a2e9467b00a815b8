#include <QtTest>

#include "RunSamples.h"
#include "core/run/CheckpointStore.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

const std::string kRun = "0123456789abcdef0123456789abcdef";

/// Tensors of every kind that a checkpoint has, with values that tell steps apart.
TrainState sampleState(int64_t step) {
  const auto value = static_cast<double>(step);
  TrainState state;
  state.position = {/*epoch=*/step / 4, /*stepInEpoch=*/step % 4, step, /*seconds=*/0.1 * value,
                    /*evaluationDue=*/step % 2 == 0 ? step / 4 - 1 : -1};
  state.tensors = {
      {"model.conv1.weight", torch::full({4, 3, 2, 2}, value).contiguous(torch::MemoryFormat::ChannelsLast) +
                                 torch::rand({4, 3, 2, 2})},
      {"model.bn1.num_batches_tracked", torch::full({}, step, torch::kInt64)},
      {"momentum.model.conv1.weight", torch::randn({4, 3, 2, 2})}};
  return state;
}

void flipBit(const std::filesystem::path& path, qint64 place) {
  QFile file(QString::fromStdString(path.string()));
  if (!file.open(QIODevice::ReadWrite) || !file.seek(place < 0 ? file.size() + place : place))
    qFatal("cannot open %s", path.c_str());
  char byte = 0;
  file.getChar(&byte);
  file.seek(file.pos() - 1);
  file.putChar(static_cast<char>(byte ^ 0x01));
}

enum class Damage {
  HalfGone,
  LastByteGone,
  Empty,
  BitInTheData,
  BitInTheHeader,
  OtherRun,
  NotACheckpoint,
  Longer
};

struct Store {
  Store() : folder(dir.path().toStdString()), store(folder, kRun) {}
  std::filesystem::path file(int64_t step) const {
    return folder / ("step_" + std::string(9 - std::to_string(step).size(), '0') + std::to_string(step) +
                     ".safetensors");
  }
  QStringList files() const { return QDir(dir.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

  QTemporaryDir dir;
  std::filesystem::path folder;
  CheckpointStore store;
};

void damage(const Store& s, const std::filesystem::path& file, Damage kind) {
  QFile disk(QString::fromStdString(file.string()));
  switch (kind) {
    case Damage::HalfGone:
      QVERIFY(disk.resize(disk.size() / 2));
      break;
    case Damage::LastByteGone:
      QVERIFY(disk.resize(disk.size() - 1));
      break;
    case Damage::Empty:
      QVERIFY(disk.resize(0));
      break;
    case Damage::BitInTheData:
      flipBit(file, -3);
      break;
    case Damage::BitInTheHeader:
      flipBit(file, 9);
      break;
    case Damage::OtherRun: {
      QTemporaryDir other;
      CheckpointStore(other.path().toStdString(), std::string(32, 'f')).save(sampleState(30));
      QVERIFY(disk.remove());
      QVERIFY(QFile::copy(other.filePath(QString::fromStdString(s.file(30).filename().string())),
                          disk.fileName()));
      break;
    }
    case Damage::NotACheckpoint:
      QVERIFY(disk.open(QIODevice::WriteOnly | QIODevice::Truncate));
      disk.write("hello");
      break;
    case Damage::Longer:
      QVERIFY(disk.open(QIODevice::Append));
      disk.write("x");
      break;
  }
}

bool same(const TrainState& a, const TrainState& b) {
  bool equal = a.position.epoch == b.position.epoch && a.position.stepInEpoch == b.position.stepInEpoch &&
               a.position.step == b.position.step && a.position.seconds == b.position.seconds &&
               a.position.evaluationDue == b.position.evaluationDue && a.tensors.size() == b.tensors.size();
  for (size_t i = 0; equal && i < a.tensors.size(); ++i)
    equal =
        a.tensors[i].first == b.tensors[i].first && torch::equal(a.tensors[i].second, b.tensors[i].second);
  return equal;
}

}  // namespace

class CheckpointStoreTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void whatIsSavedComesBack() {
    const Store s;
    for (int64_t step : {7, 8}) {
      const TrainState state = sampleState(step);
      s.store.save(state);
      std::vector<std::string> notes;
      const auto loaded = s.store.loadNewest(notes);
      QVERIFY(loaded && same(loaded->state, state));
      QCOMPARE(loaded->file, s.file(step));
      QVERIFY(notes.empty());
    }
  }

  void lastThreeAreKept() {
    const Store s;
    for (int64_t step : {10, 20, 30, 40, 50}) s.store.save(sampleState(step));
    QCOMPARE(s.files(), QStringList({"step_000000030.safetensors", "step_000000040.safetensors",
                                     "step_000000050.safetensors"}));
  }

  void newestIsTheHighestStepNotTheLongestName() {
    const Store s;
    s.store.save(sampleState(999));
    s.store.save(sampleState(1000));
    std::vector<std::string> notes;
    QCOMPARE(s.store.loadNewest(notes)->state.position.step, int64_t{1000});
  }

  void sameStepIsReplaced() {
    const Store s;
    s.store.save(sampleState(8));
    TrainState evaluated = sampleState(8);
    evaluated.position.evaluationDue = -1;
    s.store.save(evaluated);
    std::vector<std::string> notes;
    QVERIFY(same(s.store.loadNewest(notes)->state, evaluated));
    QCOMPARE(s.files().size(), 1);
  }

  void emptyFolderHasNoCheckpoint() {
    const Store s;
    std::vector<std::string> notes;
    QVERIFY(!s.store.loadNewest(notes));
    QVERIFY(notes.empty());
  }

  void damagedNewestIsNamedAndTheOneBeforeTaken_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("cut in half") << int(Damage::HalfGone);
    QTest::newRow("last byte missing") << int(Damage::LastByteGone);
    QTest::newRow("empty") << int(Damage::Empty);
    QTest::newRow("a bit flipped in the tensors") << int(Damage::BitInTheData);
    QTest::newRow("a bit flipped in the header") << int(Damage::BitInTheHeader);
    QTest::newRow("from another run") << int(Damage::OtherRun);
    QTest::newRow("something else") << int(Damage::NotACheckpoint);
    QTest::newRow("a byte too long") << int(Damage::Longer);
  }
  void damagedNewestIsNamedAndTheOneBeforeTaken() {
    QFETCH(int, kind);
    const Store s;
    const TrainState before = sampleState(20);
    s.store.save(before);
    s.store.save(sampleState(30));
    damage(s, s.file(30), Damage(kind));
    std::vector<std::string> notes;
    const auto loaded = s.store.loadNewest(notes);
    QVERIFY(loaded && same(loaded->state, before));
    QCOMPARE(notes.size(), size_t{1});
    const QString note = QString::fromStdString(notes[0]);
    QVERIFY2(note.contains(QString::fromStdString(s.file(30).string())) && note.contains("step_000000020"),
             qPrintable(note));
    QVERIFY(!note.contains('\n'));
    QVERIFY(
        QFile::exists(QString::fromStdString(s.file(30).string())));  // a damaged file is evidence: it stays
  }

  void flippedBitNeverGivesAnotherState() {
    const Store s;
    const TrainState before = sampleState(20), newest = sampleState(30);
    s.store.save(before);
    s.store.save(newest);
    const auto size = static_cast<qint64>(std::filesystem::file_size(s.file(30)));
    int found = 0;
    for (qint64 place = 0; place < size; place += 3) {
      flipBit(s.file(30), place);
      std::vector<std::string> notes;
      const auto loaded = s.store.loadNewest(notes);
      // A flip in the header's padding changes nothing that is read.
      QVERIFY2(loaded && same(loaded->state, notes.empty() ? newest : before),
               qPrintable(QString("byte %1").arg(place)));
      found += notes.empty() ? 0 : 1;
      flipBit(s.file(30), place);
    }
    QVERIFY(found > size / 3 - 20);
  }

  void twoDamagedOnesLeaveTheThird() {
    const Store s;
    for (int64_t step : {10, 20, 30}) s.store.save(sampleState(step));
    damage(s, s.file(30), Damage::HalfGone);
    damage(s, s.file(20), Damage::Empty);
    std::vector<std::string> notes;
    QCOMPARE(s.store.loadNewest(notes)->state.position.step, int64_t{10});
    QCOMPARE(notes.size(), size_t{2});
  }

  void allDamagedIsAnErrorThatNamesTheNewest() {
    const Store s;
    s.store.save(sampleState(20));
    s.store.save(sampleState(30));
    damage(s, s.file(30), Damage::HalfGone);
    damage(s, s.file(20), Damage::OtherRun);
    std::vector<std::string> notes;
    const QString message = test::messageOf([&] { s.store.loadNewest(notes); });
    QVERIFY2(message.contains("step_000000030") && message.contains("No intact checkpoint"),
             qPrintable(message));
    QVERIFY_EXCEPTION_THROWN(s.store.loadNewest(notes), InputError);
  }

  void otherFilesInTheFolderAreLeftAlone() {
    const Store s;
    QFile mine(s.dir.filePath("step_notes.txt"));
    QVERIFY(mine.open(QIODevice::WriteOnly));
    for (int64_t step : {10, 20, 30, 40}) s.store.save(sampleState(step));
    QVERIFY(mine.exists());
    std::vector<std::string> notes;
    QVERIFY(s.store.loadNewest(notes) && notes.empty());
  }

  void folderThatCannotBeWrittenIsAnIoError() {
    const Store s;
    const CheckpointStore nowhere(s.folder / "absent", kRun);
    QVERIFY_EXCEPTION_THROWN(nowhere.save(sampleState(1)), IoError);
  }
};

GACFAS_TEST(CheckpointStoreTest)
#include "tst_CheckpointStore.moc"
