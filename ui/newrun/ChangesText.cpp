#include "ui/newrun/ChangesText.h"

#include "ui/newrun/ConfigEdit.h"
#include "ui/newrun/OptionText.h"
#include "ui/theme/Theme.h"

namespace gacfas {

namespace {

QString coloured(const QString& text, const QColor& colour) {
  return QStringLiteral("<span style=\"color:%1\">%2</span>").arg(colour.name(), text.toHtmlEscaped());
}

QString valueText(const Option& option, const QString& text) {
  const bool isList =
      option.type == OptionType::TextList || (option.name == "seed" && text.contains(QLatin1Char(',')));
  return isList ? QStringLiteral("[%1]").arg(text) : text.isEmpty() ? QStringLiteral("\"\"") : text;
}

}  // namespace

QString changesAsHtml(const ConfigEdit& edit) {
  const Theme& theme = currentTheme();
  QString html, section;
  for (const Option* option : edit.changedOptions()) {
    const QString itsSection = sectionOf(*option);
    if (itsSection != section && !itsSection.isEmpty())
      html += coloured(itsSection + QLatin1Char(':'), theme.text3) + QStringLiteral("<br>");
    section = itsSection;
    const QString key = QString::fromStdString(option->name).section(QLatin1Char('.'), -1);
    const QColor colour = edit.fault(*option).isEmpty() ? theme.text1 : theme.error;
    html += QStringLiteral("%1%2<br>")
                .arg(section.isEmpty() ? QString() : QStringLiteral("&nbsp;&nbsp;"),
                     coloured(key + QStringLiteral(": ") + valueText(*option, edit.text(*option)), colour));
  }
  return html;
}

}  // namespace gacfas
