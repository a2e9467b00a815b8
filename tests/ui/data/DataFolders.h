#pragma once

#include <QtTest>
#include <QtWidgets>
#include <filesystem>
#include <fstream>

#include "tests/prepare/DrawnVideos.h"
#include "tests/prepare/Trees.h"

namespace gacfas::test {

/// Draws a video for the first path and copies it to the others: live and attack alike, which is as good as
/// any for names.
inline void drawTree(const std::filesystem::path& root, const std::vector<std::string>& paths,
                     int64_t frames = 6) {
  const std::filesystem::path first = root / paths.front();
  drawn::drawVideo(first, {0, frames});
  for (const std::string& path : paths) {
    std::filesystem::create_directories((root / path).parent_path());
    if (root / path != first) std::filesystem::copy_file(first, root / path);
  }
}

/// MSU-MFSD with its two lists: one client each.
inline void drawMsu(const std::filesystem::path& root) {
  drawTree(root, drawn::msuPaths(2));
  std::ofstream(root / "train_sub_list.txt") << "1\n";
  std::ofstream(root / "test_sub_list.txt") << "2\n";
}

template <typename Widget>
Widget* child(const QWidget& parent, const char* name) {
  return parent.findChild<Widget*>(QLatin1String(name));
}

inline void clickOn(QAbstractButton* button) {
  QVERIFY(button);
  QTRY_VERIFY(button->isVisible() && button->isEnabled());
  QTest::mouseClick(button, Qt::LeftButton);
}

/// Of a SegmentedChoice.
inline void clickSegment(const QWidget& parent, const char* name, int segment) {
  auto* choice = child<QWidget>(parent, name);
  QVERIFY(choice);
  clickOn(choice->findChildren<QToolButton*>().at(segment));
}

inline void type(QLineEdit* field, const QString& text) {
  QVERIFY(field);
  field->setFocus();
  field->selectAll();
  QTest::keyClick(field, Qt::Key_Delete);
  QTest::keyClicks(field, text);
}

/// Saves a picture where the variable says, to be looked at.
inline void shoot(QWidget& widget, const QString& name) {
  const QString folder = qEnvironmentVariable("GACFAS_PICTURES");
  if (!folder.isEmpty()) widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

}  // namespace gacfas::test
