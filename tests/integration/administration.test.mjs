// What administrators change of the municipality's facts, and what residents see of it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { startMadoguchi } from '../lib/madoguchi.mjs';
import { send, Visitor } from './client.mjs';
import { answersOf, begin, confirm, fillAll, fillStep, hiddenFields, receiptPath, stepPath } from './journey.mjs';
import { edit, fieldsOf, pairsOf, press, typed } from './own_form.mjs';
import { logIn } from './staff.mjs';

const SEEN_MS = 10_000; // two seconds, on a busy machine

let instance;
let admin;

before(async () => {
  instance = await startMadoguchi({ workers: 2, env: { RATE_LIMIT: 'off' } });
  admin = await logIn(instance.staffUrl, 'admin');
});
after(() => instance?.stop());

async function eventually(check) {
  const end = Date.now() + SEEN_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(200);
    }
  }
}

const residentPage = async (path = '/', language = 'ja') =>
  (await new Visitor(instance.publicUrl).get(path, { 'accept-language': language })).body;

const auditOf = (kind) =>
  instance.psql(`select count(*) from madoguchi.audit where kind = '${kind}'`).then(Number);

describe('desks', () => {
  test('a_number_that_is_changed_is_on_residents_pages_within_seconds', async () => {
    const saved = await edit(admin, '/admin/desks/north', { tel: '03-0000-7777', 'hours.en': 'Weekdays 8:00–20:00' });
    assert.equal(saved.status, 303);
    assert.equal(saved.headers.location, '/admin/desks?saved=1#saved');
    await eventually(async () => {
      assert.match(await residentPage(), /03-0000-7777/);
      assert.match(await residentPage('/', 'en'), /Weekdays 8:00–20:00/);
    });
    const detail = JSON.parse(await instance.psql("select detail from madoguchi.audit where kind = 'desk.save'"));
    assert.deepEqual(detail.new, { tel: '03-0000-7777', 'hours.en': 'Weekdays 8:00–20:00' });
    assert.deepEqual(detail.old, { tel: '03-0000-1110', 'hours.en': 'Monday–Saturday 9:00–18:00' });
  });

  test('who_comes_second_gets_both_versions_and_overwrites_nothing', async () => {
    const mine = await typed(admin, '/admin/desks/south', { tel: '03-0000-1001' });
    assert.equal((await edit(admin, '/admin/desks/south', { tel: '03-0000-1002' })).status, 303);
    const late = await admin.post('/admin/desks/south', mine);
    assert.equal(late.status, 409);
    assert.match(late.body, /id="changed"/);
    assert.match(late.body, /value="03-0000-1001"/);
    assert.match(late.body, /<dd><span class="answers__value">03-0000-1002/);
    assert.equal(await instance.psql("select tel from madoguchi.desk where desk = 'south'"), '03-0000-1002');
    const knowing = fieldsOf(late.body, '/admin/desks/south');
    assert.equal((await admin.post('/admin/desks/south', pairsOf(knowing))).status, 303);
    assert.equal(await instance.psql("select tel from madoguchi.desk where desk = 'south'"), '03-0000-1001');
  });

  test('a_double_click_saves_once', async () => {
    const fields = await typed(admin, '/admin/new/desk', {
      code: 'east',
      'name.ja': '東部窓口',
      tel: '03-0000-5555',
      'hours.ja': '平日',
    });
    const [first, second] = await Promise.all([admin.post('/admin/new/desk', fields), admin.post('/admin/new/desk', fields)]);
    assert.deepEqual([first.status, second.status], [303, 303]);
    assert.equal(await auditOf('desk.add'), 1);
    const other = await admin.post('/admin/new/desk', fields.map(([n, v]) => [n, n === 'tel' ? '03-0000-6666' : v]));
    assert.equal(other.status, 422);
    assert.match(other.body, /このコードはもう使われています/);
  });

  test('a_desk_that_is_needed_cannot_be_closed_and_the_page_says_why', async () => {
    const close = (desk) => press(admin, `/admin/desks/${desk}`, `/admin/desks/${desk}/close`);
    const central = await close('central');
    assert.equal(central.status, 409);
    assert.match(central.body, /中央の窓口は閉鎖できません/);
    assert.match((await close('north')).body, /この窓口が受け持つ町があります/);
    assert.equal((await close('east')).status, 303);
    await eventually(async () => assert.doesNotMatch(await residentPage(), /東部窓口/));
    assert.match((await admin.get('/admin/desks')).body, /東部窓口/);
  });

  test('nobody_but_an_administrator_comes_here_and_what_is_not_there_is_404', async () => {
    const officer = await logIn(instance.staffUrl, 'desk1');
    for (const path of ['desks', 'desks/north', 'towns', 'texts', 'languages', 'notices', 'new/notice', 'maintenance']) {
      assert.equal((await officer.get(`/admin/${path}`)).status, 403, path);
    }
    for (const path of ['desks/nowhere', 'towns/nowhere', 'notices/nothing', 'desks/%27']) {
      assert.equal((await admin.get(`/admin/${path}`)).status, 404, path);
    }
    for (const query of ['?desk=nowhere', '?q=a&q=b', '?state=odd', '?after=x', '?other=1']) {
      assert.equal((await admin.get(`/admin/towns${query}`)).status, 400, query);
    }
  });

  test('a_post_without_the_key_of_the_session_changes_nothing', async () => {
    const fields = await typed(admin, '/admin/desks/north', { tel: '03-0000-0666' });
    const without = fields.filter(([name]) => name !== 'key');
    assert.equal((await admin.post('/admin/desks/north', without)).status, 403);
    assert.equal((await admin.post('/admin/desks/north', fields, { origin: 'https://evil.example' })).status, 403);
    assert.equal(await instance.psql("select tel from madoguchi.desk where desk = 'north'"), '03-0000-7777');
  });
});

