#include "commands/routes.h"

#include "commands/zones.h"

#include <stdio.h>

static const char *const method_names[] = {
    [METHOD_GET] = "GET",
    [METHOD_POST] = "POST",
};

/* A guard that is not here is told as "unnamed", which the tests take for a fault. */
static const struct {
    unsigned guard;
    const char *name;
} guard_names[] = {
    {GUARD_SAME_ORIGIN, "same_origin"},         {GUARD_FORM_KEY, "form_key"},
    {NEEDS_NO_DATABASE, "needs_no_database"},   {MAY_EXPORT, "may_export"},
    {DURING_MAINTENANCE, "during_maintenance"}, {TAKES_FILE, "takes_file"},
    {BEFORE_FACTOR, "before_factor"},
};

static json_t *guards_view(unsigned guards)
{
    json_t *names = json_array();

    for (gsize i = 0; i < G_N_ELEMENTS(guard_names); i++) {
        if ((guards & guard_names[i].guard) != 0) {
            json_array_append_new(names, json_string(guard_names[i].name));
            guards &= ~guard_names[i].guard;
        }
    }
    if (guards != 0) {
        json_array_append_new(names, json_string("unnamed"));
    }
    return names;
}

static json_t *route_view(const route *row)
{
    return json_pack("{s:s, s:s, s:s, s:o}", "method", method_names[row->method], "path", row->path,
                     "role", staff_role_name(row->role), "guards", guards_view(row->guards));
}

int command_routes(int argc, char **argv)
{
    const zone_row *row = argc == 2 ? zones_find(argv[1]) : NULL;

    if (row == NULL) {
        fputs("usage: madoguchi routes public|staff\n", stderr);
        return 2;
    }
    for (const route *one = row->routes; one->path != NULL; one++) {
        json_auto_t *view = route_view(one);
        json_dumpf(view, stdout, 0);
        putchar('\n');
    }
    return 0;
}
