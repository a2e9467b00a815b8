#include "app/cli/Command.h"
#include "app/cli/commands/Commands.h"

namespace gacfas::cli {

const std::vector<Command>& commandTable() {
  static const std::vector<Command> table = {
      {"train", "Train a model as a config says, or go on with a training",
       "Examples:\n"
       "  gacfas train configs/ICM2O/gac-fas.yaml --set data.root=/data/faces --set model.init=resnet18.pth\n"
       "  gacfas train configs/demo/erm.yaml --out runs/erm --set data.root=demo/data --set train.epochs=20\n"
       "  gacfas train --resume runs/erm\n\n"
       "Ctrl-C saves and says how to go on; a second one ends at once.\n",
       declareTrain},
      {"evaluate", "Score a run or a weight file on the unseen domain and the source domains",
       "Examples:\n"
       "  gacfas evaluate runs/erm\n"
       "  gacfas evaluate runs/erm --weights best --set evaluate.frames=5 --out scores.csv --json\n"
       "  gacfas evaluate model.pth --config configs/ICM2O/gac-fas.yaml --set data.root=/data/faces\n"
       "  gacfas evaluate runs/erm --data /data/more --domains celeb --split test\n"
       "  gacfas evaluate runs/erm --images face.png other/video\n"
       "  gacfas evaluate runs/erm --images photo.jpg clip.mp4 --crop\n\n"
       "Every figure has its counts and a 95 % interval by bootstrap over persons, or over videos where those are not "
       "known.\n"
       "Verdicts on images are at the source threshold of the run's own evaluation, else at probability 0.5.\n",
       declareEvaluate},
      {"landscape", "Measure the loss surface around the weights of runs",
       "Examples:\n"
       "  gacfas landscape runs/erm runs/gac-fas\n"
       "  gacfas landscape runs/erm --weights best --set landscape.points=51 --set landscape.range=0.5\n"
       "  gacfas landscape runs/erm --lines 10 --auto 10         mean and spread over 10 random lines\n"
       "  gacfas landscape runs/erm --to runs/gac-fas            the line from one run to another\n"
       "  gacfas landscape runs/erm --to runs/sam --to runs/gac-fas --x -0.5:1.5:41\n"
       "  gacfas landscape runs/erm --x -2:2:41 --unseen         wider; known points are taken over\n\n"
       "Each point has the loss, accuracy, AUC, EER and HTER by domain, class and attack type "
       "(docs/landscape.md).\n"
       "The files are in the run's folder landscape. Ctrl-C keeps the points measured so far; the same "
       "command goes on.\n",
       declareLandscape},
      {"sharpness", "Curvature, Hessian eigenvalues and trace, SAM sharpness of runs, with error bars",
       "Examples:\n"
       "  gacfas sharpness runs/erm runs/gac-fas\n"
       "  gacfas sharpness runs/erm --eigenvalues 5 --lanczos-steps 60 --set landscape.faces=64 --json\n"
       "  gacfas sharpness runs/* --eigenvalues 0 --probes 0\n\n"
       "Of the loss that a landscape measures, on the same faces: all domains and each alone. The report is in the "
       "run's\n"
       "folder sharpness; what was measured before is read from there. Memory: a vector of all parameters for each "
       "Lanczos step.\n",
       declareSharpness},
      {"report", "Sum up runs: best, mean and honest figures, intervals, comparisons, landscapes",
       "Examples:\n"
       "  gacfas report runs/erm runs/gac-fas --out report.html\n"
       "  gacfas report runs/* --out table.tex\n"
       "  gacfas report runs/erm\n",
       declareReport},
      {"figure", "Draw a figure of runs: curves, ROC, scores, landscapes, as PNG, SVG, PDF or CSV",
       "Hands over to gacfas-studio, which draws it with the window's own code; docs/figures.md explains "
       "SPEC.json.\n\n"
       "  -o FILE           the file to write; its suffix is the format\n"
       "  --width MM        one column is 82, two are 171\n"
       "  --height MM, --dpi N, --font PT, --dark\n\n"
       "Examples:\n"
       "  gacfas figure roc.json -o roc.pdf\n"
       "  gacfas figure surface.json -o surface.png --width 171 --dpi 600\n\n"
       "A 3D surface needs a display; without one: xvfb-run -a gacfas figure surface.json\n",
       declareFigure},
      {"metrics", "Figures with intervals of a file of scores; comparison of two",
       "SCORES is a text file of `score label` lines (label 1 = live, 0 = spoof; higher scores are more "
       "live), or a CSV\n"
       "with the columns score and label, and domain, video, frame, client and attack where known. Frames of "
       "one video\n"
       "are averaged first. Rates are fractions, 0 to 1; HTER is at the threshold that is best on these very "
       "scores\n"
       "(oracle) unless another is named. Intervals are 95 %, by bootstrap over clients, or over videos where those are "
       "not\n"
       "known; \"n too small\" marks rates under one sample.\n\n"
       "Examples:\n"
       "  gacfas metrics runs/erm/scores/epoch_0011.csv --domain oulu\n"
       "  gacfas metrics scores.txt --lower-is-live --threshold 0.5 --json\n"
       "  gacfas metrics scores.csv --column score=pred --column video=clip --frames 5\n"
       "  gacfas metrics --compare a.csv b.csv --domain oulu\n",
       declareMetrics},
      {"prepare", "Turn the videos of a dataset into face crops to train on",
       "Examples:\n"
       "  gacfas prepare /data/CASIA --dataset casia --out faces --domain casia --dry-run\n"
       "  gacfas prepare /data/OULU-NPU --dataset oulu --out faces --domain oulu --every 10\n"
       "  gacfas prepare /data/mine --dataset mine.yaml --out faces --domain mine\n"
       "  gacfas prepare ssdg/train_label.json --dataset ssdg --split train --out faces --domain casia\n\n"
       "A rule of your own, mine.yaml; the path below SOURCE is all that is looked at:\n"
       "  paths:\n"
       "    - \"{split}/genuine/{client}_{video}.mp4\": {label: live}\n"
       "    - \"{split}/fake/{attack}/{client}_{video}.mp4\": {label: spoof}\n"
       "  split: {training: train, testing: test}\n\n"
       "Ctrl-C keeps the videos that are done; the same command goes on. SOURCE is only read.\n",
       declarePrepare},
      {"pack", "Decode the faces of a data root into one file, for faster training",
       "Example:\n"
       "  gacfas pack /data/faces --domains oulu casia\n\n"
       "The file lies in ROOT and takes 3 bytes a pixel. Trainings and evaluations use it by themselves (data.cache) and see\n"
       "the same pixels; one whose images have changed since is refused. Ctrl-C leaves things as they were.\n",
       declarePack},
      {"demo-data", "Draw synthetic faces in four domains, to try the program out",
       "Example:\n"
       "  gacfas demo-data --out demo/data --clients 40\n\n"
       "Every picture is computed; results on them say nothing about real faces.\n",
       declareDemoData},
      {"trace-step", "Write every part of one training step, to check our arithmetic against another's",
       "The batch has images [2B,3,S,S] fp32, normalised, the first B of view one and the last B of view "
       "two; labels [B]\n"
       "and domains [B] int64. The output has loss.domain.<k>, loss.contrastive, grad.domain.<k>.<param>,\n"
       "grad.contrastive.<param>, eps.<k>.<param>, grad.ascended.<k>.<param> (k = all for sam and sagm),\n"
       "direction.<param>, and buffer.<name> after the step.\n\n"
       "Example:\n"
       "  gacfas trace-step --weights w.safetensors --batch b.safetensors --out o.safetensors --precision "
       "fp64 \\\n"
       "    --set train.minimizer=gac-fas --set gac.variant=released\n",
       declareTraceStep},
      {"options", "List every option of a config, with its range, default and meaning",
       "Example:\n"
       "  gacfas options | less\n",
       declareOptions},
      {"info", "Versions, device and threads, for a bug report",
       "Example:\n"
       "  gacfas info --json\n",
       declareInfo},
  };
  return table;
}

}  // namespace gacfas::cli
