#ifndef TEXT_MUSTACHE_LAYOUT_H
#define TEXT_MUSTACHE_LAYOUT_H

/*
 * Which white space counts. Private to the engine.
 *
 * A tag that prints nothing and stands alone on its line takes the whole line with it. On top of
 * that the inheritance module has whole pairs of tags stand alone, and moves blocks to another
 * indentation:
 *
 *     {{<card}}{{$body}}              the parent tag and its end fill their lines: gone
 *         one                         the argument's own indentation, that of its first line, …
 *         two                         … is taken from all of its lines
 *     {{/body}}{{/card}}
 *
 *     <div>                           card.mustache
 *       {{$body}}nothing{{/body}}     the block fills its line: each line of the argument goes
 *     </div>                          to this indentation
 *
 * Into the tokens it writes:
 *   stands_alone  partial, parent, block: the tag, or the pair, fills its lines
 *   indentation   what goes before each line of what is put in the place of such a tag
 *   ending        block: the line ending that an argument gets when it is not whole lines itself
 *   whole_lines   argument: its closing tag begins a line, so what it holds ends with a line ending
 *   lead, trail   block: white space at the beginning and end of what it holds. That around a pair
 *                 that fills its lines is part of the default content, for an argument brings its
 *                 own. A lead that is not NULL begins a line, even when it is empty
 */

#include <glib.h>

/* Tokens are paired. */
void mustache_layout(GArray *tokens);

#endif
