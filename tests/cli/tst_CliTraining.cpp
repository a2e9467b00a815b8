#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

#include "TinyStudy.h"
#include "tests/support/TestMain.h"

// One training of 16 epochs, two steps each, is made whole and made with an interruption.
class CliTrainingTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase();
  void aTrainingSaysWhatItDoes();
  void anEstimateIsToldAndNothingIsWritten();
  void ctrlCSavesAndTheResumedRunIsTheSame();
  void aTruncatedCheckpointIsPassedOver();
  void aFinishedRunHasNothingLeftToDo();
  void evaluationAgreesWithTheRun();
  void aWeightFileIsEvaluatedWithAConfig();
  void landscapesAreMeasuredOnce();
  void sharpnessIsATableOfEachRunAndOneOfAll();
  void theReportKeepsItsFiguresApart();
  void reportsAreOneFileEach();
  void otherDataIsScored();
  void aStepIsTraced();

private:
  QString run(const char* name) const { return study_.path(name); }
  /// Begins the training anew in `name` and stops it after its second evaluation.
  Outcome interrupted(const char* name) const;

  TinyStudy study_;
};

namespace {

const QStringList kLong{"--set", "train.epochs=16"};

QStringList checkpointsOf(const QString& run) {
  return QDir(run + "/checkpoints").entryList({"step_*"}, QDir::Files, QDir::Name);
}

/// A batch for trace-step as safetensors: B faces of three domains, images without meaning.
QByteArray traceBatch(int faces, int size) {
  const int images = 2 * faces * 3 * size * size * 4, numbers = faces * 8;
  const QByteArray header = QString(R"({"images":{"dtype":"F32","shape":[%1,3,%2,%2],"data_offsets":[0,%3]},)"
                                    R"("labels":{"dtype":"I64","shape":[%4],"data_offsets":[%3,%5]},)"
                                    R"("domains":{"dtype":"I64","shape":[%4],"data_offsets":[%5,%6]}})")
                                .arg(QString::number(2 * faces), QString::number(size),
                                     QString::number(images), QString::number(faces),
                                     QString::number(images + numbers), QString::number(images + 2 * numbers))
                                .toUtf8();
  const quint64 length = static_cast<quint64>(header.size());
  QByteArray bytes(reinterpret_cast<const char*>(&length), 8);
  bytes += header;
  for (int i = 0; i < images / 4; ++i) {
    const float value = static_cast<float>((i * 37) % 101) / 50.0f - 1.0f;
    bytes.append(reinterpret_cast<const char*>(&value), 4);
  }
  for (const bool domains : {false, true}) {
    for (qint64 i = 0; i < faces; ++i) {
      const qint64 value = domains ? i % 3 : i / 3 % 2;
      bytes.append(reinterpret_cast<const char*>(&value), 8);
    }
  }
  return bytes;
}

}  // namespace

void CliTrainingTest::initTestCase() {
  const QByteArray fault = study_.prepare();
  QVERIFY2(fault.isEmpty(), fault);
  const Outcome whole = study_.train("whole", kLong);
  QVERIFY2(whole.code == 0, whole.err);
}

Outcome CliTrainingTest::interrupted(const char* name) const {
  Gacfas training(QStringList{"train", study_.config(), "--out", run(name)} + kLong);
  if (!training.waitForError("epoch 3/16:")) return training.wait();
  training.signal(SIGINT);
  return training.wait();
}

void CliTrainingTest::aTrainingSaysWhatItDoes() {
  const Outcome done = study_.train("short");
  QVERIFY2(done.code == 0, done.err);
  for (const QByteArray& part :
       {QByteArray("run folder   ") + run("short").toUtf8(), QByteArray("device       cpu, 1 threads"),
        QByteArray("minimiser    gac-fas, variant paper"),
        QByteArray("domains      studio, office, phone -> street"),
        QByteArray("2 epochs of 2 steps, 8 faces a step"), QByteArray("epoch 2/2: street AUC "),
        QByteArray("(oracle threshold), ")})
    QVERIFY2(done.err.contains(part), done.err);
  QVERIFY2(done.out.contains("weights/last.safetensors") && done.out.contains("evaluations.csv"), done.out);
  QVERIFY2(!done.err.contains('\r'), "no rewritten lines where stderr is no terminal");
}

