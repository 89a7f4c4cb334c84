/** The value sets that questions of generated forms share. */

import { ours } from './fhir.mjs';

const CONCEPTS = ['v0', 'v1', 'v2'].map((code) => ({ code, display: `共通${code}` }));

export const SHARED = { system: 'https://example.jp/shared', codes: CONCEPTS.map(({ code }) => code) };

export const VALUE_SETS = [
  { id: 'shared', compose: { include: [{ system: SHARED.system, concept: CONCEPTS }] } },
  {
    id: 'expanded',
    expansion: {
      timestamp: '2026-01-01T00:00:00+09:00',
      contains: CONCEPTS.map((concept) => ({ system: SHARED.system, ...concept })),
    },
  },
  { id: 'towns', extension: [ours('municipalValueSet', 'Code', 'town')] },
].map((set) => ({ resourceType: 'ValueSet', status: 'active', ...set }));
