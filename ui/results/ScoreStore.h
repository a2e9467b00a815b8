#pragma once

#include <QCache>
#include <QObject>
#include <QThreadPool>

#include "ui/results/EvaluationScores.h"

namespace gacfas {

/// Score files, read on a thread of its own and kept by path and level, time and size of the file.
class ScoreStore : public QObject {
  Q_OBJECT
public:
  explicit ScoreStore(QObject* parent = nullptr);
  ~ScoreStore() override;

  /// What is known of the file now (null: nothing); looks at the file again and follows with `loaded` or
  /// `failed` where it is new or has changed.
  ScoresPtr request(const std::filesystem::path& file, const Config& config, int64_t epoch,
                    const ScoreLevel& level);
  /// Why the file could not be read the last time, empty where it was not refused.
  QString refusal(const QString& key) const;
  /// What the signals call a file at a level.
  static QString keyOf(const std::filesystem::path& file, const ScoreLevel& level);

Q_SIGNALS:
  void loaded(const QString& key, const gacfas::ScoresPtr& scores);
  void failed(const QString& key, const QString& message);

private:
  struct Stamp {
    std::filesystem::file_time_type time;
    uintmax_t size = 0;
    bool operator==(const Stamp&) const = default;
  };
  struct Entry {
    Stamp stamp;
    ScoresPtr scores;  ///< null: could not be read
    QString message;   ///< why
  };
  /// On the pool's thread.
  void look(const std::filesystem::path& file, const Config& config, int64_t epoch, const ScoreLevel& level,
            Entry known);
  void keep(const QString& key, const Entry& entry);

  QCache<QString, Entry> entries_;
  QSet<QString> busy_;
  QThreadPool pool_;
};

}  // namespace gacfas
Q_DECLARE_METATYPE(gacfas::ScoresPtr)