describe('towns', () => {
  test('a_town_that_moves_leads_to_its_new_desk', async () => {
    assert.equal((await edit(admin, '/admin/towns/asahi-1', { desk: 'south', 'name.en': 'Asahigaoka One' })).status, 303);
    assert.equal(await instance.psql("select desk from madoguchi.town where town = 'asahi-1'"), 'south');
    assert.match((await admin.get('/admin/towns?q=Asahigaoka%20One')).body, /asahi-1/);
  });

  test('a_town_is_found_by_postal_code_and_by_desk', async () => {
    const found = (await admin.get('/admin/towns?q=9999904&desk=central')).body;
    assert.match(found, /suisha-1/);
    assert.doesNotMatch(found, /sakura-1/);
  });

  test('a_retired_town_is_no_option_and_can_come_back', async () => {
    const path = '/admin/towns/asahi-2';
    assert.equal((await press(admin, path, `${path}/retire`)).status, 303);
    assert.doesNotMatch((await admin.get('/admin/towns')).body, />asahi-2</);
    assert.match((await admin.get(path)).body, /廃止/);
    assert.equal((await press(admin, path, `${path}/restore`)).status, 303);
    assert.match((await admin.get('/admin/towns')).body, />asahi-2</);
  });
});

describe('texts, languages and notices', () => {
  test('a_text_is_shown_before_it_is_saved_and_saved_in_every_language', async () => {
    const path = '/admin/texts';
    const shown = await edit(admin, path, { reply_days: '9', action: 'preview' });
    assert.equal(shown.status, 200);
    assert.match(shown.body, /9開庁日以内/);
    assert.match(shown.body, /within 9 working days/);
    assert.doesNotMatch(await residentPage('/consultation'), /9開庁日/);
    assert.equal((await edit(admin, path, { reply_days: '7' })).status, 303);
    await eventually(async () => assert.match(await residentPage('/consultation', 'en'), /within 7 working days/));
  });

  test('what_is_needed_cannot_be_emptied', async () => {
    const refused = await edit(admin, '/admin/texts', { 'contractor.ja': '' });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /委託先の名称（日本語）/);
  });

  test('a_language_that_is_taken_away_is_not_offered_and_who_types_in_it_goes_on_in_japanese', async () => {
    const visitor = await begin(instance.publicUrl);
    visitor.cookies.set('lang', 'ko');
    assert.match((await visitor.get(stepPath(1))).body, /<html lang="ko">/);
    const remaining = ['ja-x-easy', 'en', 'zh-Hans'];
    assert.equal((await edit(admin, '/admin/languages', { languages: remaining })).status, 303);
    await eventually(async () => {
      const page = (await visitor.get(stepPath(1))).body;
      assert.match(page, /<html lang="ja">/);
      assert.doesNotMatch(page, /한국어/);
    });
    assert.equal((await edit(admin, '/admin/languages', { languages: [...remaining, 'ko'] })).status, 303);
    await eventually(async () => assert.match((await visitor.get(stepPath(1))).body, /<html lang="ko">/));
  });

  test('a_notice_is_shown_between_its_moments_as_plain_text_with_links', async () => {
    const page = await admin.get('/admin/new/notice');
    const [, action] = /action="(\/admin\/notices\/[a-z0-9]+)"/.exec(page.body);
    const fields = fieldsOf(page.body, action);
    fields.set('title.ja', ['年末年始のお休み']);
    fields.set('body.ja', ['12月29日から休みます。\n<b>詳しくは</b> https://city.example/a?b=1&c=2。']);
    fields.set('title.en', ['Closed at the end of the year']);
    fields.set('level', ['important']);
    const [first, second] = await Promise.all([admin.post(action, pairsOf(fields)), admin.post(action, pairsOf(fields))]);
    assert.deepEqual([first.status, second.status], [303, 303]);
    assert.equal(await auditOf('notice.add'), 1);
    await eventually(async () => {
      const home = await residentPage();
      assert.match(home, /年末年始のお休み/);
      assert.match(home, /&lt;b&gt;詳しくは/);
      assert.match(home, /<a href="https:\/\/city\.example\/a\?b=1&amp;c=2"/);
    });
    await eventually(async () => {
      const english = await residentPage('/', 'en');
      assert.match(english, /Closed at the end of the year/);
      assert.match(english, /<p class="notice__body" lang="ja">12月29日/);
    });
    const soon = await edit(admin, action, { starts: '2020-01-01 09:00', ends: '2020-01-02 09:00' });
    assert.equal(soon.status, 303);
    await eventually(async () => assert.doesNotMatch(await residentPage(), /年末年始のお休み/));
  });

  test('a_notice_that_ends_before_it_begins_is_refused_at_the_field', async () => {
    const page = await admin.get('/admin/new/notice');
    const [, action] = /action="(\/admin\/notices\/[a-z0-9]+)"/.exec(page.body);
    const fields = fieldsOf(page.body, action);
    for (const [name, value] of [['title.ja', 'a'], ['body.ja', 'b'], ['starts', '2026-09-02 09:00'], ['ends', '2026-09-01 09:00']]) {
      fields.set(name, [value]);
    }
    const refused = await admin.post(action, pairsOf(fields));
    assert.equal(refused.status, 422);
    assert.match(refused.body, /href="#ends"/);
  });
});

