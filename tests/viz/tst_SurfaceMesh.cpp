#include <vtkCellArray.h>
#include <vtkDataArray.h>
#include <vtkPointData.h>
#include <vtkPolyData.h>

#include <QtTest>
#include <array>
#include <cmath>
#include <limits>

#include "core/types/Error.h"
#include "tests/support/TestMain.h"
#include "viz/SurfaceMesh.h"

using namespace gacfas;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// A field of the given height function over an uneven grid of 5 x 5 points.
template <typename Height>
HeightField fieldOf(Height height) {
  HeightField field;
  field.x = {-1.0, -0.4, 0.0, 0.3, 1.0};
  field.y = {-2.0, -0.5, 0.25, 1.0, 2.0};
  for (double y : field.y)
    for (double x : field.x) field.z.push_back(height(x, y));
  return field;
}

std::array<double, 3> triple(vtkDataArray* array, vtkIdType at) {
  std::array<double, 3> values{};
  array->GetTuple(at, values.data());
  return values;
}

std::array<double, 3> point(vtkPolyData* mesh, vtkIdType at) {
  std::array<double, 3> values{};
  mesh->GetPoint(at, values.data());
  return values;
}

}  // namespace

class SurfaceMeshTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyGridPointBecomesAPointWithItsHeight();
  void normalsOfAParaboloidAreExactInside();
  void normalsOfAPlaneAreExactUpToTheEdge();
  void cellsFaceTheWayTheNormalsPoint();
  void aPointWithoutHeightLeavesAHole();
  void normalsBesideAHoleDoNotSeeIt();
  void aFieldWithoutHeightsGivesAnEmptyMesh();
  void wrongFieldsAreRefused_data();
  void wrongFieldsAreRefused();
};

void SurfaceMeshTest::everyGridPointBecomesAPointWithItsHeight() {
  const HeightField field = fieldOf([](double x, double y) { return 10 * x + y; });
  const auto mesh = surfaceMesh(field);
  QCOMPARE(mesh->GetNumberOfPoints(), vtkIdType(25));
  QCOMPARE(mesh->GetNumberOfCells(), vtkIdType(16));
  vtkDataArray* zvalue = mesh->GetPointData()->GetArray("zvalue");
  QVERIFY(zvalue);
  for (vtkIdType at = 0; at < 25; ++at) {
    const auto [x, y, z] = point(mesh, at);
    QCOMPARE(z, 10 * x + y);
    QCOMPARE(zvalue->GetComponent(at, 0), z);
  }
}

void SurfaceMeshTest::normalsOfAParaboloidAreExactInside() {
  const auto mesh = surfaceMesh(fieldOf([](double x, double y) { return x * x + 0.5 * y * y; }));
  vtkDataArray* normals = mesh->GetPointData()->GetNormals();
  int inside = 0;
  for (vtkIdType at = 0; at < mesh->GetNumberOfPoints(); ++at) {
    const auto [x, y, z] = point(mesh, at);
    if (std::abs(x) == 1.0 || std::abs(y) == 2.0) continue;
    const double length = std::sqrt(4 * x * x + y * y + 1);
    const auto [nx, ny, nz] = triple(normals, at);
    QVERIFY(std::abs(nx + 2 * x / length) < 1e-6);
    QVERIFY(std::abs(ny + y / length) < 1e-6);
    QVERIFY(std::abs(nz - 1 / length) < 1e-6);
    ++inside;
  }
  QCOMPARE(inside, 9);
}

void SurfaceMeshTest::normalsOfAPlaneAreExactUpToTheEdge() {
  const auto mesh = surfaceMesh(fieldOf([](double x, double y) { return 2 * x - 3 * y + 1; }));
  for (vtkIdType at = 0; at < mesh->GetNumberOfPoints(); ++at) {
    const auto [nx, ny, nz] = triple(mesh->GetPointData()->GetNormals(), at);
    QVERIFY(std::abs(nx + 2 / std::sqrt(14.0)) < 1e-6);
    QVERIFY(std::abs(ny - 3 / std::sqrt(14.0)) < 1e-6);
    QVERIFY(std::abs(nz - 1 / std::sqrt(14.0)) < 1e-6);
  }
}

