#include <QtTest>
#include <QtWidgets>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ErrorStrip.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Heading.h"
#include "ui/widgets/RunMark.h"
#include "ui/widgets/SegmentedChoice.h"
#include "ui/widgets/ShortNames.h"
#include "ui/widgets/Switch.h"
#include "ui/widgets/ToolRow.h"

using namespace gacfas;

namespace {

QAbstractButton* segment(SegmentedChoice& choice, int index) {
  return choice.findChildren<QToolButton*>().at(index);
}

/// One of everything, to be looked at.
QWidget* showroom() {
  auto* window = new QWidget;
  window->setProperty("ground", "page");
  window->setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(window);
  column->setContentsMargins(0, 0, 0, 0);
  auto* strip = new ErrorStrip;
  strip->showMessage(QStringLiteral("An earlier one."), ErrorStrip::Kind::Warning);
  strip->showMessage(
      QStringLiteral(
          "GAC-FAS stopped: no space left on the disk of runs/gac-fas. Free some space, then resume."),
      ErrorStrip::Kind::Error, QStringLiteral("Resume"));
  column->addWidget(strip);
  auto* tools = new ToolRow;
  tools->addLabel(QStringLiteral("x axis"));
  tools->addWidget(
      new SegmentedChoice({QStringLiteral("Step"), QStringLiteral("Epoch"), QStringLiteral("Time")}));
  auto* slider = new QSlider(Qt::Horizontal);
  slider->setValue(70);
  tools->addWidget(slider);
  auto* on = new Switch(QStringLiteral("Link cameras"));
  on->setChecked(true);
  tools->addWidget(on);
  tools->addWidget(new Switch(QStringLiteral("Off")));
  tools->addStretch();
  tools->addWidget(primaryButton(QStringLiteral("New run"), QStringLiteral("plus")));
  tools->addWidget(plainButton(QStringLiteral("Export..."), QStringLiteral("export")));
  tools->addWidget(linkButton(QStringLiteral("Open config")));
  column->addWidget(tools);
  auto* body = new QWidget;
  auto* grid = new QGridLayout(body);
  grid->addWidget(new Heading(QStringLiteral("Classification loss, A"), QStringLiteral("nat")), 0, 0);
  auto* combo = new QComboBox;
  combo->addItem(runIcon({3}), QStringLiteral("GAC-FAS"));
  combo->setIconSize(QSize(28, 12));
  grid->addWidget(combo, 1, 0);
  auto* number = new QDoubleSpinBox;
  number->setSuffix(QStringLiteral(" mm"));
  grid->addWidget(number, 1, 1);
  auto* tick = new QCheckBox(QStringLiteral("Legend"));
  tick->setChecked(true);
  grid->addWidget(tick, 1, 2);
  auto* radio = new QRadioButton(QStringLiteral("Best epoch"));
  radio->setChecked(true);
  grid->addWidget(radio, 1, 3);
  auto* edit = new QLineEdit;
  edit->setPlaceholderText(QStringLiteral("Filter runs"));
  edit->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  grid->addWidget(edit, 2, 0);
  auto* bar = new QProgressBar;
  bar->setTextVisible(false);
  bar->setValue(40);
  grid->addWidget(bar, 2, 1);
  auto* chips = new QWidget;
  auto* flow = new FlowLayout(chips);
  flow->addWidget(new Chip(QStringLiteral("domain"), QStringLiteral("studio")));
  flow->addWidget(new Chip(QStringLiteral("synthetic faces"), QString()));
  grid->addWidget(chips, 2, 2, 1, 2);
  for (int i = 0; i < 7; ++i) {
    auto* mark = new RunMark;
    mark->setRun({i}, QStringLiteral("Run %1 1 117 0.111").arg(i));
    grid->addWidget(mark, 3 + i / 2, i % 2);
  }
  auto* disabled = plainButton(QStringLiteral("Disabled"), QStringLiteral("lock"));
  disabled->setEnabled(false);
  grid->addWidget(disabled, 3, 2);
  auto* table = new QTableWidget(3, 2);
  table->setHorizontalHeaderLabels({QStringLiteral("HTER"), QStringLiteral("AUC")});
  table->verticalHeader()->hide();
  for (int i = 0; i < 6; ++i) table->setItem(i / 2, i % 2, new QTableWidgetItem(QString::number(11.11 * i)));
  table->selectRow(1);
  grid->addWidget(table, 4, 2, 3, 2);
  column->addWidget(body);
  auto* tabs = new QTabBar;
  for (const char* name : {"Train", "Results", "Faces"}) tabs->addTab(QString::fromLatin1(name));
  column->addWidget(tabs);
  column->addWidget(new EmptyState(QStringLiteral("No runs yet"),
                                   QStringLiteral("Each run is a folder and gets a row, a colour and a line "
                                                  "style here. Tick runs to compare them on every page."),
                                   QStringLiteral("New run...")),
                    1);
  return window;
}

}  // namespace

