#pragma once

#include <QCache>
#include <QObject>
#include <QThreadPool>

#include "ui/results/EvaluationScores.h"

namespace gacfas {

/// Score files, read on a thread of its own and kept by path, time and size of the file.
class ScoreStore : public QObject {
  Q_OBJECT
public:
  explicit ScoreStore(QObject* parent = nullptr);
  ~ScoreStore() override;

  /// What is known of the file now (null: nothing); looks at the file again and follows with `loaded` or
  /// `failed` where it is new or has changed.
  ScoresPtr request(const std::filesystem::path& file, const DataConfig& data, int64_t epoch);
  /// Why the file could not be read the last time, empty where it was not refused.
  QString refusal(const std::filesystem::path& file) const;

Q_SIGNALS:
  void loaded(const QString& file, const gacfas::ScoresPtr& scores);
  void failed(const QString& file, const QString& message);

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
  void look(const std::filesystem::path& file, const DataConfig& data, int64_t epoch, Entry known);
  void keep(const QString& key, const Entry& entry);

  QCache<QString, Entry> entries_;
  QSet<QString> busy_;
  QThreadPool pool_;
};

}  // namespace gacfas
Q_DECLARE_METATYPE(gacfas::ScoresPtr)
