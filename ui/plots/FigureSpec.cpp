#include "ui/plots/FigureSpec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

#include "core/types/Error.h"
#include "ui/plots/FigureSpecFields.h"

namespace gacfas {

namespace {

[[noreturn]] void refuse(const QString& message) {
  throw InputError(("figure: " + message).toStdString());
}

/// The value as the file has it.
QString asWritten(const QJsonValue& value) {
  const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
  return QString::fromUtf8(list.mid(1, list.size() - 2));
}

void setField(FigureSpec& spec, const QString& key, const QJsonValue& value) {
  const auto& fields = figureFields();
  const auto field =
      std::find_if(fields.begin(), fields.end(), [&](const FigureField& each) { return each.key == key; });
  if (field == fields.end()) {
    QStringList known;
    for (const FigureField& each : fields) known << each.key;
    refuse(QStringLiteral("unknown key '%1'; known: %2").arg(key, known.join(QStringLiteral(", "))));
  }
  if (!field->set(spec, value))
    refuse(QStringLiteral("key '%1': %2 is not allowed; allowed: %3")
               .arg(key, asWritten(value), field->allowed));
}

void checkCount(const char* key, const QStringList& list, const QStringList& runs) {
  if (list.isEmpty() || list.size() == runs.size()) return;
  refuse(QStringLiteral("key '%1': %2 entries for %3 runs; allowed: one a run, or none")
             .arg(QLatin1String(key))
             .arg(list.size())
             .arg(runs.size()));
}

}  // namespace

QString figureKindName(FigureKind kind) {
  switch (kind) {
    case FigureKind::Curves:
      return QStringLiteral("curves");
    case FigureKind::Roc:
      return QStringLiteral("roc");
    case FigureKind::Reliability:
      return QStringLiteral("reliability");
    case FigureKind::Scores:
      return QStringLiteral("scores");
    case FigureKind::Surface:
      return QStringLiteral("surface");
    case FigureKind::Contour:
      return QStringLiteral("contour");
    case FigureKind::Section:
      return QStringLiteral("section");
    case FigureKind::Line:
      return QStringLiteral("line");
    case FigureKind::Sharpness:
      return QStringLiteral("sharpness");
  }
  return {};
}

QJsonObject FigureSpec::toJson() const {
  static const FigureSpec kDefaults;
  static const QStringList kAlways{QStringLiteral("kind"), QStringLiteral("runs")};
  QJsonObject object;
  for (const FigureField& field : figureFields()) {
    const QJsonValue value = field.get(*this);
    if (kAlways.contains(field.key) || value != field.get(kDefaults)) object.insert(field.key, value);
  }
  return object;
}

FigureSpec FigureSpec::fromJson(const QJsonObject& object) {
  FigureSpec spec;
  if (!object.contains(QStringLiteral("kind")))
    refuse(QStringLiteral("key 'kind' is missing; allowed: %1").arg(figureFields().front().allowed));
  for (auto entry = object.begin(); entry != object.end(); ++entry)
    setField(spec, entry.key(), entry.value());
  if (spec.runs.isEmpty())
    refuse(QStringLiteral("key 'runs' is missing or empty; allowed: a list of run folders"));
  if (spec.kind == FigureKind::Curves && spec.columns.isEmpty())
    refuse(QStringLiteral(
        "key 'columns' is missing or empty; a curves figure needs columns of steps.csv or evaluations.csv"));
  checkCount("labels", spec.labels, spec.runs);
  checkCount("styles", spec.styles, spec.runs);
  return spec;
}

}  // namespace gacfas
