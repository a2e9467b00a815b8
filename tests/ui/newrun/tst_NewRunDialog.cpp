#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QScrollArea>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include "core/config/ConfigReader.h"
#include "tests/support/SampleRun.h"
#include "tests/ui/newrun/TypeInto.h"
#include "ui/newrun/ConfigEdit.h"
#include "ui/newrun/NewRunDialog.h"
#include "ui/newrun/OptionText.h"
#include "ui/newrun/PresetList.h"
#include "ui/newrun/YamlEditor.h"
#include "ui/theme/Theme.h"

using namespace gacfas;

class NewRunDialogTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup();
  void aPresetFillsTheForm();
  void protocolsSayWhatTheyNeed();
  void aBadValueIsToldBesideItsFieldAndStopsStart();
  void aChangedValueCanBeReset();
  void everyOptionGoesThroughTheYamlTab();
  void theYamlTabSaysWhatIsWrongAtItsLine();
  void searchLeavesTheRowsThatMatch();
  void theOnlyRowASearchFindsStaysAtTheTop();
  void startHandsOverTheConfigAndANewFolder();
  void severalSeedsAndTheControlAreQueued();
  void aDataFolderThatIsNotThereIsFound();
  void pictures();

private:
  template <typename T>
  T* find(const char* name) const {
    return dialog_->findChild<T*>(QLatin1String(name));
  }
  void type(const char* key, const char* text) { test::typeInto(find<QLineEdit>(key), text); }
  void clickTab(int index) {
    auto* tabs = find<QTabBar>("tabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(index).center());
  }
  QPushButton* startButton() const { return find<QPushButton>("start"); }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<NewRunDialog> dialog_;
};

void NewRunDialogTest::initTestCase() {
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName(QStringLiteral("gacfas-test"));
  QCoreApplication::setApplicationName(QStringLiteral("tst_NewRunDialog"));
  QSettings().clear();
  applyTheme(*qApp, lightTheme());
}

void NewRunDialogTest::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  NewRunContext context;
  context.presets = GACFAS_SOURCE_DIR "/configs";
  context.runs = folder_->filePath("runs").toStdString();
  context.demoData = folder_->filePath("data").toStdString();
  for (const char* domain : {"studio", "office", "phone", "street"})
    QDir(folder_->path()).mkpath(QStringLiteral("data/") + domain);
  dialog_ = std::make_unique<NewRunDialog>(context);
  dialog_->show();
  QVERIFY(QTest::qWaitForWindowExposed(dialog_.get()));
  QTRY_VERIFY(startButton()->isEnabled());
}

void NewRunDialogTest::cleanup() {
  dialog_.reset();
}

void NewRunDialogTest::aPresetFillsTheForm() {
  QCOMPARE(find<QComboBox>("train.minimizer")->currentText(), QStringLiteral("gac-fas"));
  QCOMPARE(find<QLineEdit>("train.epochs")->text(), QStringLiteral("48"));
  QCOMPARE(find<QLineEdit>("data.train")->text(), QStringLiteral("studio, office, phone"));
  dialog_->choosePreset("demo/erm");
  QCOMPARE(find<QComboBox>("train.minimizer")->currentText(), QStringLiteral("erm"));
  QTRY_VERIFY(startButton()->isEnabled());
}

void NewRunDialogTest::protocolsSayWhatTheyNeed() {
  dialog_->choosePreset("ICM2O/gac-fas");
  QCOMPARE(find<QLineEdit>("data.test")->text(), QStringLiteral("oulu"));
  QVERIFY(!startButton()->isEnabled());
  QVERIFY(find<QLabel>("data.root.help")->text().startsWith("Needed: an existing folder"));
  QVERIFY(find<QLabel>("model.init.help")->text().startsWith("Needed: kaiming"));
  QVERIFY(find<QPushButton>("fault")->text().contains("2 values"));
}

