// What a screen reader has to tell of a page: Chromium's accessibility tree, beside the document that it was made from.

const controls = new Set([
  'button', 'checkbox', 'combobox', 'link', 'listbox', 'menuitem', 'radio', 'searchbox', 'slider', 'spinbutton', 'switch',
  'textbox', 'MenuListPopup', 'PopUpButton',
]);
const groups = new Set(['group', 'radiogroup']);
const neededWords = /必須|Required/;

const tidy = (text = '') => text.replace(/\s+/g, ' ').trim();

/** The document by backendNodeId: {name, attributes, parent, children}; text nodes have a text. */
async function documentOf(session) {
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  const elements = new Map();
  const visit = (node, parent) => {
    const words = node.attributes ?? [];
    const element = {
      name: node.nodeName.toLowerCase(),
      text: node.nodeValue,
      attributes: Object.fromEntries(words.flatMap((word, i) => (i % 2 ? [] : [[word, words[i + 1]]]))),
      parent,
      children: [],
    };
    elements.set(node.backendNodeId, element);
    element.children = (node.children ?? []).map((child) => visit(child, element));
    return element;
  };
  visit(root, null);
  return elements;
}

/** What is told, in the order of the page: {role, name, description, properties, element, groups}. */
async function tellingsOf(session, elements) {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const isGroup = (node) => !node.ignored && groups.has(node.role?.value);
  const around = (node) => {
    const parent = byId.get(node.parentId);
    return parent ? [...around(parent), ...(isGroup(parent) ? [tidy(parent.name?.value)] : [])] : [];
  };
  return nodes
    .filter(({ ignored }) => !ignored)
    .map((node) => ({
      role: node.role.value,
      name: tidy(node.name?.value),
      description: tidy(node.description?.value),
      properties: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
      element: elements.get(node.backendDOMNodeId),
      groups: around(node),
    }));
}

const hasClass = ({ attributes }, name) => (attributes.class ?? '').split(' ').includes(name);

const textOf = ({ text, children }) => text || children.map(textOf).join(' ');

function* ancestorsOf(element) {
  for (let each = element; each; each = each.parent) {
    yield each;
  }
}

const isHidden = (element) => [...ancestorsOf(element)].some(({ attributes }) => 'hidden' in attributes);

const isWithin = (element, outer) => [...ancestorsOf(element)].includes(outer);

/** What a note is about: the question or the group that it stands in. */
const blockOf = (element) =>
  [...ancestorsOf(element)].find((each) => each.name === 'fieldset' || hasClass(each, 'question'));

const called = ({ role, name, groups: names }) => `${role} "${name}"${names.length ? ` in "${names.join('" in "')}"` : ''}`;

function* nameless(tellings) {
  for (const telling of tellings) {
    const { role, name, properties, element } = telling;
    if ((controls.has(role) && properties.focusable && name === '') || (groups.has(role) && name === '')) {
      yield `${role} without a name: ${JSON.stringify(element?.attributes)}`;
    }
  }
}

/** A line for each two controls that one cannot tell from each other. Links that lead to the same place may. */
function* twins(tellings) {
  const seen = new Map();
  for (const telling of tellings.filter(({ role, properties }) => controls.has(role) && properties.focusable)) {
    const key = called(telling);
    const first = seen.get(key);
    if (first && first.element?.attributes.href !== telling.element?.attributes.href) {
      yield `two of ${key}`;
    } else if (first && telling.role !== 'link') {
      yield `two of ${key}`;
    }
    seen.set(key, telling);
  }
}

const isNote = (element) =>
  ['question__help', 'question__error'].some((name) => hasClass(element, name)) || element.attributes.id?.endsWith('-unit');

/**
 * Helps, units and errors that are not told with the control or the group that they belong to. Those of a read-only
 * question have none.
 */
function* silent(tellings, elements) {
  const tellers = tellings.filter(({ role, element }) => element && (controls.has(role) || groups.has(role)));
  for (const note of [...elements.values()].filter((element) => isNote(element) && !isHidden(element))) {
    const text = tidy(textOf(note));
    const near = tellers.filter(({ element }) => isWithin(element, blockOf(note)));
    const tells = ({ description }) => description.replaceAll(' ', '').includes(text.replaceAll(' ', ''));
    if (near.length > 0 && !near.some(tells)) {
      yield `nobody is told: ${text}`;
    }
  }
}

/** Fields that must be answered, and neither they nor their group say so. */
function* optional(tellings, isRequired) {
  const fields = tellings.filter(({ role, element }) => controls.has(role) && element?.attributes.name);
  for (const { role, name, properties, element, groups: names } of fields) {
    const saysSo = neededWords.test(name) || neededWords.test(names.at(-1)) || properties.required === true;
    if (isRequired(element.attributes.name) && !saysSo) {
      yield `not said to be required: ${role} "${name}"`;
    }
  }
}

/**
 * What a screen reader would leave a visitor alone with: lines, none is good.
 * session: of Chromium's protocol, page.context().newCDPSession(page); isRequired: tells by the name of a field whether it
 * must be answered.
 */
export async function unheard(session, isRequired = () => false) {
  const elements = await documentOf(session);
  const tellings = await tellingsOf(session, elements);
  return [
    ...nameless(tellings),
    ...twins(tellings),
    ...silent(tellings, elements),
    ...optional(tellings, isRequired),
  ];
}
