// Nothing: the precompiled headers of the tests belong to the targets of this file.
