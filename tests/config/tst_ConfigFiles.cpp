#include <QElapsedTimer>
#include <QTest>

#include <random>

#include "ConfigFolder.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

/// Files that are no configs: one clear message each, never a crash.
class ConfigFilesTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aFileThatIsNoConfigIsOneFault_data();
  void aFileThatIsNoConfigIsOneFault();
  void aFileThatIsNotThereIsNamed();
  void aFolderIsNoConfig();
  void overridesAreCheckedBesideABrokenFile();
  void hostileFilesEndInAMessage_data();
  void hostileFilesEndInAMessage();
  void damagedConfigsNeverCrash();
};

void ConfigFilesTest::aFileThatIsNoConfigIsOneFault_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("start");
  QTest::addColumn<QString>("word");
  const auto row = [](const char* name, const QByteArray& text, const char* start, const char* word) {
    QTest::newRow(name) << text << start << word;
  };
  row("empty", "", "run.yaml: ", "is empty");
  row("comments alone", "# nothing\n\n", "run.yaml: ", "is empty");
  row("a list", "- a\n- b\n", "run.yaml: ", "the list '[a, b]'");
  row("a sentence", "just words\n", "run.yaml: ", "the value 'just words'");
  row("two documents", "seed: 1\n---\nseed: 2\n", "run.yaml: ", "several YAML documents");
  row("a Python object", "!!python/object/new:easydict.EasyDict\nseed: 1\n", "run.yaml: ", "python/object");
  row("a list without an end", "seed: 1\ndata:\n  train: [a, b\nname: x\n",
      "run.yaml:4:5: ", "not valid YAML");
  row("a quote without an end", "seed: 1\nname: \"x\n", "run.yaml:2:9: ", "never closed");
  row("a quote that swallows the rest", "name: 'x\nseed: 1\n\n# end\n", "run.yaml:4:6: ", "never closed");
  row("a tab as indentation", "train:\n\tlr: 1\n", "run.yaml:2:4: ", "tab");
  row("a value and a map", "seed: 1\n  lr: 4\n", "run.yaml:2:5: ", "not valid YAML");
  row("an alias to nothing", "seed: *x\n", "run.yaml:1:7: ", "not valid YAML");
  row("a picture", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "run.yaml: ", "not a text file");
}

void ConfigFilesTest::aFileThatIsNoConfigIsOneFault() {
  QFETCH(QByteArray, text);
  QFETCH(QString, start);
  QFETCH(QString, word);
  const ConfigFolder folder;
  for (const auto purpose : {ConfigPurpose::Training, ConfigPurpose::TraceStep}) {
    const auto faults = faultsOf(folder, folder.write(text.toStdString()), {}, purpose);
    QCOMPARE(faults.size(), size_t{1});
    const QString line = QString::fromStdString(faults[0]);
    QVERIFY2(line.startsWith(start) && line.contains(word), faults[0].c_str());
  }
}

void ConfigFilesTest::aFileThatIsNotThereIsNamed() {
  const ConfigFolder folder;
  const auto faults = faultsOf(folder, folder.path() / "gone.yaml");
  QCOMPARE(faults, std::vector<std::string>{"gone.yaml: is not there"});
}

void ConfigFilesTest::aFolderIsNoConfig() {
  const ConfigFolder folder;
  const auto faults = faultsOf(folder, folder.path() / "faces");
  QCOMPARE(faults, std::vector<std::string>{"faces: is a folder; a config is a YAML file"});
}

void ConfigFilesTest::overridesAreCheckedBesideABrokenFile() {
  const ConfigFolder folder;
  const auto faults = faultsOf(folder, folder.write("data: [\n"), {"train.lr=x"});
  QCOMPARE(faults.size(), size_t{2});
  QVERIFY2(faults[1].starts_with("--set: train.lr"), faults[1].c_str());
}

void ConfigFilesTest::hostileFilesEndInAMessage_data() {
  QTest::addColumn<QByteArray>("text");
  const int many = 400000;
  QTest::newRow("lists in lists") << "seed: " + QByteArray(many, '[');
  QTest::newRow("maps in maps") << "seed: " + QByteArray("{a: ").repeated(many / 4);
  QTest::newRow("dashes in dashes") << "seed:\n  " + QByteArray("- ").repeated(many / 2);
  QTest::newRow("keys in keys") << "seed:\n  " + QByteArray("? ").repeated(many / 2);
  QTest::newRow("keys without end") << "seed: {" + QByteArray("a, ").repeated(many / 4) + "}";
  QTest::newRow("one long key") << QByteArray(many, 'k') + ": 1\n";
  QTest::newRow("one long value") << "seed: " + QByteArray(many, '9') + "\n";
  QTest::newRow("many unknown keys") << QByteArray("a: 1\n").repeated(many / 80);
  QTest::newRow("a list in itself") << QByteArray("seed: &s [*s, *s]\n");
  QTest::newRow("aliases that double nine times") << QByteArray(
      "seed: [&a [x, x, x, x, x, x], &b [*a, *a, *a, *a, *a, *a], &c [*b, *b, *b, *b, *b, *b], "
      "&d [*c, *c, *c, *c, *c, *c], &e [*d, *d, *d, *d, *d, *d], [*e, *e, *e, *e, *e, *e]]\n");
  QTest::newRow("more than 1 MiB") << QByteArray("# comment\n").repeated(110000);
  QTest::newRow("bytes that are no UTF-8") << QByteArray("seed: \xff\xfe\x80\xc0\n");
}

void ConfigFilesTest::hostileFilesEndInAMessage() {
  QFETCH(QByteArray, text);
  const ConfigFolder folder;
  QElapsedTimer timer;
  timer.start();
  const auto faults = faultsOf(folder, folder.write(text.toStdString()));
  QVERIFY(!faults.empty() && faults.size() <= 6);
  for (const auto& fault : faults) QVERIFY2(fault.size() < 600, fault.substr(0, 600).c_str());
  QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void ConfigFilesTest::damagedConfigsNeverCrash() {
  const ConfigFolder folder;
  const std::string letters = ":-?[]{},#&*!|>'\"%@`~<\n\t 0aé.";
  std::mt19937 random(5);
  const std::string whole = soundConfig + configToYaml({});
  for (int round = 0; round < 200; ++round) {
    std::string text = round % 2 ? soundConfig : whole;
    for (int change = 0; change < 3; ++change) {
      const size_t at = random() % text.size();
      if (random() % 3 == 0)
        text.erase(at, random() % 9);
      else
        text.insert(at, 1, letters[random() % letters.size()]);
    }
    const auto faults = faultsOf(folder, folder.write(text));
    QVERIFY2(faults.size() <= 6, text.c_str());
    for (const auto& fault : faults) QVERIFY2(!fault.empty(), text.c_str());
  }
}

GACFAS_TEST(ConfigFilesTest)
#include "tst_ConfigFiles.moc"
