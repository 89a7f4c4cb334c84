#ifndef HTTP_BROWSER_H
#define HTTP_BROWSER_H

/*
 * Which browser somebody uses, as they would say it themselves: enough to recognise one's own
 * sessions in a list, and far too little to be recognised by.
 */

/* "Edge", "Chrome", "Firefox", "Safari", or "" for any other User-Agent. Static. */
const char *browser_name(const char *user_agent);

#endif
