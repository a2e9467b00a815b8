#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QThread>
#include <csignal>
#include <deque>
#include <memory>

/// What a call of the program left.
struct Outcome {
  int code = -1;  ///< -1: it crashed, was killed, or did not end in time
  QByteArray out;
  QByteArray err;

  QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// A call of the program, from start to end.
class Gacfas {
public:
  explicit Gacfas(const QStringList& arguments, const QString& folder = {}) {
    start(QStringLiteral(GACFAS_BIN_DIR "/gacfas"), arguments, folder);
  }

  /// As `bash -c`, with the program as "$gacfas".
  static Outcome shell(const QString& command, const QString& folder = {}) {
    Gacfas call;
    call.start(QStringLiteral("bash"),
               {QStringLiteral("-c"), QStringLiteral("gacfas=" GACFAS_BIN_DIR "/gacfas; ") + command},
               folder);
    return call.wait();
  }

  /// Waits until stderr holds `text`; false where the program ends without it.
  bool waitForError(const QByteArray& text) {
    while (!err_.contains(text)) {
      if (!process_.waitForReadyRead(kTimeout)) break;
      err_ += process_.readAllStandardError();
    }
    return err_.contains(text);
  }

  void signal(int number) { ::kill(static_cast<pid_t>(process_.processId()), number); }

  Outcome wait() {
    const bool ended = process_.waitForFinished(kTimeout) || process_.state() == QProcess::NotRunning;
    if (!ended) process_.kill();
    Outcome outcome;
    outcome.out = process_.readAllStandardOutput();
    outcome.err = err_ + process_.readAllStandardError();
    if (ended && process_.exitStatus() == QProcess::NormalExit) outcome.code = process_.exitCode();
    return outcome;
  }

private:
  static constexpr int kTimeout = 200000;

  Gacfas() = default;

  void start(const QString& program, const QStringList& arguments, const QString& folder) {
    // Whoever runs the tests in the background hands an ignored SIGINT down.
    process_.setChildProcessModifier([] { std::signal(SIGINT, SIG_DFL); });
    process_.setReadChannel(QProcess::StandardError);
    process_.setWorkingDirectory(folder);
    process_.start(program, arguments);
    process_.closeWriteChannel();
  }

  QProcess process_;
  QByteArray err_;
};

inline Outcome runGacfas(const QStringList& arguments, const QString& folder = {}) {
  return Gacfas(arguments, folder).wait();
}

/// Several calls, as many at once as there are cores.
inline QList<Outcome> gacfasEach(const QList<QStringList>& calls, const QString& folder = {}) {
  QList<Outcome> outcomes;
  std::deque<std::unique_ptr<Gacfas>> running;
  const auto waitForOne = [&] {
    outcomes << running.front()->wait();
    running.pop_front();
  };
  for (const QStringList& call : calls) {
    if (static_cast<int>(running.size()) >= QThread::idealThreadCount()) waitForOne();
    running.push_back(std::make_unique<Gacfas>(call, folder));
  }
  while (!running.empty()) waitForOne();
  return outcomes;
}
