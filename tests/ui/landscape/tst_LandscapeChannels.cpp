#include <QComboBox>
#include <cmath>

#include "core/run/LandscapeFacts.h"
#include "tests/support/SampleLandscape.h"
#include "tests/support/TestMain.h"
#include "tests/ui/landscape/LandscapeRuns.h"
#include "ui/landscape/ChannelMenu.h"
#include "ui/landscape/ContourPlot.h"
#include "ui/landscape/RecipeText.h"
#include "ui/landscape/SectionPlot.h"
#include "ui/landscape/SurfaceSet.h"
#include "ui/landscape/SurfaceTile.h"
#include "ui/landscape/TileHeader.h"

using namespace gacfas;
using namespace gacfas::test;

class LandscapeChannelsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyColumnHasAWordAndAUnit_data();
  void everyColumnHasAWordAndAUnit();
  void ratesHaveAllOfTheScale();
  void theMenuIsGroupedAndChosenByKey();
  void aSetShowsTheChannel();
  void aChannelThatIsGoneGivesWayToTheLoss();
  void pointsWithoutAValueAreTold();
  void recipesAreToldInWords();
  void foundRangesBelongTogether();
};

void LandscapeChannelsTest::everyColumnHasAWordAndAUnit_data() {
  QTest::addColumn<QString>("id");
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("unit");
  const auto row = [](const char* id, const char* text, const char* unit) {
    QTest::newRow(id) << QString(id) << QString(text) << QString(unit);
  };
  row("loss", "All domains", "nat");
  row("loss.office", "Domain office", "nat");
  row("train_loss_weighted", "All faces", "nat");
  row("train_acc", "Accuracy: All domains", "%");
  row("domains/office/accuracy", "Accuracy: Domain office", "%");
  row("domains/office/spoof_loss", "Domain office, spoof", "nat");
  row("train_loss_se", "All domains, standard error", "nat");
  row("domains/office/loss_se", "Domain office, standard error", "nat");
  row("live/loss", "Live faces", "nat");
  row("attacks/print/accuracy", "Accuracy: Attack print", "%");
  row("unseen/loss", "Unseen domain", "nat");
  row("unseen/auc", "AUC, unseen domain", "%");
  row("source/hter_source", "HTER at the source threshold, source domains", "%");
  row("terms/contrastive", "Contrastive term", "nat");
}

void LandscapeChannelsTest::everyColumnHasAWordAndAUnit() {
  QFETCH(QString, id);
  const Channel channel = channelOf(id);
  QTEST(channel.text(), "text");
  QTEST(channel.unit(), "unit");
  QCOMPARE(channel.id, id);
}

void LandscapeChannelsTest::ratesHaveAllOfTheScale() {
  LandscapeGrid grid({-1, 1}, {-1, 1}, {"a"}, {"unseen/auc"});
  for (size_t i = 0; i < 4; ++i) grid.set(i, {0.5, 0.5, 0.9, {0.5}, {0.9}, {0.25 * double(i)}});
  const auto values = channelValues(grid, "unseen/auc");
  QCOMPARE(values[3], 75.0);
  QCOMPARE(channelValues(grid, "domains/a/accuracy")[0], 90.0);
  QVERIFY(std::isnan(channelValues(grid, "unseen/eer")[0]));
  const LossScale scale = channelScale("unseen/auc", {});
  QCOMPARE(scale.low, 0.0);
  QCOMPARE(scale.top, 100.0);
  QCOMPARE(scale.title(), std::string("AUC (%)"));
}

void LandscapeChannelsTest::theMenuIsGroupedAndChosenByKey() {
  LandscapeGrid grid({-1, 1}, {-1, 1}, {"a"}, {"live/loss", "live/accuracy", "source/auc", "terms/weight_decay"});
  QComboBox box;
  fillChannels(box, channelsOf(grid), "loss");
  QCOMPARE(box.currentText(), QString("All domains"));
  QStringList headings;
  for (int i = 0; i < box.count(); ++i)
    if (!(box.model()->flags(box.model()->index(i, 0)) & Qt::ItemIsSelectable)) headings << box.itemText(i);
  QCOMPARE(headings, QStringList({"Loss", "Accuracy at probability 0.5", "Ranking and errors, all videos",
                                  "Terms of the training loss"}));
  box.show();
  QTest::keyClick(&box, Qt::Key_End);
  QCOMPARE(box.currentData().toString(), QString("terms/weight_decay"));
  QTest::keyClick(&box, Qt::Key_Up);  // over the heading
  QCOMPARE(box.currentData().toString(), QString("source/auc"));
}

void LandscapeChannelsTest::aSetShowsTheChannel() {
  TwoRuns runs;
  LandscapeRecipe recipe = sampleLandscapeRecipe(runs.flat, 5);
  recipe.columns = {"unseen/auc"};
  writeSampleLandscape(runs.flat, "last-aaaaaaaa_5x5_range1_faces4_seed123_unseen", recipe, 0.4);
  SurfaceSet set;
  set.setRuns(runs.shown());
  QTRY_VERIFY(set.items()[0].surface != nullptr);
  set.setChannel("unseen/auc");
  const SurfaceItem& item = set.items()[0];
  QCOMPARE(item.field.z[12], 100 * (1 - 0.1 / 4));
  QCOMPARE(item.scale.top, 100.0);
  set.setTop(2.0);  // of losses alone
  QCOMPARE(set.items()[0].scale.top, 100.0);
}

