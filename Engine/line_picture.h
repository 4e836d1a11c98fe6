// Between two of its steps the recogniser keeps a line's picture as a PNG in memory. Leptonica's own form in memory
// holds the same pixels and is a copy of them.
#pragma once
#include <allheaders.h>

#define IFF_PNG IFF_SPIX
