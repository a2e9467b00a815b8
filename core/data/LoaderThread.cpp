#include "core/data/LoaderThread.h"

#include <ATen/Parallel.h>
#include <omp.h>

#include <opencv2/core.hpp>

namespace gacfas {

void enterLoaderThread() {
  cv::setNumThreads(0);
  // LibTorch sets the thread's team size on first use, which would undo what follows. at::set_num_threads(1)
  // is no substitute: it also becomes the default of every thread that is started later.
  at::get_num_threads();
  omp_set_num_threads(1);
}

}  // namespace gacfas
