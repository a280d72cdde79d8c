/**
 * Talks to the proxy. The cookie proves the browser; this word, which only pages of this very address can read,
 * proves the page.
 */
const WORD = 'antigravity-page';

export class SignedOut extends Error {}

async function request(method, path, body) {
  const headers = { 'x-antigravity-page': localStorage.getItem(WORD) ?? '' };
  if (body) headers['content-type'] = 'application/json';
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body), cache: 'no-store' });
  if (answer.status === 401) throw new SignedOut(await message(answer));
  return answer;
}

async function message(answer) {
  try {
    const said = await answer.json();
    return said.error?.message ?? `status ${answer.status}`;
  } catch {
    return `status ${answer.status}`;
  }
}

export async function get(path) {
  const answer = await request('GET', path);
  return answer.json();
}

/** What a command found. */
export const report = async (path) => (await get(path)).data ?? {};

export async function post(path) {
  const answer = await request('POST', path);
  return answer.json();
}

/** Gives the ticket behind the # for a session; without one, an earlier session may still hold. */
export async function enter() {
  const ticket = location.hash.length > 20 ? location.hash.slice(1) : '';
  if (!ticket) return;
  history.replaceState(null, '', location.pathname);
  localStorage.removeItem(WORD);
  const answer = await request('POST', '/dashboard/session', { ticket });
  localStorage.setItem(WORD, (await answer.json()).page);
}

export async function leave() {
  await request('DELETE', '/dashboard/session');
  localStorage.removeItem(WORD);
}

/** Calls back for each event of the live stream until it ends. */
export async function live(handle, open) {
  const answer = await request('GET', '/api/live');
  if (!answer.ok) throw new Error(await message(answer));
  open();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ''; ;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const events = rest.split('\n\n');
    rest = events.pop();
    for (const event of events) {
      const name = /^event: (.*)$/m.exec(event)?.[1];
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (name && data) handle(name, JSON.parse(data));
    }
  }
}
