#pragma once

#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace gacfas {

enum class FigureKind { Curves, Roc, Reliability, Scores, Surface, Contour, Section, Line, Sharpness };

/// A figure as data: what it shows, of which runs, how large. The Export dialog makes one, `gacfas-studio figure SPEC` reads one
/// (JSON, paths relative to the file), and both draw with the same code as the pages.
struct FigureSpec {
  FigureKind kind = FigureKind::Roc;
  QString title;                    ///< for the dialog's list and, where showTitle is set, over the figure
  QStringList runs;                 ///< run folders
  QStringList labels;               ///< one a run; empty: their names
  QStringList styles;               ///< style index of each run as text; empty: from appearance.json, else 0, 1, ...
  QString evaluation = "last";      ///< Roc, Reliability, Scores: "last", "best", or an epoch
  QString level = "video";          ///< Roc, Reliability, Scores: a sample is "video" (its mean), "middle" (frame), "frame"
  bool logX = false;                ///< Roc: logarithmic FPR
  bool det = false;                 ///< Roc: detection error trade-off instead
  bool sources = false;             ///< Roc: the pooled source domains as well, dotted
  QString threshold = "source";     ///< Roc (marks), Reliability, Scores: "oracle", "source", or a number
  QStringList columns;              ///< Curves: columns of steps.csv or evaluations.csv, one panel each
  QString xAxis = "epoch";          ///< Curves: step, epoch, time
  double smoothing = 0.9;           ///< Curves: 0..1
  bool logY = false;                ///< Curves, Line
  bool singleLines = true;          ///< Line: each random line of a band, faint
  bool extremes = false;            ///< Line: least and greatest of the random lines, dotted
  QString landscape;                ///< Surface, Contour, Section, Line: a landscape's key (LandscapeFacts); empty: the newest
  QString compare = "side";         ///< Surface, Contour: "side" (by side), "overlay" (Surface), "difference": to the first run
  bool logZ = false;                ///< Surface, Contour: heights and colours of log(z + 0.1)
  bool levelLines = false;          ///< Surface: contour lines on the surface instead of its grid
  QString preset = "paper";         ///< Surface: "paper" or "plain"
  double clip = 0.0;                ///< Surface, Contour: top of z and colour in nat; 0: automatic
  double azimuth = -60.0, elevation = 30.0, zoom = 1.0;   ///< Surface: camera, degrees; Section: azimuth is its direction
  QString surface = "loss";         ///< "loss", "loss.<domain>", "train_acc", or a column: "unseen/auc"

  QString report;                   ///< Sharpness: key of a report (SharpnessReports.h); empty: the newest
  QString output;                   ///< file; its suffix (png, svg, pdf, csv) is the format
  double widthMm = 82.0, heightMm = 62.0;
  int dpi = 300;                    ///< png, and 3D inside svg and pdf
  double fontPt = 8.0;              ///< ticks are 1 pt smaller, never below 7
  bool dark = false;
  bool showTitle = false, showLegend = true, showGrid = true;
  bool markSynthetic = true;        ///< "synthetic faces" where the data is

  QJsonObject toJson() const;
  /// Throws InputError naming the key and what is allowed.
  static FigureSpec fromJson(const QJsonObject& object);
};

QString figureKindName(FigureKind kind);

}  // namespace gacfas
Q_DECLARE_METATYPE(gacfas::FigureSpec)