void CliTrainingTest::anEstimateIsToldAndNothingIsWritten() {
  const QStringList before = filesBelow(study_.path({}));
  const Outcome told = runGacfas(QStringList{"train", study_.config(), "--estimate", "--set", "evaluate.landscape=3",
                                             "--set", "landscape.faces=2"} + kLong, study_.path({}));
  QVERIFY2(told.code == 0, told.err);
  QCOMPARE(filesBelow(study_.path({})), before);
  static const QRegularExpression expected(
      "^about [0-9.]+ s on cpu, 1 threads: [0-9.]+ s for 32 steps, [0-9.]+ s for 15 evaluations of [0-9]+ faces, "
      "[0-9.]+ s for their landscapes of 3 x 3 points\n"
      "memory [0-9]+ MB, disk [0-9]+ MB for weights, checkpoints and scores\n$");
  QVERIFY2(expected.match(told.out).hasMatch(), told.out);
  const Outcome resumed = runGacfas({"train", "--resume", run("whole"), "--estimate"});
  QVERIFY2(resumed.code == 2 && resumed.err.contains("--estimate is for a new run"), resumed.err);
}

void CliTrainingTest::ctrlCSavesAndTheResumedRunIsTheSame() {
  const Outcome stopped = interrupted("stopped");
  QVERIFY2(stopped.code == 1, stopped.err);
  QVERIFY2(stopped.err.contains("gacfas: stopped. The run is saved; go on with: gacfas train --resume " +
                                run("stopped").toUtf8()),
           stopped.err);
  const Outcome resumed = runGacfas({"train", "--resume", run("stopped")});
  QVERIFY2(resumed.code == 0, resumed.err);
  QVERIFY2(resumed.err.contains("going on     after step "), resumed.err);
  const QByteArray expected = tensorBytes(run("whole") + "/weights/last.safetensors");
  QVERIFY(!expected.isEmpty());
  QCOMPARE(tensorBytes(run("stopped") + "/weights/last.safetensors"), expected);
  QCOMPARE(contentOf(run("stopped") + "/evaluations.csv"), contentOf(run("whole") + "/evaluations.csv"));
}

void CliTrainingTest::aTruncatedCheckpointIsPassedOver() {
  QVERIFY(interrupted("torn").code == 1);
  const QStringList checkpoints = checkpointsOf(run("torn"));
  QVERIFY(checkpoints.size() >= 2);
  QFile newest(run("torn") + "/checkpoints/" + checkpoints.last());
  QVERIFY(newest.resize(newest.size() / 2));
  const Outcome resumed = runGacfas({"train", "--resume", run("torn")});
  QVERIFY2(resumed.code == 0, resumed.err);
  QVERIFY2(resumed.err.contains(checkpoints.last().toUtf8() + " cannot be used"), resumed.err);
  QVERIFY2(resumed.err.contains("going on from the one before it, " +
                                checkpoints[checkpoints.size() - 2].toUtf8()),
           resumed.err);
  QCOMPARE(tensorBytes(run("torn") + "/weights/last.safetensors"),
           tensorBytes(run("whole") + "/weights/last.safetensors"));
}

void CliTrainingTest::aFinishedRunHasNothingLeftToDo() {
  const Outcome again = runGacfas({"train", "--resume", run("whole")});
  QCOMPARE(again.code, 0);
  QVERIFY2(again.err.contains("nothing is left to do"), again.err);
}

