#include <QtTest>

#include "DrawnFaces.h"
#include "core/jobs/TraceStep.h"
#include "core/types/Error.h"
#include "core/weights/Safetensors.h"
#include "tests/minimizer/StepCase.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
namespace fs = std::filesystem;

namespace {

using Edit = std::function<void(NamedTensors&)>;

torch::Tensor& tensor(NamedTensors& list, const std::string& name) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.first == name; });
  if (found == list.end()) qFatal("no tensor %s", name.c_str());
  return found->second;
}

/// The small network and a batch without domain 1, as files.
struct Files {
  explicit Files(int64_t classes = 1, const Edit& weightsEdit = {}, const Edit& batchEdit = {}) {
    FasNet net = test::formulaNet(2, classes);
    NamedTensors weights;
    for (const auto& item : net->named_parameters())
      weights.emplace_back(item.key(), item.value().detach().to(torch::kFloat32));
    for (const auto& item : net->named_buffers())
      weights.emplace_back(
          item.key(), item.value().to(item.key().ends_with("tracked") ? torch::kInt64 : torch::kFloat32));
    const FaceBatch drawn = test::formulaBatch({1, 0, 1, 0, 1}, {0, 2, 2, 0, 2}, 32);
    NamedTensors batch{
        {"images", drawn.images.to(torch::kFloat32)}, {"labels", drawn.labels}, {"domains", drawn.domains}};
    if (weightsEdit) weightsEdit(weights);
    if (batchEdit) batchEdit(batch);
    writeSafetensors(request.weights, weights);
    writeSafetensors(request.batch, batch);
  }
  fs::path path(const char* name) const { return dir.filePath(name).toStdString(); }

  QTemporaryDir dir;
  TraceRequest request{path("w.safetensors"), path("b.safetensors"), path("o.safetensors"),
                       /*doublePrecision=*/true};
};

Config configFor(MinimizerKind kind, LossKind loss = LossKind::Bce) {
  Config config;
  config.train.minimizer = kind;
  config.train.loss = loss;
  config.system.device = DeviceKind::Cpu;
  return config;
}

QStringList namesOf(const TensorFile& file) {
  QStringList names;
  for (const auto& entry : file.tensors) names << QString::fromStdString(entry.first);
  names.sort();
  return names;
}

/// What the issue lists, for the domains that are there.
QStringList expectedNames(const QStringList& domains, const QStringList& points) {
  QStringList names{"loss.contrastive"}, vectors{"grad.contrastive", "direction"};
  for (const QString& k : domains) {
    names << "loss.domain." + k;
    vectors << "grad.domain." + k;
  }
  for (const QString& k : points) vectors << "eps." + k << "grad.ascended." + k;
  FasNet net(FasNetOptions{2, 1});
  for (const auto& item : net->named_parameters())
    for (const QString& vector : vectors) names << vector + "." + QString::fromStdString(item.key());
  for (const auto& item : net->named_buffers()) names << "buffer." + QString::fromStdString(item.key());
  names.sort();
  return names;
}

}  // namespace

class TraceStepTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void writesExactlyTheNamesOfItsMinimiser_data() {
    QTest::addColumn<MinimizerKind>("kind");
    QTest::addColumn<QStringList>("points");
    QTest::newRow("erm") << MinimizerKind::Erm << QStringList{};
    QTest::newRow("sam") << MinimizerKind::Sam << QStringList{"all"};
    QTest::newRow("sagm") << MinimizerKind::Sagm << QStringList{"all"};
    QTest::newRow("sam-domain") << MinimizerKind::SamDomain << QStringList{"0", "2"};
    QTest::newRow("gac-fas") << MinimizerKind::GacFas << QStringList{"0", "2"};
  }
  void writesExactlyTheNamesOfItsMinimiser() {
    QFETCH(MinimizerKind, kind);
    QFETCH(QStringList, points);
    const Files files;
    traceStep(files.request, configFor(kind));
    const TensorFile out = readSafetensors(files.request.out);
    QCOMPARE(namesOf(out), expectedNames({"0", "2"}, points));
    for (const auto& [name, value] : out.tensors)
      QVERIFY2(
          value.scalar_type() == (name.ends_with("num_batches_tracked") ? torch::kInt64 : torch::kFloat64),
          name.c_str());
    QVERIFY((*out.find("grad.contrastive.fc.weight") == 0).all().item<bool>());  // the head has no part in it
    QCOMPARE(out.find("buffer.model.bn1.num_batches_tracked")->item<int64_t>(), int64_t{6});
  }

  void valuesAreThoseOfTheStep() {
    const Files files(2);
    const Config config = configFor(MinimizerKind::GacFas, LossKind::Ce);
    traceStep(files.request, config);
    const TensorFile out = readSafetensors(files.request.out);

    // The same step from the same rounded inputs, through the minimiser itself.
    FasNet net = test::formulaNet(2, 2);
    {
      const torch::NoGradGuard noGrad;
      for (torch::Tensor& parameter : net->parameters()) parameter.copy_(parameter.to(torch::kFloat32));
    }
    FaceBatch batch = test::formulaBatch({1, 0, 1, 0, 1}, {0, 2, 2, 0, 2}, 32);
    batch.images = batch.images.to(torch::kFloat32);
    StepObjective objective(net, parametersOf(net), batch,
                            {LossKind::Ce, config.train.logitScale, config.train.lambdaContrast, 3});
    objective.forwardAtTheta();
    const TensorList g0 = objective.domainGradient(0);
    test::Collector seen;
    const TensorList direction = makeMinimizer(config, false)->direction(objective, &seen).direction;
    const auto compare = [&](const std::string& kind, const TensorList& expected) {
      for (size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(torch::allclose(*out.find(kind + "." + objective.names()[i]), expected[i], 1e-9, 1e-11),
                 kind.c_str());
    };
    compare("direction", direction);
    compare("grad.domain.0", g0);
    compare("eps.2", seen.epsilon.at(2));
    compare("grad.ascended.2", seen.ascended.at(2));
    QVERIFY(std::abs(out.find("loss.domain.0")->item<double>() - objective.domainLoss(0).item<double>()) <
            1e-10);
  }

  void singlePrecisionWritesSinglePrecision() {
    Files files;
    files.request.doublePrecision = false;
    traceStep(files.request, configFor(MinimizerKind::GacFas));
    for (const auto& [name, value] : readSafetensors(files.request.out).tensors)
      QVERIFY2(
          value.scalar_type() == (name.ends_with("num_batches_tracked") ? torch::kInt64 : torch::kFloat32),
          name.c_str());
  }

  void warmUpOfTheConfigIsIgnored() {
    const Files files;
    Config config = configFor(MinimizerKind::GacFas);
    config.train.minimizerWarming = config.train.warmingEpochs = 10;
    traceStep(files.request, config);
    QVERIFY(readSafetensors(files.request.out).find("eps.0.model.conv1.weight") != nullptr);
  }

  void batchCountsMayBeMissing() {
    const Files files(1, [](NamedTensors& weights) {
      std::erase_if(weights, [](const auto& entry) { return entry.first.ends_with("num_batches_tracked"); });
    });
    traceStep(files.request, configFor(MinimizerKind::Erm));
    QVERIFY(readSafetensors(files.request.out).find("direction.fc.weight") != nullptr);
  }

  void whatDoesNotFitIsRefusedByName_data() {
    QTest::addColumn<Edit>("weights");
    QTest::addColumn<Edit>("batch");
    QTest::addColumn<QString>("named");
    const auto batch = [](const char* name, const char* named, Edit edit) {
      QTest::newRow(name) << Edit{} << edit << QString(named);
    };
    const auto weights = [](const char* name, const char* named, Edit edit) {
      QTest::newRow(name) << edit << Edit{} << QString(named);
    };
    batch("no images", "no tensor 'images'", [](NamedTensors& b) { b.erase(b.begin()); });
    batch("images in float64", "'images'",
          [](NamedTensors& b) { tensor(b, "images") = tensor(b, "images").to(torch::kFloat64); });
    batch("an odd number of images", "images",
          [](NamedTensors& b) { tensor(b, "images") = tensor(b, "images").narrow(0, 0, 9).clone(); });
    batch("grey images", "images",
          [](NamedTensors& b) { tensor(b, "images") = tensor(b, "images").narrow(1, 0, 1).clone(); });
    batch("images that are not square", "images",
          [](NamedTensors& b) { tensor(b, "images") = tensor(b, "images").narrow(2, 0, 16).clone(); });
    batch("NaN in the images", "not finite",
          [](NamedTensors& b) { tensor(b, "images").view(-1)[7] = std::nan(""); });
    batch("labels in int32", "'labels'",
          [](NamedTensors& b) { tensor(b, "labels") = tensor(b, "labels").to(torch::kInt32); });
    batch("a label of 2", "labels must lie in 0..1, found 2",
          [](NamedTensors& b) { tensor(b, "labels")[1] = 2; });
    batch("a domain of K", "domains must lie in 0..2, found 3",
          [](NamedTensors& b) { tensor(b, "domains")[1] = 3; });
    batch("fewer domains than labels", "domains",
          [](NamedTensors& b) { tensor(b, "domains") = tensor(b, "domains").narrow(0, 0, 4).clone(); });
    weights("a missing parameter", "model.layer2.0.bn1.bias", [](NamedTensors& w) {
      std::erase_if(w, [](const auto& entry) { return entry.first == "model.layer2.0.bn1.bias"; });
    });
    weights("a parameter of another shape", "model.layer1.0.conv1.weight", [](NamedTensors& w) {
      tensor(w, "model.layer1.0.conv1.weight") = torch::zeros({2, 2, 5, 5});
    });
    weights("two outputs for bce", "fc.weight", [](NamedTensors& w) {
      tensor(w, "fc.weight") = torch::ones({2, 16});
    });
    weights("NaN in the weights", "model.bn1.weight",
            [](NamedTensors& w) { tensor(w, "model.bn1.weight")[0] = std::nan(""); });
    weights("running statistics missing", "model.bn1.running_mean", [](NamedTensors& w) {
      std::erase_if(w, [](const auto& entry) { return entry.first == "model.bn1.running_mean"; });
    });
  }
  void whatDoesNotFitIsRefusedByName() {
    QFETCH(Edit, weights);
    QFETCH(Edit, batch);
    QFETCH(QString, named);
    const Files files(1, weights, batch);
    const QString message =
        test::messageOf([&] { traceStep(files.request, configFor(MinimizerKind::GacFas)); });
    QVERIFY2(message.contains(named), qPrintable(message));
    QVERIFY_EXCEPTION_THROWN(traceStep(files.request, configFor(MinimizerKind::GacFas)), InputError);
    QVERIFY(!fs::exists(files.request.out));
  }

  void missingFilesAreNamed() {
    Files files;
    files.request.batch = files.path("absent.safetensors");
    QVERIFY(test::messageOf([&] {
              traceStep(files.request, configFor(MinimizerKind::Erm));
            }).contains("absent.safetensors"));
  }
};

GACFAS_TEST(TraceStepTest)
#include "tst_TraceStep.moc"
