#include <sys/resource.h>

#include <QtTest>
#include <set>

#include "RunSamples.h"
#include "core/config/ConfigReader.h"
#include "core/run/RunFolder.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
using test::messageOf;
using test::pathOf;

namespace {

RunFolder created(const QTemporaryDir& dir, const char* name = "run") {
  return RunFolder::create(pathOf(dir, name), test::sampleConfig(), test::sampleFacts());
}

void write(const std::filesystem::path& path, const QByteArray& text) {
  QFile file(QString::fromStdString(path.string()));
  if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) qFatal("cannot write %s", path.c_str());
  file.write(text);
}

}  // namespace

class RunFolderTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void createdRunIsOpenedWithItsFactsAndConfig() {
    QTemporaryDir dir;
    created(dir);
    const RunFolder run = RunFolder::open(pathOf(dir));
    const RunFacts facts = run.readFacts(), expected = test::sampleFacts();
    QCOMPARE(facts.id, expected.id);
    QCOMPARE(facts.name, expected.name);
    QCOMPARE(facts.created, expected.created);
    QCOMPARE(facts.minimizer, expected.minimizer);
    QCOMPARE(facts.variant, expected.variant);
    QCOMPARE(facts.init, expected.init);
    QCOMPARE(facts.initHash, expected.initHash);
    QCOMPARE(facts.device, expected.device);
    QVERIFY(facts.versions == expected.versions);
    QVERIFY(facts.dataManifests == expected.dataManifests);
    const Config config = readConfig(run.config(), {}, ConfigPurpose::StoredRun);
    QCOMPARE(config.data.train, test::sampleConfig().data.train);
    QCOMPARE(configToYaml(config), configToYaml(test::sampleConfig()));
    QVERIFY(QFileInfo(QString::fromStdString(run.checkpoints().string())).isDir());
  }

  void emptyFolderIsTakenAndAFullOneRefused() {
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkdir("run"));
    created(dir);
    const QString message = messageOf([&] { created(dir); });
    QVERIFY2(message.contains("not empty") && message.contains("--resume"), qPrintable(message));
    QVERIFY_EXCEPTION_THROWN(created(dir), InputError);
  }

  void fileInTheWayIsRefusedAndLeftAlone() {
    QTemporaryDir dir;
    write(pathOf(dir), "mine");
    QVERIFY(!messageOf([&] { created(dir); }).isEmpty());
    QFile file(dir.filePath("run"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
  }

  void folderThatCannotBeMadeIsAnIoErrorWithAdvice() {
    const QString message =
        messageOf([] { RunFolder::create("/proc/run", test::sampleConfig(), test::sampleFacts()); });
    QVERIFY2(message.contains("/proc/run") && message.contains("--out"), qPrintable(message));
    QVERIFY_EXCEPTION_THROWN(RunFolder::create("/proc/run", test::sampleConfig(), test::sampleFacts()),
                             IoError);
  }

  void whatAKilledStartLeftIsRemoved() {
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(".run.new/weights"));
    write(pathOf(dir, ".run.new/run.json"), "{");
    created(dir);
    QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList{"run"});
  }

  void startThatCannotBeWrittenLeavesNothing() {
    QTemporaryDir dir;
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit full{100, before.rlim_max};  // a full disk, in effect
    setrlimit(RLIMIT_FSIZE, &full);
    const QString message = messageOf([&] { created(dir); });
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY2(message.contains("config.yaml"), qPrintable(message));
    QVERIFY(QDir(dir.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
  }

  void foldersThatAreNoRunsSayWhatIsMissing() {
    QTemporaryDir dir;
    QVERIFY(messageOf([&] { RunFolder::open(pathOf(dir, "absent")); }).contains("run.json"));
    const RunFolder run = created(dir);
    std::filesystem::remove(run.config());
    QVERIFY(messageOf([&] { RunFolder::open(pathOf(dir)); }).contains("config.yaml"));
    QVERIFY_EXCEPTION_THROWN(RunFolder::open(pathOf(dir)), InputError);
  }

  void runCanBeMoved() {
    QTemporaryDir dir;
    created(dir).writeStatus({"stopped", "", 3, 77, 1.5});
    std::filesystem::rename(pathOf(dir), pathOf(dir, "moved away"));
    const RunFolder run = RunFolder::open(pathOf(dir, "moved away"));
    QCOMPARE(run.readStatus().step, int64_t{77});
    QCOMPARE(run.readFacts().name, std::string("my run"));
    for (const std::filesystem::path& file : {run.facts(), run.status(), run.config()}) {
      QFile text(QString::fromStdString(file.string()));
      QVERIFY(text.open(QIODevice::ReadOnly));
      QVERIFY2(!text.readAll().contains(dir.path().toUtf8()), file.c_str());
    }
  }

  void movedDataAreWrittenIntoTheConfig() {
    QTemporaryDir dir;
    const RunFolder run = created(dir);
    const QString before = QString::fromStdString(configToYaml(readConfig(run.config(), {}, ConfigPurpose::StoredRun)));
    for (const char* domain : {"oulu", "casia", "msu"}) QVERIFY(QDir(dir.path()).mkpath(QString("faces/") + domain));
    run.moveData(pathOf(dir, "faces"), DataCheck::Domains);
    const Config config = readConfig(run.config(), {}, ConfigPurpose::StoredRun);
    QCOMPARE(config.data.root, pathOf(dir, "faces"));
    run.moveData("/data", DataCheck::None);
    QCOMPARE(QString::fromStdString(configToYaml(readConfig(run.config(), {}, ConfigPurpose::StoredRun))), before);
  }

  void dataMovedToAPlaceWithoutADomainAreRefused() {
    QTemporaryDir dir;
    const RunFolder run = created(dir);
    QVERIFY(QDir(dir.path()).mkpath("faces/oulu"));
    const QString message = messageOf([&] { run.moveData(pathOf(dir, "faces"), DataCheck::Domains); });
    QVERIFY2(message.contains("casia") && message.contains("faces"), qPrintable(message));
    QCOMPARE(readConfig(run.config(), {}, ConfigPurpose::StoredRun).data.root, std::filesystem::path("/data"));
  }

  void statusComesBack_data() {
    QTest::addColumn<QString>("message");
    QTest::newRow("no message") << "";
    QTest::newRow("quotes, backslashes and line ends") << "\"a\\b\"\n\tc";
    QTest::newRow("other scripts") << QString::fromUtf8("größe 人 🙂");
  }
  void statusComesBack() {
    QFETCH(QString, message);
    QTemporaryDir dir;
    const RunFolder run = created(dir);
    QCOMPARE(run.readStatus().state, std::string("running"));
    run.writeStatus({"failed", message.toStdString(), 12, 345, 0.1 + 0.2});
    const RunStatus status = run.readStatus();
    QCOMPARE(status.state, std::string("failed"));
    QCOMPARE(QString::fromStdString(status.message), message);
    QCOMPARE(status.epoch, int64_t{12});
    QCOMPARE(status.step, int64_t{345});
    QCOMPARE(status.seconds, 0.1 + 0.2);
  }

  void bytesThatAreNoTextDoNotStopTheStatus() {
    QTemporaryDir dir;
    const RunFolder run = created(dir);
    run.writeStatus({"failed", "cannot read /data/\xff\xfe.jpg", 1, 2, 3.0});
    QVERIFY(QString::fromStdString(run.readStatus().message).contains("cannot read /data/"));
  }

  void oddNamesSurvive() {
    QTemporaryDir dir;
    RunFacts facts = test::sampleFacts();
    facts.name = "a: \"b\" # {c}, \xc3\xa9\n";
    Config config = test::sampleConfig();
    config.name = "a: \"b\" # {c}, \xc3\xa9";
    config.data.train = {"d: e", "- f"};
    const RunFolder run = RunFolder::create(pathOf(dir, "odd 'name' \xc3\xa9"), config, facts);
    QCOMPARE(run.readFacts().name, facts.name);
    const Config found = readConfig(run.config(), {}, ConfigPurpose::StoredRun);
    QCOMPARE(found.name, config.name);
    QCOMPARE(found.data.train, config.data.train);
  }

  void anotherNameLeavesAllElse() {
    QTemporaryDir dir;
    RunFacts facts = test::sampleFacts();
    const RunFolder run = RunFolder::create(dir.filePath("run").toStdString(), Config{}, facts);
    run.rename("GAC, seed 3");
    facts.name = "GAC, seed 3";
    QCOMPARE(run.readFacts().name, facts.name);
    QCOMPARE(run.readFacts().id, facts.id);
    QCOMPARE(run.readFacts().versions, facts.versions);
    QVERIFY(messageOf([&] { run.rename(" \t"); }).contains("needs a name"));
    QCOMPARE(run.readFacts().name, facts.name);
  }

  void brokenFilesAreNamed() {
    QTemporaryDir dir;
    const RunFolder run = created(dir);
    write(run.status(), "{\"state\": ");
    write(run.facts(), "{\"id\": 7}");
    QVERIFY(messageOf([&] { run.readStatus(); }).contains("status.json"));
    QVERIFY(messageOf([&] { run.readFacts(); }).contains("run.json"));
    QVERIFY_EXCEPTION_THROWN(run.readFacts(), InputError);
  }

  void scoresAreNumberedByEpoch() {
    QCOMPARE(RunFolder::scoresOf(7), std::string("scores/epoch_0007.csv"));
    QCOMPARE(RunFolder::scoresOf(12345), std::string("scores/epoch_12345.csv"));
  }

  void runIdsAreDistinctAndTimesAreIso() {
    std::set<std::string> ids;
    for (int i = 0; i < 50; ++i) ids.insert(newRunId());
    QCOMPARE(ids.size(), size_t{50});
    QVERIFY(QRegularExpression("^[0-9a-f]{32}$").match(QString::fromStdString(*ids.begin())).hasMatch());
    const QDateTime now = QDateTime::fromString(QString::fromStdString(utcNow()), Qt::ISODate);
    QVERIFY(now.isValid() && now.timeSpec() == Qt::UTC);
    QVERIFY(std::abs(now.secsTo(QDateTime::currentDateTimeUtc())) < 60);
  }
};

GACFAS_TEST(RunFolderTest)
#include "tst_RunFolder.moc"