describe('maintenance', () => {
  const endIt = () => press(admin, '/admin/maintenance', '/admin/maintenance/end');

  test('under_load_it_closes_every_page_within_seconds_and_loses_no_draft', async () => {
    const visitor = await begin(instance.publicUrl);
    const answers = answersOf('メンテナンスの前に書いたこと');
    assert.equal((await fillStep(visitor, 1, answers[0])).status, 303);

    let busy = true;
    const statuses = new Set();
    const load = Array.from({ length: 4 }, async () => {
      while (busy) statuses.add((await send(new URL('/consultation', instance.publicUrl))).status);
    });
    assert.equal(
      (await edit(admin, '/admin/maintenance', { 'message.ja': '点検しています', 'message.en': 'Being serviced' })).status,
      303,
    );
    await eventually(async () => {
      for (let i = 0; i < 6; i++) {
        const page = await send(new URL('/', instance.publicUrl), { headers: { 'accept-language': 'en' } });
        assert.equal(page.status, 503);
        assert.match(page.body, /Being serviced/);
        assert.match(page.body, /03-0000-1100/);
        assert.ok(Number(page.headers['retry-after']) >= 60);
      }
    });
    const korean = await send(new URL('/consultation', instance.publicUrl), { headers: { 'accept-language': 'ko' } });
    assert.match(korean.body, /lang="ja">点検しています/);
    assert.equal((await send(new URL('/healthz', instance.publicUrl))).status, 200);
    assert.equal((await admin.get('/requests')).status, 200);

    const kept = await visitor.post(stepPath(2), [['p_name', '失われない名前'], ['action', 'next']]);
    assert.equal(kept.status, 503);
    assert.match(kept.body, /失われない名前/);

    assert.equal((await endIt()).status, 303);
    await eventually(async () => {
      for (let i = 0; i < 6; i++) assert.equal((await send(new URL('/', instance.publicUrl))).status, 200);
    });
    await sleep(2500); // the other worker, too
    busy = false;
    await Promise.all(load);
    assert.deepEqual([...statuses].sort(), [200, 503]);
    assert.match((await visitor.get(stepPath(1))).body, /consultation/);
    await fillAll(visitor, answers);
    assert.equal((await confirm(visitor)).headers.location, receiptPath);
  });

  test('one_that_is_planned_is_announced_and_ends_by_itself', async () => {
    const saved = await edit(admin, '/admin/maintenance', {
      'message.ja': '夜間に点検します',
      starts: '2099-01-01 01:00',
      ends: '2099-01-01 05:00',
      by_itself: 'true',
    });
    assert.equal(saved.status, 303);
    await eventually(async () => assert.match(await residentPage(), /2099年1月1日.*01:00[\s\S]*夜間に点検します/));
    await instance.psql(`
      update madoguchi.maintenance set starts_at = now() - interval '1 hour', ends_at = now() - interval '1 minute';
      update madoguchi.municipality set version = version + 1`);
    await eventually(async () => assert.doesNotMatch(await residentPage(), /夜間に点検します/));
    assert.equal((await send(new URL('/', instance.publicUrl))).status, 200);
    assert.match((await admin.get('/admin/maintenance')).body, /予定の時刻に終わりました/);
    assert.equal((await endIt()).status, 303);
  });
});
