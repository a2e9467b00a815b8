#include "viz/HeightField.h"

#include <vtkCellArray.h>
#include <vtkFeatureEdges.h>
#include <vtkMassProperties.h>
#include <vtkPolyData.h>
#include <vtkTriangleFilter.h>

#include <QtTest>
#include <limits>

#include "core/types/Error.h"
#include "tests/support/TestMain.h"
#include "tests/viz/Fields.h"
#include "viz/SurfaceMesh.h"

using namespace gacfas;
using namespace gacfas::test;

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

double coveredArea(const HeightField& field) {
  double sum = 0.0;
  for (const GridCell& c : knownCells(field))
    sum += (field.x[c.x1] - field.x[c.x0]) * (field.y[c.y1] - field.y[c.y0]);
  return sum;
}

/// Points on open edges of a mesh that are not at the edge of the plane: the ends of a crack.
int innerBoundaryPoints(const HeightField& field) {
  const auto edges = vtkSmartPointer<vtkFeatureEdges>::New();
  edges->SetInputData(surfaceMesh(field));
  edges->BoundaryEdgesOn();
  edges->FeatureEdgesOff();
  edges->ManifoldEdgesOff();
  edges->NonManifoldEdgesOn();
  edges->Update();
  int inside = 0;
  for (vtkIdType i = 0; i < edges->GetOutput()->GetNumberOfPoints(); ++i) {
    const double* p = edges->GetOutput()->GetPoint(i);
    if (std::abs(p[0]) < 0.999 && std::abs(p[1]) < 0.999) ++inside;
  }
  return inside;
}

double flatArea(const HeightField& field) {
  const auto triangles = vtkSmartPointer<vtkTriangleFilter>::New();
  triangles->SetInputData(surfaceMesh(field));
  triangles->Update();
  const auto mass = vtkSmartPointer<vtkMassProperties>::New();
  mass->SetInputData(triangles->GetOutput());
  mass->Update();
  return mass->GetSurfaceArea();
}

}  // namespace

class HeightFieldTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aKnownGridHasItsOwnCells();
  void coarsePointsCarryLargerCells();
  void theCellsOfAGrowingGridCoverItWithoutACrack();
  void rowAfterRowFillsAsWell();
  void aHoleStaysOpen();
  void aCoarseCellDoesNotBridgeAHole();
  void heightsAreBilinear();
  void heightsOutsideAndUnknownAreNotANumber();
  void aWrongNumberOfPendingMarksIsRefused();
};

void HeightFieldTest::aKnownGridHasItsOwnCells() {
  const auto cells = knownCells(squareField(6, bowl));
  QCOMPARE(cells.size(), size_t(25));
  for (const GridCell& c : cells) QVERIFY(c.x1 == c.x0 + 1 && c.y1 == c.y0 + 1);
}

void HeightFieldTest::coarsePointsCarryLargerCells() {
  const auto cells = knownCells(coarse(squareField(9, bowl), 4));
  QCOMPARE(cells.size(), size_t(4));
  for (const GridCell& c : cells) QVERIFY(c.x1 == c.x0 + 4 && c.y1 == c.y0 + 4);
}

void HeightFieldTest::theCellsOfAGrowingGridCoverItWithoutACrack() {
  HeightField field =
      coarse(squareField(9, [](double x, double y) { return std::sin(3 * x) + y * y * y; }), 4);
  QCOMPARE(innerBoundaryPoints(field), 0);
  // The points of the next level, one after the other.
  for (size_t iy = 0; iy < 9; iy += 2)
    for (size_t ix = 0; ix < 9; ix += 2) {
      field.pending[field.index(ix, iy)] = 0;
      QCOMPARE(coveredArea(field), 4.0);
      QCOMPARE(innerBoundaryPoints(field), 0);
    }
  QCOMPARE(knownCells(field).size(), size_t(16));
  HeightField flat = field;
  flat.pending[flat.index(3, 4)] = flat.pending[flat.index(2, 3)] = flat.pending[flat.index(1, 2)] = 0;
  for (double& z : flat.z) z = 0.0;
  QVERIFY(std::abs(flatArea(flat) - 4.0) < 1e-9);
}

void HeightFieldTest::rowAfterRowFillsAsWell() {
  HeightField field = squareField(9, bowl);
  field.pending.assign(81, 0);
  for (size_t at = 45; at < 81; ++at) field.pending[at] = 1;  // the upper half, without the middle row
  QCOMPARE(coveredArea(field), 2.0);
  QCOMPARE(knownCells(field).size(), size_t(32));
}

void HeightFieldTest::aHoleStaysOpen() {
  HeightField field = squareField(5, bowl);
  field.z[12] = kMissing;
  QCOMPARE(knownCells(field).size(), size_t(12));
  QVERIFY(std::isnan(heightAt(field, knownCells(field), 0.1, 0.1)));
}

void HeightFieldTest::aCoarseCellDoesNotBridgeAHole() {
  HeightField field = coarse(squareField(9, bowl), 8);
  QCOMPARE(knownCells(field).size(), size_t(1));
  field.pending[4] = 0;
  field.z[4] = kMissing;
  QCOMPARE(knownCells(field).size(), size_t(0));
}

void HeightFieldTest::heightsAreBilinear() {
  const HeightField field = squareField(5, [](double x, double y) { return 1 + 2 * x - 3 * y + 4 * x * y; });
  const auto cells = knownCells(field);
  for (double x : {-1.0, -0.3, 0.0, 0.77, 1.0})
    for (double y : {-1.0, -0.9, 0.25, 1.0})
      QVERIFY(std::abs(heightAt(field, cells, x, y) - (1 + 2 * x - 3 * y + 4 * x * y)) < 1e-12);
}

void HeightFieldTest::heightsOutsideAndUnknownAreNotANumber() {
  HeightField field = squareField(5, bowl);
  QVERIFY(std::isnan(heightAt(field, knownCells(field), 1.01, 0)));
  field.pending.assign(25, 1);
  QVERIFY(std::isnan(heightAt(field, knownCells(field), 0, 0)));
}

void HeightFieldTest::aWrongNumberOfPendingMarksIsRefused() {
  HeightField field = squareField(5, bowl);
  field.pending.assign(24, 0);
  QVERIFY_EXCEPTION_THROWN(knownCells(field), Error);
}

GACFAS_TEST(HeightFieldTest)
#include "tst_HeightField.moc"