void LandscapeChannelsTest::aChannelThatIsGoneGivesWayToTheLoss() {
  TwoRuns runs;
  runs.addSurfaces(5);
  SurfaceSet set;
  set.setRuns(runs.shown());
  QTRY_VERIFY(set.items()[0].surface && set.items()[1].surface);
  set.setChannel("unseen/auc");
  QCOMPARE(set.channel(), QString("loss"));
}

void LandscapeChannelsTest::pointsWithoutAValueAreTold() {
  TwoRuns runs;
  LandscapeRecipe recipe = sampleLandscapeRecipe(runs.flat, 5);
  recipe.columns = {"terms/contrastive"};
  writeSampleLandscape(runs.flat, "last-aaaaaaaa_5x5_range1_faces4_seed123", recipe, 1);
  SurfaceItem item;
  item.shown = runs.shown().front();
  Surface surface = *readSurface({item.shown.run->landscapes.front()});
  item.channel = "terms/contrastive";
  const auto tileOf = [&](size_t without) {
    for (size_t at = 0; at < without; ++at) surface.grid.points[at].extra[0] = std::nan("");
    item.surface = std::make_shared<Surface>(surface);
    item.field = heightField(*item.surface, item.channel);
    return surfaceTiles({item}, SurfaceMode::SideBySide).front();
  };
  TileHeader header;
  header.setTile(tileOf(3));
  QCOMPARE(header.stateText(), QString("25 points, no hole, no value at 3"));
  QVERIFY(tileOf(3).isShown());
  QCOMPARE(countWithout(surface.grid, "loss"), size_t(0));
  const SurfaceTile none = tileOf(25);
  QVERIFY(!none.isShown());
  QVERIFY2(none.problem.contains("go on from a preview"), qPrintable(none.problem));
}

void LandscapeChannelsTest::recipesAreToldInWords() {
  TwoRuns runs;
  LandscapeRecipe recipe = sampleLandscapeRecipe(runs.flat, 5);
  recipe.directions.x.norm = DirectionNorm::Layer;
  recipe.directions.x.ignoreBiasBn = false;
  recipe.directions.y = recipe.directions.x;
  recipe.directions.statistics = PlaneStatistics::Reestimated;
  recipe.directions.seed = 9;
  recipe.precision = Precision::Bf16;
  recipe.y = linspace(-0.5, 1.5, 7);
  const auto folder = writeSampleLandscape(runs.flat, "best-aaaaaaaa_5x7_odd_faces4_seed9_bf16-preview", recipe, 1);
  const LandscapeFacts facts = readLandscapeFacts(folder);
  QCOMPARE(recipeText(facts), QString::fromUtf8("Plane 5 × 7, ±1 by −0.5 to 1.5, layer norm, biases and BN move, BN re-estimated, "
                                                "preview, bf16, seed 9, best weights, 4 faces a domain"));
  QCOMPARE(axisTitle(facts, true), QString("Direction 1 (layer norm)"));
  QVERIFY(recipeWords(facts).contains("re-estimated at each point"));
  recipe.directions.y.norm = DirectionNorm::Weight;
  recipe.directions.y.ignoreBiasBn = true;
  const LandscapeFacts mixed = readLandscapeFacts(writeSampleLandscape(runs.flat, "best-aaaaaaaa_5x7_mixed_faces4_seed9", recipe, 1));
  QVERIFY2(recipeText(mixed).contains("x: layer norm, x: biases and BN move, y: weight norm, BN"), qPrintable(recipeText(mixed)));
  std::filesystem::remove(folder / "points.journal");  // surface.h5 tells the same
  QCOMPARE(recipeText(readLandscapeFacts(folder)), recipeText(facts));
}

void LandscapeChannelsTest::foundRangesBelongTogether() {
  TwoRuns runs;
  LandscapeRecipe recipe = sampleLandscapeRecipe(runs.flat, 5);
  recipe.x = recipe.y = linspace(-0.5, 0.5, 5);
  saveLandscapeSettings(writeSampleLandscape(runs.flat, "last-aaaaaaaa_5x5_range0.5_faces4_seed123", recipe, 4.0),
                        {"last", 4, 10.0, false});
  recipe.x = recipe.y = linspace(-2.0, 2.0, 5);
  saveLandscapeSettings(writeSampleLandscape(runs.steep, "last-bbbbbbbb_5x5_range2_faces4_seed123", recipe, 0.3),
                        {"last", 4, 10.0, false});
  SurfaceSet set;
  set.setRuns(runs.shown());
  QCOMPARE(set.recipes().size(), size_t(1));
  QTRY_VERIFY(set.items()[0].surface && set.items()[1].surface);
  QCOMPARE(set.items()[0].field.x.back(), 0.5);
  QCOMPARE(set.items()[1].field.x.back(), 2.0);
  // One section is one direction: it fills each plane.
  ContourPlot plot;
  plot.resize(300, 300);
  for (const SurfaceItem& item : set.items()) {
    plot.setContent(std::make_shared<ContourContent>(contourContent(item.field, item.scale)));
    plot.setSection(sectionAt(set.items()[0].field, 0.0));
    const std::vector<QPointF> ends = plot.contours().sectionEnds();
    QVERIFY(std::abs(plot.xAxis->pixelToCoord(ends[1].x()) - item.field.x.back()) < 1e-6);
  }
  QVERIFY(recipeText(*set.facts()).contains("up to 10 "));
  set.setRecipe("last_5x5_range2_faces4_seed123");  // the folder's own name is an answer too
  QVERIFY(!set.items()[0].computed && set.items()[1].computed);
}

GACFAS_TEST(LandscapeChannelsTest)
#include "tst_LandscapeChannels.moc"
