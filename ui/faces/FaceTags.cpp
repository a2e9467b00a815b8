#include "ui/faces/FaceTags.h"

#include <QSet>
#include <algorithm>
#include <cmath>
#include <functional>

#include "core/run/RunFolder.h"

namespace gacfas {
namespace {

class RemarkChange : public QUndoCommand {
public:
  RemarkChange(const QString& text, std::function<void(const FaceRemark&)> write, FaceRemark before,
               FaceRemark after)
      : QUndoCommand(text), write_(std::move(write)), before_(std::move(before)), after_(std::move(after)) {}
  void undo() override { write_(before_); }
  void redo() override { write_(after_); }

private:
  std::function<void(const FaceRemark&)> write_;
  FaceRemark before_, after_;
};

FaceRemark cleaned(const FaceRemark& remark) {
  FaceRemark clean;
  for (const QString& tag : remark.tags) {
    const QString plain = QString(tag).replace(';', ',').simplified();
    if (!plain.isEmpty() && !clean.tags.contains(plain)) clean.tags.append(plain);
  }
  clean.note = remark.note.trimmed();
  return clean;
}

FaceRemark remarkOf(const FaceNote& note) {
  FaceRemark remark;
  for (const std::string& tag : note.tags) remark.tags.append(QString::fromStdString(tag));
  remark.note = QString::fromStdString(note.note);
  return remark;
}

}  // namespace

FaceTags::FaceTags(QObject* parent) : QObject(parent) {
  pool_.setMaxThreadCount(1);
}

FaceTags::~FaceTags() {
  pool_.waitForDone();
}

void FaceTags::setRuns(const std::vector<std::filesystem::path>& runs) {
  if (runs == runs_) return;
  runs_ = runs;
  undo_.clear();
  for (const std::filesystem::path& run : runs)
    if (stores_.try_emplace(run).second) load(run);
  Q_EMIT changed();
}

bool FaceTags::isLoaded() const {
  return std::all_of(runs_.begin(), runs_.end(), [&](const auto& run) { return stores_.at(run).loaded; });
}

void FaceTags::load(const std::filesystem::path& run) {
  pool_.start([=, this] {
    std::vector<FaceNote> notes;
    QString message;
    try {
      notes = readFaceNotes(run);
    } catch (const std::exception& error) {
      message = QString::fromUtf8(error.what());
    }
    const auto take = [=, this] {
      Store& store = stores_[run];
      store.loaded = true;
      store.damaged = !message.isEmpty();
      for (const FaceNote& note : notes) store.notes[faceKey(note.domain, note.label, note.video)] = note;
      if (store.damaged) Q_EMIT problem(message);
      Q_EMIT changed();
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  });
}

const FaceNote* FaceTags::newest(const std::string& key) const {
  const FaceNote* best = nullptr;
  for (const std::filesystem::path& run : runs_) {
    const auto& notes = stores_.at(run).notes;
    const auto found = notes.find(key);
    if (found != notes.end() && (!best || found->second.changed > best->changed)) best = &found->second;
  }
  return best;
}

FaceRemark FaceTags::remark(const Face& face) const {
  const FaceNote* note = newest(faceKey(face));
  return note ? remarkOf(*note) : FaceRemark();
}

void FaceTags::setRemark(const Face& face, const FaceRemark& remark) {
  const FaceRemark before = this->remark(face), after = cleaned(remark);
  if (!isLoaded() || before == after) return;
  const QString text = before.tags == after.tags ? tr("note") : tr("tag");
  undo_.push(new RemarkChange(text, [=, this](const FaceRemark& written) { write(face, written); }, before, after));
}

void FaceTags::write(const Face& face, const FaceRemark& remark) {
  FaceNote note{face.domain, face.label, face.video, {}, remark.note.toStdString(), utcNow()};
  for (const QString& tag : remark.tags) note.tags.push_back(tag.toStdString());
  for (size_t run = 0; run < runs_.size(); ++run) {
    if (run >= face.scores.size() || std::isnan(face.scores[run])) continue;
    Store& store = stores_[runs_[run]];
    // An empty one stays in memory, so that it counts as newer than another run's.
    store.notes[faceKey(face)] = note;
    save(runs_[run], store);
  }
  Q_EMIT changed();
}

void FaceTags::save(const std::filesystem::path& run, const Store& store) {
  if (store.damaged) {
    Q_EMIT problem(tr("%1/faces.csv could not be read and is left as it is: tags of this run are not saved. "
                      "Repair or remove the file.")
                       .arg(QString::fromStdString(run.string())));
    return;
  }
  std::vector<FaceNote> notes;
  for (const auto& [key, note] : store.notes) notes.push_back(note);
  pool_.start([=, this] {
    try {
      writeFaceNotes(run, notes);
    } catch (const std::exception& error) {
      const QString message = QString::fromUtf8(error.what());
      QMetaObject::invokeMethod(this, [=, this] { Q_EMIT problem(message); }, Qt::QueuedConnection);
    }
  });
}

QStringList FaceTags::tags() const {
  QSet<QString> all;
  for (const std::filesystem::path& run : runs_)
    for (const auto& [key, note] : stores_.at(run).notes)
      for (const std::string& tag : note.tags) all.insert(QString::fromStdString(tag));
  QStringList sorted(all.begin(), all.end());
  sorted.sort();
  return sorted;
}

std::unordered_set<std::string> FaceTags::remarked() const {
  std::unordered_set<std::string> keys;
  for (const std::filesystem::path& run : runs_)
    for (const auto& [key, note] : stores_.at(run).notes)
      if (!remarkOf(*newest(key)).isEmpty()) keys.insert(key);
  return keys;
}

std::unordered_set<std::string> FaceTags::tagged(const QString& tag) const {
  std::unordered_set<std::string> keys;
  const std::string wanted = tag.toStdString();
  for (const std::filesystem::path& run : runs_)
    for (const auto& [key, note] : stores_.at(run).notes) {
      const FaceNote* shown = newest(key);
      if (std::find(shown->tags.begin(), shown->tags.end(), wanted) != shown->tags.end()) keys.insert(key);
    }
  return keys;
}

}  // namespace gacfas
