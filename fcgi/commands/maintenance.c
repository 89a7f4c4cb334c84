#include "commands/maintenance.h"

#include "base/fault.h"
#include "commands/operator.h"
#include "store/edit.h"
#include "text/catalog.h"

#include <stdio.h>
#include <string.h>

enum { WHATEVER_IS_THERE = -1 };

static const edit_seen the_only_one = {.code = NULL, .at = WHATEVER_IS_THERE};

/* The answers of forms/own/maintenance.json. Caller owns; NULL with a fault. */
static json_t *own_message(const config *settings, GError **error)
{
    g_autofree char *folder = config_path(settings, "texts");
    g_autoptr(catalog) texts = catalog_load(folder, error);
    g_auto(GStrv) languages = NULL;
    json_t *answers = NULL;

    if (texts == NULL) {
        return NULL;
    }
    answers = json_object();
    languages = g_strsplit(catalog_get(texts, "ja", "languages"), " ", -1);
    for (char **language = languages; *language != NULL; language++) {
        g_autofree char *member = g_strconcat("message.", *language, NULL);
        json_object_set_new(answers, member,
                            json_string(catalog_get(texts, *language, "maintenance_default")));
    }
    return answers;
}

static bool begin(const operator* op, const char *message, GError **error)
{
    json_auto_t *answers = message != NULL ? json_pack("{s:s}", "message.ja", message)
                                           : own_message(op->settings, error);
    g_auto(edit_result) result = {0};

    if (answers == NULL || !edit_save(op->db, &op->scope, "maintenance_save", &the_only_one,
                                      answers, &result, error)) {
        return false;
    }
    puts("the public zone is closed for maintenance");
    return true;
}

static bool end(const operator* op, GError **error)
{
    g_auto(edit_result) result = {0};

    if (!edit_turn(op->db, &op->scope, "maintenance_turn", &the_only_one, "end", &result, error)) {
        return false;
    }
    puts("the public zone is open");
    return true;
}

int command_maintenance(int argc, char **argv)
{
    const bool on = argc >= 2 && argc <= 3 && strcmp(argv[1], "on") == 0;
    const bool off = argc == 2 && strcmp(argv[1], "off") == 0;
    g_autoptr(GError) error = NULL;
    g_autoptr(operator) op = NULL;

    if (!on && !off) {
        fputs("usage: madoguchi maintenance on [MESSAGE]\n"
              "       madoguchi maintenance off\n",
              stderr);
        return 2;
    }
    op = operator_open("madoguchi_owner", &error);
    if (op == NULL || !(on ? begin(op, argc == 3 ? argv[2] : NULL, &error) : end(op, &error))) {
        fault_report(error);
        return 1;
    }
    return 0;
}
