#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QPushButton>
#include <QtTest>
#include <set>

#include "ui/theme/Contrast.h"
#include "ui/theme/Icons.h"
#include "ui/theme/RunStyle.h"
#include "ui/theme/TabularFont.h"

using namespace gacfas;

namespace {

/// Number of pixels that are not transparent.
int inked(const QImage& image) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) count += image.pixelColor(x, y).alpha() > 32;
  }
  return count;
}

/// The least transparent pixel's colour.
QColor inkOf(const QImage& image) {
  QColor best(0, 0, 0, 0);
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (image.pixelColor(x, y).alpha() > best.alpha()) best = image.pixelColor(x, y);
    }
  }
  return best;
}

bool near(const QColor& a, const QColor& b) {
  return qAbs(a.red() - b.red()) < 6 && qAbs(a.green() - b.green()) < 6 && qAbs(a.blue() - b.blue()) < 6;
}

QImage drawnIcon(const QString& name) {
  return themedIcon(name).pixmap(QSize(32, 32)).toImage();
}

}  // namespace

class tst_Theme : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void contrastIsThatOfWcag();
  void coloursReachTheirContrast_data();
  void coloursReachTheirContrast();
  void runColoursReachTheirContrast_data();
  void runColoursReachTheirContrast();
  void runStylesDiffer();
  void runPensKeepTheirDashesAtAnyWidth();
  void figuresAreOfOneWidth_data();
  void figuresAreOfOneWidth();
  void onlyAFeatureThatIsThereIsRenamed();
  void iconsFollowTheTheme_data();
  void iconsFollowTheTheme();
  void aThemeChangesPaletteAndTellsWidgets();
  void theStyleSheetKnowsAllItsTokens();
};

void tst_Theme::contrastIsThatOfWcag() {
  QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
  QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
  QVERIFY(qAbs(contrastRatio(QColor(0x777777), Qt::white) - 4.48) < 0.01);
}

void tst_Theme::coloursReachTheirContrast_data() {
  QTest::addColumn<QColor>("colour");
  QTest::addColumn<QColor>("ground");
  QTest::addColumn<double>("least");
  for (const Theme* t : {&lightTheme(), &darkTheme()}) {
    const auto add = [&](const char* name, const QColor& colour, double least) {
      const std::pair<const char*, QColor> grounds[] = {
          {"page", t->page}, {"side", t->side}, {"window", t->window}};
      for (const auto& [ground, value] : grounds) {
        QTest::addRow("%s: %s on %s", t->dark ? "dark" : "light", name, ground) << colour << value << least;
      }
    };
    add("text1", t->text1, 4.5), add("text2", t->text2, 4.5), add("text3", t->text3, 4.5);
    add("accent", t->accent, 4.5), add("good", t->good, 4.5), add("warning", t->warning, 4.5),
        add("error", t->error, 4.5);
    add("control", t->control, 3.0);
    QTest::addRow("%s: text on accent", t->dark ? "dark" : "light") << t->textOnAccent << t->accent << 4.5;
    QTest::addRow("%s: accent on its ground", t->dark ? "dark" : "light")
        << t->accent << t->accentGround << 4.5;
    QTest::addRow("%s: text3 on the selected row", t->dark ? "dark" : "light")
        << t->text3 << t->accentGround << 4.5;
  }
}

void tst_Theme::coloursReachTheirContrast() {
  QFETCH(QColor, colour);
  QFETCH(QColor, ground);
  QFETCH(double, least);
  const double ratio = contrastRatio(colour, ground);
  QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
}

void tst_Theme::runColoursReachTheirContrast_data() {
  QTest::addColumn<bool>("dark");
  QTest::addColumn<int>("index");
  for (int index = 0; index < 6; ++index) {
    QTest::addRow("light %d", index) << false << index;
    QTest::addRow("dark %d", index) << true << index;
  }
}

void tst_Theme::runColoursReachTheirContrast() {
  QFETCH(bool, dark);
  QFETCH(int, index);
  const Theme& theme = dark ? darkTheme() : lightTheme();
  const QColor colour = RunStyle{index}.colour(theme);
  const double least = index == 5 ? 3.0 : 4.5;  // sky is for marks alone
  QVERIFY(contrastRatio(colour, theme.page) >= least);
  QVERIFY(contrastRatio(colour, theme.side) >= least);
}

void tst_Theme::runStylesDiffer() {
  std::set<std::pair<QRgb, QString>> lines;
  for (int index = 0; index < runStyleCount(); ++index) {
    const RunStyle style{index};
    QString dash;
    for (const qreal length : style.dashes()) dash += QString::number(length) + QLatin1Char(' ');
    lines.insert({style.colour(lightTheme()).rgb(), dash});
    QVERIFY(!style.marker(3.5).isEmpty());
  }
  QCOMPARE(static_cast<int>(lines.size()), runStyleCount());
  QCOMPARE(RunStyle{runStyleCount()}.colour(lightTheme()), RunStyle{0}.colour(lightTheme()));
  QVERIFY(RunStyle{0}.dashes() != RunStyle{1}.dashes());
}

