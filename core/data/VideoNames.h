#pragma once

#include <string>
#include <string_view>

#include "core/types/Dataset.h"

namespace gacfas {

/// What a video's folder name tells about it.
struct VideoIdentity {
  std::string client;  ///< person, empty where the name does not tell
  std::string attack;  ///< "live", "print", "replay", "mobile", ..., "unknown" for a spoof of unknown kind
};

/// Reads the person and the attack type from a video's name. Known forms, each with any prefix:
///   OULU-NPU       P_S_UU_F                     F = 1 live, 2 3 print, 4 5 replay; client UU
///   CASIA-FASD     ..._SUBJECT_(NM|HR)_N        NM_3 NM_4 HR_2 warped, NM_5 NM_6 HR_3 cut, NM_7 NM_8 HR_4
///   replay;
///                                               subjects restart in every split, so the client is
///                                               SPLIT_SUBJECT
///   Replay-Attack  ...attack_(print|mobile|highdef)...clientNNN...
///   MSU-MFSD       ...clientNNN_(laptop|android)_SD_(ipad|iphone|printed)...
///   otherwise      CLIENT_ATTACK_NN, CLIENT being letters and a number, as in client012_print_01
/// The label is the folder's; a name that contradicts it yields "unknown".
VideoIdentity identifyVideo(std::string_view name, Label label, Split split);

}  // namespace gacfas
