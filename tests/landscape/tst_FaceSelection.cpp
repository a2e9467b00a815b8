#include <QtTest>
#include <algorithm>

#include "core/landscape/FaceSelection.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

std::vector<Video> videosOf(const std::string& domain, int live, int spoof, const std::string& root = "/a") {
  std::vector<Video> videos;
  for (int i = 0; i < live + spoof; ++i) {
    const bool isLive = i < live;
    const std::string name = std::string(isLive ? "l" : "s").append(std::to_string(i));
    videos.push_back({domain,
                      Split::Train,
                      isLive ? Label::Live : Label::Spoof,
                      name,
                      root + "/" + domain + "/" + name,
                      {"crop_0001.jpg"},
                      "",
                      ""});
  }
  return videos;
}

std::vector<std::string> namesOf(const std::vector<Video>& videos) {
  std::vector<std::string> names;
  for (const Video& video : videos) names.push_back(video.domain + "/" + video.name);
  return names;
}

std::vector<Video> twoDomains(const std::string& root = "/a") {
  std::vector<Video> videos = videosOf("north", 20, 30, root);
  const std::vector<Video> more = videosOf("east", 25, 10, root);
  videos.insert(videos.end(), more.begin(), more.end());
  return videos;
}

}  // namespace

class FaceSelectionTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void halfOfEachDomainIsLive() {
    const FaceChoice choice = chooseLandscapeFaces(twoDomains(), {"east", "north"}, 8, 1);
    QCOMPARE(choice.videos.size(), size_t{16});
    QVERIFY(choice.notes.empty());
    for (size_t i = 0; i < 16; ++i) {
      QCOMPARE(choice.videos[i].domain, std::string(i < 8 ? "east" : "north"));
      QCOMPARE(choice.videos[i].label, i % 8 < 4 ? Label::Live : Label::Spoof);
    }
    auto names = namesOf(choice.videos);
    std::sort(names.begin(), names.end());
    QVERIFY(std::adjacent_find(names.begin(), names.end()) == names.end());
  }

  void choiceIgnoresTheOrderOfVideosAndTheRootsPlace() {
    std::vector<Video> shuffled = twoDomains("/elsewhere/deep");
    std::reverse(shuffled.begin(), shuffled.end());
    std::swap(shuffled[3], shuffled[40]);
    const auto one = chooseLandscapeFaces(twoDomains(), {"north", "east"}, 8, 1);
    const auto two = chooseLandscapeFaces(shuffled, {"north", "east"}, 8, 1);
    QCOMPARE(namesOf(one.videos), namesOf(two.videos));
  }

  void seedsChooseOtherFaces() {
    const auto one = chooseLandscapeFaces(twoDomains(), {"north", "east"}, 8, 1);
    const auto two = chooseLandscapeFaces(twoDomains(), {"north", "east"}, 8, 2);
    QVERIFY(namesOf(one.videos) != namesOf(two.videos));
  }

  void everyVideoHasAChance() {
    std::set<std::string> seen;
    for (uint64_t seed = 0; seed < 200; ++seed)
      for (const std::string& name :
           namesOf(chooseLandscapeFaces(videosOf("north", 12, 12), {"north"}, 6, seed).videos))
        seen.insert(name);
    QCOMPARE(seen.size(), size_t{24});
  }

  void fewVideosKeepTheHalvesEqualAndSaySo() {
    const FaceChoice choice = chooseLandscapeFaces(videosOf("north", 3, 30), {"north"}, 32, 1);
    QCOMPARE(choice.videos.size(), size_t{6});
    QCOMPARE(choice.notes.size(), size_t{1});
    QVERIFY(choice.notes[0].find("north: the landscape uses 3 live") == 0);
  }

  void domainWithoutAClassIsNamed_data() {
    QTest::addColumn<int>("live");
    QTest::addColumn<QString>("missing");
    QTest::newRow("no live video") << 0 << "live";
    QTest::newRow("no spoof video") << 4 << "spoof";
  }

  void domainWithoutAClassIsNamed() {
    QFETCH(int, live);
    QFETCH(QString, missing);
    try {
      chooseLandscapeFaces(videosOf("north", live, 4 - live), {"north"}, 4, 1);
      QFAIL("no error");
    } catch (const InputError& error) {
      QVERIFY(QString(error.what()).contains("the train split of north has no " + missing + " one"));
    }
  }
};

GACFAS_TEST(FaceSelectionTest)
#include "tst_FaceSelection.moc"
