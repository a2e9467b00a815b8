#include <caffe2/serialize/inline_container.h>

#include <QtTest>
#include <cstring>

#include "WeightFiles.h"
#include "core/weights/PthFile.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

template <typename T>
std::string raw(T value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

std::string text(const std::string& value) {
  return std::string("X") + raw(static_cast<uint32_t>(value.size())) + value;
}
std::string number(int32_t value) {
  return std::string("J") + raw(value);
}

std::string tuple(const std::vector<int32_t>& values) {
  std::string pickle = "(";
  for (const int32_t value : values) pickle += number(value);
  return pickle + "t";
}

std::string storage(const std::string& key, int32_t elements, const std::string& type = "FloatStorage") {
  return std::string("(") + text("storage") + "ctorch\n" + type + "\n" + text(key) + text("cpu") +
         number(elements) + "tQ";
}

std::string tensor(const std::string& storagePickle, int32_t offset, const std::vector<int32_t>& sizes,
                   const std::vector<int32_t>& strides) {
  return "ctorch._utils\n_rebuild_tensor_v2\n(" + storagePickle + number(offset) + tuple(sizes) +
         tuple(strides) +
         "\x89"
         "ccollections\nOrderedDict\n)RtR";
}

/// {"x": value}
std::string dictOf(const std::string& value) {
  return std::string("}") + text("x") + value + "s";
}

}  // namespace

