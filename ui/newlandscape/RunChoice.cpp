#include "ui/newlandscape/RunChoice.h"

#include <QCheckBox>
#include <QGridLayout>
#include <algorithm>

#include "ui/widgets/RunMark.h"

namespace gacfas {

RunChoice::RunChoice(const ShownRuns& runs, const QString& runKey, QWidget* parent) : QWidget(parent), runs_(runs) {
  auto* layout = new QGridLayout(this);
  layout->setContentsMargins(0, 4, 0, 0);
  layout->setSpacing(4);
  layout->setHorizontalSpacing(24);
  layout->setColumnStretch(1, 1);
  for (const ShownRun& run : runs_) {
    auto* box = new QCheckBox(run.label, this);
    box->setIcon(runIcon(run.style));
    box->setIconSize({28, 12});
    box->setChecked(runKey.isEmpty() || run.run->key == runKey);
    connect(box, &QCheckBox::toggled, this, &RunChoice::changed);
    const int place = static_cast<int>(boxes_.size());
    layout->addWidget(box, place / 2, place % 2);
    boxes_.push_back(box);
  }
}

void RunChoice::untick(const std::vector<std::filesystem::path>& folders) {
  for (size_t i = 0; i < boxes_.size(); ++i)
    if (std::find(folders.begin(), folders.end(), runs_[i].run->folder) != folders.end()) boxes_[i]->setChecked(false);
}

void RunChoice::write(std::vector<std::filesystem::path>& folders, QStringList& labels) const {
  for (size_t i = 0; i < boxes_.size(); ++i) {
    if (!boxes_[i]->isChecked()) continue;
    folders.push_back(runs_[i].run->folder);
    labels << runs_[i].label;
  }
}

}  // namespace gacfas
