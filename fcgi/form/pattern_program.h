#ifndef FORM_PATTERN_PROGRAM_H
#define FORM_PATTERN_PROGRAM_H

/*
 * What a pattern is compiled to, for the modules of pattern.h only: a program of a machine that is
 * in many places of it at once (Thompson's construction, Pike's machine without captures).
 *
 *     a|b      0 split +3        0 goes on at 1 and at 3
 *              1 letter a
 *              2 jump +2
 *              3 letter b
 *              4 match
 *
 * Jumps are relative, so that a part of a program can be moved and repeated as it is.
 */

#include "form/pattern.h"

typedef enum {
    OP_LETTER, /* takes the code point `operand` */
    OP_SET,    /* takes a code point of the set at index `operand` */
    OP_SPLIT,  /* goes on at the next instruction and `operand` instructions from here */
    OP_JUMP,   /* goes on `operand` instructions from here */
    OP_MATCH,  /* the last instruction */
} opcode;

typedef struct {
    opcode code;
    gint32 operand;
} instruction;

struct pattern {
    GArray *program; /* of instruction */
    GPtrArray *sets; /* of pattern_set */
};

#endif
