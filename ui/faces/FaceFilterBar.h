#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>

#include "ui/faces/FaceFilterText.h"

class QMenu;

namespace gacfas {

class FilterLine;
class FlowLayout;

/// What a filter can be set to.
struct FilterOptions {
  QStringList domains, attacks, clients, tags;
  RunNames runs;
  double lowest = -1.0, highest = 1.0;  ///< scores
  bool operator==(const FilterOptions&) const = default;
};

/// The filter as chips: one for each condition that is set, with a cross; a button for each that is not. Below
/// them the same as a line of text.
class FaceFilterBar : public QWidget {
  Q_OBJECT
public:
  explicit FaceFilterBar(QWidget* parent = nullptr);

  void showFilter(const FaceFilter& filter, const FilterOptions& options);
  const FaceFilter& filter() const { return filter_; }
  /// Says how many videos a filter would let through, for the menus; −1 while it is not known.
  void setCounter(std::function<int64_t(const FaceFilter&)> count) { count_ = std::move(count); }

Q_SIGNALS:
  void changed(const gacfas::FaceFilter& filter);  ///< by the user

private:
  void rebuild();
  void addFacet(const QString& name, const QString& value, const std::function<void(QMenu&)>& fill,
                const std::function<void(FaceFilter&)>& unset);
  void addDomain();
  void addRun();
  void addPair();
  void fillPairs(QMenu& menu);
  void fillPair(QMenu& menu, qsizetype wrong, qsizetype right);
  void addPicked();
  void addKind();
  void addWord(const QString& name, const QStringList& words, QString FaceFilter::*field);
  void addRange();
  void fillRange(QMenu& menu);
  void set(const std::function<void(FaceFilter&)>& change);

  FaceFilter filter_;
  FilterOptions options_;
  FlowLayout* flow_;
  FilterLine* line_;
  std::function<int64_t(const FaceFilter&)> count_;
};

/// "accepted spoof, rejected live", "live videos", ...; empty for all videos.
QString verdictText(const FaceFilter& filter);

}  // namespace gacfas
