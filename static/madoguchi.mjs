/* What the pages gain from a script. Everything here can be missing, and every form still works. */

import { saveWhileTyping } from './autosave.mjs';
import { watchConditions } from './conditions.mjs';
import { keepFresh } from './fresh.mjs';
import { watchIdleness } from './idle.mjs';
import { lockWhenIdle } from './lock.mjs';
import { focusNotice } from './notice.mjs';
import { guardSubmit } from './once.mjs';
import { proposeTowns } from './postal.mjs';
import { offerPrinting } from './print.mjs';

document.querySelectorAll('form').forEach((form) => {
  watchConditions(form);
  proposeTowns(form);
  guardSubmit(form);
});
document.querySelectorAll('form[data-autosave]').forEach((form) => {
  watchIdleness(form, document, saveWhileTyping(form, document));
});
keepFresh(document);
lockWhenIdle(document);
focusNotice(document);
offerPrinting(document);