class tst_Widgets : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, lightTheme()); }
  void aSegmentIsChosenByMouseAndByArrows();
  void settingASegmentSaysNothing();
  void aSwitchTogglesByClickAndSpace();
  void aChipIsClickedAndRemoved();
  void aFlowBreaksIntoRows();
  void aToolRowDropsItsWordsInOrderAndBringsThemBack();
  void aHeadingGivesUpItsSecondaryTextAndKeepsItsTitle();
  void aSharedFirstWordIsLeftOutOfNarrowColumns();
  void anEmptyStateOffersItsButton();
  void theErrorStripShowsTheNewestAndGoesBack();
  void theErrorStripsActionRunsOnce();
  void aRunMarkPaintsItsColourInBothThemes();
  void buttonsHaveNames();
  void shows();
};

void tst_Widgets::aSegmentIsChosenByMouseAndByArrows() {
  SegmentedChoice choice({QStringLiteral("Step"), QStringLiteral("Epoch"), QStringLiteral("Time")});
  choice.show();
  QSignalSpy chosen(&choice, &SegmentedChoice::chosen);
  QCOMPARE(choice.current(), 0);
  QTest::mouseClick(segment(choice, 1), Qt::LeftButton);
  QCOMPARE(choice.current(), 1);
  choice.setSegmentEnabled(2, false);
  choice.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&choice));
  segment(choice, 1)->setFocus();
  QTest::keyClick(segment(choice, 1), Qt::Key_Right);
  QCOMPARE(choice.current(), 1);
  QTest::keyClick(segment(choice, 1), Qt::Key_Left);
  QCOMPARE(choice.current(), 0);
  QCOMPARE(chosen.size(), 2);
  QCOMPARE(chosen.last().first().toInt(), 0);
}

void tst_Widgets::settingASegmentSaysNothing() {
  SegmentedChoice choice({QStringLiteral("Step"), QStringLiteral("Epoch")});
  QSignalSpy chosen(&choice, &SegmentedChoice::chosen);
  choice.setCurrent(1);
  QCOMPARE(choice.current(), 1);
  QVERIFY(chosen.isEmpty());
}

void tst_Widgets::aSwitchTogglesByClickAndSpace() {
  Switch toggle(QStringLiteral("Link cameras"));
  toggle.show();
  QTest::mouseClick(&toggle, Qt::LeftButton);
  QVERIFY(toggle.isChecked());
  QTest::keyClick(&toggle, Qt::Key_Space);
  QVERIFY(!toggle.isChecked());
  const QImage off = toggle.grab().toImage();
  toggle.setChecked(true);
  QVERIFY(toggle.grab().toImage() != off);
}

