/* What the pages gain from a script. Everything here can be missing, and every form still works. */

import { saveWhileTyping } from './autosave.mjs';
import { shortenLongChoices } from './choices.mjs';
import { watchConditions } from './conditions.mjs';
import { keepFresh } from './fresh.mjs';
import { watchIdleness } from './idle.mjs';
import { lockWhenIdle } from './lock.mjs';
import { focusNotice } from './notice.mjs';
import { guardSubmit } from './once.mjs';
import { proposeTowns } from './postal.mjs';
import { offerPrinting } from './print.mjs';
import { completeByKey } from './sheet.mjs';

document.querySelectorAll('form').forEach((form) => {
  watchConditions(form);
  proposeTowns(form);
  guardSubmit(form);
});
document.querySelectorAll('form[data-autosave]').forEach((form) => {
  const saver = saveWhileTyping(form, document);
  if (document.querySelector('[data-idle]')) {
    watchIdleness(form, document, saver);
  }
});
document.querySelectorAll('form[data-sheet]').forEach((form) => {
  shortenLongChoices(form);
  completeByKey(form, document);
});
keepFresh(document);
lockWhenIdle(document);
focusNotice(document);
offerPrinting(document);
