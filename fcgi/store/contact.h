#ifndef STORE_CONTACT_H
#define STORE_CONTACT_H

/*
 * Contacts (対応記録): each time somebody dealt with a case. What is said in one is a response to
 * the form consult_log, and is read, saved and thrown away as every response (store/responses.h).
 * Here is what a contact is besides: its case, its number in the log, what hangs on it when it is
 * completed.
 *
 * Who may see a contact (閲覧範囲) is the database's alone; what one may not see is not there.
 */

#include "store/responses.h"

extern const char contact_form_url[]; /* consult_log */

typedef struct {
    char *case_no;
    char *log_no;     /* 08-013-00042; NULL until it is completed for the first time */
    char *person_no;  /* NULL: an anonymous caller, or the case is none of the session's any more */
    char *receipt_no; /* the request that it was the first answer to, or NULL */
    char *request_no; /* the request that its case came from, or NULL */
    char *conf;       /* "desk", "office", "strict" */
    json_t *desks;    /* codes that it may say: the session's, and the one that it is counted at */
    bool case_seen;   /* the session may open the case */
    bool old;         /* a correction must say why: completed more than a week ago */
    bool unmasked;    /* the session's account has said why it must see sensitive answers */
} contact;

void contact_free(contact *k);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(contact, contact_free)

typedef struct {
    const char *number; /* of its response: K08-7K3MPQ-X */
    const char *kind;   /* of the audit row in the same transaction, or NULL for none */
    const char *part;   /* what of it is shown: "revision 2" …, or NULL */
} contact_asked;

/* NULL without error: there is no such contact for this session. */
contact *contact_read(database *db, const scope *who, const contact_asked *asked, GError **error);

/*
 * What is known before a contact of the case is typed; NULL without error when there is no such
 * case for this session. Owned by the caller. Members that are not known are null:
 *
 *     person_no, name, kana, birth_on, gender, town
 *                         of the person: ISO date; codes
 *     state, desk         of the case: "open", "watch", "closed"; code
 *     staff, profession   the officer: number as text; code
 *     day, minute         today and now ("14:05")
 *     next_on             the first office day a week from today
 *     dealt_with, known   the case has a contact; the person has one
 *     last                answers of the last contact of the case
 *     request             {"receipt_no", "answers"} of the request that the case came from
 */
json_t *contact_ground(database *db, const scope *who, const char *case_no, GError **error);

/*
 * responses_begin() of a contact: what->case_no is its case. *number is NULL with true when there
 * is no such case for the session.
 */
bool contact_begin(database *db, const scope *who, const new_response *what, char **number,
                   GError **error);

typedef struct {
    const json_t *entries;
    gint64 at; /* when that was typed, as the page's clock has it; 0: a button was pressed */
} contact_typed;

/*
 * responses_save(). Of a page that saves itself, RESPONSE_CHANGED says also that this was overtaken
 * by a newer save: nothing older is ever written over it.
 */
bool contact_save(database *db, const scope *who, const response_seen *seen,
                  const contact_typed *typed, response_result *result, GError **error);

/*
 * responses_complete(). The first time it gets its number in the log. Case and person are as this
 * contact says when it is their latest; a person's death closes what else is open of them.
 */
bool contact_complete(database *db, const scope *who, const response_seen *seen,
                      const json_t *answers, response_result *result, GError **error);

typedef struct {
    const json_t *entries; /* that give the answers that hold */
    const char *reason;    /* NULL or empty: none was given */
    const char *soon;      /* what is kept as the reason where none must be given */
} contact_correction;

/* responses_amend(). RESPONSE_REFUSED: it is old, and no reason was given. */
bool contact_amend(database *db, const scope *who, const response_seen *seen,
                   const contact_correction *correction, response_result *result, GError **error);

/* responses_withdraw(): it is counted no longer, and the case is as the contact before left it. */
bool contact_withdraw(database *db, const scope *who, const response_seen *seen, const char *reason,
                      response_result *result, GError **error);

/* Says why sensitive answers must be seen ("contact.unmask"). *found: there is such a contact. */
bool contact_unmask(database *db, const scope *who, const char *number, const char *reason,
                    bool *found, GError **error);

#endif
