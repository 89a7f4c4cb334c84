// What the form of each page sends, beside its key, for a post to come as far as looking for its object. A row that
// is not here sends the number of saves of an empty page.

const usual = { ':at': '0' };

const bodies = {
  'POST /requests/{receipt}/staff': { ...usual, staff: '' },
  'POST /forms/{form}/responses/{response}/amend': { revision: '0', ':reason': 'a slip' },
  'POST /forms/{form}/responses/{response}/withdraw': { revision: '0', ':reason': 'a slip' },
  'POST /forms/{form}/responses/{response}/discard': { revision: '0' },
  'POST /forms/{form}/responses/{response}/confirm': { revision: '0' },
  'POST /forms/{form}/responses/{response}/steps/{step}': { revision: '0', action: 'next' },
};

export function bodyOf(route) {
  return bodies[route.name] ?? usual;
}
