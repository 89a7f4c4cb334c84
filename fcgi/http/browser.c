#include "http/browser.h"

#include <glib.h>
#include <string.h>

/* Each names those beneath it too, so that old sites let it in: the first that fits is meant. */
static const struct {
    const char *word;
    const char *name;
} rows[] = {
    {"Edg", "Edge"},       {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"},
    {"Chrome/", "Chrome"}, {"CriOS/", "Chrome"},    {"Safari/", "Safari"},
};

const char *browser_name(const char *user_agent)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (strstr(user_agent, rows[i].word) != NULL) {
            return rows[i].name;
        }
    }
    return "";
}
