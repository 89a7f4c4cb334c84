#ifndef FORM_PAPER_VIEW_H
#define FORM_PAPER_VIEW_H

/*
 * A form for paper, as JSON for templates/shared/paper: all of it at once, every option with a box
 * of its own, every conditional question with its condition in words, and room to write where there
 * is nothing to tick. Made of a form that somebody typed into it has their answers on it; made of
 * one with no entries it is blank.
 *
 * Questions are numbered, "2-3" being the third of the second section. The numbers are the same in
 * every language, so that a desk can read a sheet that was filled in in another one.
 */

#include "form/form.h"

/*
 *   { "title": "…", "version": "2026.2", "sections": [ section … ] }
 *
 * A section is a page of the form, or all of a form without pages:
 *
 *   { "title": "療養する方", "condition": sentence or null, "items": [ item … ] }
 *
 * An item is a question, a group or a display. Every member is always there, null, false or empty
 * when it does not apply:
 *
 *   group, display, question   which of them it is
 *   number         "2-3" of a question; null
 *   text, prefix
 *   help           [ paragraph … ], has_help
 *   condition      "「連絡方法」が「電話」の場合にご記入ください。"
 *   required, optional
 *   boxes          [ { "mark": "☐", "display", "lang" } … ], has_boxes; ☑ ○ ● likewise. Round
 *                  ones where a single one may be chosen. lang: of a display in another language
 *   other          of an open-choice { "mark", "label", "value" }
 *   lines          [ {} … ] lines to write on, has_lines: none when something was typed
 *   short          one short line is enough: a number, a postal code
 *   year, month, day, time   what a date or a moment has gaps for, instead of a line; gaps: any
 *   unit           behind the line
 *   values         [ what was typed … ], has_values, multiline
 *   grid           a table to fill in, or null; see below
 *   items          of a group
 *
 * A repeating group is a grid with a line for each row and some that are empty, when its questions
 * fit beside each other; else its items are groups again, one for each row. A group "table" of
 * questions that share their options is a grid with a column for each option:
 *
 *   { "labelled": true, "heads": [ "可" … ],
 *     "lines": [ { "number", "label", "required", "cells": [ cell … ] } … ] }
 *
 * number and label are null in a grid of rows; a cell has boxes, has_boxes, values and time as an
 * item has.
 *
 * Hidden items are left out, and so is an answer that is asked for twice (matches). What was typed
 * into a question that is not asked is, too. The caller owns the result.
 */
json_t *form_paper_view(const form *f);

#endif
