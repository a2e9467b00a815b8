#include "ui/faces/FaceFilterBar.h"

#include <array>
#include <cmath>

#include "ui/faces/FilterLine.h"
#include "ui/faces/ScoreRangeEditor.h"
#include "ui/results/NumberText.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/FlowLayout.h"

namespace gacfas {
namespace {

struct Kind {
  std::optional<Label> label;
  Verdict verdict;
};
constexpr std::array<Kind, 9> kKinds{{{{}, Verdict::Wrong},
                                      {Label::Spoof, Verdict::Wrong},
                                      {Label::Live, Verdict::Wrong},
                                      {Label::Live, Verdict::Accepted},
                                      {Label::Spoof, Verdict::Rejected},
                                      {{}, Verdict::Accepted},
                                      {{}, Verdict::Rejected},
                                      {Label::Live, Verdict::Any},
                                      {Label::Spoof, Verdict::Any}}};

/// A spoof that is accepted is wrong, a live face that is rejected as well: two words for one thing.
Kind plain(const FaceFilter& filter) {
  if (filter.label == Label::Spoof && filter.verdict == Verdict::Accepted)
    return {Label::Spoof, Verdict::Wrong};
  if (filter.label == Label::Live && filter.verdict == Verdict::Rejected)
    return {Label::Live, Verdict::Wrong};
  if (filter.label == Label::Spoof && filter.verdict == Verdict::Wrong) return {Label::Spoof, Verdict::Wrong};
  return {filter.label, filter.verdict};
}

QString kindText(const Kind& kind) {
  const bool live = kind.label == Label::Live;
  switch (kind.verdict) {
    case Verdict::Any:
      return !kind.label ? QString() : live ? QObject::tr("live videos") : QObject::tr("spoof videos");
    case Verdict::Wrong:
      if (!kind.label) return QObject::tr("accepted spoof, rejected live");
      return live ? QObject::tr("rejected live") : QObject::tr("accepted spoof");
    case Verdict::Accepted:
      return live ? QObject::tr("accepted live") : QObject::tr("accepted");
    case Verdict::Rejected:
      return kind.label ? QObject::tr("rejected spoof") : QObject::tr("rejected");
  }
  return {};
}

}  // namespace

QString verdictText(const FaceFilter& filter) {
  return kindText(plain(filter));
}

FaceFilterBar::FaceFilterBar(QWidget* parent) : QWidget(parent), line_(new FilterLine) {
  auto* layout = new QGridLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setVerticalSpacing(6);
  auto* chips = new QWidget;
  flow_ = new FlowLayout(chips, 6);
  flow_->setContentsMargins(0, 0, 0, 0);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  chips->setSizePolicy(policy);
  layout->addWidget(chips, 0, 0, 1, 2);
  layout->addWidget(line_, 1, 0);
  layout->setColumnStretch(0, 1);
  QPushButton* clear = linkButton(tr("Clear all"));
  clear->setObjectName("clearFilter");
  clear->setFixedHeight(Chip::kHeight);
  layout->addWidget(clear, 1, 1, Qt::AlignTop);
  connect(clear, &QPushButton::clicked, this, [this] {
    set([](FaceFilter& filter) {
      filter = FaceFilter();
      filter.verdict = Verdict::Any;
    });
  });
  connect(line_, &FilterLine::entered, this,
          [this](const FaceFilter& entered) { set([&](FaceFilter& filter) { filter = entered; }); });
}

void FaceFilterBar::showFilter(const FaceFilter& filter, const FilterOptions& options) {
  if (filter == filter_ && options == options_ && flow_->count() > 0) return;
  filter_ = filter;
  options_ = options;
  rebuild();
}

void FaceFilterBar::rebuild() {
  while (QLayoutItem* item = flow_->takeAt(0)) {
    // One of them may be sending the very signal that led here.
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  addDomain();
  addPair();
  if (filter_.right.isEmpty()) addRun();
  addKind();
  addWord(tr("Attack type"), options_.attacks, &FaceFilter::attack);
  addWord(tr("Client"), options_.clients, &FaceFilter::client);
  addRange();
  addWord(tr("Tag"), options_.tags, &FaceFilter::tag);
  addPicked();
  line_->showFilter(filter_, options_.runs);
  flow_->parentWidget()->updateGeometry();
}

void FaceFilterBar::set(const std::function<void(FaceFilter&)>& change) {
  change(filter_);
  rebuild();
  Q_EMIT changed(filter_);
}

void FaceFilterBar::addFacet(const QString& name, const QString& value,
                             const std::function<void(QMenu&)>& fill,
                             const std::function<void(FaceFilter&)>& unset) {
  QWidget* widget = nullptr;
  const auto open = [=, this](QWidget* from) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName("filterMenu");
    fill(*menu);
    menu->popup(from->mapToGlobal(QPoint(0, from->height())));
  };
  if (value.isEmpty()) {
    QPushButton* button = plainButton(name, "plus");
    button->setProperty("small", true);
    connect(button, &QPushButton::clicked, this, [=] { open(button); });
    widget = button;
  } else {
    auto* chip = new Chip(name, value);
    connect(chip, &Chip::clicked, this, [=] { open(chip); });
    connect(chip, &Chip::removed, this, [=, this] { set(unset); });
    widget = chip;
  }
  widget->setObjectName("filter " + name);
  flow_->addWidget(widget);
  widget->show();
}

void FaceFilterBar::addWord(const QString& name, const QStringList& words, QString FaceFilter::*field) {
  if (words.isEmpty() && (filter_.*field).isEmpty()) return;
  const auto fill = [=, this](QMenu& menu) {
    for (const QString& word : words)
      menu.addAction(word, this, [=, this] { set([&](FaceFilter& filter) { filter.*field = word; }); });
  };
  addFacet(name, filter_.*field, fill, [=](FaceFilter& filter) { (filter.*field).clear(); });
}

void FaceFilterBar::addDomain() {
  addWord(tr("Domain"), options_.domains, &FaceFilter::domain);
}

void FaceFilterBar::addRun() {
  const auto& [keys, labels] = options_.runs;
  const qsizetype place = keys.indexOf(filter_.run);
  const auto fill = [this](QMenu& menu) {
    for (qsizetype i = 0; i < options_.runs.keys.size(); ++i)
      menu.addAction(options_.runs.labels[i], this, [=, this] {
        set([&](FaceFilter& filter) { filter.run = options_.runs.keys[i]; });
      });
  };
  addFacet(tr("Run"), place >= 0 ? labels[place] : QString(), fill,
           [](FaceFilter& filter) { filter.run.clear(); });
}

void FaceFilterBar::addPair() {
  const auto& [keys, labels] = options_.runs;
  if (keys.size() < 2 && filter_.right.isEmpty()) return;
  const qsizetype wrong = keys.indexOf(filter_.run), right = keys.indexOf(filter_.right);
  QString value;
  if (right >= 0)
    value = wrong >= 0 ? tr("%1 wrong, %2 right").arg(labels[wrong], labels[right])
                       : tr("%1 right").arg(labels[right]);
  addFacet(
      tr("Compare runs"), value, [this](QMenu& menu) { fillPairs(menu); },
      [](FaceFilter& filter) {
        filter.run.clear();
        filter.right.clear();
      });
}

void FaceFilterBar::fillPairs(QMenu& menu) {
  const qsizetype runs = options_.runs.keys.size();
  for (qsizetype wrong = runs - 1; wrong >= 0; --wrong)
    for (qsizetype right = 0; right < runs; ++right) {
      if (wrong == right) continue;
      const QString title =
          tr("%1 wrong, %2 right").arg(options_.runs.labels[wrong], options_.runs.labels[right]);
      if (runs > 2) {
        fillPair(*menu.addMenu(title), wrong, right);
      } else {
        if (!menu.isEmpty()) menu.addSeparator();
        menu.addAction(title)->setEnabled(false);  // sections have no text in this style
        fillPair(menu, wrong, right);
      }
    }
}

void FaceFilterBar::fillPair(QMenu& menu, qsizetype wrong, qsizetype right) {
  FaceFilter pair;
  pair.domain = filter_.domain;
  pair.tag = filter_.tag;
  pair.run = options_.runs.keys[wrong];
  pair.right = options_.runs.keys[right];
  const auto add = [&](const QString& text, const FaceFilter& wanted) {
    QAction* action = menu.addAction(text, this, [=, this] { set([&](FaceFilter& filter) { filter = wanted; }); });
    const int64_t videos = count_ ? count_(wanted) : -1;
    if (videos < 0) return;
    action->setText(text + '\t' + QString::number(videos));
    action->setEnabled(videos > 0);
  };
  add(tr("all errors"), pair);
  pair.label = Label::Live;
  add(tr("live faces that %1 rejects").arg(options_.runs.labels[wrong]), pair);
  pair.label = Label::Spoof;
  for (const QString& attack : options_.attacks) {
    pair.attack = attack;
    add(tr("%1 that %2 accepts").arg(attack, options_.runs.labels[wrong]), pair);
  }
}

void FaceFilterBar::addPicked() {
  if (filter_.picked.isEmpty()) return;
  addFacet(
      tr("Picked"), tr("%n videos", nullptr, static_cast<int>(filter_.picked.size())), [](QMenu&) {},
      [](FaceFilter& filter) { filter.picked.clear(); });
}

void FaceFilterBar::addKind() {
  const auto fill = [this](QMenu& menu) {
    for (const Kind& kind : kKinds)
      menu.addAction(kindText(kind), this, [=, this] {
        set([&](FaceFilter& filter) {
          filter.label = kind.label;
          filter.verdict = kind.verdict;
        });
      });
  };
  addFacet(tr("Kind"), verdictText(filter_), fill, [](FaceFilter& filter) {
    filter.label.reset();
    filter.verdict = Verdict::Any;
  });
}

void FaceFilterBar::addRange() {
  const QString value = filter_.hasRange()
                            ? tr("%1 to %2").arg(decimalText(filter_.low, 3), decimalText(filter_.high, 3))
                            : QString();
  addFacet(
      tr("Score"), value, [this](QMenu& menu) { fillRange(menu); },
      [](FaceFilter& filter) {
        filter.low = FaceFilter().low;
        filter.high = FaceFilter().high;
      });
}

void FaceFilterBar::fillRange(QMenu& menu) {
  auto* editor = new ScoreRangeEditor(std::isfinite(filter_.low) ? filter_.low : options_.lowest,
                                      std::isfinite(filter_.high) ? filter_.high : options_.highest);
  auto* action = new QWidgetAction(&menu);
  action->setDefaultWidget(editor);
  menu.addAction(action);
  connect(editor, &ScoreRangeEditor::accepted, this, [this, &menu](double low, double high) {
    menu.close();
    set([=](FaceFilter& filter) {
      filter.low = low;
      filter.high = high;
    });
  });
}

}  // namespace gacfas
