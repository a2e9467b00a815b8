#pragma once

#include <QSyntaxHighlighter>

namespace gacfas {

/// Keys, comments and quoted text of a config's YAML, in the theme's colours.
class YamlHighlighter : public QSyntaxHighlighter {
  Q_OBJECT
public:
  using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
  void highlightBlock(const QString& text) override;
};

}  // namespace gacfas