void tst_Widgets::aChipIsClickedAndRemoved() {
  Chip chip(QStringLiteral("domain"), QStringLiteral("studio & office"));
  QSignalSpy clicked(&chip, &Chip::clicked), removed(&chip, &Chip::removed);
  QTest::mouseClick(chip.findChild<QToolButton*>(QStringLiteral("chipText")), Qt::LeftButton);
  QTest::mouseClick(chip.findChild<QToolButton*>(QStringLiteral("chipCross")), Qt::LeftButton);
  QCOMPARE(clicked.size(), 1);
  QCOMPARE(removed.size(), 1);
  QCOMPARE(chip.findChild<QToolButton*>(QStringLiteral("chipText"))->accessibleName(),
           QStringLiteral("domain: studio & office"));
}

void tst_Widgets::aFlowBreaksIntoRows() {
  QWidget box;
  auto* flow = new FlowLayout(&box, 10);
  for (int i = 0; i < 3; ++i) {
    auto* child = new QWidget;
    child->setFixedSize(100, 20);
    flow->addWidget(child);
  }
  QCOMPARE(flow->heightForWidth(320), 20);
  QCOMPARE(flow->heightForWidth(319), 50);
  QCOMPARE(flow->heightForWidth(100), 80);
  box.resize(319, 60);
  box.show();
  QCOMPARE(flow->itemAt(2)->geometry().topLeft(), QPoint(0, 30));
}

void tst_Widgets::aToolRowDropsItsWordsInOrderAndBringsThemBack() {
  QWidget window;
  window.resize(500, 50);
  ToolRow row(&window);
  QLabel* first = row.addLabel(QStringLiteral("Smoothing"));
  QLabel* second = row.addLabel(QStringLiteral("x axis"));
  auto* control = new QWidget;
  control->setFixedSize(100, 20);
  row.addWidget(control);
  row.addStretch();
  row.resize(400, 44);
  window.show();
  QVERIFY(first->isVisible() && second->isVisible());
  const int least = row.minimumSizeHint().width();
  row.resize(least + second->sizeHint().width() + 12, 44);
  QVERIFY(!first->isVisible() && second->isVisible());
  QCOMPARE(row.minimumSizeHint().width(), least);
  row.resize(least, 44);
  QVERIFY(!first->isVisible() && !second->isVisible());
  QCOMPARE(row.minimumSizeHint().width(), least);
  QCOMPARE(row.layout()->minimumSize().width(), least);
  row.resize(400, 44);
  QVERIFY(first->isVisible() && second->isVisible());
}

void tst_Widgets::aHeadingGivesUpItsSecondaryTextAndKeepsItsTitle() {
  Heading heading(QStringLiteral("Gradient norm |g|"), QStringLiteral("nat per unit of θ; none of ERM"));
  heading.show();
  const auto labels = heading.findChildren<ElidedLabel*>();
  heading.resize(heading.sizeHint());
  QTRY_VERIFY(!labels[0]->isElided() && !labels[1]->isElided());
  heading.resize(heading.minimumSizeHint().width() + 40, 20);
  QTRY_VERIFY(labels[1]->isElided());
  QVERIFY(!labels[0]->isElided());
}

void tst_Widgets::aSharedFirstWordIsLeftOutOfNarrowColumns() {
  QCOMPARE(distinctParts({QStringLiteral("demo erm"), QStringLiteral("demo gac-fas")}),
           QStringList({QStringLiteral("erm"), QStringLiteral("gac-fas")}));
  QCOMPARE(distinctParts({QStringLiteral("erm O+C to M"), QStringLiteral("gac-fas O+C to M")}),
           QStringList({QStringLiteral("erm"), QStringLiteral("gac-fas")}));
  QCOMPARE(distinctParts({QStringLiteral("erm 1 seed"), QStringLiteral("erm 2 seed")}),
           QStringList({QStringLiteral("1 seed"), QStringLiteral("2 seed")}));
  for (const QStringList& kept : {QStringList{QStringLiteral("demo erm")},
                                  QStringList{QStringLiteral("demo erm"), QStringLiteral("demo")},
                                  QStringList{QStringLiteral("demo erm"), QStringLiteral("demonstration")}})
    QCOMPARE(distinctParts(kept), kept);
}