void NewRunDialogTest::aBadValueIsToldBesideItsFieldAndStopsStart() {
  type("train.batch_size", "1");
  QCOMPARE(find<QLabel>("train.batch_size.help")->text(),
           QStringLiteral("1 is out of range; allowed: 2 to 4096 faces"));
  QVERIFY(find<QLineEdit>("train.batch_size")->property("error").toBool());
  QVERIFY(!startButton()->isEnabled());
  QVERIFY(find<QPushButton>("fault")->text().contains("Batch size"));
  QTest::qWait(400);  // the look at the disk does not let it through either
  QVERIFY(!startButton()->isEnabled());
  type("train.batch_size", "16");
  QTRY_VERIFY(startButton()->isEnabled());
  QCOMPARE(dialog_->edit().config().train.batchSize, int64_t{16});
}

void NewRunDialogTest::aChangedValueCanBeReset() {
  auto* reset = find<QPushButton>("gac.rho.reset");
  QVERIFY(!reset->isVisible());
  type("gac.rho", "0.15");
  QVERIFY(reset->isVisibleTo(reset->parentWidget()));
  QCOMPARE(reset->text(), QStringLiteral("0.1"));
  QVERIFY(find<QLabel>("changes")->text().contains("rho: 0.15"));
  QTest::mouseClick(reset, Qt::LeftButton);
  QCOMPARE(find<QLineEdit>("gac.rho")->text(), QStringLiteral("0.1"));
  QTest::keyClick(find<QLineEdit>("gac.rho"), Qt::Key_Up);
  QCOMPARE(dialog_->edit().config().gac.rho, 0.11);
}

void NewRunDialogTest::everyOptionGoesThroughTheYamlTab() {
  clickTab(1);
  auto* yaml = find<YamlEditor>("yamlEditor");
  const Config defaults;
  Config odd = dialog_->edit().config();
  for (const Option& option : optionTable()) {
    if (option.type == OptionType::Bool || option.type == OptionType::Choice) {
      const std::string last = option.type == OptionType::Bool ? "true" : option.choices.back();
      QVERIFY2(!option.set(odd, last), option.name.c_str());
    } else if (option.type == OptionType::Integer || option.type == OptionType::Number) {
      const std::string most = std::to_string(static_cast<int64_t>(option.maximum));
      QVERIFY2(!option.set(odd, most), option.name.c_str());
    }
  }
  odd.augment.cropScaleMax = 0.9;
  odd.augment.cropScaleMin = 0.3;
  odd.name = "it's \"odd\" # yes";
  odd.data.train = {"street", "phone"};
  odd.data.test = "office";
  yaml->setPlainText(QString::fromStdString(configToYaml(odd)));
  QTRY_COMPARE(dialog_->edit().config().train.epochs, odd.train.epochs);
  clickTab(0);
  for (const Option& option : optionTable()) {
    const QString expected = optionText(option.get(odd));
    auto* choice = find<QComboBox>(option.name.c_str());
    const QString shown = choice ? choice->currentText() : find<QLineEdit>(option.name.c_str())->text();
    QVERIFY2(shown == expected, (option.name + ": " + shown.toStdString()).c_str());
    QVERIFY2(option.get(dialog_->edit().config()) == option.get(odd), option.name.c_str());
  }
  type("train.lr", "0.25");
  QVERIFY(yaml->toPlainText().contains("\n  lr: 0.25\n"));
}

void NewRunDialogTest::theYamlTabSaysWhatIsWrongAtItsLine() {
  clickTab(1);
  auto* yaml = find<YamlEditor>("yamlEditor");
  QString text = yaml->toPlainText();
  text.replace("  lr: 0.02\n", "  lr: fast\n");
  yaml->setPlainText(text);
  QTRY_COMPARE(yaml->faults().size(), size_t{1});
  const auto& [line, message] = *yaml->faults().begin();
  QCOMPARE(text.split('\n')[line - 1], QStringLiteral("  lr: fast"));
  QVERIFY(message.contains("'fast' is not a number"));
  QVERIFY(!startButton()->isEnabled());
  QCOMPARE(dialog_->edit().config().train.lr, 0.02);
  yaml->setPlainText(text.replace("fast", "0.3"));
  QTRY_COMPARE(dialog_->edit().config().train.lr, 0.3);
  QTRY_VERIFY(startButton()->isEnabled());
}