void CliTrainingTest::evaluationAgreesWithTheRun() {
  const QString scores = study_.path("scores.csv");
  const Outcome done = runGacfas({"evaluate", run("whole"), "--out", scores, "--json"});
  QVERIFY2(done.code == 0, done.err);
  const QJsonObject target = done.json()["target"].toObject();
  QCOMPARE(target["domain"].toString(), QString("street"));
  QCOMPARE(done.json()["frames_per_video"].toInt(), 1);
  // The run's own last evaluation wrote the same scores.
  QCOMPARE(contentOf(scores), contentOf(run("whole") + "/scores/epoch_0015.csv"));
  const Outcome metrics = runGacfas({"metrics", scores, "--domain", "street", "--json"});
  for (const char* key : {"auc", "hter", "eer", "threshold", "n_live", "n_spoof"})
    QCOMPARE(metrics.json()[key].toDouble(), target[key].toDouble());
  QCOMPARE(target["at_oracle_threshold"].toObject()["hter"].toDouble(), target["hter"].toDouble());
  const QJsonObject figures = done.json()["figures"].toObject();
  QCOMPARE(figures["auc"].toObject()["value"].toDouble(), target["auc"].toDouble());
  QCOMPARE(figures["thresholds"].toArray()[1].toObject()["hter"].toObject()["value"].toDouble(),
           target["at_source_threshold"].toObject()["hter"].toDouble());
  QVERIFY(target["at_source_threshold"].toObject().contains("worst_apcer"));
  QCOMPARE(done.json()["domains"].toObject().keys(), QStringList({"office", "phone", "street", "studio"}));
}

void CliTrainingTest::aWeightFileIsEvaluatedWithAConfig() {
  const QString weights = run("whole") + "/weights/last.safetensors";
  const Outcome byFile = runGacfas({"evaluate", weights, "--config", study_.config(), "--json"});
  QVERIFY2(byFile.code == 0, byFile.err);
  QCOMPARE(byFile.json()["target"], runGacfas({"evaluate", run("whole"), "--json"}).json()["target"]);
  const Outcome text = runGacfas({"evaluate", run("whole"), "--weights", "best"});
  QVERIFY2(text.code == 0 && text.out.contains("target street") && text.out.contains("sources (honest)"),
           text.out);
}

void CliTrainingTest::landscapesAreMeasuredOnce() {
  const QStringList call{"landscape",          run("whole"), "--set",
                         "landscape.points=3", "--set",      "landscape.faces=4"};
  const Outcome measured = runGacfas(call);
  QVERIFY2(measured.code == 0, measured.err);
  QVERIFY2(measured.out.contains("9 points, 0 of them holes"), measured.out);
  QCOMPARE(runGacfas(call).out, measured.out);
  // Its file, sent to somebody with another run.
  const QString file = QDirIterator(run("whole"), {"surface.h5"}, QDir::Files, QDirIterator::Subdirectories).next();
  const Outcome imported = runGacfas({"landscape", run("short"), "--import", file, "--name", "of whole"});
  QVERIFY2(imported.code == 0 && imported.out.contains("9 points, 0 of them holes"), imported.err + imported.out);
  QVERIFY(imported.out.contains("imported_of_whole/surface.h5"));
  QCOMPARE(runGacfas({"landscape", run("short"), "--import", run("whole") + "/config.yaml"}).code, 2);
  QCOMPARE(runGacfas({"landscape", run("short"), "--name", "alone"}).code, 2);
}

void CliTrainingTest::sharpnessIsATableOfEachRunAndOneOfAll() {
  const QStringList call{"sharpness", run("whole"), run("short"), "--directions", "2", "--probes", "2",
                         "--eigenvalues", "1", "--lanczos-steps", "4", "--ascent-steps", "1", "--set", "landscape.faces=4"};
  const Outcome measured = runGacfas(call);
  QVERIFY2(measured.code == 0, measured.err);
  for (const char* part : {"all", "studio", "office", "phone", "curvature d'Hd", "Hessian trace", "least Hessian eigenvalue",
                           "adaptive SAM, rho 0.1", "side by side"})
    QVERIFY2(measured.out.contains(part), part);
  const Outcome again = runGacfas(call + QStringList{"--json"});
  QVERIFY(again.err.contains("measured before"));
  const QJsonArray runs = QJsonDocument::fromJson(again.out).array();
  QCOMPARE(runs.size(), 2);
  QCOMPARE(runs[0].toObject()["figures"].toArray().size(), 4);
  QCOMPARE(runGacfas({"sharpness", run("whole"), "--rho", "0"}).code, 2);
}

