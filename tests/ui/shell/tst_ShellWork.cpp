#include <QtDBus>

#include "tests/support/TestMain.h"
#include "tests/ui/shell/ShellStudio.h"
#include "core/config/ConfigReader.h"
#include "ui/shell/Actions.h"
#include "ui/shell/DesktopNote.h"
#include "ui/shell/LogDrawer.h"
#include "ui/shell/WorkNotices.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ErrorStrip.h"

using namespace gacfas;
using namespace gacfas::test;
namespace fs = std::filesystem;

/// Stands in for the desktop.
class NotificationService : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
  QStringList shown;

public Q_SLOTS:
  uint Notify(const QString& program, uint, const QString& icon, const QString& title, const QString& text,
              const QStringList&, const QVariantMap&, int) {
    shown << program + '|' + icon + '|' + title + '|' + text;
    return static_cast<uint>(shown.size());
  }
};

class ShellWorkTest : public QObject {
  Q_OBJECT

  ShellFolders folders_;
  QUrl opened_;

public Q_SLOTS:
  void note(const QUrl& url) { opened_ = url; }

private Q_SLOTS:
  void init() { folders_.prepare(); }
  void runningWorkIsShownPausedAndCancelled();
  void trainingsInTheQueueAreToldWhereTheirRunsWillBe();
  void aFailureIsToldInTheStrip();
  void aProblemOfAFileLeadsToItsFolder();
  void theEndOfWorkIsToldToTheDesktopWhereTheWindowIsNotInFront();
  void aNoteReachesTheServiceOfTheDesktop();
  void closingWhileWorkingAsksOnce();
  void closingWhenAskedSavesAndCloses();
  void aRunThatWasCutOffIsOffered();
  void aRunGoesToTheTrashAndComesBack();
  void aRunWithWorkCannotGoToTheTrash();
  void aRunGetsAnotherNameAndItsOldOneBack();
  void aNameOfBlanksIsRefused();
  void facesThatWereMovedAreFoundFromTheStrip();
};

void ShellWorkTest::runningWorkIsShownPausedAndCancelled() {
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QCOMPARE(studio.find<QLabel>("statusTitle")->text(), QStringLiteral("Ready"));
  studio.workbench.submit(WorkKind::Training, "Training GAC-FAS", {}, endless);
  studio.workbench.submit(WorkKind::Other, "Another one", {}, endless);
  QTRY_COMPARE(studio.find<QLabel>("statusPhase")->text(), QStringLiteral("epoch 3/8"));
  QCOMPARE(studio.find<QLabel>("statusTitle")->text(), QStringLiteral("Training GAC-FAS"));
  QCOMPARE(studio.find<QProgressBar>("statusProgress")->value(), 250);
  QCOMPARE(studio.find<QLabel>("statusTimeLeft")->text(), QStringLiteral("3:12 left"));
  QCOMPARE(studio.find<QLabel>("statusRate")->text(), QStringLiteral("12.4 steps/s"));
  QCOMPARE(studio.find<QToolButton>("statusQueue")->text(), QStringLiteral("1 queued"));
  QTest::mouseClick(studio.find<QToolButton>("statusPause"), Qt::LeftButton);
  QTRY_COMPARE(studio.find<QLabel>("statusPhase")->text(), QStringLiteral("paused"));
  QVERIFY(studio.workbench.running()->paused);
  QTest::mouseClick(studio.find<QToolButton>("statusPause"), Qt::LeftButton);
  QTRY_VERIFY(!studio.workbench.running()->paused);
  // The queue names both, and takes the waiting one away.
  QTest::mouseClick(studio.find<QPushButton>("queueButton"), Qt::LeftButton);
  const QList<QToolButton*> crosses =
      studio.find<QFrame>("queuePopup")->findChildren<QToolButton*>("queueCancel");
  QCOMPARE(crosses.size(), 2);
  QTest::mouseClick(crosses.last(), Qt::LeftButton);
  QTRY_COMPARE(studio.workbench.items().size(), size_t{1});
  studio.find<QFrame>("queuePopup")->close();
  QTest::mouseClick(studio.find<QToolButton>("statusCancel"), Qt::LeftButton);
  QTRY_COMPARE(studio.find<QLabel>("statusTitle")->text(), QStringLiteral("Ready"));
  QVERIFY(!studio.find<QProgressBar>("statusProgress")->isVisible());
}

