#include "ui/theme/Icons.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include "ui/theme/Resources.h"
#include "ui/theme/Theme.h"

// Must stand outside a namespace.
static void initStudioResources() {
  Q_INIT_RESOURCE(studio);
}

namespace gacfas {
namespace {

QByteArray drawing(const QString& name) {
  static QHash<QString, QByteArray> known;
  auto it = known.find(name);
  if (it == known.end()) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) qWarning("There is no icon '%s'.", qUtf8Printable(name));
    it = known.insert(name, file.isOpen() ? file.readAll() : QByteArray());
  }
  return *it;
}

/// Draws the SVG in the colour that the theme has when it is drawn.
class ThemedIconEngine : public QIconEngine {
public:
  ThemedIconEngine(QString name, IconGround ground) : name_(std::move(name)), ground_(ground) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    QByteArray svg = drawing(name_);
    svg.replace("currentColor", colour(mode, state).name().toLatin1());
    QSvgRenderer renderer(svg);
    const int side = qMin(rect.width(), rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect).center());
    if (rect.width() > rect.height()) square.moveLeft(rect.left());  // the rest parts it from a button's text
    if (renderer.isValid()) renderer.render(painter, square);
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap image(size);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paint(&painter, QRect(QPoint(0, 0), size), mode, state);
    return image;
  }

  QIconEngine* clone() const override { return new ThemedIconEngine(*this); }
  QString key() const override { return QStringLiteral("gacfas"); }
  QString iconName() override { return name_; }

private:
  QColor colour(QIcon::Mode mode, QIcon::State state) const {
    const Theme& theme = currentTheme();
    if (mode == QIcon::Disabled) return theme.control;
    if (ground_ == IconGround::Accent) return theme.textOnAccent;
    return state == QIcon::On ? theme.accent : theme.text1;
  }

  QString name_;
  IconGround ground_;
};

}  // namespace

void initResources() {
  initStudioResources();
}

QIcon themedIcon(const QString& name, IconGround ground) {
  initResources();
  return QIcon(new ThemedIconEngine(name, ground));
}

}  // namespace gacfas
