#include <torch/cuda.h>

#include <QtTest>
#include <cmath>

#include "core/tensor/Device.h"
#include "core/tensor/TensorList.h"
#include "core/types/Error.h"
#include "tests/support/TestMain.h"

using namespace gacfas;

namespace {

TensorList drawn(int64_t seed) {
  torch::manual_seed(seed);
  return {torch::randn({3, 2, 4, 4}, torch::kFloat64).contiguous(torch::MemoryFormat::ChannelsLast),
          torch::randn({5}, torch::kFloat64), torch::randn({}, torch::kFloat64)};
}

/// Sum of f(a, b) over all elements, row-major.
template <class F>
double sumOver(const TensorList& a, const TensorList& b, F&& f) {
  double sum = 0.0;
  for (size_t i = 0; i < a.size(); ++i) {
    const torch::Tensor x = a[i].contiguous(), y = b[i].contiguous();
    for (int64_t j = 0; j < x.numel(); ++j) sum += f(x.data_ptr<double>()[j], y.data_ptr<double>()[j]);
  }
  return sum;
}

bool near(double a, double b) {
  return std::abs(a - b) < 1e-12 * std::max(1.0, std::abs(b));
}

QString messageOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const DeviceError& fault) {
    return fault.what();
  }
  return "";
}

}  // namespace

class TensorToolsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void normAndDotRunOverAllTensorsTogether() {
    const TensorList a = drawn(1), b = drawn(2);
    QVERIFY(near(globalDot(a, b).item<double>(), sumOver(a, b, [](double x, double y) { return x * y; })));
    QVERIFY(
        near(globalNorm(a).item<double>(), std::sqrt(sumOver(a, a, [](double x, double) { return x * x; }))));
  }

  void addScaledAddsInPlace() {
    TensorList a = drawn(1);
    const TensorList b = drawn(2), before = drawn(1);
    addScaled(a, b, -0.5);
    for (size_t i = 0; i < a.size(); ++i) QVERIFY(torch::allclose(a[i], before[i] - 0.5 * b[i], 0.0, 1e-15));
  }

  void copiesAndZerosShareNothingAndKeepTheLayout() {
    TensorList a = drawn(1);
    const TensorList copies = copyOf(a), zeros = zerosLike(a);
    addScaled(a, a);
    for (size_t i = 0; i < a.size(); ++i) {
      QVERIFY(torch::equal(copies[i], drawn(1)[i]));
      QVERIFY((zeros[i] == 0).all().item<bool>());
    }
    QVERIFY(copies[0].is_contiguous(torch::MemoryFormat::ChannelsLast) &&
            zeros[0].is_contiguous(torch::MemoryFormat::ChannelsLast));
  }

  void scalarsOfAnyTypeBecomeDoublesInOrder() {
    QCOMPARE(toDoubles({torch::tensor(0.1), torch::tensor(2.0F), torch::tensor(int64_t{3})}),
             (std::vector<double>{0.1F, 2.0, 3.0}));
    QVERIFY(toDoubles({}).empty());
  }

  void cudaAskedForAndAbsentIsAClearError() {
    if (torch::cuda::is_available()) QSKIP("there is a CUDA device");
    const QString message = messageOf([] { chooseDevice(DeviceKind::Cuda); });
    QVERIFY2(message.contains("system.device is cuda") && message.contains("auto or cpu"),
             qPrintable(message));
    QVERIFY(chooseDevice(DeviceKind::Auto).is_cpu());
  }

  void cpuIsTheCpuWhateverElseIsThere() {
    QVERIFY(chooseDevice(DeviceKind::Cpu).is_cpu());
    configureTorch(2);
    QCOMPARE(describeDevice(torch::kCPU), std::string("cpu, 2 threads"));
  }

  void exactFp32IsSet() {
    at::globalContext().setAllowTF32CuBLAS(true);
    at::globalContext().setAllowTF32CuDNN(true);
    configureTorch(1);
    QVERIFY(!at::globalContext().allowTF32CuBLAS() && !at::globalContext().allowTF32CuDNN());
  }

  void lackOfMemoryBecomesAdvice_data() {
    QTest::addColumn<std::function<void()>>("work");
    const auto row = [](const char* name, std::function<void()> work) { QTest::newRow(name) << work; };
    row("of the machine", [] { torch::empty({int64_t{1} << 58}); });
    row("of the GPU",
        [] { TORCH_CHECK_WITH(OutOfMemoryError, false, "CUDA out of memory. Tried to allocate 1 TiB"); });
    row("of the GPU, found by cuDNN", [] { TORCH_CHECK(false, "cuDNN error: CUDNN_STATUS_ALLOC_FAILED"); });
    row("of the GPU, found by the driver", [] { TORCH_CHECK(false, "CUDA error: out of memory"); });
  }
  void lackOfMemoryBecomesAdvice() {
    QFETCH(std::function<void()>, work);
    QCOMPARE(messageOf([&] { withMemoryAdvice("use less", work); }),
             QString("the device is out of memory: use less"));
  }

  void otherErrorsPassUnchanged() {
    QVERIFY_EXCEPTION_THROWN(withMemoryAdvice("use less", [] { throw InputError("an image"); }), InputError);
    QVERIFY_EXCEPTION_THROWN(withMemoryAdvice("use less", [] { torch::ones({2}).view({3}); }), c10::Error);
  }
};

GACFAS_TEST(TensorToolsTest)
#include "tst_TensorTools.moc"
