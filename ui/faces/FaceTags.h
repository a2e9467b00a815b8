#pragma once

#include <QStringList>
#include <QThreadPool>
#include <QUndoStack>
#include <filesystem>
#include <map>
#include <unordered_set>
#include <vector>

#include "core/run/FaceNotes.h"
#include "ui/faces/FaceSet.h"

namespace gacfas {

/// What the user says of one video.
struct FaceRemark {
  QStringList tags;
  QString note;
  bool isEmpty() const { return tags.isEmpty() && note.isEmpty(); }
  bool operator==(const FaceRemark&) const = default;
};

/// Tags and notes of the ticked runs, kept in their folders (core/run/FaceNotes.h). A remark goes to every
/// ticked run that scored the video; where two runs differ, the one changed last counts.
class FaceTags : public QObject {
  Q_OBJECT
public:
  explicit FaceTags(QObject* parent = nullptr);
  ~FaceTags() override;  ///< waits for what is being saved

  /// Folders in the order of Face::scores. Files not known yet are read on another thread.
  void setRuns(const std::vector<std::filesystem::path>& runs);
  /// Whether the files of all runs are there: before, nothing can be changed.
  bool isLoaded() const;

  FaceRemark remark(const Face& face) const;
  /// Changes it, saves it, and can be undone. Tags are trimmed and without ';'.
  void setRemark(const Face& face, const FaceRemark& remark);
  /// All tags in use, sorted.
  QStringList tags() const;
  /// faceKey() of the videos with a tag.
  std::unordered_set<std::string> tagged(const QString& tag) const;
  /// faceKey() of the videos with a tag or a note.
  std::unordered_set<std::string> remarked() const;
  QUndoStack& undo() { return undo_; }

Q_SIGNALS:
  void changed();
  void problem(const QString& message);

private:
  struct Store {
    bool loaded = false, damaged = false;  ///< a file that cannot be read is left alone
    std::map<std::string, FaceNote> notes;
  };
  void load(const std::filesystem::path& run);
  void save(const std::filesystem::path& run, const Store& store);
  void write(const Face& face, const FaceRemark& remark);
  const FaceNote* newest(const std::string& key) const;

  std::vector<std::filesystem::path> runs_;
  std::map<std::filesystem::path, Store> stores_;
  QUndoStack undo_;
  QThreadPool pool_;  ///< one thread: files are written in the order of the changes
};

}  // namespace gacfas
