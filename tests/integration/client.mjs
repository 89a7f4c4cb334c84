// An HTTP client that hides nothing: no redirects followed, no headers added, bytes as they come.

import http from 'node:http';
import net from 'node:net';

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

/** One request. Resolves to {status, headers, body, bytes}; rejects when the connection fails or is cut, or by the signal. */
export function send(url, { method = 'GET', headers = {}, body, signal } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent, signal }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode, headers: response.headers, body: bytes.toString('utf8'), bytes });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/**
 * Writes bytes to the server of a URL and resolves to everything that it answers until it closes.
 * closeAfter: milliseconds after which we close first, without waiting for an answer.
 */
export function sendRaw(url, bytes, { closeAfter } = {}) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const chunks = [];
    const socket = net.connect(Number(port), hostname, () => {
      socket.write(bytes);
      if (closeAfter !== undefined) {
        setTimeout(() => socket.destroy(), closeAfter);
      }
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => {});
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
    socket.setTimeout(5000, () => socket.destroy());
  });
}

/** The status of a raw answer, 0 when there was none. */
export function rawStatus(answer) {
  return Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1] ?? 0);
}

export function formBody(fields) {
  return new URLSearchParams(fields).toString();
}

/** A browser without a screen: keeps cookies, sends forms. patienceMs: how long one answer may take. */
export class Visitor {
  constructor(origin, { patienceMs } = {}) {
    this.origin = origin;
    this.patienceMs = patienceMs;
    this.cookies = new Map();
  }

  async #exchange(path, options) {
    const headers = { ...options.headers };
    if (this.cookies.size > 0) {
      headers.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    }
    const signal = this.patienceMs && AbortSignal.timeout(this.patienceMs);
    const answer = await send(new URL(path, this.origin), { ...options, headers, signal });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [pair] = line.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  get(path, headers = {}) {
    return this.#exchange(path, { headers });
  }

  /** A POST of bytes of any type. */
  send(path, body, headers) {
    return this.#exchange(path, {
      method: 'POST',
      headers: { 'content-length': Buffer.byteLength(body), origin: this.origin, ...headers },
      body,
    });
  }

  /** fields: an object, or an array of [name, value] where a name may occur several times. */
  post(path, fields, headers = {}) {
    const body = formBody(fields);
    return this.#exchange(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        origin: this.origin,
        ...headers,
      },
      body,
    });
  }
}
