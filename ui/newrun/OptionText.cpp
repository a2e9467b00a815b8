#include "ui/newrun/OptionText.h"

#include <QStringList>

#include "core/config/OptionBuilder.h"

namespace gacfas {

QString optionText(const OptionValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return QString::fromStdString(*text);
  QStringList names;
  for (const std::string& name : std::get<std::vector<std::string>>(value))
    names << QString::fromStdString(name);
  return names.join(QStringLiteral(", "));
}

OptionValue optionValue(const Option& option, const QString& text) {
  if (option.type == OptionType::Text) return text.toStdString();
  if (option.type != OptionType::TextList) return text.trimmed().toStdString();
  std::vector<std::string> names;
  if (text.trimmed().isEmpty()) return names;
  for (const QString& name : text.split(QLatin1Char(','))) names.push_back(name.trimmed().toStdString());
  return names;
}

QString rangeText(const Option& option) {
  if (option.type != OptionType::Integer && option.type != OptionType::Number) return {};
  if (option.maximum >= 9e15) return QStringLiteral("%1 or more").arg(option.minimum);
  const auto number = [&](double value) {
    QString text = QString::fromStdString(options::numberText(value));
    for (qsizetype at = text.size() - 3; option.type == OptionType::Integer && text.size() > 4 && at > 0;
         at -= 3)
      text.insert(at, QChar(0x2009));
    return text;
  };
  const QString unit =
      option.unit.empty() ? QString() : QLatin1Char(' ') + QString::fromStdString(option.unit);
  return QStringLiteral("%1 to %2%3").arg(number(option.minimum), number(option.maximum), unit);
}

QString faultText(const Option& option, const QString& written, const QString& reason) {
  const QString range = rangeText(option);
  const QString allowed = range.isEmpty() ? QString::fromStdString(allowedValues(option)) : range;
  const QString shown = written.isEmpty() ? QStringLiteral("nothing") : written.left(24);
  return QStringLiteral("%1 %2; allowed: %3").arg(shown, reason, allowed);
}

QString sectionOf(const Option& option) {
  const QString name = QString::fromStdString(option.name);
  return name.contains(QLatin1Char('.')) ? name.section(QLatin1Char('.'), 0, 0) : QString();
}

}  // namespace gacfas