/// Checkpoints made to do harm. The container is written by LibTorch itself, the pickle by hand.
class PthHostileTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theContainerIsSound() {
    const auto path =
        writeZip(dictOf(tensor(storage("0", 2), 0, {2}, {1})), {{"data/0", raw(1.5f) + raw(2.5f)}});
    const TensorFile file = readPth(path);
    QVERIFY(same(*file.find("x"), torch::tensor({1.5f, 2.5f})));
  }

  void picklesThatAreRefused_data() {
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char* name, const std::string& pickle, const char* fault) {
      QTest::newRow(name) << QByteArray::fromStdString(pickle) << QString(fault);
    };
    const std::string good = storage("0", 2);
    row("os.system is called", "cos\nsystem\n(" + text("touch /tmp/x") + "tR",
        "refused: it names 'os.system'");
    row("posix.system by name on the stack",
        text("posix") + text("system") +
            "\x93"
            "\x29R",
        "refused: it names 'posix.system'");
    row("builtins.eval", "cbuiltins\neval\n)R", "refused: it names 'builtins.eval'");
    row("builtins.getattr", "cbuiltins\ngetattr\n)R", "refused: it names 'builtins.getattr'");
    row("a dotted name inside an allowed module", "ctorch\nserialization.os.system\n)R", "refused: it names");
    row("a class name with control bytes", "co\x1bs\nsystem\n)R", "'o?s.system'");
    row("INST", "(ios\nsystem\n", "pickle opcode 105");
    row("OBJ", "(o", "pickle opcode 111");
    row("extension registry", "\x82\x01", "pickle opcode 130");
    row("text protocol", "I1\n", "pickle opcode 73");
    row("protocol 5", "\x80\x05", "pickle protocol 5");
    row("an item is set on a tensor", tensor(good, 0, {2}, {1}) + text("k") + "Ns", "sets items of a tensor");
    row("an item is set on a list", std::string("]") + text("k") + "Ns", "sets items of a list");
    row("an item is set on an object", "ctorch.optim.sgd\nSGD\n)\x81" + text("k") + "Ns",
        "sets items of an object of class 'torch.optim.sgd.SGD'");
    row("items are set on a number", number(3) + std::string("(") + text("k") + "Nu",
        "sets items of a number");
    row("a key without a value", std::string("}(") + text("k") + "u", "a key without a value");
    row("a dict is appended to", "}Na", "appends to a dict");
    row("a number is called", number(1) + ")R", "calls a number as if it were a class");
    row("a storage type is called", "ctorch\nFloatStorage\n)R", "cannot be called");
    row("called without a tuple", "ccollections\nOrderedDict\n]R", "calls a class with a list");
    row("a dict of something else", "ccollections\nOrderedDict\n(](NNNteetR", "");
    row("state of a list", "]NB", "");
    row("a state for a list", "]Nb", "gives a state to a list");
    row("a value is missing", "R", "a value is missing");
    row("an item for nothing", "Na", "put into nothing");
    row("a tuple that takes the mark's values", "N(\x86t", "");
    row("an unknown memo", "h\x07", "refers to value 7");
    row("text longer than the file", "X\xff\xff\xff\xff", "truncated");
    row("two values left", "NN", "left over");
    row("nothing left", "", "left over");
    row("a list", "]", "holds a list, not a dict of tensors");
    row("a dict without tensors", std::string("}") + text("epoch") + number(3) + "s", "its keys: 'epoch'");
    row("a state dict with a number in it",
        std::string("}") + text("x") + tensor(good, 0, {2}, {1}) + "s" + text("epoch") + number(3) + "s",
        "tensor 'epoch': is a number, not a tensor");
    row("a name twice",
        std::string("}") + text("x") + tensor(good, 0, {2}, {1}) + "s" + text("x") +
            tensor(good, 0, {2}, {1}) + "s",
        "appears twice");
    row("a key that is a number", std::string("}") + number(1) + tensor(good, 0, {2}, {1}) + "s",
        "a key that is a number");
    row("a tensor never described", dictOf("ctorch\nFloatTensor\n)R"), "never described");
    row("a parameter of a number", dictOf("ctorch._utils\n_rebuild_parameter\n(" + number(1) + "tR"),
        "made from a number");
    row("a persistent number", number(1) + "Q", "unknown way");
    row("a storage of an optimiser's class",
        std::string("(") + text("storage") + "ctorch.optim.sgd\nSGD\n" + text("0") + text("cpu") + number(2) +
            "tQ",
        "a storage's type is 'torch.optim.sgd.SGD'");
    row("a tensor without storage", dictOf("ctorch._utils\n_rebuild_tensor_v2\n(NNNNtR"), "storage is None");
    row("lazy negation",
        dictOf("ctorch._utils\n_rebuild_tensor_v2\n(" + good + number(0) + tuple({2}) + tuple({1}) + "N}}" +
               text("neg") + "\x88stR"),
        "lazy negation");
  }

  void picklesThatAreRefused() {
    QFETCH(QByteArray, pickle);
    QFETCH(QString, fault);
    for (const auto& path : {writeZip(pickle.toStdString(), {{"data/0", raw(1.5f) + raw(2.5f)}}),
                             writeLegacy(pickle.toStdString())}) {
      const std::string found = faultOf([&] { readPth(path); });
      QVERIFY2(found.find("hostile.pth: ") != std::string::npos, found.c_str());
      QVERIFY2(QString::fromStdString(found).contains(fault), found.c_str());
    }
  }

  void tensorsOutsideTheirStorage_data() {
    QTest::addColumn<QByteArray>("pickle");
    const auto row = [](const char* name, int32_t offset, const std::vector<int32_t>& sizes,
                        const std::vector<int32_t>& strides) {
      QTest::newRow(name) << QByteArray::fromStdString(
          dictOf(tensor(storage("0", 4), offset, sizes, strides)));
    };
    row("too many elements", 0, {5}, {1});
    row("an offset that leaves too few", 1, {4}, {1});
    row("a negative offset", -1, {2}, {1});
    row("an offset behind the end", 5, {0}, {1});
    row("a stride past the end", 0, {2}, {4});
    row("a negative stride", 3, {2}, {-1});
    row("a negative extent", 0, {-2}, {1});
    row("an extent that overflows", 0, {2147483647, 2147483647, 2147483647}, {1, 1, 1});
    row("a stride that overflows", 0, {2, 2}, {2147483647, 2147483647});
    row("more elements than the storage by stride 0", 0, {1000000}, {0});
    row("strides of another rank", 0, {2}, {1, 1});
  }

  void tensorsOutsideTheirStorage() {
    QFETCH(QByteArray, pickle);
    const auto path = writeZip(pickle.toStdString(), {{"data/0", std::string(16, '\0')}});
    const std::string fault = faultOf([&] { readPth(path); });
    QVERIFY2(fault.find("hostile.pth: tensor 'x': ") != std::string::npos, fault.c_str());
  }

  void storagesOfAnotherSize() {
    const std::string pickle = dictOf(tensor(storage("0", 4), 0, {4}, {1}));
    const auto faultFor = [&](const std::string& data) {
      return faultOf([&] { readPth(writeZip(pickle, {{"data/0", data}})); });
    };
    QVERIFY(faultFor(std::string(12, '\0')).find("has 12 bytes in the file, 16 bytes are needed") !=
            std::string::npos);
    QVERIFY(faultFor(std::string(20, '\0')).find("has 20 bytes in the file, 16 bytes are needed") !=
            std::string::npos);
    QVERIFY(faultOf([&] { readPth(writeZip(pickle, {})); }).find("'archive/data/0' is missing") !=
            std::string::npos);
    const std::string huge = dictOf(tensor(storage("0", 2147483647), 0, {1}, {1}));
    QVERIFY(faultOf([&] {
              readPth(writeZip(huge, {{"data/0", "1234"}}));
            }).find("larger than the file") != std::string::npos);
    const std::string twoTypes = std::string("}") + text("a") + tensor(storage("0", 4), 0, {4}, {1}) + "s" +
                                 text("b") + tensor(storage("0", 2, "DoubleStorage"), 0, {2}, {1}) + "s";
    QVERIFY(faultOf([&] {
              readPth(writeZip(twoTypes, {{"data/0", std::string(16, '\0')}}));
            }).find("described in two ways") != std::string::npos);
    const std::string flag = dictOf(tensor(storage("0", 1, "BoolStorage"), 0, {1}, {1}));
    QVERIFY(faultOf([&] {
              readPth(writeZip(flag, {{"data/0", "\x02"}}));
            }).find("bool byte") != std::string::npos);
  }

  void aNameThatLeavesTheArchiveFindsNothing() {
    const std::string pickle = dictOf(tensor(storage("../../etc/passwd", 4), 0, {4}, {1}));
    QVERIFY(faultOf([&] { readPth(writeZip(pickle, {})); }).find("is missing") != std::string::npos);
  }

  void deepNestingNeedsNoStack() {
    const int depth = 300'000;
    std::string pickle;
    for (int i = 0; i < depth; ++i) pickle += ']';
    pickle += std::string(depth - 1, 'a');
    QVERIFY(faultOf([&] { readPth(writeLegacy(pickle)); }).find("holds a list") != std::string::npos);
  }

  void aValueMayHoldItself() {
    const auto path = writeLegacy(
        "]q\x01h\x01"
        "a");
    QVERIFY(faultOf([&] { readPth(path); }).find("holds a list") != std::string::npos);
  }

  void smallFilesCannotAskForAllMemory() {
    QVERIFY(faultOf([&] {
              readPth(writeLegacy(std::string(1'100'000, 'N')));
            }).find("more than a million values") != std::string::npos);
    // A dict of ten thousand entries, copied again and again by five bytes each.
    std::string bomb = "ccollections\nOrderedDict\nq\x01}(";
    for (int i = 0; i < 10'000; ++i) bomb += "K\x01N";
    bomb += "u\x85q\x02";
    for (int i = 0; i < 100'000; ++i) bomb += "h\x01h\x02R";
    QVERIFY(faultOf([&] { readPth(writeLegacy(bomb)); }).find("more than a million values") !=
            std::string::npos);
  }

  void otherArchivesAreNamed() {
    QVERIFY(faultOf([&] {
              readPth(writeZip("}", {{"constants.pkl", "x"}}));
            }).find("TorchScript") != std::string::npos);
    QVERIFY(faultOf([&] {
              readPth(writeZip("}", {{"byteorder", "big"}}));
            }).find("big-endian") != std::string::npos);
    QVERIFY(faultOf([&] {
              readPth(writeZip("}", {{"data/0", std::string(1000, 'x')}}, true));
            }).find("is compressed") != std::string::npos);
    QVERIFY(faultOf([&] {
              readPth(writeArchive({{"other", "x"}}, false));
            }).find("no data.pkl") != std::string::npos);
  }

  void otherPicklesAreNamed() {
    QVERIFY(faultOf([&] {
              readPth(files_.write("hostile.pth", "\x80\x02N."));
            }).find("not one of torch.save") != std::string::npos);
  }

private:
  using Entries = std::vector<std::pair<std::string, std::string>>;

  std::filesystem::path writeArchive(const Entries& entries, bool compress) {
    std::string bytes;
    {
      caffe2::serialize::PyTorchStreamWriter writer([&](const void* data, size_t size) {
        bytes.append(static_cast<const char*>(data), size);
        return size;
      });
      for (const auto& [name, data] : entries) writer.writeRecord(name, data.data(), data.size(), compress);
      writer.writeEndOfFile();
    }
    return files_.write("hostile.pth", bytes);
  }

  std::filesystem::path writeZip(const std::string& pickle, Entries entries, bool compress = false) {
    entries.emplace(entries.begin(), "data.pkl", "\x80\x02" + pickle + ".");
    return writeArchive(entries, compress);
  }

  /// In the older format, with one storage "0" of two floats.
  std::filesystem::path writeLegacy(const std::string& pickle) {
    const std::string magic(
        "\x80\x02\x8a\nl\xfc\x9c"
        "F\xf9 j\xa8P\x19.");
    const std::string system = "\x80\x02}" + text("little_endian") + "\x88s.";
    const bool used = pickle.find("torch\nFloatStorage\nX") != std::string::npos;
    const std::string keys = "\x80\x02]" + (used ? text("0") + "a" : "") + ".";
    return files_.write("hostile.pth", magic + "\x80\x02M\xe9\x03." + system + "\x80\x02" + pickle + "." +
                                           keys + (used ? raw(int64_t{2}) + raw(1.5f) + raw(2.5f) : ""));
  }

  WeightFiles files_;
};

GACFAS_TEST(PthHostileTest)
#include "tst_PthHostile.moc"
