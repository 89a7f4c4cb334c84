#include "base/receipt_number.h"
#include "store/case_file.h"
#include "store/column.h"
#include "store/person_key.h"

/* That a fresh number was given before is one in millions. */
enum { ATTEMPTS = 5 };

/* What SQL is told of a subject: a number of its own for somebody new, else NULLs. */
typedef struct {
    receipt_number number;
    char *facts, *keys;
} subject_texts;

static void subject_texts_clear(subject_texts *texts)
{
    g_free(texts->facts);
    g_free(texts->keys);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(subject_texts, subject_texts_clear)

static const char *fact(const json_t *facts, const char *name)
{
    return json_string_value(json_object_get(facts, name));
}

static subject_texts texts_of(const case_subject *subject)
{
    subject_texts texts = {.number = person_number_new(subject->fiscal_year)};
    const json_t *facts = subject->facts;

    if (subject->person_no == NULL && facts != NULL) {
        json_auto_t *keys =
            person_keys(fact(facts, "name"), fact(facts, "kana"), fact(facts, "tel"));
        texts.facts = json_dumps(facts, JSON_COMPACT);
        texts.keys = json_dumps(keys, JSON_COMPACT);
    }
    return texts;
}

static case_outcome read_outcome(const PGresult *result)
{
    static const char *const names[] = {[CASE_DONE] = "done",
                                        [CASE_CHANGED] = "changed",
                                        [CASE_REFUSED] = "refused",
                                        [CASE_TAKEN] = "taken",
                                        [CASE_GONE] = "gone"};

    return (case_outcome)column_word(result, 0, "outcome", names, G_N_ELEMENTS(names));
}

static bool run(database *db, const scope *who, const statement *what, case_outcome *outcome,
                GError **error)
{
    g_autoptr(PGresult) result =
        database_run(db, who, what->query, what->values, what->count, error);

    if (result == NULL) {
        return false;
    }
    *outcome = read_outcome(result);
    return true;
}

typedef struct {
    case_outcome outcome;
    char *case_no; /* what the database says; the caller's */
} opened;

/* One attempt under one number. */
static bool open_as(database *db, const scope *who, const new_case *what, const char *number,
                    opened *done, GError **error)
{
    g_auto(subject_texts) texts = texts_of(&what->subject);
    const char *const values[] = {
        number,     what->subject.person_no, texts.number.text, texts.facts,
        texts.keys, what->desk_code,         what->receipt_no};
    g_autoptr(PGresult) result =
        database_run(db, who, "case_open", values, G_N_ELEMENTS(values), error);

    if (result == NULL) {
        return false;
    }
    done->outcome = read_outcome(result);
    done->case_no = done->outcome == CASE_DONE ? column_copy(result, 0, "case_no") : NULL;
    return true;
}

bool case_file_open(database *db, const scope *who, const new_case *what, char **case_no,
                    GError **error)
{
    receipt_number number;
    opened done = {.outcome = CASE_TAKEN};

    g_strlcpy(number.text, what->case_no, sizeof number.text);
    *case_no = NULL;
    for (int i = 0; i < ATTEMPTS && done.outcome == CASE_TAKEN; i++) {
        if (!open_as(db, who, what, number.text, &done, error)) {
            return false;
        }
        number = case_number_new(what->subject.fiscal_year);
    }
    *case_no = done.case_no;
    return true;
}

bool case_file_name(database *db, const scope *who, const case_seen *seen,
                    const case_subject *subject, case_outcome *outcome, GError **error)
{
    g_autofree char *saves = g_strdup_printf("%" G_GINT64_FORMAT, seen->saves);
    g_auto(subject_texts) texts = texts_of(subject);
    const char *const values[] = {
        seen->case_no, saves, subject->person_no, texts.number.text, texts.facts, texts.keys,
    };
    const statement what = {"case_name", values, G_N_ELEMENTS(values)};

    return run(db, who, &what, outcome, error);
}

bool case_file_link(database *db, const scope *who, const char *case_no, const char *receipt_no,
                    case_outcome *outcome, GError **error)
{
    const char *const values[] = {case_no, receipt_no};
    const statement what = {"case_link", values, G_N_ELEMENTS(values)};

    return run(db, who, &what, outcome, error);
}

bool case_file_change(database *db, const scope *who, const case_seen *seen, const case_deed *deed,
                      case_outcome *outcome, GError **error)
{
    g_autofree char *saves = g_strdup_printf("%" G_GINT64_FORMAT, seen->saves);
    const char *const values[] = {
        seen->case_no, saves,         deed->kind,       deed->new_value,
        deed->note,    deed->outcome, deed->outcome_on,
    };
    const statement what = {"case_change", values, G_N_ELEMENTS(values)};

    return run(db, who, &what, outcome, error);
}
