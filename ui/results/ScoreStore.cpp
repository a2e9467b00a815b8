#include "ui/results/ScoreStore.h"

#include <exception>

namespace gacfas {
namespace {

constexpr int kKeptRows = 2'000'000;  // about 400 MB of frames

}  // namespace

ScoreStore::ScoreStore(QObject* parent) : QObject(parent), entries_(kKeptRows) {
  pool_.setMaxThreadCount(1);
}

ScoreStore::~ScoreStore() {
  pool_.clear();
  pool_.waitForDone();
}

QString ScoreStore::keyOf(const std::filesystem::path& file, const ScoreLevel& level) {
  return QStringLiteral("%1\n%2 %3").arg(QString::fromStdString(file.string())).arg(level.eachFrame).arg(level.frames);
}

ScoresPtr ScoreStore::request(const std::filesystem::path& file, const Config& config, int64_t epoch,
                              const ScoreLevel& level) {
  const QString key = keyOf(file, level);
  const Entry* entry = entries_.object(key);
  const Entry known = entry ? *entry : Entry();
  if (!busy_.contains(key)) {
    busy_.insert(key);
    pool_.start([=, this] { look(file, config, epoch, level, known); });
  }
  return known.scores;
}

QString ScoreStore::refusal(const QString& key) const {
  const Entry* entry = entries_.object(key);
  return entry ? entry->message : QString();
}

void ScoreStore::look(const std::filesystem::path& file, const Config& config, int64_t epoch,
                      const ScoreLevel& level, Entry known) {
  Entry entry;
  try {
    std::error_code absent;  // readScores says what is wrong
    entry.stamp = {std::filesystem::last_write_time(file, absent), std::filesystem::file_size(file, absent)};
    if (entry.stamp == known.stamp)
      entry = known;
    else
      entry.scores = readEvaluationScores(file, config, epoch, level);
  } catch (const std::exception& error) {
    entry.message = QString::fromUtf8(error.what());
  }
  const QString key = keyOf(file, level);
  QMetaObject::invokeMethod(
      this, [=, this] { keep(key, entry); }, Qt::QueuedConnection);
}

void ScoreStore::keep(const QString& key, const Entry& entry) {
  busy_.remove(key);
  const Entry* known = entries_.object(key);
  if (known && known->stamp == entry.stamp) return;
  const int rows = entry.scores ? static_cast<int>(entry.scores->frames.size()) : 1;
  entries_.insert(key, new Entry(entry), std::min(rows, kKeptRows));
  if (entry.scores)
    Q_EMIT loaded(key, entry.scores);
  else
    Q_EMIT failed(key, entry.message);
}

}  // namespace gacfas
