#include "ui/shell/RecentList.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Background.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Heading.h"

namespace gacfas {
namespace {

constexpr int kRow = 32;

QString shortPath(const QString& path) {
  const QString home = QDir::homePath();
  return home.size() > 1 && path.startsWith(home + QLatin1Char('/'))
             ? QLatin1Char('~') + path.mid(home.size())
             : path;
}

QString dayText(const QDateTime& time) {
  const qint64 days = time.date().daysTo(QDate::currentDate());
  if (days == 0) return QObject::tr("today %1").arg(time.toString(QStringLiteral("HH:mm")));
  if (days == 1) return QObject::tr("yesterday %1").arg(time.toString(QStringLiteral("HH:mm")));
  return QLocale::c().toString(time.date(), QStringLiteral("d MMM"));
}

/// A row: four columns, a hairline below, all of it to be clicked.
class RecentRow : public QPushButton {
public:
  RecentRow(const RecentFolder& folder, QWidget* parent) : QPushButton(parent), folder_(folder) {
    setObjectName(QStringLiteral("recentFolder"));
    setAccessibleName(tr("Open %1").arg(folder.path));
    setToolTip(folder.path);
    setFixedHeight(kRow);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
  }
  void setContent(const QString& text) {
    content_ = text;
    update();
  }

protected:
  void paintEvent(QPaintEvent*) override {
    const Theme& theme = currentTheme();
    QPainter painter(this);
    if (underMouse() || hasFocus()) painter.fillRect(rect(), theme.accentGround);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
    themedIcon(QStringLiteral("folder")).paint(&painter, QRect(0, (height() - 14) / 2, 14, 14));
    const int width = this->width();
    cell(painter, 24, width * 24 / 100, QDir(folder_.path).dirName(), uiFont(13, QFont::Medium), theme.text1);
    cell(painter, width * 25 / 100, width * 53 / 100, shortPath(folder_.path), uiFont(12), theme.text2);
    const bool missing = content_ == tr("not found");
    cell(painter, width * 54 / 100, width * 84 / 100, content_, uiFont(12),
         missing ? theme.warning : theme.text2);
    painter.setFont(uiFont(12));
    painter.setPen(theme.text3);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, dayText(folder_.opened));
  }

private:
  void cell(QPainter& painter, int left, int right, const QString& text, const QFont& font,
            const QColor& colour) const {
    painter.setFont(font);
    painter.setPen(colour);
    const QRect area(left, 0, right - left, height());
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(text, Qt::ElideMiddle, area.width()));
  }

  RecentFolder folder_;
  QString content_;
};

QString stateIn(const QString& run) {
  QFile file(run + QStringLiteral("/status.json"));
  return file.open(QIODevice::ReadOnly)
             ? QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("state")).toString()
             : QString();
}

}  // namespace

QString describeFolder(const QString& path) {
  const QDir folder(path);
  if (!folder.exists()) return QObject::tr("not found");
  int runs = 0, unfinished = 0;
  const auto look = [&](const QString& run) {
    if (!QFile::exists(run + QStringLiteral("/run.json"))) return false;
    ++runs;
    unfinished += stateIn(run) != QLatin1String("finished");
    return true;
  };
  if (!look(path)) {
    for (const QString& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
      const QDir below(folder.filePath(name));
      if (look(below.path())) continue;
      for (const QString& inner : below.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        look(below.filePath(inner));
    }
  }
  if (runs == 0) return QObject::tr("no runs");
  const QString text = runs == 1 ? QObject::tr("1 run") : QObject::tr("%1 runs").arg(runs);
  return unfinished > 0 ? QObject::tr("%1, %2 unfinished").arg(text).arg(unfinished) : text;
}

RecentList::RecentList(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QHBoxLayout;
  head->addWidget(new Heading(tr("Recent folders"), {}, this), 1);
  QPushButton* clear = linkButton(tr("Clear list"), this);
  clear->setObjectName(QStringLiteral("clearRecent"));
  head->addWidget(clear);
  column->addLayout(head);
  column->addSpacing(4);
  column->addWidget(hairline(this));
  rows_ = new QVBoxLayout;
  rows_->setSpacing(0);
  column->addLayout(rows_);
  connect(clear, &QPushButton::clicked, this, &RecentList::clearRequested);
}

void RecentList::setFolders(const std::vector<RecentFolder>& folders) {
  while (QLayoutItem* item = rows_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  setVisible(!folders.empty());
  for (const RecentFolder& folder : folders) {
    auto* row = new RecentRow(folder, this);
    rows_->addWidget(row);
    const QString path = folder.path;
    connect(row, &QPushButton::clicked, this, [this, path] { Q_EMIT chosen(path); });
    inBackground(
        row, [path] { return describeFolder(path); },
        [row](const QString& content) { row->setContent(content); });
  }
}

}  // namespace gacfas
