/** A whole case from a seed: a questionnaire, what was typed into it, and for whom it is shown. */

import { Random } from '../lib/random.mjs';
import { compile } from './definition.mjs';
import { EntriesGenerator } from './entries_generator.mjs';
import { PostsGenerator } from './posts_generator.mjs';
import { QuestionnaireGenerator } from './questionnaire_generator.mjs';

const TOWNS = [{ code: 't1', display: '桜一丁目', displays: { en: 'Sakura 1' } }, { code: 't2', display: '桜二丁目' }];
const VALUE_SETS = { town: TOWNS };
const PLACES = { city: 'さくら野区' };

/** {questionnaire, entries, posts, language, today, value_sets, places, meta} */
export function generate(seed) {
  const random = new Random(seed);
  const generator = new QuestionnaireGenerator(random);
  const questionnaire = generator.generate();
  const form = compile(questionnaire, VALUE_SETS);
  const entries = new EntriesGenerator(random, form, generator.samples).generate();
  return {
    questionnaire,
    entries,
    posts: new PostsGenerator(random, form, entries).generate(),
    language: random.pick(['ja', 'en', 'en-GB', 'ko']),
    today: '2026-09-01',
    value_sets: VALUE_SETS,
    places: PLACES,
    meta: {
      status: random.pick(['completed', 'in-progress', 'amended']),
      authored: '2026-09-01T09:00:00+09:00',
      ...(random.chance(0.5) && { identifier: 'R8-000123-4' }),
    },
  };
}
