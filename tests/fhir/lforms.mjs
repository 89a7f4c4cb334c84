/**
 * LHC-Forms, the form filler of the U.S. National Library of Medicine, in a page served from its npm package: does it open
 * our forms, and which questions does it show?
 *
 * The package has LHC-Forms as built, with all that it needs. What it names as dependencies is for those who build it, and
 * large; package.json puts empty packages in their place.
 */

import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';

import { launchBrowser, openPage } from '../lib/browser.mjs';

const require = createRequire(import.meta.url);
const dist = path.join(path.dirname(require.resolve('lforms/package.json')), 'dist/lforms');
const types = { '.js': 'text/javascript', '.css': 'text/css' };
const scripts = [
  'webcomponent/assets/lib/zone.min.js',
  'webcomponent/runtime.js',
  'webcomponent/polyfills.js',
  'webcomponent/main.js',
  'fhir/R4/lformsFHIR.min.js',
];
const page = `<!doctype html><meta charset="utf-8"><title>LHC-Forms</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="webcomponent/styles.css"><div id="form"></div>
${scripts.map((script) => `<script src="${script}"></script>`).join('\n')}`;

function answer({ url }, response) {
  if (url === '/') {
    response.setHeader('Content-Type', 'text/html');
    response.end(page);
    return;
  }
  const file = path.join(dist, path.normalize(new URL(url, 'http://localhost').pathname));
  response.setHeader('Content-Type', types[path.extname(file)] ?? 'application/octet-stream');
  createReadStream(file)
    .on('error', () => response.writeHead(404).end())
    .pipe(response);
}

/** Runs in the page. LHC-Forms labels each question that it shows: <label id="label-LINKID/1/1">. */
async function openForm(form) {
  const definition = window.LForms.Util.convertFHIRQuestionnaireToLForms(form, 'R4');
  await window.LForms.Util.addFormToPage(definition, 'form', { fhirVersion: 'R4' }).catch((faults) => {
    throw new Error([faults].flat().join('\n'));
  });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const labels = document.querySelectorAll('#form label[id^="label-"]');
  return [...labels].map(({ id }) => id.replace(/^label-/, '').replace(/(\/\d+)+$/, ''));
}

/** A browser with LHC-Forms in it, for all forms of a test. */
export async function startLForms() {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchBrowser();
  const visitor = await openPage(browser);
  const complaints = [];
  visitor.on('pageerror', (error) => complaints.push(String(error)));
  visitor.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await visitor.goto(`http://127.0.0.1:${server.address().port}/`);

  return {
    /** @returns {Promise<string[]>} the linkIds of all that it shows; rejected when it complains of anything */
    async open(form) {
      complaints.length = 0;
      const shown = await visitor.evaluate(openForm, form);
      if (complaints.length + visitor.strangers.length > 0) {
        throw new Error([...complaints, ...visitor.strangers].join('\n'));
      }
      return shown;
    },
    async stop() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
