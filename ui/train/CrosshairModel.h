#pragma once

#include <QObject>
#include <optional>

namespace gacfas {

/// The one place along x that every cell, the table and the dial read. It follows the pointer until a click
/// pins it.
class CrosshairModel : public QObject {
  Q_OBJECT
public:
  using QObject::QObject;

  /// In units of the page's x axis; nullopt: nowhere, readers take the latest.
  std::optional<double> x() const { return x_; }
  bool pinned() const { return pinned_; }

  /// Ignored while pinned.
  void follow(std::optional<double> x);
  /// Pins there, or lets go where `x` is nullopt.
  void pin(std::optional<double> x);

Q_SIGNALS:
  void moved();

private:
  std::optional<double> x_;
  bool pinned_ = false;
};

}  // namespace gacfas
