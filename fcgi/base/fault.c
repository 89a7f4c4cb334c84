#include "base/fault.h"

G_DEFINE_QUARK(madoguchi - fault, fault)
