#include "pages/staff/scene.h"

#include <glib.h>
#include <stdbool.h>

static const char *const scenes[] = {"daily", "transition", "acute", "eol"};

/* Topics that stand for a scene of their own; every other one is daily life. */
static const struct {
    const char *topic;
    const char *scene;
} special[] = {
    {"discharge", "transition"},
    {"acute", "acute"},
    {"eol", "eol"},
    {"acp", "eol"},
};

static const char *scene_of(const char *topic)
{
    for (gsize i = 0; i < G_N_ELEMENTS(special); i++) {
        if (g_str_equal(special[i].topic, topic)) {
            return special[i].scene;
        }
    }
    return "daily";
}

static bool is_suggested(const json_t *topics, const char *scene)
{
    size_t i = 0;
    json_t *topic = NULL;

    json_array_foreach(topics, i, topic)
    {
        const char *code = json_string_value(json_object_get(topic, "code"));
        if (code != NULL && g_str_equal(scene_of(code), scene)) {
            return true;
        }
    }
    return false;
}

json_t *scene_suggest(const json_t *answers)
{
    const json_t *topics = json_object_get(answers, "q_topics");
    json_t *suggested = json_array();

    for (gsize i = 0; i < G_N_ELEMENTS(scenes); i++) {
        if (is_suggested(topics, scenes[i])) {
            json_array_append_new(suggested, json_string(scenes[i]));
        }
    }
    return suggested;
}
