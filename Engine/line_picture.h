// Between two of its steps the recogniser keeps a line's picture as a PNG in memory. Leptonica's own form in memory
// holds the same pixels and is a copy of them. (It reads none back of more than 400 million samples; a line of ours
// has some hundred thousand.)
#pragma once
#include <allheaders.h>

#define IFF_PNG IFF_SPIX
