#include "ui/runs/RunReader.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "core/config/ConfigReader.h"
#include "core/io/AtomicFile.h"
#include "core/io/DrawnFaces.h"
#include "core/run/LandscapeRecord.h"
#include "core/run/RunLock.h"

namespace gacfas {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr double kNewborn = 2.0;  // seconds in which a run may be between its first status and its lock

fs::path appearanceOf(const RunFolder& run) {
  return run.path() / "appearance.json";
}

/// -1 where the file says nothing of use: a look is no reason to refuse a run.
int readStyle(const fs::path& file) {
  QFile text(QString::fromStdString(file.string()));
  if (!text.open(QIODevice::ReadOnly)) return -1;
  return QJsonDocument::fromJson(text.readAll()).object().value(QStringLiteral("style")).toInt(-1);
}

/// Steps of the first epoch, 0 while it may still go on.
int64_t stepsOfFirstEpoch(const NumberTable& steps, int64_t epochsDone) {
  const std::vector<double>* epoch = steps.column("epoch");
  if (!epoch || epoch->empty()) return 0;
  const auto end = std::find_if(epoch->begin(), epoch->end(), [&](double e) { return e != epoch->front(); });
  return end == epoch->end() && epochsDone == 0 ? 0 : end - epoch->begin();
}

RunState stateOf(const std::string& state, bool held) {
  if (state == "running") return held ? RunState::Running : RunState::Interrupted;
  if (state == "paused") return held ? RunState::Paused : RunState::Interrupted;
  if (state == "failed") return RunState::Failed;
  return state == "finished" ? RunState::Finished : RunState::Stopped;
}

using DatedLandscape = std::pair<int64_t, LandscapeEntry>;
using Facts = std::shared_ptr<const LandscapeFacts>;

Facts factsIn(const fs::path& folder) {
  try {
    return std::make_shared<const LandscapeFacts>(readLandscapeFacts(folder));
  } catch (const std::exception&) {
    // Whoever reads the surface tells what is wrong with it.
    return std::make_shared<const LandscapeFacts>(factsOfName(folder.filename().string()));
  }
}

std::optional<DatedLandscape> landscapeIn(const fs::path& folder) {
  const FileStamp journal = stampOf(folder / kPointsFile), surface = stampOf(folder / "surface.h5");
  if (!journal.exists() && !surface.exists()) return {};
  return DatedLandscape{std::max(journal.time, surface.time),
                        {folder, folder.filename().string(), nullptr,
                         static_cast<size_t>(std::max<int64_t>(journal.size, 0)), surface.exists()}};
}

/// Landscapes below a folder, the one measured last at the end.
std::vector<LandscapeEntry> landscapesIn(const fs::path& place) {
  std::vector<DatedLandscape> found;
  std::error_code error;
  for (fs::directory_iterator entry(place, error), end; !error && entry != end;
       entry.increment(error))
    if (const auto landscape = landscapeIn(entry->path())) found.push_back(*landscape);
  std::sort(found.begin(), found.end(), [](const DatedLandscape& a, const DatedLandscape& b) {
    return std::tie(a.first, a.second.name) < std::tie(b.first, b.second.name);
  });
  std::vector<LandscapeEntry> entries;
  for (auto& [time, entry] : found) entries.push_back(std::move(entry));
  return entries;
}

}  // namespace

RunReader::RunReader(fs::path folder, QString key)
    : run_(std::move(folder)), steps_(run_.steps()), evaluations_(run_.evaluations()) {
  draft_.folder = run_.path();
  draft_.key = std::move(key);
  draft_.steps = steps_.table();
  draft_.evaluations = evaluations_.table();
}

RunPtr RunReader::look(Time now) {
  if (!stampOf(run_.facts()).exists()) return last_ = nullptr;
  if (!brokenAt_.empty() && brokenAt_ == stamps()) return last_;
  std::vector<FileStamp> before = stamps();
  try {
    const bool mended = !brokenAt_.empty();
    if (refresh(now) || !last_ || mended) {
      last_ = std::make_shared<const RunSnapshot>(draft_);
      changedAt_ = now;
    }
    brokenAt_.clear();
  } catch (const std::exception& fault) {
    brokenAt_ = std::move(before);
    if (!last_ || last_->problem != QString::fromUtf8(fault.what())) last_ = broken(fault.what());
  }
  return last_;
}

bool RunReader::lively(Time now) const {
  const bool runs = last_ && (last_->state == RunState::Running || last_->state == RunState::Paused);
  return runs || now - changedAt_ < 3s;
}