void ShellWorkTest::trainingsInTheQueueAreToldWhereTheirRunsWillBe() {
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  auto* none = studio.find<EmptyState>("noRuns");
  QTRY_VERIFY(none->isVisible() && none->button()->isVisible());
  studio.workbench.submit(WorkKind::Drawing, "Drawing faces", {}, endless);
  studio.workbench.submit(WorkKind::Training, "Training ERM", {}, endless);
  studio.workbench.submit(WorkKind::Training, "Training GAC-FAS", {}, endless);
  const auto text = [none] {
    QString all;
    for (const QLabel* label : none->findChildren<QLabel*>()) all += label->text() + '|';
    return all;
  };
  QTRY_VERIFY2(text().contains("2 trainings are queued") && text().contains("Now: Drawing faces"), qPrintable(text()));
  QVERIFY(!none->button()->isVisible());
}

void ShellWorkTest::aFailureIsToldInTheStrip() {
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  studio.workbench.submit(WorkKind::Other, "Landscape of ERM", {}, [](JobControl&, const ProgressSink&) {
    throw std::runtime_error("faces.csv: no such file");
  });
  QTRY_COMPARE(studio.window->errorStrip().text(),
               QStringLiteral("Landscape of ERM failed: faces.csv: no such file"));
  QVERIFY(studio.window->errorStrip().isVisible());
  QVERIFY(!studio.window->log().isVisible());
  QVERIFY(studio.window->log().text().contains("faces.csv: no such file"));
  QTest::mouseClick(studio.find<QPushButton>("errorStripAction"), Qt::LeftButton);
  QVERIFY(studio.window->log().isVisible());
  QVERIFY(!studio.window->errorStrip().isVisible());
}

void ShellWorkTest::aProblemOfAFileLeadsToItsFolder() {
  QDesktopServices::setUrlHandler("file", this, "note");
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  Q_EMIT studio.pages[1]->problem("/data/runs/erm/scores/epoch_0003.csv: line 7: no number");
  QCOMPARE(studio.find<QPushButton>("errorStripAction")->text(), QStringLiteral("Open folder"));
  QTest::mouseClick(studio.find<QPushButton>("errorStripAction"), Qt::LeftButton);
  QCOMPARE(opened_, QUrl::fromLocalFile("/data/runs/erm/scores"));
  Q_EMIT studio.pages[1]->problem("There is nothing to save: tick a run");
  QVERIFY(!studio.find<QPushButton>("errorStripAction")->isVisible());
  QDesktopServices::unsetUrlHandler("file");
}

void ShellWorkTest::theEndOfWorkIsToldToTheDesktopWhereTheWindowIsNotInFront() {
  Workbench workbench;
  ErrorStrip strip;
  LogDrawer log;
  WorkNotices notices(workbench, strip, log);
  QStringList told;
  notices.setNotify([&](const QString& title, const QString& text) { told << title + '|' + text; });
  const auto idle = [&] { return workbench.items().empty(); };
  QVERIFY(!QApplication::activeWindow());
  workbench.submit(WorkKind::Other, "Landscape of ERM", {}, [](JobControl&, const ProgressSink&) {});
  workbench.submit(WorkKind::Other, "Training", {}, [](JobControl&, const ProgressSink&) { throw std::runtime_error("disk full"); });
  QTRY_VERIFY(idle());
  QCOMPARE(told, (QStringList{"Landscape of ERM has ended|", "Training failed|disk full"}));
  QVERIFY(log.text().contains("Landscape of ERM has ended.") && log.text().contains("Training failed: disk full"));
  workbench.cancel(workbench.submit(WorkKind::Other, "Stopped by the user", {}, endless));
  QTRY_VERIFY(idle());
  QCOMPARE(told.size(), 2);
  QWidget front;
  front.show();
  front.activateWindow();
  QTRY_VERIFY(QApplication::activeWindow());
  workbench.submit(WorkKind::Other, "Seen anyway", {}, [](JobControl&, const ProgressSink&) {});
  QTRY_VERIFY(idle());
  QCOMPARE(told.size(), 2);
}

