#include "ui/shell/PageDeck.h"

#include <QTabBar>

#include "ui/runs/Page.h"
#include "ui/theme/StyleProperty.h"

namespace gacfas {
namespace {

constexpr int kTabPadding = 14;  ///< as in the style sheet

/// Every tab is as wide as its name in bold, so that none moves when another comes to the front.
class PageTabs : public QTabBar {
protected:
  QSize tabSizeHint(int index) const override {
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    return QSize(QFontMetrics(bold).horizontalAdvance(tabText(index)) + 2 * kTabPadding + 2,
                 QTabBar::tabSizeHint(index).height());
  }
  QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
};

}  // namespace

PageDeck::PageDeck(QWidget* start, QWidget* parent)
    : QStackedWidget(parent), tabs_(new PageTabs), start_(start) {
  setObjectName(QStringLiteral("pages"));
  tabs_->setObjectName(QStringLiteral("pageTabs"));
  tabs_->setAccessibleName(tr("Pages"));
  tabs_->setExpanding(false);
  tabs_->setElideMode(Qt::ElideNone);
  tabs_->setDrawBase(false);
  tabs_->setUsesScrollButtons(false);
  tabs_->setFocusPolicy(Qt::TabFocus);
  addWidget(start_);
  connect(tabs_, &QTabBar::tabBarClicked, this, &PageDeck::showPage);
  connect(tabs_, &QTabBar::currentChanged, this, [this](int index) {
    if (currentPage() >= 0 && index >= 0) showPage(index);
  });
  setStartLook(true);
}

void PageDeck::addPage(const QString& name, Page* page) {
  pages_.push_back({name, page, true});
  addWidget(page);
  tabs_->addTab(name);
}

int PageDeck::currentPage() const {
  return currentIndex() - 1;
}

Page* PageDeck::current() const {
  return currentPage() < 0 ? nullptr : page(currentPage());
}

QString PageDeck::currentName() const {
  return currentPage() < 0 ? QString() : name(currentPage());
}

void PageDeck::showStart() {
  setCurrentIndex(0);
  setStartLook(true);
  Q_EMIT pageChanged(-1);
}

void PageDeck::showPage(int index) {
  if (index < 0 || index >= count()) return;
  setStartLook(false);
  const bool same = currentPage() == index;
  setCurrentIndex(index + 1);  // before the tab, whose signal comes back here
  tabs_->setCurrentIndex(index);
  if (same) return;
  bringUpToDate();
  Q_EMIT pageChanged(index);
}

void PageDeck::showPageNamed(const QString& name) {
  int found = qMax(0, tabs_->currentIndex());
  for (int i = 0; i < count(); ++i) {
    if (this->name(i) == name) found = i;
  }
  showPage(found);
}

void PageDeck::leaveStart() {
  if (currentPage() < 0) showPage(qMax(0, tabs_->currentIndex()));
}

void PageDeck::showRuns(const ShownRuns& runs) {
  runs_ = runs;
  for (Entry& entry : pages_) entry.stale = true;
  bringUpToDate();
}

void PageDeck::bringUpToDate() {
  if (currentPage() < 0) return;
  Entry& entry = pages_[static_cast<size_t>(currentPage())];
  if (!entry.stale) return;
  entry.stale = false;
  entry.page->showRuns(runs_);
}

void PageDeck::setStartLook(bool start) {
  setStyleProperty(*tabs_, "start", start);
}

}  // namespace gacfas
