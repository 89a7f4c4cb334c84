/* What the pages gain from a script. Everything here can be missing, and every form still works. */

import { watchConditions } from './conditions.mjs';
import { guardSubmit } from './once.mjs';
import { offerPrinting } from './print.mjs';
import { focusNotice } from './notice.mjs';

document.querySelectorAll('form').forEach((form) => {
  watchConditions(form);
  guardSubmit(form);
});
focusNotice(document);
offerPrinting(document);
