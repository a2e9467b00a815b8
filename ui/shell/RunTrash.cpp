#include "ui/shell/RunTrash.h"

#include <QDir>
#include <QFile>

#include "ui/widgets/Background.h"

namespace gacfas {
namespace {

void dropTrashInfo(const QString& pathInTrash) {
  // freedesktop.org trash: <trash>/files/NAME has its <trash>/info/NAME.trashinfo
  const QFileInfo entry(pathInTrash);
  QFile::remove(entry.dir().filePath(QStringLiteral("../info/%1.trashinfo").arg(entry.fileName())));
}

}  // namespace

void RunTrash::remove(const RunSnapshot& run) {
  const QString name = run.name(), path = QString::fromStdString(run.folder.string());
  inBackground(
      this,
      [path] {
        QString inTrash;
        return QFile::moveToTrash(path, &inTrash) ? inTrash : QString();
      },
      [this, name, path](const QString& inTrash) {
        if (inTrash.isEmpty()) {
          Q_EMIT failed(tr("%1 cannot be moved to the trash. Check that its folder may be written, or delete "
                           "it by hand.")
                            .arg(path));
          return;
        }
        removed_.push_back({name, path, inTrash});
        Q_EMIT removed(name);
      });
}

void RunTrash::undo() {
  if (removed_.empty()) return;
  const Removed run = removed_.back();
  removed_.pop_back();
  putBack(run);
}

void RunTrash::putBack(const Removed& run) {
  inBackground(
      this,
      [run] {
        const bool back = !QFile::exists(run.path) && QDir().rename(run.pathInTrash, run.path);
        if (back) dropTrashInfo(run.pathInTrash);
        return back;
      },
      [this, run](bool back) {
        if (back) {
          Q_EMIT restored(run.name);
        } else {
          Q_EMIT failed(
              tr("%1 cannot be put back; it is in the trash as %2.").arg(run.path, run.pathInTrash));
        }
      });
}

}  // namespace gacfas
