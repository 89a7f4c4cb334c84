#include "pages/staff/language_list.h"

json_t *language_list(const visit *v)
{
    g_auto(GStrv) tags = g_strsplit(catalog_get(v->site->texts, "ja", "languages"), " ", -1);
    json_t *list = json_array();

    for (char **tag = tags; *tag != NULL; tag++) {
        json_array_append_new(list, json_pack("{s:s, s:s}", "tag", *tag, "name",
                                              catalog_get(v->site->texts, *tag, "language_name")));
    }
    return list;
}