void CliTrainingTest::theReportKeepsItsFiguresApart() {
  const Outcome done = runGacfas({"report", run("whole"), run("short"), "--json"});
  QVERIFY2(done.code == 0, done.err);
  const QJsonArray runs = QJsonDocument::fromJson(done.out).array();
  QCOMPARE(runs.size(), 2);
  const QJsonObject whole = runs[0].toObject();
  QCOMPARE(whole["synthetic"].toBool(), true);
  QCOMPARE(whole["evaluations"].toInt(), 15);
  QCOMPARE(whole["landscapes"].toArray().size(), 1);

  // Columns 4 and 6 of evaluations.csv: target_auc, target_hter_oracle.
  QList<double> aucs;
  double best = -2.0;
  for (const QByteArray& line : contentOf(run("whole") + "/evaluations.csv").trimmed().split('\n').mid(1)) {
    aucs << line.split(',')[3].toDouble();
    best = std::max(best, aucs.last() - line.split(',')[5].toDouble());
  }
  const QJsonObject bestEpoch = whole["best_epoch_on_target"].toObject();
  QCOMPARE(bestEpoch["auc"].toDouble() - bestEpoch["hter_oracle"].toDouble(), best);
  double mean = 0.0, square = 0.0;
  for (double auc : aucs.mid(5)) mean += auc / 10.0;
  for (double auc : aucs.mid(5)) square += (auc - mean) * (auc - mean) / 10.0;
  const QJsonObject last = whole["last_evaluations"].toObject();
  QCOMPARE(last["count"].toInt(), 10);
  QVERIFY(std::abs(last["auc"].toObject()["mean"].toDouble() - mean) < 1e-12);
  QVERIFY(std::abs(last["auc"].toObject()["population_std"].toDouble() - std::sqrt(square)) < 1e-12);
  QCOMPARE(whole["last_epoch"].toObject()["auc"].toDouble(), aucs.last());

  const QString file = study_.path("summary.md");
  QCOMPARE(runGacfas({"report", run("whole"), run("short"), "--out", file}).code, 0);
  const QByteArray text = contentOf(file);
  QCOMPARE(text, runGacfas({"report", run("whole"), run("short")}).out);
  for (const char* part :
       {"**Synthetic data**", "best epoch on the target (oracle)", "HTER, source threshold", "surface.h5"})
    QVERIFY2(text.contains(part), part);
}

void CliTrainingTest::reportsAreOneFileEach() {
  const QString html = study_.path("report.html"), latex = study_.path("table.tex");
  const Outcome done = runGacfas({"report", run("whole"), run("short"), "--out", html});
  QVERIFY2(done.code == 0 && done.out.isEmpty(), done.err);
  const QByteArray page = contentOf(html);
  for (const char* part : {"<!DOCTYPE html>", "Synthetic data", "<svg", "<polyline", "HTER, source domains",
                           "bootstrap draws over", "Paired comparison", "</html>"})
    QVERIFY2(page.contains(part), part);
  for (const char* part : {"src=", "href=", "url(", "@import"}) QVERIFY2(!page.contains(part), part);
  QCOMPARE(page.count("<tr>"), page.count("</tr>"));
  QCOMPARE(runGacfas({"report", run("whole"), run("short"), "--format", "html"}).out, page);

  QCOMPARE(runGacfas({"report", run("whole"), run("short"), "--out", latex}).code, 0);
  const QByteArray table = contentOf(latex);
  for (const char* part : {"% Synthetic data", "\\toprule", "\\bottomrule", "last 10 evaluations", "\\end{tabular}"})
    QVERIFY2(table.contains(part), part);
  for (const QByteArray& line : table.split('\n'))
    if (line.contains(" & ") && !line.contains("multicolumn")) QCOMPARE(line.count('&'), 7);
  const QJsonArray runs = QJsonDocument::fromJson(runGacfas({"report", run("whole"), run("short"), "--json"}).out).array();
  QVERIFY(!runs[1].toObject()["compared"].toObject()["words"].toArray().isEmpty());
  QCOMPARE(runGacfas({"report", run("whole"), "--format", "pdf"}).code, 2);
}

