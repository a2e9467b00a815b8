#include "ui/plots/FigureSpecFields.h"

#include <QJsonArray>
#include <cmath>

namespace gacfas {

namespace {

using Accept = std::function<bool(const QString&)>;

const Accept kAny = [](const QString&) { return true; };

bool isWholeNumber(const QString& text) {
  bool whole = false;
  return text.toInt(&whole) >= 0 && whole;
}

bool isNumber(const QString& text) {
  bool number = false;
  const double value = text.toDouble(&number);
  return number && std::isfinite(value);
}

Accept oneOf(const QStringList& words, bool (*otherwise)(const QString&) = nullptr) {
  return [=](const QString& text) { return words.contains(text) || (otherwise && otherwise(text)); };
}

FigureField text(const char* key, QString FigureSpec::*member, const QString& allowed,
                 const Accept& accept = kAny) {
  return {QLatin1String(key), allowed, [=](const FigureSpec& spec) { return QJsonValue(spec.*member); },
          [=](FigureSpec& spec, const QJsonValue& value) {
            if (!value.isString() || !accept(value.toString())) return false;
            spec.*member = value.toString();
            return true;
          }};
}

FigureField list(const char* key, QStringList FigureSpec::*member, const QString& allowed,
                 const Accept& accept) {
  return {QLatin1String(key), allowed,
          [=](const FigureSpec& spec) { return QJsonValue(QJsonArray::fromStringList(spec.*member)); },
          [=](FigureSpec& spec, const QJsonValue& value) {
            if (!value.isArray()) return false;
            QStringList words;
            for (const QJsonValue& word : value.toArray()) {
              if (!word.isString() || !accept(word.toString())) return false;
              words << word.toString();
            }
            spec.*member = words;
            return true;
          }};
}

FigureField flag(const char* key, bool FigureSpec::*member) {
  return {QLatin1String(key), QStringLiteral("true or false"),
          [=](const FigureSpec& spec) { return QJsonValue(spec.*member); },
          [=](FigureSpec& spec, const QJsonValue& value) {
            if (value.isBool()) spec.*member = value.toBool();
            return value.isBool();
          }};
}

template <typename Number>
FigureField number(const char* key, Number FigureSpec::*member, double least, double greatest,
                   const char* unit) {
  constexpr bool kWhole = std::is_integral_v<Number>;
  const QString kind = kWhole ? QStringLiteral("a whole number") : QStringLiteral("a number");
  QString allowed = QStringLiteral("%1 from %2 to %3").arg(kind).arg(least).arg(greatest);
  if (*unit) allowed += QStringLiteral(" (%1)").arg(QLatin1String(unit));
  return {QLatin1String(key), allowed, [=](const FigureSpec& spec) { return QJsonValue(spec.*member); },
          [=](FigureSpec& spec, const QJsonValue& value) {
            const double given = value.toDouble(NAN);
            if (!(given >= least && given <= greatest) || (kWhole && given != std::floor(given)))
              return false;
            spec.*member = static_cast<Number>(given);
            return true;
          }};
}

FigureField kindField() {
  static const std::vector<FigureKind> kKinds{FigureKind::Curves,  FigureKind::Roc,     FigureKind::Reliability,
                                              FigureKind::Scores,  FigureKind::Surface, FigureKind::Contour,
                                              FigureKind::Section, FigureKind::Line,
                                              FigureKind::Sharpness};
  QStringList names;
  for (FigureKind kind : kKinds) names << figureKindName(kind);
  return {QStringLiteral("kind"), QStringLiteral("one of ") + names.join(QStringLiteral(", ")),
          [](const FigureSpec& spec) { return QJsonValue(figureKindName(spec.kind)); },
          [](FigureSpec& spec, const QJsonValue& value) {
            for (FigureKind kind : kKinds)
              if (value.toString() == figureKindName(kind)) {
                spec.kind = kind;
                return true;
              }
            return false;
          }};
}

/// A channel of a landscape; which there are, its files say.
bool isSurface(const QString& name) {
  static const QStringList kWhole{QStringLiteral("loss"), QStringLiteral("train_loss_weighted"),
                                  QStringLiteral("train_acc"), QStringLiteral("train_loss_se")};
  return kWhole.contains(name) || (name.startsWith(u"loss.") && name.size() > 5) ||
         (name.contains(u'/') && !name.startsWith(u'/') && !name.endsWith(u'/'));
}

bool isOutput(const QString& name) {
  static const QStringList kSuffixes{QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"),
                                     QStringLiteral("csv")};
  return name.isEmpty() || kSuffixes.contains(name.section(u'.', -1).toLower());
}

std::vector<FigureField> makeFields() {
  const auto words = [](const char* list) { return QString::fromUtf8(list).split(u' '); };
  const QString aText = QStringLiteral("text");
  return {
      kindField(),
      text("title", &FigureSpec::title, aText),
      list("runs", &FigureSpec::runs, QStringLiteral("a list of run folders"),
           [](const QString& run) { return !run.isEmpty(); }),
      list("labels", &FigureSpec::labels, QStringLiteral("a list of texts, one a run"), kAny),
      list("styles", &FigureSpec::styles, QStringLiteral("a list of whole numbers as texts, one a run"),
           isWholeNumber),
      text("evaluation", &FigureSpec::evaluation, QStringLiteral("\"last\", \"best\", or an epoch as text"),
           oneOf(words("last best"), isWholeNumber)),
      text("level", &FigureSpec::level, QStringLiteral("one of video, middle, frame"),
           oneOf(words("video middle frame"))),
      flag("log_x", &FigureSpec::logX),
      flag("det", &FigureSpec::det),
      flag("sources", &FigureSpec::sources),
      text("threshold", &FigureSpec::threshold, QStringLiteral("\"oracle\", \"source\", or a number as text"),
           oneOf(words("oracle source"), isNumber)),
      list("columns", &FigureSpec::columns,
           QStringLiteral("a list of columns of steps.csv or evaluations.csv"),
           [](const QString& column) { return !column.isEmpty(); }),
      text("x_axis", &FigureSpec::xAxis, QStringLiteral("one of step, epoch, time"),
           oneOf(words("step epoch time"))),
      number("smoothing", &FigureSpec::smoothing, 0.0, 0.9999, ""),
      flag("log_y", &FigureSpec::logY),
      flag("single_lines", &FigureSpec::singleLines),
      flag("extremes", &FigureSpec::extremes),
      text("landscape", &FigureSpec::landscape,
           QStringLiteral("the name of a folder in the run's landscape folder")),
      text("compare", &FigureSpec::compare, QStringLiteral("one of side, overlay, difference"),
           oneOf(words("side overlay difference"))),
      flag("log_z", &FigureSpec::logZ),
      flag("level_lines", &FigureSpec::levelLines),
      text("preset", &FigureSpec::preset, QStringLiteral("one of paper, plain"), oneOf(words("paper plain"))),
      number("clip", &FigureSpec::clip, 0.0, 1e6, "nat, 0 is automatic"),
      number("azimuth", &FigureSpec::azimuth, -360.0, 360.0, "degrees"),
      number("elevation", &FigureSpec::elevation, -90.0, 90.0, "degrees"),
      number("zoom", &FigureSpec::zoom, 0.05, 20.0, ""),
      text("surface", &FigureSpec::surface, QStringLiteral("\"loss\", \"loss.<domain>\", \"train_loss_weighted\", \"train_acc\" or a column such as \"unseen/auc\""), isSurface),
      text("report", &FigureSpec::report, QStringLiteral("weights, faces, seed and options of a sharpness report")),
      text("output", &FigureSpec::output, QStringLiteral("a file that ends in .png, .svg, .pdf or .csv"),
           isOutput),
      number("width_mm", &FigureSpec::widthMm, 20.0, 1000.0, "mm"),
      number("height_mm", &FigureSpec::heightMm, 20.0, 1000.0, "mm"),
      number("dpi", &FigureSpec::dpi, 36, 2400, "dots an inch"),
      number("font_pt", &FigureSpec::fontPt, 4.0, 72.0, "pt"),
      flag("dark", &FigureSpec::dark),
      flag("show_title", &FigureSpec::showTitle),
      flag("show_legend", &FigureSpec::showLegend),
      flag("show_grid", &FigureSpec::showGrid),
      flag("mark_synthetic", &FigureSpec::markSynthetic),
  };
}

}  // namespace

const std::vector<FigureField>& figureFields() {
  static const std::vector<FigureField> fields = makeFields();
  return fields;
}

}  // namespace gacfas