/// Without a bus, over a connection of its own; where there is no service at all nothing happens.
void ShellWorkTest::aNoteReachesTheServiceOfTheDesktop() {
  NotificationService service;
  QDBusServer server;
  QVERIFY2(server.isConnected(), qPrintable(server.lastError().message()));
  server.setAnonymousAuthenticationAllowed(true);
  std::optional<QDBusConnection> accepted;
  connect(&server, &QDBusServer::newConnection, this, [&](const QDBusConnection& connection) {
    accepted = connection;
    accepted->registerObject("/org/freedesktop/Notifications", &service, QDBusConnection::ExportAllSlots);
  });
  const QDBusConnection client = QDBusConnection::connectToPeer(server.address(), "notes");
  QTRY_VERIFY(accepted);
  const QDBusPendingReply<uint> reply = client.asyncCall(desktopNote("Training ERM has ended", "after 80 epochs"));
  QTRY_VERIFY(reply.isFinished());
  QVERIFY2(!reply.isError(), qPrintable(reply.error().message()));
  QCOMPARE(reply.value(), 1U);
  QCOMPARE(service.shown, QStringList{"GAC-FAS Studio|gacfas-studio|Training ERM has ended|after 80 epochs"});
  QDBusConnection::disconnectFromPeer("notes");
  qunsetenv("DBUS_SESSION_BUS_ADDRESS");
  notifyDesktop("nobody", "listens");
}

void ShellWorkTest::closingWhileWorkingAsksOnce() {
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  const quint64 id = studio.workbench.submit(WorkKind::Other, "Long work", {}, endless);
  QTRY_VERIFY(studio.workbench.running());
  QVERIFY(!studio.window->close());
  QVERIFY(!studio.window->close());
  QCOMPARE(studio.window->findChildren<QMessageBox*>("closeQuestion").size(), 1);
  QTest::mouseClick(studio.find<QPushButton>("closeStay"), Qt::LeftButton);
  QTRY_VERIFY(!studio.find<QMessageBox>("closeQuestion"));
  QVERIFY(studio.window->isVisible());
  QVERIFY(studio.workbench.running());
  studio.workbench.cancel(id);
  QTRY_VERIFY(studio.workbench.items().empty());
  QVERIFY(studio.window->close());
}

void ShellWorkTest::closingWhenAskedSavesAndCloses() {
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  studio.workbench.submit(WorkKind::Other, "Long work", {}, endless);
  QTRY_VERIFY(studio.workbench.running());
  QVERIFY(!studio.window->close());
  QTest::mouseClick(studio.find<QPushButton>("closeQuit"), Qt::LeftButton);
  QTRY_VERIFY(!studio.window->isVisible());
  QVERIFY(studio.workbench.items().empty());
}

void ShellWorkTest::aRunThatWasCutOffIsOffered() {
  folders_.writeRun("cut", MinimizerKind::Erm, "running");
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QTRY_VERIFY(studio.window->errorStrip().isVisible());
  QVERIFY2(studio.window->errorStrip().text().startsWith("cut was cut off"),
           qPrintable(studio.window->errorStrip().text()));
  QCOMPARE(studio.find<QPushButton>("errorStripAction")->text(), QStringLiteral("Resume"));
}

void ShellWorkTest::aRunGoesToTheTrashAndComesBack() {
  qputenv("XDG_DATA_HOME", folders_.dir.filePath("data").toUtf8());
  QDir().mkpath(folders_.dir.filePath("data"));
  folders_.writeRun("one", MinimizerKind::Erm);
  folders_.writeRun("two", MinimizerKind::GacFas);
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QTRY_COMPARE(studio.list().model()->rowCount(), 2);
  studio.list().setCurrentIndex(studio.row(0));
  const QString name = studio.row(0).data().toString();
  studio.window->actions().remove->trigger();
  QTRY_COMPARE(studio.list().model()->rowCount(), 1);
  QVERIFY(!QFile::exists(folders_.runs + "/" + name));
  QTRY_VERIFY(studio.window->actions().undo->isEnabled());
  studio.window->actions().undo->trigger();
  QTRY_COMPARE(studio.list().model()->rowCount(), 2);
  QVERIFY(QFile::exists(folders_.runs + "/" + name + "/run.json"));
}

