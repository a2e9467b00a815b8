#include <QtTest>
#include <cmath>

#include "core/sharpness/FaceGroups.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

class FaceGroupsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyFaceIsInOneGroupOfItsDomainAndGroupsMixTheClasses() {
    std::vector<int64_t> domains(20, 0);
    domains.resize(29, 1);  // 20 and 9 faces; the first half of each is live
    const auto groups = groupFaces(domains, 2, 4);
    std::vector<int> seen(29, 0);
    for (const FaceGroup& group : groups) {
      QVERIFY(group.faces.size() <= 4);
      bool first = false, second = false;
      for (int64_t face : group.faces) {
        ++seen[static_cast<size_t>(face)];
        QCOMPARE(static_cast<size_t>(domains[static_cast<size_t>(face)]), group.domain);
        const int64_t place = face - (group.domain == 0 ? 0 : 20), half = group.domain == 0 ? 10 : 5;
        (place < half ? first : second) = true;
      }
      QVERIFY(first && (second || group.faces.size() == 1));
    }
    QCOMPARE(seen, std::vector<int>(29, 1));
  }

  void aLargeBatchIsPartedForTheSakeOfAnError() {
    QCOMPARE(groupFaces(std::vector<int64_t>(32, 0), 1, 64).size(), size_t{4});
    QCOMPARE(groupFaces(std::vector<int64_t>(2, 0), 1, 64).size(), size_t{1});
    QCOMPARE(groupFaces({0}, 1, 64).size(), size_t{1});
  }

  void weightsMakeTheMeanOverDomainsOfTheirMeans() {
    const auto groups = groupFaces({0, 0, 0, 0, 0, 0, 1, 1}, 2, 2);
    double sum = 0.0, second = 0.0;
    const auto weights = weightsIn({Scope::kAll, 2}, groups);
    for (size_t i = 0; i < groups.size(); ++i) {
      sum += weights[i];
      if (groups[i].domain == 1) second += weights[i];
    }
    QVERIFY(std::abs(sum - 1.0) < 1e-15);
    QVERIFY(std::abs(second - 0.5) < 1e-15);
  }

  void errorOfSingleFacesIsTheTextbooks() {
    const std::vector<Sample> samples{{0, 1, 1.0}, {0, 1, 2.0}, {0, 1, 6.0}, {1, 1, 4.0}, {1, 1, 8.0}};
    const FaceMean first = meanOver({0, 2}, samples), all = meanOver({Scope::kAll, 2}, samples);
    QCOMPARE(first.value, 3.0);
    QVERIFY(std::abs(first.faceError - std::sqrt(7.0 / 3.0)) < 1e-12);  // variance 14 / 2, over 3
    QCOMPARE(all.value, 4.5);
    QVERIFY(std::abs(all.faceError - std::sqrt(7.0 / 3.0 + 4.0) / 2.0) < 1e-12);
    QVERIFY(std::isnan(meanOver({0, 1}, {{0, 1, 5.0}}).faceError));
  }

  void spreadOverDraws() {
    const DrawMean mean = meanOverDraws({Scope::kAll, 1}, {{{0, 2, 1.0}, {0, 2, 3.0}}, {{0, 2, 5.0}, {0, 2, 7.0}}});
    QCOMPARE(mean.draws, (std::vector<double>{2.0, 6.0}));
    QCOMPARE(mean.mean, 4.0);
    QVERIFY(std::abs(mean.deviation - std::sqrt(8.0)) < 1e-12);
    QVERIFY(std::abs(mean.standardError - 2.0) < 1e-12);
    QVERIFY(std::abs(mean.faceError - 1.0) < 1e-12);  // group means 3 and 5
    QVERIFY(std::isnan(meanOverDraws({Scope::kAll, 1}, {}).mean));
  }
};

GACFAS_TEST(FaceGroupsTest)
#include "tst_FaceGroups.moc"
