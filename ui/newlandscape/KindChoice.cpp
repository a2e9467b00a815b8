#include "ui/newlandscape/KindChoice.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/Buttons.h"
#include "ui/widgets/SegmentedChoice.h"

namespace gacfas {
namespace {

struct KindText {
  const char *segment, *explanation;
};
/// In the order of PlanKind.
constexpr KindText kTexts[]{
    {"Plane", "Two random directions of the filters around the weights: one slice of very many."},
    {"Lines (band)", "Several random directions, one line each, with their mean and spread: better evidence than one slice."},
    {"To a run", "The straight line from each run's weights (0) to those of another (1)."},
    {"Through runs", "The plane through each run's weights and those of two others."},
    {"Training path", "The plane that holds most of the way the weights went (PCA of evaluate.keep_weights), with that way."},
    {"Hessian", "The plane of the two directions of greatest curvature (eigenvectors of the Hessian), found first."},
    {"From a file", "Directions of somebody's file (tomgoldstein/loss-landscape): the only way to repeat their plane."}};

}  // namespace

KindChoice::KindChoice(QWidget* parent) : QWidget(parent), text_(secondaryLabel({}, this)) {
  QStringList segments;
  for (const KindText& text : kTexts) segments << tr(text.segment);
  choice_ = new SegmentedChoice(segments, this);
  choice_->setObjectName(QStringLiteral("landscapeKind"));
  choice_->setAccessibleName(tr("Kind of landscape"));
  text_->setWordWrap(true);
  text_->setMinimumHeight(34);
  text_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addWidget(choice_);
  layout->addWidget(text_);
  connect(choice_, &SegmentedChoice::chosen, this, [this] {
    explain();
    Q_EMIT chosen();
  });
  explain();
}

PlanKind KindChoice::kind() const {
  return static_cast<PlanKind>(choice_->current());
}

void KindChoice::explain() {
  text_->setText(tr(kTexts[choice_->current()].explanation));
}

}  // namespace gacfas
