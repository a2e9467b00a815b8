#include "ui/theme/TabularFont.h"

#include <QFontDatabase>
#include <QMap>
#include <QRawFont>
#include <QtEndian>

namespace gacfas {
namespace {

using Tables = QMap<QByteArray, QByteArray>;

const auto kInter = QStringLiteral("Inter");
const auto kOurs = QStringLiteral("InteT");  // as long as "Inter": the name table keeps its offsets

quint16 u16(const QByteArray& data, qsizetype at) {
  return at + 2 <= data.size() ? qFromBigEndian<quint16>(data.constData() + at) : 0;
}

void append16(QByteArray& data, quint16 value) {
  value = qToBigEndian(value);
  data.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void append32(QByteArray& data, quint32 value) {
  value = qToBigEndian(value);
  data.append(reinterpret_cast<const char*>(&value), sizeof value);
}

QByteArray utf16(const QString& text) {
  QByteArray bytes;
  for (const QChar c : text) append16(bytes, c.unicode());
  return bytes;
}

Tables tablesOf(const QRawFont& font) {
  Tables tables;
  for (const char* tag : {"BASE", "CFF ", "GDEF", "GPOS", "GSUB", "OS/2", "cmap", "cvt ", "fpgm", "gasp",
                          "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"}) {
    const QByteArray table = font.fontTable(tag);
    if (!table.isEmpty()) tables[tag] = table;
  }
  return tables;
}

/// An OpenType file: header, directory, tables on 4-byte borders. Checksums stay 0; no renderer looks at
/// them.
QByteArray fontFile(const Tables& tables) {
  QByteArray file = tables.contains("CFF ") ? QByteArray("OTTO") : QByteArray("\0\1\0\0", 4);
  quint16 power = 1, log2 = 0;
  while (power * 2 <= tables.size()) power = static_cast<quint16>(power * 2), ++log2;
  append16(file, static_cast<quint16>(tables.size()));
  append16(file, static_cast<quint16>(power * 16));
  append16(file, log2);
  append16(file, static_cast<quint16>((tables.size() - power) * 16));
  quint32 offset = static_cast<quint32>(12 + 16 * tables.size());
  for (auto it = tables.begin(); it != tables.end(); ++it) {
    file += it.key();
    append32(file, 0);
    append32(file, offset);
    append32(file, static_cast<quint32>(it->size()));
    offset += static_cast<quint32>((it->size() + 3) / 4 * 4);
  }
  for (const QByteArray& table : tables) file += table + QByteArray((4 - table.size() % 4) % 4, '\0');
  return file;
}

/// Whether a copy of this weight could be loaded.
bool loadCopy(QFont::Weight weight) {
  QFont font(kInter, -1, weight);
  font.setPixelSize(13);
  const QRawFont raw = QRawFont::fromFont(font);
  if (raw.familyName() != kInter || !raw.fontTable("fvar").isEmpty()) return false;
  Tables tables = tablesOf(raw);
  tables["GSUB"] = renamedFeature(tables["GSUB"], "tnum", "rlig");
  if (tables["GSUB"].isEmpty()) return false;
  tables["name"].replace(utf16(kInter), utf16(kOurs)).replace(kInter.toLatin1(), kOurs.toLatin1());
  return QFontDatabase::addApplicationFontFromData(fontFile(tables)) >= 0;
}

QString loadTabularFamily() {
#if QT_VERSION < QT_VERSION_CHECK(6, 7, 0)
  for (const QFont::Weight weight : {QFont::Normal, QFont::Medium, QFont::DemiBold, QFont::Bold}) {
    if (!loadCopy(weight) && weight == QFont::Normal) return kInter;
  }
  return kOurs;
#else
  return kInter;
#endif
}

}  // namespace

QByteArray renamedFeature(QByteArray gsub, const QByteArray& from, const QByteArray& to) {
  const qsizetype list = u16(gsub, 6);  // FeatureList: a count, then records of tag and offset
  bool found = false;
  for (int i = 0; list > 0 && i < u16(gsub, list); ++i) {
    const qsizetype record = list + 2 + 6 * i;
    if (gsub.mid(record, 4) != from) continue;
    gsub.replace(record, 4, to);
    found = true;
  }
  return found ? gsub : QByteArray();
}

QString tabularFamily() {
  static const QString family = loadTabularFamily();
  return family;
}

}  // namespace gacfas
