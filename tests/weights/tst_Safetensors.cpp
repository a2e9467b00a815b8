#include <QtTest>
#include <cstring>
#include <random>

#include "WeightFiles.h"
#include "core/weights/Safetensors.h"
#include "tests/support/TestMain.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

std::string assemble(const std::string& header, const std::string& data) {
  const uint64_t length = header.size();
  return std::string(reinterpret_cast<const char*>(&length), sizeof length) + header + data;
}

NamedTensors everyType() {
  NamedTensors tensors;
  for (const auto type : {torch::kFloat64, torch::kFloat32, torch::kFloat16, torch::kBFloat16, torch::kInt64,
                          torch::kInt32, torch::kInt16, torch::kInt8, torch::kUInt8}) {
    tensors.emplace_back(c10::toString(type), ramp({3}, 1, type));
  }
  tensors.emplace_back("flags", torch::tensor({true, false, true}));
  return tensors;
}

/// The tensors of samples/python.safetensors, in its order.
NamedTensors pythonTensors() {
  return {{"count", torch::tensor(int64_t{7})},
          {"w", ramp({2, 2}, 1)},
          {"half", ramp({3}, 0, torch::kBFloat16)},
          {"flag", torch::tensor({true, false})}};
}

}  // namespace

class SafetensorsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void readsWhatPythonWrote() {
    const TensorFile file = readSafetensors(sample("python.safetensors"));
    const NamedTensors expected = pythonTensors();
    QCOMPARE(file.tensors.size(), expected.size());
    for (size_t i = 0; i < expected.size(); ++i) {
      QCOMPARE(file.tensors[i].first, expected[i].first);
      QVERIFY(same(file.tensors[i].second, expected[i].second));
    }
    QCOMPARE(file.metadata.at("format"), std::string("pt"));
  }

  void writesTheBytesThatPythonWrites() {
    writeSafetensors(files_.path("ours.safetensors"), pythonTensors(), {{"format", "pt"}});
    QCOMPARE(bytesOf(files_.path("ours.safetensors")), bytesOf(sample("python.safetensors")));
  }

  void everyTypeSurvives() {
    const auto path = files_.path("types.safetensors");
    writeSafetensors(path, everyType());
    const TensorFile file = readSafetensors(path);
    QCOMPARE(file.tensors.size(), size_t{10});
    for (const auto& [name, tensor] : everyType()) QVERIFY2(same(*file.find(name), tensor), name.c_str());
    QVERIFY(file.metadata.empty());
    QVERIFY(file.find("other") == nullptr);
  }

  void unusualShapesSurvive() {
    const NamedTensors tensors{{"scalar", torch::tensor(2.5)},
                               {"empty", torch::zeros({0, 3})},
                               {"quote \" and \xc3\xa9", ramp({1})}};
    writeSafetensors(files_.path("shapes.safetensors"), tensors);
    const TensorFile file = readSafetensors(files_.path("shapes.safetensors"));
    for (const auto& [name, tensor] : tensors) QVERIFY2(same(*file.find(name), tensor), name.c_str());
    writeSafetensors(files_.path("none.safetensors"), {});
    QVERIFY(readSafetensors(files_.path("none.safetensors")).tensors.empty());
  }

  void orderOfTheFileIsKeptAndDataIsAligned() {
    const auto path = files_.path("order.safetensors");
    writeSafetensors(path, {{"b", torch::tensor({true})}, {"a", ramp({2}, 0, torch::kFloat64)}});
    const TensorFile file = readSafetensors(path);
    QCOMPARE(file.tensors[0].first, std::string("b"));
    QCOMPARE(file.tensors[1].first, std::string("a"));
    const std::string bytes = bytesOf(path);
    uint64_t length = 0;
    std::memcpy(&length, bytes.data(), sizeof length);
    QCOMPARE(length % 8, uint64_t{0});
    double second = 0;  // the doubles come first, so that they start at a multiple of eight
    std::memcpy(&second, bytes.data() + 8 + length + 8, sizeof second);
    QCOMPARE(second, 1.0);
  }

  void stridedTensorsAreWrittenRowMajor() {
    const torch::Tensor image = ramp({2, 3, 2, 2});
    const auto path = files_.path("strided.safetensors");
    writeSafetensors(path,
                     {{"last", image.to(torch::MemoryFormat::ChannelsLast)}, {"turned", ramp({2, 3}).t()}});
    const std::string bytes = bytesOf(path);
    const torch::Tensor raw =
        torch::from_blob(const_cast<char*>(bytes.data()) + bytes.size() - 30 * 4, {30}, torch::kFloat32)
            .clone();
    QVERIFY(torch::equal(raw.slice(0, 0, 24), torch::arange(24, torch::kFloat32)));
    QVERIFY(torch::equal(raw.slice(0, 24), torch::tensor({0.f, 3.f, 1.f, 4.f, 2.f, 5.f})));
  }

  void anOldFileStaysWhenWritingFails() {
    const auto path = files_.path("old.safetensors");
    writeSafetensors(path, {{"a", ramp({1})}});
    const std::string before = bytesOf(path);
    QVERIFY_EXCEPTION_THROWN(writeSafetensors(path, {{"a", ramp({1})}, {"a", ramp({2})}}), Error);
    QVERIFY_EXCEPTION_THROWN(writeSafetensors(path, {{"\xff", ramp({1})}}), Error);
    QVERIFY_EXCEPTION_THROWN(writeSafetensors(path, {{"__metadata__", ramp({1})}}), Error);
    QVERIFY_EXCEPTION_THROWN(writeSafetensors(path, {{"c", torch::zeros({1}, torch::kComplexFloat)}}), Error);
    QCOMPARE(bytesOf(path), before);
  }

  void everyCutIsRefused() {
    const std::string whole = bytesOf(sample("python.safetensors"));
    const auto path = files_.write("cut.safetensors", whole);
    for (size_t length = whole.size(); length-- > 0;) {
      std::filesystem::resize_file(path, length);
      const std::string fault = faultOf([&] { readSafetensors(path); });
      QVERIFY2(fault.find("cut.safetensors: truncated") != std::string::npos, fault.c_str());
    }
    files_.write("cut.safetensors", whole + "x");
    QVERIFY(faultOf([&] { readSafetensors(path); }).find("1 byte too many") != std::string::npos);
  }

  void aMissingPartIsCounted() {
    const std::string header = R"({"a":{"dtype":"U8","shape":[20000],"data_offsets":[0,20000]}})";
    const auto path = files_.write("short.safetensors", assemble(header, std::string(7655, 'x')));
    QVERIFY(faultOf([&] { readSafetensors(path); }).find("truncated: 12,345 bytes are missing") !=
            std::string::npos);
  }

  void damagedHeadersNeverGetThrough() {
    const std::string whole = bytesOf(sample("python.safetensors"));
    const size_t headerEnd = whole.size() - 32;
    const auto path = files_.write("damaged.safetensors", whole);
    std::mt19937 random(1223);
    int refused = 0;
    for (int trial = 0; trial < 3000; ++trial) {
      std::string damaged = whole;
      for (int flips = 1 + trial % 3; flips > 0; --flips)
        damaged[random() % headerEnd] ^= static_cast<char>(1u << (random() % 8));
      WeightFiles::overwrite(path, damaged);
      try {
        uint64_t bytes = 0;
        for (const auto& [name, tensor] : readSafetensors(path).tensors) bytes += tensor.nbytes();
        QCOMPARE(bytes, uint64_t{32});  // only a name, or one type for another of its size
      } catch (const InputError&) {
        ++refused;
      }
    }
    QVERIFY2(refused > 1000, std::to_string(refused).c_str());
  }

  void hostileHeadersAreNamed_data() {
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char* name, const char* header, const char* fault) {
      QTest::newRow(name) << QString::fromUtf8(header) << QString::fromUtf8(fault);
    };
    row("a list", "[1]", "not a JSON object");
    row("space in front", " {}", "not a JSON object");
    row("no JSON", "{\"a\":", "not valid JSON");
    row("text after the object", "{} x", "not valid JSON");
    row("a tensor that is a number", R"({"a":3})", "tensor 'a': described by a number");
    row("a tensor that is a list", R"({"a":[]})", "tensor 'a': described by a list");
    row("nested objects", R"({"a":{"dtype":{"b":1}}})", "'dtype' is an object");
    row("nested lists", R"({"a":{"shape":[[[[[[1]]]]]]}})",
        "'shape' must be a list of whole numbers, found a list");
    row("a negative extent", R"({"a":{"dtype":"U8","shape":[-4],"data_offsets":[0,4]}})",
        "found a negative number");
    row("an extent of 1e2", R"({"a":{"dtype":"U8","shape":[1e2],"data_offsets":[0,4]}})", "not whole");
    row("NaN", R"({"a":{"dtype":"U8","shape":[NaN],"data_offsets":[0,4]}})", "not valid JSON");
    row("null", R"({"a":{"dtype":null}})", "'dtype' is null");
    row("an extent over 63 bits",
        R"({"a":{"dtype":"U8","shape":[9223372036854775808],"data_offsets":[0,4]}})", "too large");
    row("a product over 63 bits",
        R"({"a":{"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,4]}})", "too large");
    row("such a product times zero",
        R"({"a":{"dtype":"U8","shape":[4294967296,4294967296,0],"data_offsets":[0,0]}})", "too large");
    row("bytes over 63 bits", R"({"a":{"dtype":"F64","shape":[4611686018427387904],"data_offsets":[0,4]}})",
        "too large");
    row("an unknown type", R"({"a":{"dtype":"F8","shape":[4],"data_offsets":[0,4]}})",
        "element type 'F8' is not known");
    row("a field missing", R"({"a":{"dtype":"U8","shape":[4]}})",
        "needs 'dtype', 'shape' and 'data_offsets'");
    row("a field too many", R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4],"x":1}})",
        "unknown field 'x'");
    row("a field twice", R"({"a":{"dtype":"U8","dtype":"I8"}})", "'dtype' appears twice");
    row("one offset", R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[4]}})", "needs two numbers");
    row("three offsets", R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4,8]}})", "more than two");
    row("offsets in reverse", R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[4,0]}})",
        "ends before it begins");
    row("bytes that are not the shape's", R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,4]}})",
        "needs 16 bytes, its data has 4 bytes");
    row("an overlap",
        R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}})",
        "tensor 'b': its data overlaps");
    row("the same data twice",
        R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})",
        "overlaps");
    row("a gap", R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}})",
        "2 bytes before its data belong to no tensor");
    row("a name twice",
        R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"U8","shape":[0],"data_offsets":[4,4]}})",
        "the name 'a' appears twice");
    row("metadata with a number", R"({"__metadata__":{"x":1}})", "may hold text only");
    row("metadata that is text", R"({"__metadata__":"x"})", "may hold text only");
    row("a name of broken UTF-8", "{\"\xff\":1}", "");
    row("no tensor for the data", "{}", "4 bytes too many");
  }

  void hostileHeadersAreNamed() {
    QFETCH(QString, header);
    QFETCH(QString, fault);
    const auto path = files_.write("hostile.safetensors", assemble(header.toStdString(), "\x01\x01\x01\x01"));
    const std::string found = faultOf([&] { readSafetensors(path); });
    QVERIFY2(found.find("hostile.safetensors: ") != std::string::npos, found.c_str());
    QVERIFY2(QString::fromStdString(found).contains(fault), found.c_str());
  }

  void bytesBehindAZeroCannotHide() {
    const auto path = files_.write("zero.safetensors", assemble(std::string("{}\0{\"a\":1}", 10), ""));
    QVERIFY(faultOf([&] { readSafetensors(path); }).find("zero byte") != std::string::npos);
  }

  void aHugeHeaderIsRefusedBeforeItIsRead() {
    const auto path =
        files_.write("huge.safetensors", std::string("\xff\xff\xff\xff\xff\xff\xff\x7f", 8) + "{}");
    QVERIFY(faultOf([&] { readSafetensors(path); }).find("not a safetensors file, or damaged") !=
            std::string::npos);
  }

  void aBooleanMustBeZeroOrOne() {
    const auto path =
        files_.write("bool.safetensors",
                     assemble(R"({"f":{"dtype":"BOOL","shape":[2],"data_offsets":[0,2]}})", "\x01\x02"));
    QVERIFY(faultOf([&] { readSafetensors(path); }).find("tensor 'f': a BOOL byte") != std::string::npos);
  }

  void whatIsNoFileIsNamed() {
    QVERIFY(faultOf([&] {
              readSafetensors(files_.path("absent.safetensors"));
            }).find("absent.safetensors: no such file") != std::string::npos);
    QVERIFY(faultOf([&] { readSafetensors(files_.path("")); }).find("is a folder") != std::string::npos);
    QVERIFY(faultOf([&] { readSafetensors("/dev/null"); }).find("not a regular file") != std::string::npos);
  }

private:
  WeightFiles files_;
};

GACFAS_TEST(SafetensorsTest)
#include "tst_Safetensors.moc"
