#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/data/SurveyText.h"

class QComboBox;

namespace gacfas {

/// Which videos of a data root are shown; what is not set lets all through.
struct VideoFilter {
  std::optional<std::string> domain, attack, client;
  std::optional<Split> split;
  std::optional<Label> label;

  bool passes(const Video& video) const;
};

/// The filter as one choice a condition.
class VideoFilterRow : public QWidget {
  Q_OBJECT
public:
  explicit VideoFilterRow(QWidget* parent = nullptr);

  /// Offers what occurs in the survey; keeps what was chosen where it still occurs.
  void setSurvey(const SurveyPtr& survey);
  VideoFilter filter() const;
  /// Does not emit changed().
  void setFilter(const VideoFilter& filter);

Q_SIGNALS:
  void changed();

private:
  QComboBox* addChoice(const char* objectName, const QString& all, const QString& accessibleName);

  QComboBox *domain_, *split_, *label_, *attack_, *client_;
};

}  // namespace gacfas
