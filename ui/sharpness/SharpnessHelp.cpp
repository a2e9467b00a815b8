#include "ui/sharpness/SharpnessHelp.h"

#include <QObject>
#include <QStringList>

namespace gacfas {

QString sharpnessHelp() {
  const QStringList paragraphs{
      QObject::tr("<b>None of them proves that a model does well on an unseen domain.</b> They describe the loss of the training domains "
                  "around one point: a model may be flat and wrong."),
      QObject::tr("<b>Read the loss first.</b> Where a model fits its faces perfectly every gradient vanishes, and all figures with it: "
                  "a lower one may mean a more confident model, not a wider basin."),
      QObject::tr("<b>Sharp and flat depend on the measure.</b> A convolution before batch norm can be scaled without changing the "
                  "function (Dinh et al. 2017). Eigenvalues, trace, gradient and SAM change with it, d'Hd does not, and adaptive SAM "
                  "follows the weights' size. Trust a difference that all measures show."),
      QObject::tr("<b>d'Hd</b> is an average: among millions of weights a random direction hardly meets the few sharp ones. It says what "
                  "a landscape's slices show; the <b>eigenvalues</b> say how sharp the sharpest direction is."),
      QObject::tr("<b>2nd diff.</b> sees the kinks of ReLU that d'Hd ignores. Where both agree, the parabola is good up to that step."),
      QObject::tr("<b>least eig.</b> below 0: the weights are no minimum of this loss, as training minimised another one (augmented faces, "
                  "batch statistics, contrastive term)."),
      QObject::tr("<b>SAM</b> is a lower bound: ascent finds a local maximum. More steps and starts can only raise it."),
      QObject::tr("<b>±</b> covers what it names. Two runs of one seed differ by training noise too, and no error bar here knows of it: "
                  "train several seeds.")};
  return QStringLiteral("<p>") + paragraphs.join(QStringLiteral("</p><p>")) + QStringLiteral("</p>");
}

}  // namespace gacfas