void SurfaceMeshTest::cellsFaceTheWayTheNormalsPoint() {
  const auto mesh = surfaceMesh(fieldOf([](double x, double y) { return x - y; }));
  vtkIdType count = 0;
  const vtkIdType* corners = nullptr;
  mesh->GetPolys()->InitTraversal();
  while (mesh->GetPolys()->GetNextCell(count, corners)) {
    QCOMPARE(count, vtkIdType(4));
    const auto a = point(mesh, corners[0]);
    const auto b = point(mesh, corners[1]);
    const auto c = point(mesh, corners[2]);
    const double upward = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    QVERIFY(upward > 0);
  }
}

void SurfaceMeshTest::aPointWithoutHeightLeavesAHole() {
  HeightField field = fieldOf([](double, double) { return 0.5; });
  field.z[2 * 5 + 2] = kNaN;
  field.z[0] = std::numeric_limits<double>::infinity();
  const auto mesh = surfaceMesh(field);
  QCOMPARE(mesh->GetNumberOfPoints(), vtkIdType(23));
  QCOMPARE(mesh->GetNumberOfCells(), vtkIdType(16 - 4 - 1));
  std::array<double, 6> bounds{};
  mesh->GetBounds(bounds.data());
  QCOMPARE(bounds[4], 0.5);
  QCOMPARE(bounds[5], 0.5);
}

void SurfaceMeshTest::normalsBesideAHoleDoNotSeeIt() {
  HeightField field = fieldOf([](double x, double y) { return 2 * x - 3 * y; });
  field.z[2 * 5 + 2] = kNaN;
  const auto mesh = surfaceMesh(field);
  for (vtkIdType at = 0; at < mesh->GetNumberOfPoints(); ++at)
    QVERIFY(std::abs(triple(mesh->GetPointData()->GetNormals(), at)[2] - 1 / std::sqrt(14.0)) < 1e-6);
}

void SurfaceMeshTest::aFieldWithoutHeightsGivesAnEmptyMesh() {
  const auto mesh = surfaceMesh(fieldOf([](double, double) { return kNaN; }));
  QCOMPARE(mesh->GetNumberOfPoints(), vtkIdType(0));
  QCOMPARE(mesh->GetNumberOfCells(), vtkIdType(0));
}

void SurfaceMeshTest::wrongFieldsAreRefused_data() {
  QTest::addColumn<QList<double>>("x");
  QTest::addColumn<QList<double>>("y");
  QTest::addColumn<int>("heights");
  QTest::newRow("a single column") << QList<double>{0} << QList<double>{0, 1} << 2;
  QTest::newRow("no rows") << QList<double>{0, 1} << QList<double>{} << 0;
  QTest::newRow("x that falls") << QList<double>{0, 2, 1} << QList<double>{0, 1} << 6;
  QTest::newRow("y that stands still") << QList<double>{0, 1} << QList<double>{1, 1} << 4;
  QTest::newRow("x that is not a number") << QList<double>{0, kNaN} << QList<double>{0, 1} << 4;
  QTest::newRow("a height too few") << QList<double>{0, 1} << QList<double>{0, 1} << 3;
}

void SurfaceMeshTest::wrongFieldsAreRefused() {
  QFETCH(QList<double>, x);
  QFETCH(QList<double>, y);
  QFETCH(int, heights);
  HeightField field;
  field.x.assign(x.begin(), x.end());
  field.y.assign(y.begin(), y.end());
  field.z.assign(static_cast<size_t>(heights), 0.0);
  QVERIFY_EXCEPTION_THROWN(surfaceMesh(field), Error);
}

GACFAS_TEST(SurfaceMeshTest)
#include "tst_SurfaceMesh.moc"
