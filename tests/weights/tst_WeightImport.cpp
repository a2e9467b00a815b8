#include <QtTest>
#include <limits>

#include "WeightFiles.h"
#include "core/io/Hash.h"
#include "core/weights/TensorHash.h"
#include "core/weights/WeightImport.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

/// A network in small: a backbone with batch norm and a head.
NamedTensors network() {
  return {{"model.conv1.weight", torch::zeros({2, 3})},
          {"model.bn1.running_mean", torch::zeros({2})},
          {"model.bn1.num_batches_tracked", torch::zeros({}, torch::kInt64)},
          {"fc.weight", torch::zeros({1, 2})}};
}

TensorFile matching() {
  return {{{"model.conv1.weight", ramp({2, 3})},
           {"model.bn1.running_mean", ramp({2}, 5)},
           {"model.bn1.num_batches_tracked", torch::tensor(int64_t{9})},
           {"fc.weight", ramp({1, 2}, 7)}},
          {}};
}

const torch::Tensor& of(const NamedTensors& tensors, const std::string& name) {
  return std::find_if(tensors.begin(), tensors.end(), [&](const auto& entry) { return entry.first == name; })
      ->second;
}

std::vector<std::string> namesOf(const TensorFile& file) {
  std::vector<std::string> names;
  for (const auto& [name, tensor] : file.tensors) names.push_back(name);
  return names;
}

std::string loadFault(const TensorFile& source, WeightPart part = WeightPart::All) {
  return faultOf([&] { loadInto(network(), source, "w.pth", part); });
}

bool contains(const std::string& all, const std::string& part) {
  return all.find(part) != std::string::npos;
}

}  // namespace

class WeightImportTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theKindIsToldByContent() {
    for (const auto& [from, to] : std::map<std::string, std::string>{
             {"python.safetensors", "a.pth"}, {"one.pth", "b.safetensors"}, {"legacy.pth", "c.bin"}}) {
      const auto path = files_.write(to, bytesOf(sample(from)));
      QVERIFY2(!readWeights(path).tensors.empty(), from.c_str());
    }
  }

  void otherFilesAreNamed() {
    QVERIFY(contains(faultOf([&] { readWeights(files_.write("e.pth", "")); }), "e.pth: is empty"));
    QVERIFY(contains(faultOf([&] { readWeights(files_.write("t.pth", "hello, this is text")); }),
                     "t.pth: not a weight file"));
    QVERIFY(contains(faultOf([&] { readWeights(files_.write("t.safetensors", "\x40")); }),
                     "t.safetensors: truncated"));
    QVERIFY(contains(faultOf([&] { readWeights(files_.path("none.pth")); }), "none.pth: no such file"));
  }

  void namesOfOtherPrograms_data() {
    QTest::addColumn<QStringList>("from");
    QTest::addColumn<QStringList>("to");
    QTest::newRow("our own stay") << QStringList{"model.conv1.weight", "fc.weight"}
                                  << QStringList{"model.conv1.weight", "fc.weight"};
    QTest::newRow("the authors' aliases and unused head go")
        << QStringList{"model.conv1.weight", "model.fc.weight", "model.fc.bias",
                       "layer_blocks.0.0.conv1.weight", "fc.weight"}
        << QStringList{"model.conv1.weight", "fc.weight"};
    QTest::newRow("torchvision's get a prefix and lose their head")
        << QStringList{"conv1.weight", "layer1.0.bn1.bias", "fc.weight", "fc.bias"}
        << QStringList{"model.conv1.weight", "model.layer1.0.bn1.bias"};
    QTest::newRow("DataParallel's prefix goes")
        << QStringList{"module.model.conv1.weight", "module.fc.weight"}
        << QStringList{"model.conv1.weight", "fc.weight"};
    QTest::newRow("a prefix that is not everywhere stays")
        << QStringList{"module.a", "fc.weight"} << QStringList{"module.a", "fc.weight"};
  }

  void namesOfOtherPrograms() {
    QFETCH(QStringList, from);
    QFETCH(QStringList, to);
    TensorFile file;
    for (const QString& name : from) file.tensors.emplace_back(name.toStdString(), torch::zeros({1}));
    QStringList found;
    for (const std::string& name : namesOf(forFasNet(file))) found << QString::fromStdString(name);
    QCOMPARE(found, to);
  }

  void allValuesArrive() {
    const NamedTensors net = network();
    loadInto(net, matching(), "w.pth", WeightPart::All);
    for (const auto& [name, tensor] : matching().tensors) QVERIFY2(same(of(net, name), tensor), name.c_str());
  }

  void parametersThatNeedGradientsAreFilledInPlace() {
    NamedTensors net = network();
    net[0].second = torch::zeros({2, 3}).requires_grad_();
    const void* place = net[0].second.data_ptr();
    loadInto(net, matching(), "w.pth", WeightPart::All);
    QVERIFY(net[0].second.is_leaf() && net[0].second.requires_grad() && net[0].second.data_ptr() == place);
    QVERIFY(torch::equal(net[0].second.detach(), ramp({2, 3})));
  }

  void typesAreConvertedAndLayoutsKept() {
    const torch::Tensor image = torch::zeros({1, 2, 2, 2}).contiguous(torch::MemoryFormat::ChannelsLast);
    loadInto({{"model.w", image}}, {{{"model.w", ramp({1, 2, 2, 2}, 0, torch::kFloat16)}}, {}}, "w.pth",
             WeightPart::All);
    QVERIFY(image.is_contiguous(torch::MemoryFormat::ChannelsLast));
    QVERIFY(torch::equal(image, ramp({1, 2, 2, 2})));
  }

  void theBackboneAloneLeavesTheHead() {
    const NamedTensors net = network();
    TensorFile source = matching();
    source.tensors.back() = {"fc.weight", ramp({1000, 512})};
    loadInto(net, source, "w.pth", WeightPart::Backbone);
    QVERIFY(torch::equal(of(net, "model.conv1.weight"), ramp({2, 3})));
    QVERIFY(torch::equal(of(net, "fc.weight"), torch::zeros({1, 2})));
  }

  void theBatchCounterIsOptional() {
    TensorFile source = matching();
    source.tensors.erase(source.tensors.begin() + 2);
    QCOMPARE(loadFault(source), std::string());
  }

  void allFaultsAreNamedTogether() {
    TensorFile source = matching();
    source.tensors[0].second = ramp({3, 2});
    source.tensors[1].second = torch::tensor({1.f, std::numeric_limits<float>::quiet_NaN()});
    source.tensors[3].first = "head.weight";
    const std::string fault = loadFault(source);
    QVERIFY2(contains(fault, "w.pth: the weights do not fit the network:"), fault.c_str());
    QVERIFY2(contains(fault, "'model.conv1.weight': shape [2, 3] expected, [3, 2] found"), fault.c_str());
    QVERIFY2(contains(fault, "'model.bn1.running_mean': 1 of 2 values are NaN or infinite"), fault.c_str());
    QVERIFY2(contains(fault, "'fc.weight' is missing"), fault.c_str());
    QVERIFY2(contains(fault, "'head.weight' is not part of the network"), fault.c_str());
  }

  void moreThanFiveFaultsAreCounted() {
    TensorFile source = matching();
    for (int i = 0; i < 7; ++i)
      source.tensors.emplace_back(std::string("x").append(std::to_string(i)), ramp({1}));
    const std::string fault = loadFault(source);
    QVERIFY2(contains(fault, "'x4'") && !contains(fault, "'x5'") && contains(fault, "and 2 more"),
             fault.c_str());
  }

  void nothingIsCopiedWhenAnythingIsWrong() {
    const NamedTensors net = network();
    TensorFile source = matching();
    source.tensors.back().second = ramp({2, 2});
    QVERIFY_EXCEPTION_THROWN(loadInto(net, source, "w.pth", WeightPart::All), InputError);
    QVERIFY(torch::equal(of(net, "model.conv1.weight"), torch::zeros({2, 3})));
  }

  void valuesTooLargeForTheNetworksTypeAreFaults() {
    TensorFile source = matching();
    source.tensors[1].second = torch::full({2}, 1e300, torch::kFloat64);
    QVERIFY(contains(loadFault(source), "2 of 2 values are NaN or infinite"));
    source.tensors[1].second = torch::zeros({2}, torch::kInt64);
    QVERIFY(contains(loadFault(source), "type F32 expected, I64 found"));
  }

  void theHashIsOfNamesTypesShapesAndBytes() {
    const float values[2] = {1, 2};
    const std::string bytes(reinterpret_cast<const char*>(values), sizeof values);
    QCOMPARE(hashTensors({{"b", torch::tensor({1.f, 2.f})}, {"a", torch::zeros({0}, torch::kInt64)}}),
             sha256("1:a I64 [0]\n1:b F32 [2]\n" + bytes));
  }

  void theHashIgnoresOrderAndLayoutOnly() {
    const torch::Tensor image = ramp({1, 2, 2, 2});
    const std::string hash = hashTensors({{"a", image}, {"b", ramp({2})}});
    QCOMPARE(hashTensors({{"b", ramp({2})}, {"a", image.contiguous(torch::MemoryFormat::ChannelsLast)}}),
             hash);
    QVERIFY(hashTensors({{"a", image.reshape({2, 1, 2, 2})}, {"b", ramp({2})}}) != hash);
    QVERIFY(hashTensors({{"c", image}, {"b", ramp({2})}}) != hash);
    QVERIFY(hashTensors({{"a", image}, {"b", ramp({2}, 1e-7)}}) != hash);
    QVERIFY(hashTensors({{"a", image}, {"b", ramp({2}).to(torch::kFloat64)}}) != hash);
  }

private:
  WeightFiles files_;
};

GACFAS_TEST(WeightImportTest)
#include "tst_WeightImport.moc"
