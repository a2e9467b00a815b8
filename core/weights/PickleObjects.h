#pragma once

#include <string>

#include "core/weights/PickleValue.h"

namespace gacfas {

/// The four places where a pickle would run code. Here each makes plain values of the allow-list
/// (PickleClasses.h) or throws InputError with the fault alone (the caller knows file and place).

/// GLOBAL: names a class or function.
PickleValue nameClass(const std::string& module, const std::string& name);
/// REDUCE, NEWOBJ: "calls" a named class. May return one of the arguments itself, so values go by pointer.
PickleValue* callClass(PickleArena& arena, const PickleValue& callee, const PickleValue& arguments);
/// BUILD: gives an object its state. Only a tensor takes anything from it; attributes of dicts and objects
/// are dropped.
void buildState(PickleValue& target, const PickleValue& state);
/// BINPERSID: ('storage', type, key, location, elements[, view]).
PickleValue storageOf(const PickleValue& identifier);

}  // namespace gacfas
