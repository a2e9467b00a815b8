#include <QtTest>
#include <random>

#include "WeightFiles.h"
#include "core/weights/PthFile.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

bool holds(const TensorFile& file, const std::string& name, const torch::Tensor& expected) {
  const torch::Tensor* found = file.find(name);
  return found && same(*found, expected);
}

bool equalFiles(const TensorFile& a, const TensorFile& b) {
  return a.tensors.size() == b.tensors.size() &&
         std::equal(a.tensors.begin(), a.tensors.end(), b.tensors.begin(), [](const auto& x, const auto& y) {
           return x.first == y.first && x.second.scalar_type() == y.second.scalar_type() &&
                  x.second.sizes() == y.second.sizes() && torch::equal(x.second, y.second);
         });
}

}  // namespace

/// The samples are what Python's torch.save wrote (tests/reference/make_pth_samples.py); the numbers expected
/// stand here.
class PthFileTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void modulesInBothFormats_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("zip format") << "state_dict.pth";
    QTest::newRow("format before 1.6") << "legacy.pth";
  }

  void modulesInBothFormats() {
    QFETCH(QString, name);
    const TensorFile file = readPth(sample(name.toStdString()));
    QCOMPARE(file.tensors.size(), size_t{7});
    QCOMPARE(file.tensors[0].first, std::string("0.weight"));
    QVERIFY(holds(file, "0.weight", ramp({2, 3})));
    QVERIFY(holds(file, "0.bias", ramp({2}, 10)));
    QVERIFY(holds(file, "1.weight", ramp({2}, 20)));
    QVERIFY(holds(file, "1.bias", ramp({2}, 30)));
    QVERIFY(holds(file, "1.running_mean", ramp({2}, 40)));
    QVERIFY(holds(file, "1.running_var", ramp({2}, 50)));
    QVERIFY(holds(file, "1.num_batches_tracked", torch::tensor(int64_t{60})));
  }

  void everyType() {
    const TensorFile file = readPth(sample("types.pth"));
    const std::map<std::string, torch::ScalarType> types{
        {"float64", torch::kFloat64},   {"float32", torch::kFloat32}, {"float16", torch::kFloat16},
        {"bfloat16", torch::kBFloat16}, {"int64", torch::kInt64},     {"int32", torch::kInt32},
        {"int16", torch::kInt16},       {"int8", torch::kInt8},       {"uint8", torch::kUInt8}};
    for (const auto& [name, type] : types)
      QVERIFY2(holds(file, "torch." + name, ramp({3}, 0, type)), name.c_str());
    QVERIFY(holds(file, "torch.bool", torch::tensor({true, false})));
  }

  void viewsAndSharedStorages_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("zip format") << "views.pth";
    QTest::newRow("format before 1.6") << "views_legacy.pth";
  }

  void viewsAndSharedStorages() {
    QFETCH(QString, name);
    const TensorFile file = readPth(sample(name.toStdString()));
    QVERIFY(holds(file, "transposed",
                  torch::tensor({{0.f, 3.f, 6.f, 9.f}, {1.f, 4.f, 7.f, 10.f}, {2.f, 5.f, 8.f, 11.f}})));
    QVERIFY(holds(file, "part", torch::tensor({{3.f, 5.f}, {6.f, 8.f}})));
    QVERIFY(holds(file, "same", ramp({4, 3})));
    QVERIFY(file.find("same")->is_alias_of(*file.find("transposed")));
    QVERIFY(holds(file, "channels_last", ramp({1, 2, 2, 3})));
    QVERIFY(holds(file, "scalar", torch::tensor(5.f)));
    QVERIFY(holds(file, "empty", torch::zeros({0, 3})));
  }

  void checkpointsOfATrainingLoop_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("with optimiser, scheduler, arguments and NumPy numbers") << "checkpoint.pth";
    QTest::newRow("the same before 1.6") << "checkpoint_legacy.pth";
  }

  void checkpointsOfATrainingLoop() {
    QFETCH(QString, name);
    const TensorFile file = readPth(sample(name.toStdString()));
    QCOMPARE(file.tensors.size(), size_t{1});
    QVERIFY(holds(file, "weight", ramp({1, 2}, 1)));
  }

  void otherWaysOfSaving() {
    QVERIFY(holds(readPth(sample("parameter.pth")), "w", ramp({2, 2})));
    QVERIFY(holds(readPth(sample("one.pth")), "only", ramp({2})));
    QVERIFY(holds(readPth(sample("protocol4.pth")), "a", ramp({2})));
  }

  void tensorsOfAGpuComeToTheCpu() {
    const TensorFile file = readPth(sample("gpu.pth"));
    QVERIFY(holds(file, "only", ramp({2})));
    QVERIFY(file.find("only")->is_cpu());
  }

  void filesOfPython2AndTheFirstPyTorch() {
    const TensorFile file = readPth(sample("python2.pth"));
    QCOMPARE(file.tensors.size(), size_t{2});
    QVERIFY(holds(file, "conv.weight", ramp({2}, 1)));
    QVERIFY(holds(file, "bn.running_mean", ramp({3}, 4)));
  }

  void otherClassesAreNamed() {
    QVERIFY(faultOf([] { readPth(sample("whole_model.pth")); }).find("'torch.nn.modules.linear.Linear'") !=
            std::string::npos);
    QVERIFY(faultOf([] { readPth(sample("sparse.pth")); }).find("not dense") != std::string::npos);
  }

  void everyCutIsRefused_data() { sampleRows(); }

  void everyCutIsRefused() {
    QFETCH(QString, name);
    const std::string whole = bytesOf(sample(name.toStdString()));
    const auto path = files_.write("cut.pth", whole);
    for (size_t length = whole.size(); length-- > 0;) {
      std::filesystem::resize_file(path, length);
      const std::string fault = faultOf([&] { readPth(path); });
      QVERIFY2(fault.find("cut.pth: ") != std::string::npos, std::to_string(length).c_str());
    }
  }

  void damageNeverCrashes_data() { sampleRows(); }

  /// In the zip format every entry has a checksum, so damage is refused or harmless; the older one has none.
  void damageNeverCrashes() {
    QFETCH(QString, name);
    const std::string whole = bytesOf(sample(name.toStdString()));
    const TensorFile sound = readPth(sample(name.toStdString()));
    const bool zip = whole.starts_with("PK");
    const auto path = files_.write("damaged.pth", whole);
    std::mt19937 random(1223);
    int refused = 0;
    for (int trial = 0; trial < 1500; ++trial) {
      std::string damaged = whole;
      for (int flips = 1 + trial % 3; flips > 0; --flips)
        damaged[random() % whole.size()] ^= static_cast<char>(1u << (random() % 8));
      WeightFiles::overwrite(path, damaged);
      try {
        const TensorFile read = readPth(path);
        QVERIFY(!zip || equalFiles(read, sound));
      } catch (const InputError&) {
        ++refused;
      }
    }
    QVERIFY2(refused > 300, std::to_string(refused).c_str());
  }

private:
  static void sampleRows() {
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"views.pth", "views_legacy.pth", "checkpoint.pth", "checkpoint_legacy.pth", "python2.pth"}) {
      QTest::newRow(name) << name;
    }
  }

  WeightFiles files_;
};

GACFAS_TEST(PthFileTest)
#include "tst_PthFile.moc"
