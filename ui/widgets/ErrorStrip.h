#pragma once

#include <QFrame>
#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace gacfas {

/// A message in the window instead of a box over it: the text, a button for the fix where there is one, and a
/// cross. Of several messages the newest is shown, and closing it brings back the one before.
class ErrorStrip : public QFrame {
  Q_OBJECT
public:
  enum class Kind { Error, Warning, Info };

  explicit ErrorStrip(QWidget* parent = nullptr);

  /// A message equal to one that is there replaces it.
  void showMessage(const QString& text, Kind kind = Kind::Error, const QString& actionText = {},
                   std::function<void()> action = {});
  /// The text shown, empty where there is none.
  QString text() const;
  int count() const { return static_cast<int>(messages_.size()); }
  void clear();

public Q_SLOTS:
  void dismiss();  ///< the one that is shown

protected:
  void changeEvent(QEvent* event) override;

private:
  struct Message {
    QString text;
    Kind kind;
    QString actionText;
    std::function<void()> action;
  };
  void showNewest();
  void drawIcon();
  void runAction();

  std::vector<Message> messages_;
  QLabel* icon_;
  QLabel* text_;
  QLabel* more_;
  QPushButton* action_;
};

}  // namespace gacfas
