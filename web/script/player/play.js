// The player: it is told the time and the acts, says what to show and what to
// sound, and keeps what was done. It knows no rule and reads no clock. The
// reference is engine/player in Go; both pass the same cases.

import {ease, hurts} from './hurt.js';
import {counted, mark} from './mark.js';
import {rate} from './rate.js';
import {after, alternatives, betweens, enter, goOn, opens, second, step, version} from './state.js';
import {isActive, swap, waits} from './timeline.js';

/**
 * @typedef {import('./state.js').State} State
 * @typedef {import('./timeline.js').Timeline} Timeline
 * @typedef {{act: string, exercise?: string, pain?: number, reps?: number, load?: import('./state.js').Load, rir?: number}} Event
 * @typedef {{kind: string, left: number, at: number, step: number}} Sound
 */

const awayAfter = 120 * second;
const countdown = 3;
const soon = 3 * second;
const longer = 15 * second;
const most = 10_000;

const paces = new Set(['lower', 'pause', 'lift', 'breathe']);
const moves = new Set(['back', 'skip', 'drop', 'next', 'swap', 'end-line', 'record']);

/** @param {string} id @param {Timeline} t @param {number | null} before @param {number} now @returns {State | null} */
export function start(id, t, before, now) {
	if (t.steps.length < 2 || !t.lines.length) {
		return null;
	}
	/** @type {State} */
	const s = {
		version, id, timeline: {...t, checks: []}, before, run: 'ready', at: 0, left: 0, spent: 0, rung: 0, seen: now, ran: 0, away: 0,
		marks: [], tracks: t.lines.map(() => ({})), hurt: null,
	};
	enter(s, 0);
	return s;
}

/** @param {State} s @param {number} now @returns {State} as it is after nobody played it for a while */
export const wake = (s, now) => ({...s, run: s.run === 'running' ? 'paused' : s.run, seen: now});

/** @param {State} s @returns {State} that shares nothing that changes */
const clone = s => ({...s, marks: s.marks.map(m => ({...m})), tracks: s.tracks.map(t => ({...t}))});

/** @param {State} s @param {number} now @returns {[State, Sound[]]} */
export function tick(s, now) {
	const gone = now - s.seen;
	s = {...s, seen: now};
	if (s.run !== 'running' || gone <= 0) {
		return [s, []];
	}
	if (gone > awayAfter) {
		return [{...s, run: 'paused', away: gone}, []];
	}
	s = clone(s);
	return [s, pass(s, gone)];
}

/** @param {State} s @param {Event} e @param {number} now @returns {[State, Sound[], boolean]} */
export function act(s, e, now) {
	/** @type {Sound[]} */
	let sounds;
	[s, sounds] = tick(s, now);
	s = clone(s);
	const was = s.run;
	if (!may(s, e.act) || !does(s, e)) {
		return [s, sounds, false];
	}
	if (s.run === 'running' && (was !== 'running' || moves.has(e.act)) && s.spent === 0 && s.left === step(s).length_s * second) {
		sounds = [...sounds, ...opening(s, now)];
	}
	if (s.run === 'over' && was !== 'over') {
		sounds = [...sounds, {kind: 'finish', left: 0, at: now, step: s.at}];
	}
	return [s, sounds, true];
}

/** @param {State} s @param {string} a */
function may(s, a) {
	switch (s.run) {
	case 'asking':
		return ['swap', 'ease', 'end-line', 'leave'].includes(a);
	case 'over':
		return ['back', 'record', 'leave', 'rate-after'].includes(a);
	}
	return a !== 'ease' && a !== 'end-line';
}

/** @type {Record<string, (s: State, e: Event) => boolean>} */
const acts = {
	go: s => {
		s.run = 'running';
		s.away = 0;
		return true;
	},
	pause: stand, leave: stand, 'catch-up': catchUp, more, back, skip, drop, next, record, ease,
	swap: (s, e) => {
		if (!swapped(s, e.exercise ?? '')) {
			return false;
		}
		if (s.run === 'asking') {
			goOn(s);
		}
		return true;
	},
	hurts: (s, e) => hurts(s, e.pain ?? -1),
	'end-line': s => {
		s.tracks[s.hurt?.line ?? 0].ended = true;
		goOn(s);
		enter(s, s.at);
		return true;
	},
	easy: s => feels(s, 'easy'),
	hard: s => feels(s, 'hard'),
	'rate-before': rate, 'rate-after': rate,
};

/** @param {State} s @param {Event} e */
const does = (s, e) => acts[e.act]?.(s, e) ?? false;

/** @param {State} s */
function stand(s) {
	if (s.run === 'running') {
		s.run = 'paused';
	}
	return true;
}

/** @param {State} s lengthens a step between two others */
function more(s) {
	const now = step(s);
	if (!betweens.has(now.kind) || now.length_s === 0) {
		return false;
	}
	s.left += longer;
	s.rung = 0;
	return true;
}

/** @param {State} s lets the gap pass that paused the session */
function catchUp(s) {
	if (s.run !== 'paused' || s.away === 0) {
		return false;
	}
	const gone = s.away;
	s.run = 'running';
	s.away = 0;
	pass(s, gone);
	return true;
}

