#ifndef JOBS_MORNING_H
#define JOBS_MORNING_H

/*
 * The morning mail: on office days from seven o'clock on, what waits for each desk and officer, in
 * counts. It is put into the outbox once, whichever worker comes first; sending is another job's.
 */

#include "store/database.h"

bool morning_run(database *db, const scope *who, GError **error);

#endif
