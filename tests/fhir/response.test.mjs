/** The helper that other tests judge our responses with: it lets a good one pass and refuses what is none. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { validateResponse } from './validator.mjs';

const system = 'https://madoguchi.example/fhir/Questionnaire/fac_clinic/options/cl_new';

const response = () => ({
  resourceType: 'QuestionnaireResponse',
  identifier: { system: 'https://madoguchi.example/receipt', value: 'Z08-00123-K' },
  questionnaire: 'https://madoguchi.example/fhir/Questionnaire/fac_clinic|2026.1',
  status: 'completed',
  authored: '2026-09-01T14:30:00+09:00',
  item: [
    {
      linkId: 'page_accept',
      text: '受け入れ・看取り',
      item: [
        { linkId: 'cl_new', text: '訪問診療の新規患者', answer: [{ valueCoding: { system, code: 'yes', display: '受け入れできる' } }] },
        { linkId: 'cl_ikensho', text: '主治医意見書の作成目安', answer: [{ valueString: '１週間　くらい\n𠮷' }] },
        { linkId: 'cl_doctors', text: '医師数', answer: [{ valueDecimal: 2.5 }] },
        { linkId: 'cl_opens', text: '始まり', answer: [{ valueTime: '09:00:00' }] },
      ],
    },
  ],
});

const answered = (answer) => {
  const changed = response();
  changed.item[0].item[0].answer = [answer];
  return changed;
};

it('a response is let pass', () => assert.deepEqual(validateResponse(response()), []));

describe('refused is', () => {
  const cases = {
    'a time without seconds': answered({ valueTime: '09:00' }),
    'a time of day with a date but no zone': answered({ valueDateTime: '2026-09-01T09:00:00' }),
    'a number written as text': answered({ valueDecimal: '2.5' }),
    'an empty answer': answered({ valueString: '' }),
    'an answer of two types': answered({ valueString: 'a', valueInteger: 1 }),
    'a state that R4 does not have': { ...response(), status: 'sent' },
    'no state at all': { ...response(), status: undefined },
    'an answer beside items': { ...response(), item: [{ linkId: 'a', answer: [{ valueString: 'x' }], item: [{ linkId: 'b' }] }] },
    'an item without a linkId': { ...response(), item: [{ text: 'a' }] },
    'a member that R4 does not have': { ...response(), receipt: 'Z08' },
    'a questionnaire': { resourceType: 'Questionnaire', status: 'active' },
    'no resource': null,
  };
  for (const [name, resource] of Object.entries(cases)) it(name, () => assert.notDeepEqual(validateResponse(resource), []));
});
