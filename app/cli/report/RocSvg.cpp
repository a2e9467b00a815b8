#include <algorithm>
#include <array>

#include "app/cli/Text.h"
#include "app/cli/report/Report.h"

namespace gacfas::cli {

namespace {

constexpr double kSide = 360.0, kLeft = 56.0, kTop = 16.0;
// Okabe and Ito's colours, which colour-blind readers can tell apart, without yellow.
constexpr std::array kColours{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"};

std::string at(double x) {
  return fixed(x, 1);
}

std::string placeOf(double fpr, double tpr) {
  return at(kLeft + fpr * kSide) + "," + at(kTop + (1.0 - tpr) * kSide);
}

std::string textAt(double x, double y, const char* anchor, const std::string& text) {
  return "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" text-anchor=\"" + anchor + "\">" + escapedHtml(text) +
         "</text>\n";
}

std::string axes() {
  std::string text = "<rect x=\"" + at(kLeft) + "\" y=\"" + at(kTop) + "\" width=\"" + at(kSide) +
                     "\" height=\"" + at(kSide) + "\" fill=\"none\" stroke=\"#888\"/>\n";
  for (int tick = 0; tick <= 5; ++tick) {
    const double share = tick / 5.0;
    text += textAt(kLeft + share * kSide, kTop + kSide + 18.0, "middle", fixed(share, 1));
    text += textAt(kLeft - 8.0, kTop + (1.0 - share) * kSide + 4.0, "end", fixed(share, 1));
  }
  text += textAt(kLeft + kSide / 2.0, kTop + kSide + 38.0, "middle", "FPR: spoofs accepted");
  return text + "<g transform=\"translate(16," + at(kTop + kSide / 2.0) + ") rotate(-90)\">" +
         textAt(0.0, 0.0, "middle", "TPR: live accepted") + "</g>\n";
}

/// Points inside a straight stretch are left out.
std::string curve(const RocCurve& roc, const char* colour) {
  std::string places;
  const auto& points = roc.points;
  for (size_t i = 0; i < points.size(); ++i) {
    if (i > 0 && i + 1 < points.size()) {
      const RocPoint &a = points[i - 1], &b = points[i], &c = points[i + 1];
      if ((b.falsePositives - a.falsePositives) * (c.truePositives - b.truePositives) ==
          (c.falsePositives - b.falsePositives) * (b.truePositives - a.truePositives))
        continue;
    }
    places += placeOf(static_cast<double>(points[i].falsePositives) / static_cast<double>(roc.spoof),
                      static_cast<double>(points[i].truePositives) / static_cast<double>(roc.live)) +
              " ";
  }
  return "<polyline points=\"" + places + "\" fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\"/>\n";
}

/// Where the source threshold puts the run: the point that deployment would get.
std::string sourcePoint(const ReportRun& run, const char* colour) {
  const ThresholdFigures& rates = run.atSource();
  const std::string place = placeOf(rates.fpr.value, 1.0 - rates.fnr.value);
  const size_t comma = place.find(',');
  return "<circle cx=\"" + place.substr(0, comma) + "\" cy=\"" + place.substr(comma + 1) +
         "\" r=\"5\" fill=\"" + colour + "\"/>\n";
}

std::string legend(const ReportRun& run, const char* colour, size_t line) {
  const double x = kLeft + kSide + 24.0, y = kTop + 16.0 + 22.0 * static_cast<double>(line);
  return "<rect x=\"" + at(x) + "\" y=\"" + at(y - 9.0) + "\" width=\"14\" height=\"4\" fill=\"" + colour +
         "\"/>\n" +
         textAt(x + 22.0, y - 2.0, "start",
                run.name() + " on " + run.summary.target + ", AUC " + fixed(run.figures.auc.value, 4));
}

}  // namespace

std::string rocSvg(const std::vector<ReportRun>& runs) {
  std::string curves, names;
  size_t shown = 0;
  for (const ReportRun& run : runs) {
    if (!run.hasFigures()) continue;
    const char* colour = kColours[shown % kColours.size()];
    curves += curve(run.roc, colour) + sourcePoint(run, colour);
    names += legend(run, colour, shown++);
  }
  if (shown == 0) return "";
  names += textAt(kLeft + kSide + 24.0, kTop + 22.0 * static_cast<double>(shown + 1), "start",
                  "Dots: source threshold");
  const double height = std::max(kTop + kSide + 48.0, kTop + 22.0 * static_cast<double>(shown + 2));
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 840 " + at(height) +
         "\" width=\"840\" font-size=\"12\" fill=\"currentColor\" role=\"img\">\n<title>ROC on the unseen "
         "domain</title>\n" +
         axes() + curves + names + "</svg>\n";
}

}  // namespace gacfas::cli