void tst_Theme::runPensKeepTheirDashesAtAnyWidth() {
  const RunStyle style{0};
  for (const double width : {0.8, 1.6, 2.0}) {
    const QPen pen = style.pen(lightTheme(), width);
    QCOMPARE(pen.dashPattern().first() * width, style.dashes().first());
    QCOMPARE(pen.capStyle(), Qt::FlatCap);
  }
}

void tst_Theme::figuresAreOfOneWidth_data() {
  QTest::addColumn<int>("weight");
  QTest::newRow("regular") << int(QFont::Normal);
  QTest::newRow("medium") << int(QFont::Medium);
  QTest::newRow("semibold") << int(QFont::DemiBold);
}

void tst_Theme::figuresAreOfOneWidth() {
  QFETCH(int, weight);
  const QFont font = uiFont(200, QFont::Weight(weight));
  if (!QFontDatabase::families().contains(QStringLiteral("Inter"))) QSKIP("Inter is not installed");
  QCOMPARE(QFontInfo(font).family(), tabularFamily());
  const QFontMetricsF metrics(font);
  const double zero = metrics.horizontalAdvance(QStringLiteral("0000"));
  QVERIFY(zero > 0);
  for (const char* figures : {"1111", "7417", "9898"})
    QVERIFY(qAbs(metrics.horizontalAdvance(QLatin1String(figures)) - zero) < 0.002 * zero);
  // What is set is Inter, and its letters keep their widths.
  const QFont inter = [&] {
    QFont f(QStringLiteral("Inter"));
    f.setPixelSize(200);
    f.setWeight(QFont::Weight(weight));
    return f;
  }();
  QCOMPARE(metrics.horizontalAdvance(QStringLiteral("Hamburg")),
           QFontMetricsF(inter).horizontalAdvance(QStringLiteral("Hamburg")));
  QVERIFY(QFontMetricsF(inter).horizontalAdvance(QStringLiteral("1111")) < zero);
}

void tst_Theme::onlyAFeatureThatIsThereIsRenamed() {
  const QByteArray gsub("\0\1\0\0\0\0\0\x0a\0\0\0\2liga\0\0tnum\0\0", 24);
  QCOMPARE(renamedFeature(gsub, "tnum", "rlig"), QByteArray(gsub).replace("tnum", "rlig"));
  QCOMPARE(renamedFeature(gsub, "zero", "rlig"), QByteArray());
  QCOMPARE(renamedFeature(QByteArray("\0\1", 2), "tnum", "rlig"), QByteArray());
}

void tst_Theme::iconsFollowTheTheme_data() {
  QTest::addColumn<QString>("name");
  themedIcon(QStringLiteral("plus"));  // loads the resources
  for (const char* name :
       {"plus",         "queue",      "search", "sliders",  "pause",   "play",          "stop",
        "export",       "copy",       "log",    "eye",      "folder",  "chevron-right", "chevron-left",
        "chevron-down", "close",      "lock",   "undo",     "warning", "error",         "info",
        "check",        "fullscreen", "camera", "keyboard", "sun",     "moon",          "refresh",
        "trash",        "edit",       "image",  "surface",  "contour", "both"}) {
    QTest::newRow(name) << QString::fromLatin1(name);
  }
}

void tst_Theme::iconsFollowTheTheme() {
  QFETCH(QString, name);
  for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
    applyTheme(*qApp, *theme);
    const QImage image = drawnIcon(name);
    QVERIFY(inked(image) > 40);
    QVERIFY(near(inkOf(image), theme->text1));
    QVERIFY(near(inkOf(themedIcon(name, IconGround::Accent).pixmap(QSize(32, 32)).toImage()),
                 theme->textOnAccent));
    QVERIFY(near(inkOf(themedIcon(name).pixmap(QSize(32, 32), QIcon::Disabled).toImage()), theme->control));
  }
}

void tst_Theme::aThemeChangesPaletteAndTellsWidgets() {
  applyTheme(*qApp, lightTheme());
  struct Watcher : QWidget {
    int told = 0;
    void changeEvent(QEvent* event) override {
      told += event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange;
    }
  } widget;
  widget.show();
  const int before = widget.told;
  applyTheme(*qApp, darkTheme());
  QVERIFY(widget.told > before);
  QVERIFY(currentTheme().dark);
  QCOMPARE(QApplication::palette().color(QPalette::Base), darkTheme().page);
  QCOMPARE(themeFor(ThemeChoice::Light).dark, false);
  QCOMPARE(themeFor(ThemeChoice::Dark).dark, true);
}

void tst_Theme::theStyleSheetKnowsAllItsTokens() {
  applyTheme(*qApp, lightTheme());
  QVERIFY(qApp->styleSheet().size() > 1000);
  QVERIFY2(!qApp->styleSheet().contains(QLatin1Char('@')),
           qPrintable(qApp->styleSheet().section(QLatin1Char('@'), 1).left(40)));
  const QRegularExpression url(QStringLiteral("url\\(([^)]*)\\)"));
  for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
    applyTheme(*qApp, *theme);
    for (auto it = url.globalMatch(qApp->styleSheet()); it.hasNext();)
      QVERIFY(QFile::exists(it.next().captured(1)));
  }
}

QTEST_MAIN(tst_Theme)
#include "tst_Theme.moc"
