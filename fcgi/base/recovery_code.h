#ifndef BASE_RECOVERY_CODE_H
#define BASE_RECOVERY_CODE_H

/*
 * Recovery codes: in place of a code of the app when the telephone is lost, each once. As
 * "7K3M-P9QX-2DHT-V4WB": 16 letters of Crockford's Base32, 80 random bits. That is enough to store
 * a plain hash of it, and few enough to be typed from paper.
 */

#include <glib.h>
#include <stdbool.h>

enum { RECOVERY_CODES = 10, RECOVERY_CODE_LENGTH = 19 };

typedef struct {
    char text[RECOVERY_CODE_LENGTH + 1];
} recovery_code;

recovery_code recovery_code_new(void);

/*
 * What was typed, in that form: any case, any width, with or without hyphens and spaces, O for 0, I
 * and L for 1. False when it cannot be one.
 */
bool recovery_code_read(const char *typed, recovery_code *code);

#endif
