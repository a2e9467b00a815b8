// Nothing: the precompiled header of the window belongs to this file's target.
