#include "ui/figure/PdfPage.h"

#include <QRegularExpression>

namespace gacfas {

namespace {

/// The table of object offsets at the end, each moved by `shift` where its object lies behind `at`.
bool moveOffsets(QByteArray& pdf, qsizetype at, qsizetype shift) {
  const qsizetype table = pdf.lastIndexOf("\nxref\n");
  const qsizetype start = pdf.lastIndexOf("startxref\n");
  if (table < 0 || start < table) return false;
  constexpr qsizetype kDigits = 10;
  for (qsizetype line = pdf.indexOf('\n', table + 6) + 1; line + 20 <= start && pdf[line + kDigits] == ' ';
       line += 20) {
    const qsizetype offset = pdf.mid(line, kDigits).toLongLong();
    if (offset > at)
      pdf.replace(line, kDigits, QByteArray::number(offset + shift).rightJustified(kDigits, '0'));
  }
  const qsizetype number = start + 10;
  const qsizetype end = pdf.indexOf('\n', number);
  pdf.replace(number, end - number, QByteArray::number(table + 1));
  return true;
}

}  // namespace

QByteArray withExactPage(const QByteArray& pdf, const QSizeF& sizeMm) {
  static const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 ([\\d.]+) ([\\d.]+)\\]"));
  const auto found = box.match(QString::fromLatin1(pdf));
  if (!found.hasMatch()) return pdf;
  const auto points = [](double mm) { return mm / 25.4 * 72.0; };
  const double top = found.captured(2).toDouble();
  const QString exact = QStringLiteral("/MediaBox [0 %1 %2 %3]")
                            .arg(top - points(sizeMm.height()), 0, 'f', 4)
                            .arg(points(sizeMm.width()), 0, 'f', 4)
                            .arg(top);
  QByteArray patched = pdf;
  patched.replace(found.capturedStart(), found.capturedLength(), exact.toLatin1());
  return moveOffsets(patched, found.capturedStart(), exact.size() - found.capturedLength()) ? patched : pdf;
}

}  // namespace gacfas
