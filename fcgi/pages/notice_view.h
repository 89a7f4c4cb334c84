#ifndef PAGES_NOTICE_VIEW_H
#define PAGES_NOTICE_VIEW_H

/*
 * Notices as they are shown (shared/notices): the residents' first page, and the preview of whoever
 * writes one. A notice is plain text. Its line breaks stay, and an address in it (https://…)
 * becomes a link; there is no other markup.
 */

#include <jansson.h>

/*
 * {"title","title_lang","important","body_lang","parts":[{"text"} or {"link"}…]} of
 * {"title":{"ja":…}, "body":{"ja":…},"important"}; the langs are null unless they are not the
 * page's. Caller owns.
 */
json_t *notice_view(const json_t *notice, const char *language);

/*
 * Those of a list that are to be shown at that moment (starts_at, ends_at; seconds since 1970).
 * Caller owns.
 */
json_t *notice_views(const json_t *notices, const char *language, json_int_t now);

#endif
