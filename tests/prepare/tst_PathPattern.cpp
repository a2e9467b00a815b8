#include <QtTest>

#include "core/prepare/PathPattern.h"
#include "core/types/Error.h"
#include "tests/support/Message.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

class PathPatternTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void fits_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("parts");
    const auto row = [](const char* name, const char* pattern, const char* path, const char* parts) {
      QTest::newRow(name) << pattern << path << parts;
    };
    row("folders and a name", "{split}/{label}/{client}_{video}.mp4", "train/live/a_b_c.mp4",
        "client=a label=live split=train video=b_c");
    row("a part stays within its name", "{split}/{video}.mp4", "a/b/c.mp4", "-");
    row("any video without an extension", "{video}", "x.MoV", "video=x");
    row("no image without an extension", "{video}", "x.jpg", "-");
    row("an extension in any case", "{video}.avi", "x.AVI", "video=x");
    row("another extension", "{video}.avi", "x.mp4", "-");
    row("any folders above", "**/{split}/{video}", "one/two/train/x.avi", "split=train video=x");
    row("or none", "**/{split}/{video}", "train/x.avi", "split=train video=x");
    row("a star within a name", "*_{video}.avi", "junk_x.avi", "video=x");
    row("not over folders", "*_{video}.avi", "junk/a_x.avi", "-");
    row("an expression", "{kind:[1-8]|HR_[1-4]}", "HR_2.avi", "kind=HR_2");
    row("an expression that does not fit", "{kind:[1-8]|HR_[1-4]}", "9.avi", "-");
    row("dots and brackets are letters", "a.b(c)[d]/{video}", "a.b(c)[d]/x.avi", "video=x");
    row("a dot is no wildcard", "a.b/{video}", "axb/x.avi", "-");
    row("names that are not ASCII", "{client}/{video}.avi", "Jürgen 顔/é '1\".avi",
        "client=Jürgen 顔 video=é '1\"");
    row("case counts", "Train/{video}", "train/x.avi", "-");
  }
  void fits() {
    QFETCH(QString, pattern);
    QFETCH(QString, path);
    const std::optional<PathParts> parts = PathPattern(pattern.toStdString()).match(path.toStdString());
    std::string text;
    if (!parts)
      text = "-";
    else
      for (const auto& [name, value] : *parts) text += (text.empty() ? "" : " ") + name + "=" + value;
    QTEST(QString::fromStdString(text), "parts");
  }

  void faultyPatternsAreRefused_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("said");
    QTest::newRow("empty") << ""
                           << "empty or absolute";
    QTest::newRow("absolute") << "/data/{video}"
                              << "empty or absolute";
    QTest::newRow("open") << "{split/{video}"
                          << "no name of letters";
    QTest::newRow("never closed") << "{split"
                                  << "a { has no }";
    QTest::newRow("never opened") << "split}"
                                  << "a } has no {";
    QTest::newRow("twice") << "{a}/{a}"
                           << "twice";
    QTest::newRow("no expression") << "{a:[}"
                                   << "not one of ECMAScript";
    QTest::newRow("a group") << "{a:(x)}"
                             << "a group";
  }
  void faultyPatternsAreRefused() {
    QFETCH(QString, pattern);
    QFETCH(QString, said);
    const QString message = test::messageOf([&] { PathPattern(pattern.toStdString()); });
    QVERIFY2(message.contains(said) && message.contains("\"" + pattern + "\""), qPrintable(message));
  }
};

GACFAS_TEST(PathPatternTest)
#include "tst_PathPattern.moc"