void ShellWorkTest::aRunWithWorkCannotGoToTheTrash() {
  folders_.writeRun("one", MinimizerKind::Erm);
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QTRY_COMPARE(studio.list().model()->rowCount(), 1);
  studio.list().setCurrentIndex(studio.row(0));
  QTRY_VERIFY(studio.window->actions().remove->isEnabled());
  const RunPtr run = studio.window->runPanel().current();
  const quint64 id = studio.workbench.submit(WorkKind::Landscape, "Landscape", run->folder, endless);
  QTRY_VERIFY(!studio.window->actions().remove->isEnabled());
  Q_EMIT studio.window->runPanel().removeRequested(run->key);  // a menu that was opened before
  studio.workbench.cancel(id);
  QTRY_VERIFY(studio.window->actions().remove->isEnabled());
  QVERIFY(fs::exists(run->folder / "run.json"));
}

void ShellWorkTest::aRunGetsAnotherNameAndItsOldOneBack() {
  folders_.writeRun("one", MinimizerKind::Erm);
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QTRY_COMPARE(studio.list().model()->rowCount(), 1);
  QTRY_VERIFY(studio.window->runPanel().current());  // the first run of a folder is the selected one
  studio.list().setFocus();
  QTest::keyClick(studio.window.get(), Qt::Key_F2);
  QTRY_VERIFY(studio.list().findChild<QLineEdit*>());
  auto* editor = studio.list().findChild<QLineEdit*>();
  QCOMPARE(editor->text(), QStringLiteral("one"));
  editor->selectAll();
  QTest::keyClicks(editor, "GAC, seed 3");
  QTest::keyClick(editor, Qt::Key_Return);
  QTRY_COMPARE(studio.row(0).data().toString(), QStringLiteral("GAC, seed 3"));
  QVERIFY(fs::exists(fs::path(folders_.runs.toStdString()) / "one" / "run.json"));
  studio.window->actions().undo->trigger();
  QTRY_COMPARE(studio.row(0).data().toString(), QStringLiteral("one"));
}

void ShellWorkTest::aNameOfBlanksIsRefused() {
  folders_.writeRun("one", MinimizerKind::Erm);
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QTRY_VERIFY(studio.window->runPanel().current());
  studio.list().model()->setData(studio.row(0), QStringLiteral("   "), Qt::EditRole);
  QTRY_VERIFY(studio.window->errorStrip().isVisible());
  QVERIFY(studio.window->errorStrip().text().contains("needs a name"));
  QCOMPARE(studio.row(0).data().toString(), QStringLiteral("one"));
}

void ShellWorkTest::facesThatWereMovedAreFoundFromTheStrip() {
  folders_.writeRun("one", MinimizerKind::Erm);
  folders_.writeRun("two", MinimizerKind::GacFas);
  const QString moved = folders_.dir.filePath("moved");
  for (const char* domain : {"north", "east", "south", "west"}) QVERIFY(QDir(moved).mkpath(QLatin1String(domain)));
  const auto rootOf = [&](const QString& run) {
    const fs::path config = (folders_.runs + '/' + run + "/config.yaml").toStdString();
    return QString::fromStdString(readConfig(config, {}, ConfigPurpose::StoredRun).data.root.string());
  };
  const QString before = rootOf("one");
  Studio studio(folders_.settings);
  studio.start(folders_.runs);
  QTRY_COMPARE(studio.list().model()->rowCount(), 2);
  for (int row = 0; row < 2; ++row) studio.list().model()->setData(studio.row(row), Qt::Checked, Qt::CheckStateRole);
  QTRY_VERIFY(studio.ticked().contains("one") && studio.ticked().contains("two"));
  Q_EMIT studio.pages[2]->faceMissing(before + "/west/test/live/video0/crop_0000.jpg");
  QVERIFY(studio.window->errorStrip().text().contains("crop_0000.jpg: not found"));
  QTest::mouseClick(studio.find<QPushButton>("errorStripAction"), Qt::LeftButton);
  auto* dialog = studio.window->findChild<QFileDialog*>();
  QVERIFY(dialog);
  Q_EMIT dialog->fileSelected(moved);
  dialog->reject();
  QTRY_VERIFY2(studio.window->errorStrip().text().startsWith("2 runs"), qPrintable(studio.window->errorStrip().text()));
  QCOMPARE(rootOf("one"), moved);
  QCOMPARE(rootOf("two"), moved);
  QTest::mouseClick(studio.find<QPushButton>("errorStripAction"), Qt::LeftButton);  // Undo
  QTRY_COMPARE(rootOf("one"), before);
  QTRY_COMPARE(rootOf("two"), before);
}

GACFAS_TEST(ShellWorkTest)
#include "tst_ShellWork.moc"
