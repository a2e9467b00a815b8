#pragma once

#include "core/survey/DataSurvey.h"
#include "ui/plots/Plot.h"

namespace gacfas {

/// Videos of every domain and split as stacked bars: live in the accent colour, each attack in a grey of its
/// own.
class CountsChart : public Plot {
  Q_OBJECT
public:
  explicit CountsChart(QWidget* parent = nullptr);

  void setCounts(std::vector<SurveyCount> counts);

protected:
  void restyle() override;

private:
  void redraw();
  void addKind(const QString& name, const QVector<double>& videos, int place, int kinds);
  void labelRows(const std::vector<std::pair<std::string, Split>>& rows);

  std::vector<SurveyCount> counts_;
  QCPBars* last_ = nullptr;
};

}  // namespace gacfas
