#include "pages/site.h"

#include "base/log.h"
#include "text/templates.h"

#include <string.h>

static bool read_secrets(site *s, const config *settings, GError **error)
{
    s->key = seal_key_load(settings->key_file, error);
    s->passwords = s->key != NULL ? common_passwords_load(settings->common_passwords, error) : NULL;
    return s->passwords != NULL;
}

bool site_open(site *s, const config *settings, const char *user, GError **error)
{
    g_autofree char *templates = config_path(settings, "templates");
    g_autofree char *texts = config_path(settings, "texts");
    g_autofree char *queries = config_path(settings, "sql/queries");

    g_autofree char *forms = config_path(settings, "forms/own");

    s->settings = settings;
    s->forms = questionnaires_new();
    s->templates = templates_load(templates, error);
    if (s->templates == NULL) {
        return false;
    }
    s->texts = catalog_load(texts, error);
    if (s->texts == NULL) {
        return false;
    }
    if (s->zone == ZONE_STAFF) {
        s->own_forms = own_forms_load(forms, error);
        if (s->own_forms == NULL || !read_secrets(s, settings, error)) {
            return false;
        }
    }
    s->db = database_open(queries, user, error);
    return s->db != NULL;
}

void site_close(site *s)
{
    g_clear_pointer(&s->sentences, json_decref);
    g_clear_pointer(&s->municipality, municipality_free);
    g_clear_pointer(&s->passwords, common_passwords_free);
    g_clear_pointer(&s->key, seal_key_free);
    g_clear_pointer(&s->own_forms, own_forms_free);
    g_clear_pointer(&s->forms, questionnaires_free);
    g_clear_pointer(&s->db, database_close);
    g_clear_pointer(&s->texts, catalog_free);
    g_clear_pointer(&s->templates, mustache_set_free);
}

static bool is_younger(gint64 moment, gint64 seconds)
{
    return g_get_monotonic_time() - moment < seconds * G_USEC_PER_SEC;
}

/*
 * Whether what is kept may still be shown. A database that is gone changes nothing, and is asked
 * again when the time is over.
 */
static bool is_fresh(site *s, const scope *who)
{
    g_autoptr(GError) fault = NULL;
    gint64 version = 0;

    if (s->municipality == NULL || !is_younger(s->municipality_read_at, SITE_FRESH_SECONDS)) {
        return false;
    }
    if (is_younger(s->municipality_checked_at, SITE_CHECK_SECONDS)) {
        return true;
    }
    s->municipality_checked_at = g_get_monotonic_time();
    return !municipality_version(s->db, who, &version, &fault) ||
           version == s->municipality->version;
}

bool site_refresh(site *s, GError **error)
{
    g_autoptr(GError) fault = NULL;
    g_autoptr(municipality) fresh = NULL;
    const scope who = {.municipality = s->settings->municipality};

    if (is_fresh(s, &who)) {
        return true;
    }
    if (!is_younger(s->municipality_read_at, SITE_FRESH_SECONDS)) {
        questionnaires_refresh(s->forms);
    }
    fresh = municipality_load(s->db, &who, &fault);
    s->municipality_read_at = g_get_monotonic_time();
    s->municipality_checked_at = s->municipality_read_at;
    if (fresh != NULL) {
        g_clear_pointer(&s->municipality, municipality_free);
        s->municipality = g_steal_pointer(&fresh);
        g_clear_pointer(&s->sentences, json_decref);
        return true;
    }
    if (s->municipality == NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    log_fault("refresh", NULL, fault);
    s->municipality_read_at -= (SITE_FRESH_SECONDS - SITE_RETRY_SECONDS) * G_USEC_PER_SEC;
    return true;
}

/* Only a few sentences have {places}: the others are shared with the catalog. */
static json_t *fill_sentences(const site *s, const char *language)
{
    const json_t *places =
        s->municipality != NULL ? municipality_places(s->municipality, language) : NULL;
    json_t *filled = json_copy(catalog_language(s->texts, language));
    const char *key = NULL;
    json_t *sentence = NULL;
    void *next = NULL;

    json_object_foreach_safe(filled, next, key, sentence)
    {
        if (strchr(json_string_value(sentence), '{') != NULL) {
            g_autofree char *text = text_fill(json_string_value(sentence), places);
            json_object_set_new(filled, key, json_string(text));
        }
    }
    return filled;
}

json_t *site_sentences(site *s, const char *language)
{
    json_t *filled = json_object_get(s->sentences, language);

    if (filled == NULL) {
        filled = fill_sentences(s, language);
        if (s->sentences == NULL) {
            s->sentences = json_object();
        }
        json_object_set_new(s->sentences, language, filled);
    }
    return filled;
}
