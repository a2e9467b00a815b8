#include "ui/faces/FaceFilterText.h"

#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "core/types/Error.h"

namespace gacfas {
namespace {

struct VerdictWord {
  Verdict verdict;
  const char* word;
};
constexpr VerdictWord kVerdicts[] = {
    {Verdict::Wrong, "wrong"}, {Verdict::Accepted, "accepted"}, {Verdict::Rejected, "rejected"}};

[[noreturn]] void refuse(const QString& text) {
  throw InputError(text.toStdString());
}

/// In quotes where it would not be one word.
QString quoted(const QString& value) {
  static const QRegularExpression plain("^[^\\s\"\\\\]+$");
  if (plain.match(value).hasMatch()) return value;
  QString text = value;
  text.replace('\\', QStringLiteral("\\\\")).replace('"', QStringLiteral("\\\""));
  return '"' + text + '"';
}

QString boundText(double value) {
  return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest) : QString();
}

struct Word {
  QString key, value;
};

/// "key:value" words, parted by spaces outside quotes.
class Words {
public:
  explicit Words(const QString& text) : text_(text) {}

  std::vector<Word> take() {
    std::vector<Word> words;
    for (skipSpaces(); place_ < text_.size(); skipSpaces()) words.push_back(next());
    return words;
  }

private:
  void skipSpaces() {
    while (place_ < text_.size() && text_[place_].isSpace()) ++place_;
  }

  Word next() {
    const qsizetype start = place_;
    while (place_ < text_.size() && text_[place_] != ':' && !text_[place_].isSpace()) ++place_;
    const QString key = text_.mid(start, place_ - start);
    if (place_ == text_.size() || text_[place_] != ':')
      refuse(QObject::tr("\"%1\" is no condition: write one as key:value, for example attack:replay").arg(key));
    ++place_;
    return {key, value()};
  }

  QString value() {
    if (place_ < text_.size() && text_[place_] == '"') return quotedValue();
    const qsizetype start = place_;
    while (place_ < text_.size() && !text_[place_].isSpace()) ++place_;
    return text_.mid(start, place_ - start);
  }

  QString quotedValue() {
    QString value;
    for (++place_; place_ < text_.size(); ++place_) {
      if (text_[place_] == '"') return ++place_, value;
      if (text_[place_] == '\\' && place_ + 1 < text_.size()) ++place_;
      value += text_[place_];
    }
    refuse(QObject::tr("the closing quote of \"%1 is missing").arg(value));
  }

  QString text_;
  qsizetype place_ = 0;
};

QString keyOfRun(const QString& label, const RunNames& runs) {
  const qsizetype place = runs.labels.indexOf(label);
  if (place >= 0) return runs.keys[place];
  refuse(QObject::tr("no ticked run is called \"%1\"; ticked: %2").arg(label, runs.labels.join(", ")));
}

Label labelOf(const QString& word) {
  if (word == "live") return Label::Live;
  if (word == "spoof") return Label::Spoof;
  refuse(QObject::tr("class:%1 is unknown: live or spoof").arg(word));
}

Verdict verdictOf(const QString& word) {
  for (const VerdictWord& known : kVerdicts)
    if (word == known.word) return known.verdict;
  refuse(QObject::tr("verdict:%1 is unknown: wrong, accepted or rejected").arg(word));
}

double bound(const QString& text, double missing, const QString& word) {
  if (text.isEmpty()) return missing;
  bool isNumber = false;
  const double value = text.toDouble(&isNumber);
  if (!isNumber || !std::isfinite(value))
    refuse(QObject::tr("score:%1 is no range: write one as score:-0.1..0.75").arg(word));
  return value;
}

void setRange(FaceFilter& filter, const QString& word) {
  const qsizetype dots = word.indexOf("..");
  if (dots < 0) bound(QStringLiteral("?"), 0.0, word);
  filter.low = bound(word.left(dots), FaceFilter().low, word);
  filter.high = bound(word.mid(dots + 2), FaceFilter().high, word);
}

void apply(FaceFilter& filter, const Word& word, const RunNames& runs) {
  if (word.value.isEmpty()) refuse(QObject::tr("%1: has no value").arg(word.key));
  if (word.key == "domain") filter.domain = word.value;
  else if (word.key == "class") filter.label = labelOf(word.value);
  else if (word.key == "verdict") filter.verdict = verdictOf(word.value);
  else if (word.key == "attack") filter.attack = word.value;
  else if (word.key == "client") filter.client = word.value;
  else if (word.key == "run") filter.run = keyOfRun(word.value, runs);
  else if (word.key == "right") filter.right = keyOfRun(word.value, runs);
  else if (word.key == "score") setRange(filter, word.value);
  else if (word.key == "tag") filter.tag = word.value;
  else if (word.key == "face") filter.picked.append(word.value);
  else
    refuse(QObject::tr("\"%1\" is unknown: domain, class, verdict, attack, client, run, right, score, tag or face")
               .arg(word.key));
}

}  // namespace

QString filterText(const FaceFilter& filter, const RunNames& runs) {
  QStringList words;
  const auto add = [&](const char* key, const QString& value) {
    if (!value.isEmpty()) words.append(QLatin1String(key) + ':' + quoted(value));
  };
  const auto addRun = [&](const char* key, const QString& run) {
    const qsizetype place = runs.keys.indexOf(run);
    if (place >= 0) add(key, runs.labels[place]);
  };
  add("domain", filter.domain);
  if (filter.label) add("class", *filter.label == Label::Live ? QStringLiteral("live") : QStringLiteral("spoof"));
  for (const VerdictWord& known : kVerdicts)
    if (filter.verdict == known.verdict) add("verdict", QLatin1String(known.word));
  add("attack", filter.attack);
  add("client", filter.client);
  addRun("run", filter.run);
  addRun("right", filter.right);
  if (filter.hasRange()) add("score", boundText(filter.low) + ".." + boundText(filter.high));
  add("tag", filter.tag);
  for (const QString& face : filter.picked) add("face", face);
  return words.join(' ');
}

FaceFilter parseFilter(const QString& text, const RunNames& runs) {
  FaceFilter filter;
  filter.verdict = Verdict::Any;
  for (const Word& word : Words(text).take()) apply(filter, word, runs);
  return filter;
}

}  // namespace gacfas
