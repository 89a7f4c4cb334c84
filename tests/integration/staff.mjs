// A member of staff, by HTTP alone.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';

import { Visitor } from './client.mjs';

const PASSWORD = 'madoguchi-demo';

/** A visitor with an open session. */
export async function logIn(origin, login, password = PASSWORD) {
  const visitor = new Visitor(origin);
  const answer = await visitor.post('/login', { login, password, next: '/requests' });
  assert.equal(answer.status, 303, `login of ${login}`);
  assert.equal(answer.headers.location, '/requests');
  return visitor;
}

/** The bytes of a secret in Base32 (RFC 4648), spaces left out. */
function bytesOf(secret) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(' ', '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'));
  return Buffer.from(bits.join('').match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}

/** The code that an app shows (RFC 6238), steps of 30 seconds from now. */
export function totp(secret, steps = 0) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
