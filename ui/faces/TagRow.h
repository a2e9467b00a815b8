#pragma once

#include <QWidget>
#include <optional>

#include "ui/faces/FaceTags.h"

class QLineEdit;
class QMenu;
class QPushButton;

namespace gacfas {

class FlowLayout;

/// Tags of the shown face as chips, a button for more, and its note.
class TagRow : public QWidget {
  Q_OBJECT
public:
  explicit TagRow(FaceTags* tags, QWidget* parent = nullptr);

  void showFace(const std::optional<Face>& face);
  /// Gives or takes the quick tag of a key, 1..5.
  void toggleQuickTag(int key);

private:
  void rebuild();
  void toggle(const QString& tag);
  void fillMenu(QMenu& menu);
  void openMenu();
  void saveNote();

  FaceTags* tags_;
  FlowLayout* chips_;
  QLineEdit* note_;
  std::optional<Face> face_;
  FaceRemark shown_;
};

/// The tags of the keys 1 to 5.
const QStringList& quickTags();

}  // namespace gacfas