void NewRunDialogTest::searchLeavesTheRowsThatMatch() {
  find<QLineEdit>("search")->setFocus();
  QTest::keyClicks(find<QLineEdit>("search"), "ascent radius");
  QVERIFY(find<QLineEdit>("gac.rho")->isVisible());
  QVERIFY(!find<QLineEdit>("train.epochs")->isVisible());
}

void NewRunDialogTest::theOnlyRowASearchFindsStaysAtTheTop() {
  find<QLineEdit>("search")->setFocus();
  QTest::keyClicks(find<QLineEdit>("search"), "train.epochs");
  const auto* epochs = find<QLineEdit>("train.epochs");
  const auto* form = find<QScrollArea>("settingsForm");
  QTRY_VERIFY(form->mapFromGlobal(epochs->mapToGlobal(QPoint{0, 0})).y() < 60);
}

void NewRunDialogTest::startHandsOverTheConfigAndANewFolder() {
  QSignalSpy spy(dialog_.get(), &NewRunDialog::started);
  type("name", "my run");
  type("train.epochs", "5");
  QTRY_VERIFY(startButton()->isEnabled());
  QTest::mouseClick(startButton(), Qt::LeftButton);
  QCOMPARE(spy.count(), 1);
  const auto plan = spy.first().first().value<RunPlan>();
  QCOMPARE(plan.size(), size_t{1});
  QCOMPARE(plan[0].first.name, std::string("my run"));
  QCOMPARE(plan[0].first.train.epochs, int64_t{5});
  QCOMPARE(plan[0].second.parent_path().string(), folder_->filePath("runs").toStdString());
  QVERIFY(!dialog_->isVisible());
}

void NewRunDialogTest::severalSeedsAndTheControlAreQueued() {
  QSignalSpy spy(dialog_.get(), &NewRunDialog::started);
  type("seed", "7, 8");
  find<QAbstractButton>("withControl")->click();
  QTRY_VERIFY(startButton()->isEnabled());
  QCOMPARE(startButton()->text(), QStringLiteral("Queue 4 runs"));
  QTest::mouseClick(startButton(), Qt::LeftButton);
  QCOMPARE(spy.first().first().value<RunPlan>().size(), size_t{4});
}

void NewRunDialogTest::aDataFolderThatIsNotThereIsFound() {
  type("data.root", "/nowhere/faces");
  QTRY_COMPARE(find<QLabel>("data.root.help")->text(), QStringLiteral("There is no folder /nowhere/faces"));
  QVERIFY(!startButton()->isEnabled());
  type("data.root", folder_->filePath("data").toLocal8Bit().constData());
  QTRY_VERIFY(startButton()->isEnabled());
  type("data.test", "garden");
  QTRY_VERIFY(find<QLabel>("data.root.help")->text().contains("no folder for the domain garden"));
}

/// For the eye: GACFAS_SHOTS=FOLDER tst_NewRunDialog pictures
void NewRunDialogTest::pictures() {
  const QString shots = qEnvironmentVariable("GACFAS_SHOTS");
  if (shots.isEmpty()) QSKIP("GACFAS_SHOTS names no folder");
  type("gac.rho", "0.15");
  type("train.batch_size", "1");
  for (const bool dark : {false, true}) {
    applyTheme(*qApp, dark ? darkTheme() : lightTheme());
    for (const int page : {0, 1}) {
      clickTab(page);
      QTest::qWait(100);
      dialog_->grab().save(
          QStringLiteral("%1/newrun_%2_%3.png").arg(shots, page ? "yaml" : "form", dark ? "dark" : "light"));
    }
  }
  applyTheme(*qApp, lightTheme());
}

QTEST_MAIN(NewRunDialogTest)
#include "tst_NewRunDialog.moc"
