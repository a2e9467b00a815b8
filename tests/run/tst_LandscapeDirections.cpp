#include <hdf5.h>

#include <QTemporaryDir>
#include <QtTest>
#include <map>

#include "core/run/LandscapeDirections.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

FasNet smallNet() {
  FasNet net(FasNetOptions{/*width=*/2, /*classes=*/1});
  net->initialise(1);
  net->useChannelsLast();
  return net;
}

void writeTensor(hid_t group, size_t place, const torch::Tensor& tensor) {
  const std::vector<hsize_t> shape(tensor.sizes().begin(), tensor.sizes().end());
  const hid_t space = H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr);
  const hid_t dataset = H5Dcreate2(group, std::to_string(place).c_str(), H5T_IEEE_F32LE, space, H5P_DEFAULT,
                                   H5P_DEFAULT, H5P_DEFAULT);
  H5Dwrite(dataset, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, tensor.contiguous().data_ptr<float>());
  H5Dclose(dataset);
  H5Sclose(space);
}

/// The order of the authors' network: backbone, unused head, head.
void writeAuthorsFile(const std::string& path, const Plane& plane, int64_t classesOfUnusedHead = 1000) {
  const hid_t file = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
  for (const auto& [name, axis] : {std::pair{"xdirection", &plane.x}, {"ydirection", &plane.y}}) {
    const hid_t group = H5Gcreate2(file, name, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    for (size_t i = 0; i + 1 < axis->size(); ++i) writeTensor(group, i, (*axis)[i]);
    writeTensor(group, axis->size() - 1, torch::full({classesOfUnusedHead, axis->back().size(1)}, 7.0F));
    writeTensor(group, axis->size(), torch::full({classesOfUnusedHead}, 7.0F));
    writeTensor(group, axis->size() + 1, axis->back());
    H5Gclose(group);
  }
  H5Fclose(file);
}

bool samePlane(const Plane& a, const Plane& b) {
  for (size_t i = 0; i < a.x.size(); ++i)
    if (!torch::equal(a.x[i], b.x[i]) || !torch::equal(a.y[i], b.y[i])) return false;
  return a.x.size() == b.x.size() && a.y.size() == b.y.size();
}

}  // namespace

class LandscapeDirectionsTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::string path(const char* name) const { return folder_.filePath(name).toStdString(); }

  std::string messageOf(const std::string& file) {
    FasNet net = smallNet();
    try {
      loadDirections(file, parametersOf(net));
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  }

  /// Each module's parameters, then its buffers, then those of its children, as torch.nn.Module.state_dict() has them.
  static std::vector<std::string> stateDictNames(torch::nn::Module& module, const std::string& prefix = {}) {
    std::vector<std::string> names;
    for (const auto& item : module.named_parameters(/*recurse=*/false)) names.push_back(prefix + item.key());
    for (const auto& item : module.named_buffers(/*recurse=*/false)) names.push_back(prefix + item.key());
    for (const auto& child : module.named_children())
      for (std::string& name : stateDictNames(*child.value(), prefix + child.key() + ".")) names.push_back(std::move(name));
    return names;
  }

private Q_SLOTS:
  void statesInTheOrderOfAStateDictAreRead_data() {
    QTest::addColumn<bool>("unusedHead");
    QTest::newRow("plain") << false;
    QTest::newRow("with the unused head") << true;
  }

  void statesInTheOrderOfAStateDictAreRead() {
    QFETCH(bool, unusedHead);
    FasNet net = smallNet();
    const NamedTensors states = statesOf(net);
    std::map<std::string, torch::Tensor> values;
    for (const auto& [name, tensor] : states) values[name] = torch::randn(tensor.sizes());
    std::vector<std::string> names = stateDictNames(*net);
    QCOMPARE(names.size(), size_t{121});
    QCOMPARE(names[5], std::string("model.bn1.num_batches_tracked"));
    if (unusedHead) names.insert(names.end() - 1, {"model.fc.weight", "model.fc.bias"});
    values["model.fc.weight"] = torch::zeros({1000, states[60].second.size(1)});
    values["model.fc.bias"] = torch::zeros({1000});
    const hid_t file = H5Fcreate(path("dict.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    const hid_t group = H5Gcreate2(file, "xdirection", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    for (size_t i = 0; i < names.size(); ++i)
      writeTensor(group, i, values.contains(names[i]) ? values[names[i]] : torch::zeros({}));
    H5Gclose(group);
    H5Fclose(file);
    const Plane plane = loadDirections(path("dict.h5"), parametersOf(net), states);
    QCOMPARE(plane.x.size(), states.size());
    for (size_t i = 0; i < states.size(); ++i) QVERIFY2(torch::equal(plane.x[i], values[states[i].first]), states[i].first.c_str());
  }

  void directionsReadBackExactly() {
    FasNet net = smallNet();
    const Plane plane = makePlane(net, DirectionRecipe{});
    saveDirections(path("d.h5"), plane);
    QVERIFY(samePlane(loadDirections(path("d.h5"), parametersOf(net)), plane));
  }

  void fileHasTheReferenceLayout() {
    FasNet net = smallNet();
    const Plane plane = makePlane(net, DirectionRecipe{});
    saveDirections(path("layout.h5"), plane);
    const hid_t file = H5Fopen(path("layout.h5").c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    const hid_t group = H5Gopen2(file, "ydirection", H5P_DEFAULT);
    H5G_info_t info{};
    H5Gget_info(group, &info);
    QCOMPARE(static_cast<size_t>(info.nlinks), size_t{61});
    const hid_t dataset = H5Dopen2(file, "ydirection/0", H5P_DEFAULT), type = H5Dget_type(dataset);
    QVERIFY(H5Tequal(type, H5T_IEEE_F32LE) > 0);
    torch::Tensor values = torch::empty({2, 3, 7, 7});
    H5Dread(dataset, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data_ptr<float>());
    QVERIFY(torch::equal(values, plane.y[0]));
    H5Tclose(type);
    H5Dclose(dataset);
    H5Gclose(group);
    H5Fclose(file);
  }

  void authorsOrderDropsTheUnusedHead() {
    FasNet net = smallNet();
    const Plane plane = makePlane(net, DirectionRecipe{});
    writeAuthorsFile(path("authors.h5"), plane);
    QVERIFY(samePlane(loadDirections(path("authors.h5"), parametersOf(net)), plane));
  }

  void otherHeadInTheAuthorsPlaceIsRefused() {
    FasNet net = smallNet();
    writeAuthorsFile(path("head.h5"), makePlane(net, DirectionRecipe{}), 10);
    QVERIFY(messageOf(path("head.h5"))
                .find("head.h5: dataset xdirection/60 has the shape [10, 16], but the unused head's "
                      "model.fc.weight has [1000, 16]") != std::string::npos);
  }

  void otherShapeNamesDatasetAndBothShapes() {
    FasNet net = smallNet();
    Plane plane = makePlane(net, DirectionRecipe{});
    plane.y[15] = torch::zeros({5, 2, 3, 3});
    saveDirections(path("shape.h5"), plane);
    QVERIFY(messageOf(path("shape.h5"))
                .find("shape.h5: dataset ydirection/15 has the shape [5, 2, 3, 3], but "
                      "model.layer2.0.conv1.weight has [4, 2, 3, 3]") != std::string::npos);
  }

  void otherCountAndMissingGroupAreNamed() {
    FasNet net = smallNet();
    Plane plane = makePlane(net, DirectionRecipe{});
    plane.x.pop_back();
    saveDirections(path("count.h5"), plane);
    QVERIFY(messageOf(path("count.h5"))
                .find("group xdirection has 60 tensors, but this network has 61 (63 with") !=
            std::string::npos);
    H5Fclose(H5Fcreate(path("empty.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
    QVERIFY(messageOf(path("empty.h5")).find("there is no group xdirection") != std::string::npos);
  }

  void hashIsOfTheValuesNotOfTheirLayout() {
    FasNet net = smallNet();
    const Plane plane = makePlane(net, DirectionRecipe{});
    Plane other = plane;
    other.x[0] = plane.x[0].contiguous(torch::MemoryFormat::ChannelsLast);
    QCOMPARE(directionsHash(other), directionsHash(plane));
    std::swap(other.x, other.y);
    QVERIFY(directionsHash(other) != directionsHash(plane));
  }
};

GACFAS_TEST(LandscapeDirectionsTest)
#include "tst_LandscapeDirections.moc"
