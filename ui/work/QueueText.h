#pragma once

#include <QString>

namespace gacfas {

class Workbench;

/// "2 trainings are queued and appear here when they start. Now: drawing synthetic faces." Empty where none waits.
QString queuedTrainings(const Workbench& workbench);

}  // namespace gacfas
