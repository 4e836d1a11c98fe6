#include <libxml/xmlversion.h>
/* Its declarations need none of ICU's, which are not those that Foundation brings along. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
