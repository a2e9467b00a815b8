#pragma once

#include <QLineEdit>
#include <QTest>

namespace gacfas::test {

/// Puts a text into a field as a user would.
inline void typeInto(QLineEdit* field, const char* text) {
  field->setFocus();
  field->selectAll();
  QTest::keyClicks(field, QLatin1String(text));
}

}  // namespace gacfas::test