void CliTrainingTest::otherDataIsScored() {
  const QString scores = study_.path("other.csv");
  const Outcome done = runGacfas({"evaluate", run("whole"), "--data", study_.data(), "--domains", "street", "phone",
                               "--split", "train", "--out", scores, "--json"});
  QVERIFY2(done.code == 0, done.err);
  QCOMPARE(done.json()["sets"].toObject().keys(), QStringList({"all", "phone", "street"}));
  QVERIFY(!done.json()["source_threshold"].isNull());
  QCOMPARE(runGacfas({"metrics", scores, "--json"}).json()["auc"], done.json()["sets"].toObject()["all"].toObject()["auc"]);

  const QString folder = study_.data() + "/street/test/live";
  const Outcome images = runGacfas({"evaluate", run("whole"), "--images", folder, "--json"});
  QVERIFY2(images.code == 0, images.err);
  const QJsonArray list = images.json()["images"].toArray();
  QCOMPARE(list.size(), qsizetype(QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size()));
  const double threshold = images.json()["threshold"].toDouble();
  for (const QJsonValue& image : list)
    QCOMPARE(image["verdict"].toString(), QString(image["score"].toDouble() >= threshold ? "live" : "spoof"));
  // A crop by its name: cropping leaves it as it is.
  const QString crop = folder + "/" + QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot).front();
  const QString picture = crop + "/" + QDir(crop).entryList({"crop_*.jpg"}).front();
  const auto scoreOf = [&](const QStringList& more) {
    return runGacfas(QStringList{"evaluate", run("whole"), "--json", "--images", picture} + more).json()["images"][0];
  };
  QCOMPARE(scoreOf({"--crop"}), scoreOf({}));
  QCOMPARE(scoreOf({})["path"].toString(), picture);
  for (const QStringList& more : {QStringList{"--domains", "street"}, QStringList{"--images", "nowhere.png"},
                                  QStringList{"--images", "nowhere.png", "--crop"}, QStringList{"--crop"},
                                  QStringList{"--images", folder, "--data", study_.data()},
                                  QStringList{"--data", study_.data(), "--domains", "mars"}})
    QCOMPARE(runGacfas(QStringList{"evaluate", run("whole")} + more).code, 2);
}

void CliTrainingTest::aStepIsTraced() {
  const QString weights = run("whole") + "/weights/last.safetensors", out = study_.path("trace.safetensors");
  const QString batch = study_.write("batch.safetensors", traceBatch(6, 32));
  const Outcome done = runGacfas({"trace-step", "--weights", weights, "--batch", batch, "--out", out,
                               "--precision", "fp64", "--set", "system.threads=1"});
  QVERIFY2(done.code == 0, done.err);
  const QByteArray trace = contentOf(out);
  for (const char* name :
       {"loss.domain.0", "loss.contrastive", "grad.domain.2.fc.weight", "grad.contrastive.model.conv1.weight",
        "eps.1.fc.weight", "grad.ascended.1.fc.weight", "direction.fc.weight",
        "buffer.model.bn1.running_mean"})
    QVERIFY2(trace.contains('"' + QByteArray(name) + '"'), name);

  const QString none = study_.path("none.safetensors");
  const auto refuse = [&](const QString& weightFile, const QString& batchFile, const QByteArray& said) {
    const Outcome refused =
        runGacfas({"trace-step", "--weights", weightFile, "--batch", batchFile, "--out", none});
    QVERIFY2(refused.code == 2 && refused.err.contains(said), refused.err);
    QVERIFY(!QFileInfo::exists(none));
  };
  refuse(weights, weights, "no tensor 'images'");
  refuse(batch, batch, "batch.safetensors");
  refuse(weights, study_.write("half.safetensors", traceBatch(6, 32).left(5000)), "half.safetensors");
}

GACFAS_TEST(CliTrainingTest)
#include "tst_CliTraining.moc"