bool RunReader::readIfNew(FileStamp& seen, const fs::path& file, const std::function<void()>& read) {
  const FileStamp stamp = stampOf(file);
  if (stamp == seen) return false;
  read();
  seen = stamp;
  return true;
}

bool RunReader::refresh(Time now) {
  bool changed = readIfNew(facts_, run_.facts(), [this] { draft_.facts = run_.readFacts(); });
  changed |= readIfNew(config_, run_.config(), [this] {
    RunFolder::open(run_.path());  // says it better where the file is missing
    draft_.config = readConfig(run_.config(), {}, ConfigPurpose::StoredRun);
    // The root may be gone; runs of earlier versions have it alone to tell.
    draft_.synthetic = draft_.facts.syntheticFaces || holdsDrawnFaces(draft_.config.data.root);
  });
  const bool statusChanged = readIfNew(status_, run_.status(), [this] { draft_.status = run_.readStatus(); });
  changed |= refreshState(statusChanged, now) || statusChanged;
  if (steps_.update(now)) {
    changed = true;
    draft_.steps = steps_.table();
  }
  draft_.stepsPerEpoch = stepsOfFirstEpoch(*draft_.steps, draft_.status.epoch);
  changed |= refreshEvaluations(now);
  changed |= refreshLandscapes();
  changed |=
      readIfNew(appearance_, appearanceOf(run_), [this] { draft_.style = readStyle(appearanceOf(run_)); });
  if (styleInMemory_ >= 0 && draft_.style != styleInMemory_) {
    draft_.style = styleInMemory_;
    changed = true;
  }
  return changed;
}

bool RunReader::refreshState(bool statusChanged, Time now) {
  const std::string& said = draft_.status.state;
  if (said == "running" || said == "paused") {
    if (statusChanged || now - lockSeen_ >= 1s) {
      held_ = RunLock::held(run_.lock()) || status_.age() < kNewborn;
      lockSeen_ = now;
    }
  }
  const RunState before = draft_.state;
  draft_.state = stateOf(said, held_);
  return draft_.state != before;
}

bool RunReader::refreshEvaluations(Time now) {
  if (!evaluations_.update(now)) return false;
  draft_.evaluations = evaluations_.table();
  draft_.evaluationRows = readEvaluations(run_);
  return true;
}

Facts RunReader::factsOf(const LandscapeEntry& entry) {
  const FileStamp settings = stampOf(entry.folder / "settings.json");
  KnownFacts& known = landscapeFacts_[entry.name];
  // The recipe of a folder never changes, but it may not be whole when the folder is first seen.
  const bool unread = known.facts && known.facts->x.points == 0 && known.bytes != entry.journalBytes;
  if (!known.facts || unread || known.settings != settings)
    known = {factsIn(entry.folder), settings, entry.journalBytes};
  return known.facts;
}

bool RunReader::refreshLandscapes() {
  const auto read = [this](const fs::path& place) {
    std::vector<LandscapeEntry> found = landscapesIn(place);
    for (LandscapeEntry& entry : found) entry.facts = factsOf(entry);
    return found;
  };
  std::vector<LandscapeEntry> found = read(run_.landscape()), frames = read(run_.trainingFrames());
  std::sort(frames.begin(), frames.end(),
            [](const LandscapeEntry& a, const LandscapeEntry& b) { return a.name < b.name; });
  if (found == draft_.landscapes && frames == draft_.trainingFrames) return false;
  draft_.landscapes = std::move(found);
  draft_.trainingFrames = std::move(frames);
  return true;
}

std::vector<FileStamp> RunReader::stamps() const {
  std::vector<FileStamp> all;
  for (const fs::path& file :
       {run_.facts(), run_.config(), run_.status(), run_.steps(), run_.evaluations(), appearanceOf(run_)})
    all.push_back(stampOf(file));
  return all;
}

RunPtr RunReader::broken(const std::string& message) const {
  auto snapshot = std::make_shared<RunSnapshot>();
  snapshot->folder = draft_.folder;
  snapshot->key = draft_.key;
  snapshot->problem = QString::fromStdString(message);
  snapshot->steps = snapshot->evaluations = std::make_shared<const NumberTable>();
  return snapshot;
}

void RunReader::setStyle(int style) {
  styleInMemory_ = -1;
  try {
    saveFile(appearanceOf(run_), "{\"style\": " + std::to_string(style) + "}\n");
  } catch (const std::exception&) {
    styleInMemory_ = style;  // a folder of somebody else: the window may still show it so
  }
}

}  // namespace gacfas