void tst_Widgets::anEmptyStateOffersItsButton() {
  EmptyState empty(QStringLiteral("No runs yet"), QStringLiteral("Each run gets a row here."),
                   QStringLiteral("New run..."));
  empty.resize(400, 300);
  empty.show();
  QSignalSpy activated(&empty, &EmptyState::activated);
  QTest::mouseClick(empty.button(), Qt::LeftButton);
  QCOMPARE(activated.size(), 1);
  empty.setTexts(QStringLiteral("No runs yet"), QString(), QString());
  QVERIFY(!empty.button()->isVisible());
}

void tst_Widgets::theErrorStripShowsTheNewestAndGoesBack() {
  ErrorStrip strip;
  QVERIFY(!strip.isVisible());
  strip.showMessage(QStringLiteral("first"));
  strip.showMessage(QStringLiteral("second"), ErrorStrip::Kind::Warning);
  strip.showMessage(QStringLiteral("first"));
  QCOMPARE(strip.count(), 2);
  QCOMPARE(strip.text(), QStringLiteral("first"));
  auto* cross = strip.findChild<QToolButton*>(QStringLiteral("errorStripClose"));
  QTest::mouseClick(cross, Qt::LeftButton);
  QCOMPARE(strip.findChild<QLabel*>(QStringLiteral("errorStripText"))->text(), QStringLiteral("second"));
  QTest::mouseClick(cross, Qt::LeftButton);
  QVERIFY(strip.isHidden());
}

void tst_Widgets::theErrorStripsActionRunsOnce() {
  ErrorStrip strip;
  int runs = 0;
  strip.showMessage(QStringLiteral("stopped"), ErrorStrip::Kind::Error, QStringLiteral("Resume"),
                    [&] { ++runs; });
  auto* action = strip.findChild<QPushButton*>(QStringLiteral("errorStripAction"));
  QVERIFY(!action->isHidden());
  QTest::mouseClick(action, Qt::LeftButton);
  QCOMPARE(runs, 1);
  QVERIFY(strip.isHidden());
  strip.showMessage(QStringLiteral("plain"));
  QVERIFY(action->isHidden());
}

void tst_Widgets::aRunMarkPaintsItsColourInBothThemes() {
  for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
    applyTheme(*qApp, *theme);
    RunMark mark;
    mark.setRun({3}, QStringLiteral("GAC-FAS"));
    mark.resize(mark.sizeHint());
    const QImage image = mark.grab().toImage();
    QCOMPARE(image.pixelColor(13, image.height() / 2), RunStyle{3}.colour(*theme));
    QVERIFY(mark.sizeHint().width() > mark.minimumSizeHint().width());
  }
  applyTheme(*qApp, lightTheme());
}

void tst_Widgets::buttonsHaveNames() {
  const std::unique_ptr<QPushButton> primary(
      primaryButton(QStringLiteral("&New run"), QStringLiteral("plus")));
  QCOMPARE(primary->accessibleName(), QStringLiteral("New run"));
  QVERIFY(!primary->icon().isNull());
  const std::unique_ptr<QToolButton> icon(
      iconButton(QStringLiteral("close"), QStringLiteral("Close the log")));
  QCOMPARE(icon->accessibleName(), QStringLiteral("Close the log"));
}

void tst_Widgets::shows() {
  const QString folder = qEnvironmentVariable("GACFAS_SHOTS");
  if (folder.isEmpty()) QSKIP("set GACFAS_SHOTS to a folder to look at the widgets");
  for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
    applyTheme(*qApp, *theme);
    const std::unique_ptr<QWidget> room(showroom());
    room->resize(900, 620);
    room->show();
    QTest::qWait(50);
    QVERIFY(room->grab().save(
        QDir(folder).filePath(QStringLiteral("widgets_%1.png").arg(theme->dark ? "dark" : "light"))));
  }
}

QTEST_MAIN(tst_Widgets)
#include "tst_Widgets.moc"
