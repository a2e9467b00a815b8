#include <QTemporaryDir>
#include <fstream>

#include "core/survey/DataSurvey.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

namespace {

/// Frames whose content nobody reads.
void addVideo(const fs::path& root, const std::string& place, int frames = 2) {
  fs::create_directories(root / place);
  for (int i = 0; i < frames; ++i)
    std::ofstream(root / place / ("crop_000" + std::to_string(i) + ".jpg")) << "x";
}

/// Two domains with both classes in train and test.
void addDomains(const fs::path& root) {
  for (const std::string domain : {"north", "south"})
    for (const std::string split : {"train", "test"}) {
      const std::string client = split == "train" ? "client001" : "client002";
      addVideo(root, domain + "/" + split + "/live/real_" + client + "_android_SD_scene01", 3);
      addVideo(root, domain + "/" + split + "/spoof/attack_" + client + "_android_SD_ipad_video_scene01");
    }
}

void addManifest(const fs::path& root, const std::string& domain, const std::string& margin, bool complete) {
  std::ofstream(root / domain / "manifest.json")
      << R"({"settings": {"margin": ")" << margin << R"(", "every": "5"}, "complete": )"
      << (complete ? "true" : "false")
      << R"(, "crops": {"train/live/a": 3}, "left_out": {"train/live/b": "broken", "test/live/c": "no face"}})";
}

const DataProblem* problemWith(const DataSurvey& survey, const std::string& words) {
  for (const DataProblem& problem : survey.problems)
    if (problem.what.find(words) != std::string::npos) return &problem;
  return nullptr;
}

}  // namespace

class DataSurveyTest : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root() const { return folder_->path().toStdString(); }

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    addDomains(root());
  }

  void countsAreOfDomainSplitClassAndAttack() {
    const DataSurvey survey = surveyData(root());
    QCOMPARE(survey.counts.size(), size_t{8});
    const SurveyCount& first = survey.counts[0];
    QCOMPARE(first.domain, std::string("north"));
    QCOMPARE(first.split, Split::Train);
    QCOMPARE(first.label, Label::Live);
    QCOMPARE(first.videos, int64_t{1});
    QCOMPARE(first.frames, int64_t{3});
    QCOMPARE(first.clients, int64_t{1});
    QCOMPARE(survey.counts[1].label, Label::Spoof);
    QCOMPARE(survey.counts[1].attack, std::string("ipad"));
    QVERIFY(survey.problems.empty());
    QVERIFY(!survey.synthetic);
  }

  void aMissingClassIsAnErrorWithItsPlace() {
    fs::remove_all(root() / "south" / "train" / "live");
    const DataSurvey survey = surveyData(root());
    const DataProblem* problem = problemWith(survey, "south/train has no live videos");
    QVERIFY(problem);
    QCOMPARE(problem->weight, DataProblem::Weight::Error);
    QVERIFY(!problem->fix.empty());
    QVERIFY(!problemWith(survey, "north"));
  }

  void aClientInTwoSplitsIsNamed() {
    addVideo(root(), "north/test/live/real_client001_laptop_SD_scene01");
    const DataSurvey survey = surveyData(root());
    const DataProblem* problem = problemWith(survey, "client001 (train and test)");
    QVERIFY(problem);
    QCOMPARE(problem->domain, std::string("north"));
    QVERIFY(!problemWith(survey, "south"));
  }

  void anUnfinishedImportCanGoOn() {
    addManifest(root(), "north", "0.1", false);
    const DataSurvey survey = surveyData(root());
    QCOMPARE(survey.problems.front().unfinished, true);
    QCOMPARE(survey.problems.front().domain, std::string("north"));
    QVERIFY(problemWith(survey, "1 video could not be read: train/live/b"));
    QVERIFY(problemWith(survey, "no face found in 1 video: test/live/c"));
  }

  void differentSettingsOfTwoDomainsAreTold() {
    addManifest(root(), "north", "0.1", true);
    addManifest(root(), "south", "0.3", true);
    const DataProblem* problem = problemWith(surveyData(root()), "margin: 0.1 in north; 0.3 in south");
    QVERIFY(problem);
    addManifest(root(), "south", "0.1", true);
    QVERIFY(!problemWith(surveyData(root()), "different settings"));
  }

  void aDamagedManifestIsAProblemAndNoMore() {
    std::ofstream(root() / "north" / "manifest.json") << "{";
    const DataSurvey survey = surveyData(root());
    QVERIFY(problemWith(survey, "manifest.json: damaged"));
    QCOMPARE(survey.index.videos.size(), size_t{8});
  }

  void misspeltFoldersAndUnknownPeopleAreNoted() {
    addVideo(root(), "north/train/lives/x");
    addVideo(root(), "north/train/live/somebody");
    const DataSurvey survey = surveyData(root());
    const DataProblem* note = problemWith(survey, "lives");
    QVERIFY(note);
    QCOMPARE(note->weight, DataProblem::Weight::Note);
    QVERIFY(problemWith(survey, "north: the person of 1 video is unknown"));
  }

  void aRootThatIsNoneIsAnInputError() {
    QVERIFY_EXCEPTION_THROWN(surveyData(root() / "nowhere"), InputError);
    QVERIFY_EXCEPTION_THROWN(surveyData(root() / "north" / "train"), InputError);
  }
};

GACFAS_TEST(DataSurveyTest)
#include "tst_DataSurvey.moc"
