#include "pages/staff/scene.h"

#include <glib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_scenes(const char *topics, const char *expected)
{
    json_auto_t *answers = json_object();
    json_auto_t *wanted = json_loads(expected, 0, NULL);
    g_auto(GStrv) codes = g_strsplit(topics, " ", -1);
    json_t *chosen = json_array();

    for (char **code = codes; *code != NULL; code++) {
        json_array_append_new(chosen, json_pack("{s:s, s:s}", "code", *code, "display", "…"));
    }
    json_object_set_new(answers, "q_topics", chosen);
    json_auto_t *found = scene_suggest(answers);
    assert_true(json_equal(found, wanted));
}

static void each_topic_suggests_its_scene(void **state)
{
    (void)state;
    assert_scenes("discharge", "[\"transition\"]");
    assert_scenes("acute", "[\"acute\"]");
    assert_scenes("eol", "[\"eol\"]");
    assert_scenes("acp", "[\"eol\"]");
    assert_scenes("home_dr", "[\"daily\"]");
    assert_scenes("other", "[\"daily\"]");
}

static void several_topics_suggest_each_scene_once_in_one_order(void **state)
{
    (void)state;
    assert_scenes("acp eol acute money discharge nurse",
                  "[\"daily\", \"transition\", \"acute\", \"eol\"]");
    assert_scenes("eol discharge", "[\"transition\", \"eol\"]");
}

static void without_a_topic_nothing_is_suggested(void **state)
{
    json_auto_t *answers = json_loads("{\"q_urgency\": {\"code\": \"acute\"}}", 0, NULL);
    json_auto_t *found = scene_suggest(answers);

    (void)state;
    assert_int_equal(json_array_size(found), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_topic_suggests_its_scene),
        cmocka_unit_test(several_topics_suggest_each_scene_once_in_one_order),
        cmocka_unit_test(without_a_topic_nothing_is_suggested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
