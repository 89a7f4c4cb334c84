#include "commands/audit.h"

#include "base/fault.h"
#include "commands/operator.h"
#include "store/audit_seal.h"
#include "text/catalog.h"

#include <stdio.h>
#include <string.h>

enum { WHOLE = 0, BROKEN = 1, UNKNOWN = 2 };

/* What each problem of a verdict is called. */
static const struct {
    const char *what;
    const char *sentence;
} sentences[] = {
    {"row_changed", "seal {seal}: row {row} is not what was sealed"},
    {"row_missing", "seal {seal}: row {row} is gone"},
    {"row_stray", "row {row} was put where sealed rows are"},
    {"seal_changed", "seal {seal} is not what was made"},
    {"seal_missing", "seal {seal} is gone"},
    {"seal_unchained", "seal {seal} does not stand on the one before it"},
    {"removal_unrecorded", "rows were removed up to seal {seal}, and no row of the trail says so"},
    {"head_missing", "no seal has the expected hash: the chain was written anew, or cut"},
};

static const char *sentence_of(const json_t *problem)
{
    const char *what = json_string_value(json_object_get(problem, "what"));

    for (gsize i = 0; i < G_N_ELEMENTS(sentences); i++) {
        if (strcmp(sentences[i].what, what) == 0) {
            return sentences[i].sentence;
        }
    }
    return what;
}

static void print_verdict(const audit_verdict *verdict)
{
    size_t i = 0;
    json_t *problem = NULL;

    json_array_foreach(verdict->problems, i, problem)
    {
        g_autofree char *text = text_fill(sentence_of(problem), problem);
        printf("broken: %s\n", text);
    }
    printf("%" G_GINT64_FORMAT " seals, %" G_GINT64_FORMAT " rows\n", verdict->seals,
           verdict->rows);
    if (verdict->removed > 0) {
        printf("removed: the rows of seals 1 to %" G_GINT64_FORMAT
               ", the last with disposal record %s\n",
               verdict->removed, verdict->disposal);
    }
    if (verdict->unsealed > 0) {
        printf("not sealed yet: %" G_GINT64_FORMAT " rows, since %s\n", verdict->unsealed,
               verdict->unsealed_since);
    }
    if (verdict->found_at > 0) {
        printf("the expected hash is that of seal %" G_GINT64_FORMAT "\n", verdict->found_at);
    }
    if (verdict->head != NULL) {
        printf("head: %s\n", verdict->head);
    }
}

static int fail(const GError *error)
{
    fault_report(error);
    return UNKNOWN;
}

static int verify(const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(operator) op = operator_open("madoguchi_owner", &error);
    g_auto(audit_verdict) verdict = {0};

    if (op == NULL ||
        !audit_verify(op->db, &op->scope, AUDIT_HASHED_HERE, expected, &verdict, &error)) {
        return fail(error);
    }
    print_verdict(&verdict);
    return json_array_size(verdict.problems) == 0 ? WHOLE : BROKEN;
}

static int seal(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(operator) op = operator_open("madoguchi_worker", &error);
    gint64 rows = 0;
    audit_head head;

    if (op == NULL || !audit_seal_all(op->db, &op->scope, &rows, &error) ||
        !audit_head_read(op->db, &op->scope, &head, &error)) {
        return fail(error);
    }
    printf("sealed: %" G_GINT64_FORMAT " rows\n", rows);
    if (head.seal > 0) {
        printf("seal: %" G_GINT64_FORMAT "\nhead: %s\n", head.seal, head.head);
    }
    return 0;
}

static bool is_hash(const char *text)
{
    return strlen(text) == AUDIT_HASH_LENGTH &&
           strspn(text, "0123456789abcdef") == AUDIT_HASH_LENGTH;
}

int command_audit(int argc, char **argv)
{
    const char *action = argc > 1 ? argv[1] : "";

    if (argc == 2 && strcmp(action, "seal") == 0) {
        return seal();
    }
    if (argc == 2 && strcmp(action, "verify") == 0) {
        return verify(NULL);
    }
    if (argc == 4 && strcmp(action, "verify") == 0 && strcmp(argv[2], "--head") == 0 &&
        is_hash(argv[3])) {
        return verify(argv[3]);
    }
    fputs("usage: madoguchi audit seal\n"
          "       madoguchi audit verify [--head HASH]\n",
          stderr);
    return 2;
}
