#include "ui/plots/SeriesPyramid.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gacfas {

namespace {

constexpr size_t kBlock = 8;
constexpr size_t kLevels = 22;  ///< of 64-bit many values

SeriesPyramid::Extremes single(const std::vector<double>& values, size_t place) {
  if (std::isnan(values[place])) return {};
  return {static_cast<int64_t>(place), static_cast<int64_t>(place)};
}

/// Adds the at most four places of one pixel, in order and each once.
void addPixel(std::vector<size_t>& places, size_t begin, size_t end,
              const SeriesPyramid::Extremes& extremes) {
  std::array<size_t, 4> four{begin, extremes.least < 0 ? begin : static_cast<size_t>(extremes.least),
                             extremes.greatest < 0 ? begin : static_cast<size_t>(extremes.greatest), end - 1};
  std::sort(four.begin(), four.end());
  places.insert(places.end(), four.begin(), std::unique(four.begin(), four.end()));
}

}  // namespace

void SeriesPyramid::clear() {
  values_.clear();
  levels_.clear();
}

void SeriesPyramid::append(std::span<const double> values) {
  const size_t from = values_.size();
  values_.insert(values_.end(), values.begin(), values.end());
  update(from);
}

void SeriesPyramid::take(Extremes& sofar, const Extremes& more) const {
  if (more.least < 0) return;
  if (sofar.least < 0) {
    sofar = more;
    return;
  }
  const auto value = [&](int64_t place) { return values_[static_cast<size_t>(place)]; };
  if (value(more.least) < value(sofar.least)) sofar.least = more.least;
  if (value(more.greatest) > value(sofar.greatest)) sofar.greatest = more.greatest;
}

void SeriesPyramid::update(size_t from) {
  size_t below = values_.size();
  for (size_t level = 0; below > kBlock; ++level) {
    if (levels_.size() == level) {
      levels_.emplace_back();
      from = 0;  // a level that is new has all of it to do
    }
    std::vector<Extremes>& blocks = levels_[level];
    const size_t first = from / kBlock;
    blocks.resize((below + kBlock - 1) / kBlock);
    for (size_t block = first; block < blocks.size(); ++block) {
      blocks[block] = {};
      const size_t last = std::min(below, (block + 1) * kBlock);
      for (size_t place = block * kBlock; place < last; ++place)
        take(blocks[block], level == 0 ? single(values_, place) : levels_[level - 1][place]);
    }
    from = first;
    below = blocks.size();
  }
}

SeriesPyramid::Extremes SeriesPyramid::extremes(size_t begin, size_t end) const {
  Extremes front;
  std::array<Extremes, kBlock * kLevels>
      back;  // from the right, taken last so that the first of equal values wins
  size_t backs = 0;
  end = std::min(end, values_.size());
  const auto at = [&](size_t level, size_t place) {
    return level == 0 ? single(values_, place) : levels_[level - 1][place];
  };
  for (size_t level = 0; begin < end; ++level, begin /= kBlock, end /= kBlock) {
    if (level == levels_.size()) {  // no coarser one
      while (begin < end) take(front, at(level, begin++));
      break;
    }
    while (begin < end && begin % kBlock != 0) take(front, at(level, begin++));
    while (begin < end && end % kBlock != 0) back[backs++] = at(level, --end);
  }
  while (backs > 0) take(front, back[--backs]);
  return front;
}

std::vector<size_t> SeriesPyramid::visible(std::span<const double> keys, double lower, double upper,
                                           int pixels) const {
  const auto first = std::lower_bound(keys.begin(), keys.end(), lower);
  const auto last = std::upper_bound(first, keys.end(), upper);
  size_t begin = static_cast<size_t>(first - keys.begin());
  const size_t end = static_cast<size_t>(last - keys.begin());
  std::vector<size_t> places;
  if (begin > 0) places.push_back(begin - 1);
  const size_t columns = static_cast<size_t>(std::max(pixels, 1));
  if (end - begin <= 4 * columns) {
    for (; begin < end; ++begin) places.push_back(begin);
  } else {
    for (size_t pixel = 1; pixel <= columns && begin < end; ++pixel) {
      const double edge = lower + (upper - lower) * static_cast<double>(pixel) / static_cast<double>(columns);
      const auto stop =
          pixel == columns ? last : std::lower_bound(keys.begin() + static_cast<int64_t>(begin), last, edge);
      const size_t next = static_cast<size_t>(stop - keys.begin());
      if (next > begin) addPixel(places, begin, next, extremes(begin, next));
      begin = next;
    }
  }
  if (end < keys.size()) places.push_back(end);
  return places;
}

std::vector<size_t> thinned(std::span<const double> keys, double lower, double upper, int columns) {
  const auto first = std::lower_bound(keys.begin(), keys.end(), lower);
  const auto last = std::upper_bound(first, keys.end(), upper);
  const auto place = [&](auto key) { return static_cast<size_t>(key - keys.begin()); };
  std::vector<size_t> places;
  if (first != keys.begin()) places.push_back(place(first) - 1);
  if (last - first <= columns) {
    for (auto key = first; key != last; ++key) places.push_back(place(key));
  } else {
    for (int column = 1; column <= columns; ++column) {
      const double edge = lower + (upper - lower) * column / columns;
      const auto stop = column == columns ? last : std::lower_bound(first, last, edge);
      if (stop != first && (places.empty() || place(stop) - 1 > places.back()))
        places.push_back(place(stop) - 1);
    }
  }
  if (last != keys.end()) places.push_back(place(last));
  return places;
}

}  // namespace gacfas
