#pragma once

// QCustomPlot's header needs the Qt keywords that this project leaves undefined (QT_NO_KEYWORDS, QT_NO_FOREACH). This one stands before it on
// the include path of all that link gacfas_ui_plots.
#include <QtGlobal>

#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach(variable, container) for (variable : container)
#include_next <qcustomplot.h>
#undef signals
#undef slots
#undef foreach
