#include "commands/demo_chance.h"

json_t *demo_chance_of(GRand *chance, const json_t *list)
{
    const gint32 size = (gint32)json_array_size(list);

    return size == 0 ? NULL : json_array_get(list, (size_t)g_rand_int_range(chance, 0, size));
}

static json_int_t weight(const json_t *element)
{
    return json_integer_value(json_is_array(element) ? json_array_get(element, 1)
                                                     : json_object_get(element, "weight"));
}

const json_t *demo_chance_weighted(GRand *chance, const json_t *list)
{
    json_int_t all = 0;
    json_int_t drawn = 0;
    size_t i = 0;
    json_t *element = NULL;

    json_array_foreach(list, i, element) all += weight(element);
    drawn = g_rand_int_range(chance, 0, (gint32)all);
    json_array_foreach(list, i, element)
    {
        drawn -= weight(element);
        if (drawn < 0) {
            break;
        }
    }
    return element;
}

int demo_chance_within(GRand *chance, const json_t *bounds)
{
    return g_rand_int_range(chance, (gint32)json_integer_value(json_array_get(bounds, 0)),
                            (gint32)json_integer_value(json_array_get(bounds, 1)) + 1);
}

bool demo_has(const json_t *list, const char *wanted)
{
    size_t i = 0;
    json_t *element = NULL;

    json_array_foreach(list, i, element)
    {
        if (g_strcmp0(json_string_value(element), wanted) == 0) {
            return true;
        }
    }
    return false;
}

gint64 demo_day_of(calendar_date date)
{
    GDate day;

    g_date_clear(&day, 1);
    g_date_set_dmy(&day, (GDateDay)date.day, (GDateMonth)date.month, (GDateYear)date.year);
    return g_date_get_julian(&day);
}

gint64 demo_day_of_work(gint64 day)
{
    /* The first Julian day was a Monday. */
    const gint64 weekday = (day - 1) % 7;

    return weekday < 5 ? day : day + 7 - weekday;
}

char *demo_day_text(gint64 day)
{
    GDate date;

    g_date_clear(&date, 1);
    g_date_set_julian(&date, (guint32)day);
    return calendar_iso((calendar_date){.year = g_date_get_year(&date),
                                        .month = (int)g_date_get_month(&date),
                                        .day = g_date_get_day(&date)});
}

const char *demo_desk_of_town(const json_t *places, const char *town)
{
    size_t i = 0;
    json_t *listed = NULL;

    json_array_foreach(json_object_get(places, "towns"), i, listed)
    {
        if (g_strcmp0(json_string_value(json_object_get(listed, "code")), town) == 0) {
            return json_string_value(json_object_get(listed, "desk"));
        }
    }
    return "central";
}