/** @param {State} s @param {number} gone @returns {Sound[]} */
function pass(s, gone) {
	/** @type {Sound[]} */
	const out = [];
	while (s.run === 'running' && gone > 0) {
		const now = step(s);
		if (waits(now)) {
			s.spent += gone;
			s.ran += gone;
			break;
		}
		const used = Math.min(gone, s.left);
		s.left -= used;
		s.ran += used;
		gone -= used;
		const at = s.seen - gone;
		out.push(...counting(s, at));
		if (s.left > 0) {
			break;
		}
		if (isActive(now)) {
			mark(s, now, now.length_s, s.tracks[now.line].load);
			if (!paces.has(now.kind)) {
				out.push({kind: 'end', left: 0, at, step: s.at});
			}
		}
		enter(s, s.at + 1);
		out.push(.../** @type {string} */ (s.run) === 'over' ? [{kind: 'finish', left: 0, at, step: s.at}] : opening(s, at));
	}
	return out;
}

/** @param {State} s @returns {number | null} when the next thing happens by itself */
export function due(s) {
	const now = step(s);
	if (s.run !== 'running' || waits(now) || now.kind === 'done') {
		return null;
	}
	for (let n = countdown; n > 0 && !paces.has(now.kind); n--) {
		const left = n * second;
		if (s.left > left && left < now.length_s * second) {
			return s.seen + s.left - left;
		}
	}
	return s.seen + s.left;
}

/** @param {State} s @param {number} at @returns {Sound[]} */
function counting(s, at) {
	const now = step(s);
	/** @type {Sound[]} */
	const out = [];
	for (let n = countdown; n > 0 && !paces.has(now.kind); n--) {
		const when = n * second;
		if (n < now.length_s && s.left <= when && !(s.rung & (1 << n))) {
			s.rung |= 1 << n;
			out.push({kind: 'tick', left: n, at: at - (when - s.left), step: s.at});
		}
	}
	return out;
}

/** @param {State} s @param {number} at @returns {Sound[]} */
function opening(s, at) {
	const now = step(s);
	let kind = 'start';
	if (now.kind === 'switch-side' || now.kind === 'turn-over') {
		kind = 'switch';
	} else if (!isActive(now)) {
		return [];
	} else if (paces.has(now.kind) && s.at > opens(s, s.at)) {
		kind = 'part';
	}
	return [{kind, left: 0, at, step: s.at}];
}

/** @param {State} s */
function back(s) {
	let to = opens(s, s.at);
	const passed = step(s).length_s * second - s.left + s.spent;
	if (s.at === to && passed < soon) {
		to = earlier(s, to);
	}
	if (s.run === 'over') {
		s.run = 'paused';
	}
	enter(s, to);
	return true;
}

/** @param {State} s @param {number} i */
function earlier(s, i) {
	for (let k = i - 1; k >= 0; k--) {
		if (!s.tracks[s.timeline.steps[k].line].ended) {
			return opens(s, k);
		}
	}
	return i;
}

/** @param {State} s */
function skip(s) {
	const now = step(s);
	if (now.kind === 'done') {
		return false;
	}
	if (!betweens.has(now.kind)) {
		s.tracks[now.line].skipped = true;
	}
	enter(s, after(s, s.at));
	return true;
}

/** @param {State} s */
function drop(s) {
	const now = step(s);
	if (now.kind === 'done') {
		return false;
	}
	s.tracks[now.line].ended = s.tracks[now.line].skipped = true;
	enter(s, s.at);
	return true;
}

/** @param {State} s */
function next(s) {
	const now = step(s);
	if (waits(now)) {
		mark(s, now, now.count ?? 0, s.tracks[now.line].load);
	} else if (isActive(now)) {
		return false;
	}
	s.run = 'running';
	enter(s, s.at + 1);
	return true;
}

/** @param {State} s @param {string} id */
function swapped(s, id) {
	const line = step(s).line;
	const t = alternatives(s).some(a => a.exercise === id) && swap(s.timeline, s.at, id);
	if (!t) {
		return false;
	}
	s.timeline = t;
	s.tracks[line].ended = s.tracks[line].swapped = true;
	s.tracks.push({});
	enter(s, s.at);
	return true;
}

/** @param {State} s @param {string} how */
function feels(s, how) {
	const line = step(s).line;
	if (line < 0) {
		return false;
	}
	s.tracks[line].feel = how;
	return true;
}

/** @param {State} s @param {Event} e */
function record(s, e) {
	const reps = e.reps ?? 0;
	const kg = e.load?.kg ?? 0;
	if (reps < 0 || reps > most || kg < 0 || kg > most) {
		return false;
	}
	const [of, now] = counted(s);
	if (!of) {
		return false;
	}
	const track = s.tracks[of.line];
	if (e.load) {
		track.load = e.load;
	}
	if (e.rir !== undefined) {
		track.rir = e.rir;
	}
	mark(s, of, reps, track.load);
	if (now) {
		s.run = 'running';
		enter(s, s.at + 1);
	}
	return true;
}

/**
 * What is sent of a session: not what might have been done instead.
 * @param {State} s @param {{day: string, person: string, swaps: {exercise: string, with: string}[], after?: number | null, effort?: number | null,
 *   stiffness?: number | null, comfortable?: boolean, note?: string}} felt
 */
export const played = (s, felt) => ({
	version, id: s.id, seen_ms: s.seen, ran_ms: s.ran, over: s.run === 'over', ...s.before !== null && {before: s.before},
	timeline: {...s.timeline, checks: [], lines: s.timeline.lines.map(l => ({...l, easier: [], instead: []}))}, marks: s.marks, tracks: s.tracks, ...felt,
});
