// Sends what waits, and fetches the sessions of the coming week.

import * as keep from './keep.js';

/**
 * @typedef {import('./timeline.js').Timeline} Timeline
 * @typedef {{name: string, set_up: string[], cues: string[], motions: string[], drawn?: string}} Exercise
 * @typedef {{id: string, known: string, timeline: Timeline}} Ahead
 * @typedef {{made_ms: number, day: string, days: number, person: {id: string, name: string}, people: {id: string, name: string}[], checked: boolean, pounds?: boolean, drawn?: string, sounds?: Record<string, boolean>,
 *   questions: {id: string, choices: string[]}[], sessions: Ahead[], one?: {exercise: string, session?: Ahead, says: string[]}, exercises: Record<string, Exercise>, stopped?: boolean}} Week
 * @typedef {{id: string, finished: boolean, full: number, of: number, decisions: string[], refused: string[]}} Taken
 */

/** @param {string} path @param {RequestInit} [how] @param {number} [wait] in ms @returns {Promise<Response | null>} null where there is no network */
async function ask(path, how = {}, wait = 8000) {
	try {
		return await fetch(path, {...how, headers: {Accept: 'application/json', ...how.headers}, signal: AbortSignal.timeout(wait)});
	} catch {
		return null;
	}
}

let sending = /** @type {Promise<Map<string, any>> | null} */ (null);
let again = false;

/** Sends all that waits, the oldest first, what was put there while it sent as well. @returns {Promise<Map<string, any>>} what the server said, by id */
export function send() {
	again = true;
	sending ??= (navigator.locks ? navigator.locks.request('tspine-send', sendAll) : sendAll()).finally(() => {
		sending = null;
	});
	return sending;
}

async function sendAll() {
	const out = new Map();
	while (again) {
		again = false;
		await sendWaiting(out);
	}
	sending = null; // whoever asks from here on is not heard any more
	return out;
}

/** @param {Map<string, any>} out what the server says */
async function sendWaiting(out) {
	for (const one of await keep.waiting()) {
		if (one.refused) {
			continue;
		}
		const r = await ask(one.path, {method: 'POST', body: JSON.stringify(one.body), headers: {'Content-Type': 'application/json'}});
		if (!r || r.status >= 500 || r.status === 401 || r.status === 429 || r.redirected) {
			break; // later
		}
		const said = await r.json().catch(() => ({}));
		if (r.ok) {
			out.set(one.body.id, said);
			await keep.dequeue(Number(one.key));
		} else {
			const texts = (said.faults ?? []).map((/** @type {{text: string}} */ f) => f.text);
			await keep.refuse({...one, refused: {code: said.code ?? String(r.status), texts}});
		}
	}
	if ((await keep.waiting()).some(one => !one.refused)) {
		const worker = await navigator.serviceWorker?.getRegistration();
		await /** @type {any} */ (worker)?.sync?.register('send').catch(() => {}); // sent when the network is back, page or no page
	}
}

/**
 * Fetches the week, and keeps it in the place of the one before. What a yes has
 * locked is open again when the server says so, who has to know of the yes.
 * @param {string} [query] @param {number} [wait] in ms @returns {Promise<{week: Week | null, stopped: boolean, online: boolean, away: boolean}>}
 */
export async function fetchWeek(query = '', wait = 6000) {
	const r = await ask('/train/week.json' + query, {cache: 'no-store'}, wait);
	/** @type {Week | null} */
	const week = r?.ok ? await r.json().catch(() => null) : null;
	if (!r || r.status >= 500 || r.ok && !week) {
		return {week: look(await keep.get('week') ?? null), stopped: false, online: false, away: false};
	}
	if (r.status === 409 || week?.stopped) {
		await keep.drop('week');
		await keep.put('lock', {why: 'stop', at: Date.now()});
		return {week: null, stopped: true, online: true, away: false};
	}
	if (!week) {
		return {week: null, stopped: false, online: true, away: r.status === 401};
	}
	const unsent = (await keep.waiting()).some(one => one.path === checks);
	const {one, ...kept} = look(week); // what was asked for by itself is asked anew each time
	await keep.put('week', kept);
	if (!unsent) {
		await keep.drop('lock');
	}
	return {week, stopped: false, online: true, away: false};
}

export const entries = '/train/entries.json';
export const checks = '/train/checks.json';

/** How figures look to whom a week is of, as addresses say it. */
let drawn = '';

/** @type {Week['exercises']} */
let said = {};

/** @template {Week | null} W @param {W} week from which on figures look as it says @returns {W} */
function look(week) {
	drawn = week?.drawn ?? '';
	said = week?.exercises ?? {};
	return week;
}

/** The language of what is read aloud in place of a drawing: English needs no saying. */
const lang = document.documentElement.lang === 'en' ? '' : document.documentElement.lang;

/** Who wants no motion gets the end of it: inside a picture not every browser heeds the wish. */
const calm = globalThis.matchMedia?.('(prefers-reduced-motion:reduce)').matches;

/** @param {string} id @param {string[]} query where it is drawn; empty: nowhere */
const address = (id, query) => {
	const own = said[id]?.drawn;
	const all = query.filter(Boolean).join('&');
	return own === 'none' ? '' : `${own || `/figures/${id}.svg`}${all && (own ? '&' : '?') + all}`;
};

/** @param {string} id @param {string} [side] @param {string} [tempo] where the drawing of an exercise is; empty: it has none */
export const figure = (id, side = '', tempo = '') => address(id, [side && `side=${side}`, calm ? 'still=end' : tempo && `tempo=${tempo}`, drawn, lang && `lang=${lang}`]);

/** @param {string} id where it is drawn as it ends, without motion; empty: nowhere */
export const still = id => address(id, ['still=end']);

/** @param {Week} week every drawing that it may need */
export function figures(week) {
	const out = new Set();
	for (const {timeline} of week.sessions) {
		for (const s of timeline.steps) {
			if (s.exercise) {
				out.add(figure(s.exercise, s.side, timeline.lines[s.line].dose.tempo));
			}
		}
		for (const l of timeline.lines) {
			out.add(figure(l.exercise)).add(still(l.exercise));
		}
		for (const a of timeline.lines.flatMap(l => [...l.easier, ...l.instead])) {
			for (const s of a.steps) {
				out.add(figure(a.exercise, s.side, a.dose.tempo));
			}
		}
	}
	out.delete('');
	return [...out];
}

/** Has the worker keep the drawings of a week. @param {Week} week */
export async function keepFigures(week) {
	const worker = (await navigator.serviceWorker?.ready)?.active;
	worker?.postMessage({figures: figures(week)});
}
