// What the form of each page sends, beside its key, for a post to come as far as looking for its object. A row that
// is not here sends the number of saves of an empty page.

const usual = { ':at': '0' };

const bodies = {
  'POST /contacts/{contact}/edit': { revision: '0', action: 'keep' },
  'POST /contacts/{contact}/amend': { revision: '0', ':reason': 'a slip' },
  'POST /contacts/{contact}/withdraw': { revision: '0', ':reason': 'a slip' },
  'POST /contacts/{contact}/discard': { revision: '0' },
  'POST /forms/{form}/responses/{response}/amend': { revision: '0', ':reason': 'a slip' },
  'POST /forms/{form}/responses/{response}/withdraw': { revision: '0', ':reason': 'a slip' },
  'POST /forms/{form}/responses/{response}/discard': { revision: '0' },
  'POST /forms/{form}/responses/{response}/confirm': { revision: '0' },
  'POST /forms/{form}/responses/{response}/steps/{step}': { revision: '0', action: 'next' },
  'POST /cases/{case}/staff': { ':at': '0', 'staff': '' },
  'POST /cases/{case}/person': { ':at': '0', ':person': 'new' },
  'POST /cases/{case}/requests': { ':receipt': 'Z08-7K3MPQ-X' },
  'POST /people/{person}/merge': { ':at': '0', ':person': 'T08-7K3MPQ-X' },
  'POST /today/requests/{receipt}': { ':at': '0', deed: 'done' },
  'POST /today/cases/{case}': { ':at': '0', deed: 'watch' },
  'POST /contacts/{contact}/readers/drop': { staff: '1' },
  'POST /requests/{receipt}/staff': { ':at': '0', staff: '' },
};

/** Ends what is to be over; of what is not there, too, it says that it is over. */
export const SILENT = ['POST /account/sessions/{session}/end'];

/** Whose session is over or locked afterwards: nothing that the same visitor sends next comes anywhere. */
export const UNSEATING = ['POST /logout', 'POST /login/lock', 'POST /account/sessions/end'];

export function bodyOf(route) {
  return bodies[route.name] ?? usual;
}
