#include "store/contact_pseudonyms.h"

bool contact_pseudonyms(database *db, const scope *who, const pseudonym_period *period,
                        const row_sink *sink, GError **error)
{
    const char *const values[] = {period->since, period->until};
    const statement statements[] = {
        {"contact_pseudonyms_note", values, G_N_ELEMENTS(values)},
        {"contact_pseudonyms", values, G_N_ELEMENTS(values)},
    };

    return database_stream(db, who, statements, G_N_ELEMENTS(statements), sink, error);
}
