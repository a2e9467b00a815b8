#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace gacfas {

/// One ascending point of a step (method.md, "Each logs").
struct AscentReport {
  std::string point;          ///< domain name, or "all" for one joint ascent
  double cosine = 0.0;        ///< between the gradient there and the ERM gradient g, -1..1
  double gradientNorm = 0.0;  ///< of the gradient there
  double ermNorm = 0.0;       ///< |g|
  double loss = 0.0;          ///< L (sam-domain: l_k) at the ascending point
};

/// One optimiser step.
struct StepReport {
  int64_t step = 0;           ///< counted from 1 over the whole run
  int64_t epoch = 0;          ///< counted from 0
  int64_t stepInEpoch = 0;    ///< counted from 0
  double seconds = 0.0;       ///< wall time of the step, loading included
  double lr = 0.0;            ///< of the backbone
  std::vector<double> domainLoss;   ///< mean classification loss of each source domain, NaN where absent
  double loss = 0.0;          ///< L(theta) = sum_k l_k, nat
  double contrastive = 0.0;   ///< F(theta), lambda included
  double accuracy = 0.0;      ///< share of the batch's images on the right side of probability 0.5
  double ermNorm = 0.0;       ///< |g|
  double directionNorm = 0.0; ///< |d|
  std::vector<AscentReport> ascents;
};

/// Metrics of a set of videos; rates are fractions 0..1 (method.md, Metrics).
struct Metrics {
  int64_t live = 0;
  int64_t spoof = 0;
  double auc = 0.0;
  double eer = 0.0;
  double hter = 0.0;              ///< at the oracle threshold: |TPR + FPR - 1| least on these very videos
  double threshold = 0.0;         ///< that threshold
  std::map<std::string, double> tprAtFpr;   ///< "0.05", "0.01"
};

/// Error rates at one fixed threshold.
struct ThresholdRates {
  double threshold = 0.0;
  double fpr = 0.0;
  double fnr = 0.0;
  double hter = 0.0;
  double accuracy = 0.0;
  std::map<std::string, double> apcer;  ///< per attack type
  double worstApcer = 0.0;
  double bpcer = 0.0;
  double acer = 0.0;              ///< (worst APCER + BPCER) / 2
};

/// One evaluation of a run.
struct EvaluationReport {
  int64_t epoch = 0;
  int64_t step = 0;
  Metrics target;                 ///< unseen domain, oracle
  ThresholdRates targetOracle;    ///< unseen domain at its own oracle threshold
  ThresholdRates targetSource;    ///< unseen domain at the source threshold: the honest figure
  Metrics source;                 ///< pooled videos of the source domains
  std::map<std::string, Metrics> perDomain;
  double sourceThreshold = 0.0;
  std::string scoresFile;         ///< relative to the run folder
};

}  // namespace gacfas
