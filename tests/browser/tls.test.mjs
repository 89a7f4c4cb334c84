// By TLS, with the configuration that we give to operators: cookies that only this host can set, and no way without.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { launchBrowser } from '../lib/browser.mjs';
import { asUserOf, freePort, makeFolder, root, run, startMadoguchi } from '../lib/madoguchi.mjs';

let madoguchi;
let browser;
let nginx;
let folder;
let origin;
let plainOrigin;

/** nginx/tls.conf.example with the places, ports and names of this test. */
function tlsServers({ tlsPort, plainPort }) {
  return readFileSync(path.join(root, 'nginx/tls.conf.example'), 'utf8')
    .replace(/^ *listen \[::\].*\n/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${plainPort};`)
    .replace('listen 443 ', `listen 127.0.0.1:${tlsPort} `)
    .replace('https://soudan.example.lg.jp', `https://localhost:${tlsPort}`)
    .replaceAll('/etc/ssl/soudan.example.lg.jp', folder)
    .replaceAll('soudan.example.lg.jp', 'localhost')
    .replaceAll('include madoguchi/', `include ${madoguchi.stateDir}/nginx/`)
    .replace('/run/madoguchi/public/socket', `${madoguchi.stateDir}/sock/public/socket`)
    .replace('/opt/madoguchi/', `${madoguchi.stateDir}/app/`);
}

async function startNginx(ports) {
  await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost',
    '-keyout', `${folder}/privkey.pem`, '-out', `${folder}/fullchain.pem`]);
  await run('chmod', ['644', `${folder}/privkey.pem`]); // a key of this test alone, for another user to read
  const writable = path.join(madoguchi.stateDir, 'tmp');
  const temporary = ['client_body', 'fastcgi', 'proxy', 'scgi', 'uwsgi'].map(
    (name) => `${name}_temp_path ${writable}/tls-${name};`,
  );
  writeFileSync(path.join(folder, 'nginx.conf'), `
    pid ${writable}/tls.pid;
    error_log stderr crit;
    events {}
    http {
      include ${madoguchi.stateDir}/nginx/http.conf;
      access_log off;
      ${temporary.join('\n')}
      ${tlsServers(ports)}
    }`);
  const [program, ...words] = asUserOf(madoguchi.stateDir,
    ['/usr/sbin/nginx', '-e', 'stderr', '-c', `${folder}/nginx.conf`, '-g', 'daemon off;']);
  nginx = spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'], detached: true });
}

async function answers(url) {
  for (let tries = 100; tries > 0; tries--) {
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => null);
    if (answer) {
      return answer;
    }
    await sleep(50);
  }
  throw new Error(`${url} does not answer`);
}

before(async () => {
  const ports = { tlsPort: await freePort(), plainPort: await freePort() };
  origin = `https://localhost:${ports.tlsPort}`;
  plainOrigin = `http://localhost:${ports.plainPort}`;
  const env = { MADOGUCHI_PUBLIC_URL: origin, MADOGUCHI_STAFF_URL: origin, RATE_LIMIT: 'off' };
  madoguchi = await startMadoguchi({ env });
  folder = makeFolder('tls');
  await startNginx(ports);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  if (nginx) {
    process.kill(-nginx.pid, 'SIGTERM');
    rmSync(folder, { recursive: true });
  }
  await madoguchi?.stop();
});

test('who_comes_without_tls_is_sent_to_the_same_page_with_it', async () => {
  const answer = await answers(`${plainOrigin}/consultation`);
  assert.equal(answer.status, 308);
  assert.equal(answer.headers.get('location'), `${origin}/consultation`);
});

test('a_draft_by_tls_has_a_cookie_that_only_this_host_can_set', async () => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'ja-JP' });
  const page = await context.newPage();

  const start = await page.goto(`${origin}/consultation`);
  assert.match(start.headers()['strict-transport-security'], /^max-age=\d{8}; includeSubDomains$/);
  assert.match(start.headers()['content-security-policy'], /default-src 'self'/);
  await page.click('form[action="/consultation"] button');
  await page.waitForURL('**/consultation/steps/1');

  const cookies = await context.cookies();
  assert.deepEqual(
    cookies.map(({ name, path: at, secure, httpOnly, sameSite }) => ({ name, at, secure, httpOnly, sameSite })),
    [{ name: '__Host-draft', at: '/', secure: true, httpOnly: true, sameSite: 'Lax' }],
  );
  await context.close();
});
