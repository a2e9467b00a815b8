#include <QTemporaryDir>
#include <fstream>

#include "core/prepare/SourceGuess.h"
#include "core/types/Error.h"
#include "tests/prepare/Trees.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

class SourceGuessTest : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root() const { return folder_->path().toStdString(); }
  void touch(const std::vector<std::string>& paths) const {
    for (const std::string& path : paths) {
      fs::create_directories((root() / path).parent_path());
      std::ofstream(root() / path) << "x";
    }
  }

private Q_SLOTS:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void eachDatasetIsRecognisedByItsNames() {
    const std::pair<std::string, std::vector<std::string>> trees[] = {
        {"casia", drawn::casiaPaths(1, 1)},
        {"replay", drawn::replayPaths(1, 1, 1)},
        {"msu", drawn::msuPaths(2)},
        {"oulu", drawn::ouluPaths(1, 1, 1, 1, 2)}};
    for (const auto& [dataset, paths] : trees) {
      init();
      touch(paths);
      const std::vector<SourceGuess> guesses = guessSource(root());
      QCOMPARE(guesses.size(), size_t{1});
      QCOMPARE(guesses[0].dataset, dataset);
      QCOMPARE(guesses[0].videos, static_cast<int64_t>(paths.size()));
    }
  }

  void cropsAreRecognisedByTheirFolders() {
    touch({"train/live/a/crop_0000.jpg", "train/spoof/b/crop_0000.jpg"});
    QCOMPARE(guessSource(root()).at(0).dataset, std::string("nested"));
    init();
    touch({"casia_train_live_1/crop_0000.jpg", "casia_test_spoof_2/crop_0000.jpg"});
    QCOMPARE(guessSource(root()).at(0).dataset, std::string("safas"));
  }

  void theOneWithTheMostVideosComesFirst() {
    touch(drawn::casiaPaths(1, 0));
    touch(drawn::ouluPaths(1, 1, 1, 1, 2));
    const std::vector<SourceGuess> guesses = guessSource(root());
    QCOMPARE(guesses.size(), size_t{2});
    QCOMPARE(guesses[0].dataset, std::string("oulu"));
    QCOMPARE(guesses[1].dataset, std::string("casia"));
  }

  void listsAndStrangersAreToldApart() {
    touch({"train.json", "train.txt", "holiday.avi"});
    QCOMPARE(guessSource(root() / "train.json").at(0).dataset, std::string("ssdg"));
    QCOMPARE(guessSource(root() / "train.txt").at(0).dataset, std::string("list"));
    QVERIFY(guessSource(root()).empty());
    QVERIFY_EXCEPTION_THROWN(guessSource(root() / "nowhere"), InputError);
  }
};

GACFAS_TEST(SourceGuessTest)
#include "tst_SourceGuess.moc"
