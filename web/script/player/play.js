// The player: it is told the time and the acts, says what to show and what to
// sound, and keeps what was done. It knows no rule and reads no clock. The
// reference is engine/player in Go; both pass the same cases.

import {isActive, swap, waits} from './timeline.js';

/**
 * @typedef {import('./timeline.js').Timeline} Timeline
 * @typedef {import('./timeline.js').Step} Step
 * @typedef {{kg?: number, pieces?: number, band?: string}} Load
 * @typedef {{line: number, round: number, set: number, rep: number, side: string, cue: string, amount: number, load?: Load}} Mark
 * @typedef {{pain?: number, feel?: string, rir?: number, load?: Load, ended?: boolean, stopped?: boolean, skipped?: boolean, swapped?: boolean, eased?: boolean}} Track
 * @typedef {{line: number, pain: number, red: boolean, say: string}} Hurt
 * @typedef {{version: number, id: string, timeline: Timeline, before: number | null, run: string, at: number, left: number, spent: number,
 *   rung: number, seen: number, ran: number, away: number, marks: Mark[], tracks: Track[], hurt: Hurt | null}} State
 * @typedef {{act: string, exercise?: string, pain?: number, reps?: number, load?: Load, rir?: number}} Event
 * @typedef {{kind: string, left: number, at: number, step: number}} Sound
 */

export const version = 1;
const second = 1000;
const awayAfter = 120 * second;
const countdown = 3;
const soon = 3 * second;
const longer = 15 * second;
const most = 10_000;

const betweens = new Set(['prepare', 'rest', 'switch-side', 'turn-over', 'done']);
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

/** @param {State} s */
export const step = s => s.timeline.steps[s.at];

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
		return ['back', 'record', 'leave'].includes(a);
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

/** @param {State} s */
function goOn(s) {
	s.run = 'running';
	s.hurt = null;
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

/** @param {State} s @param {number} i goes to a step, or to the first after it of a line that has not ended */
function enter(s, i) {
	const steps = s.timeline.steps;
	while (i < steps.length - 1 && s.tracks[steps[i].line].ended) {
		i++;
	}
	s.at = i;
	s.rung = 0;
	s.spent = 0;
	s.left = steps[i].length_s * second;
	if (steps[i].kind === 'done') {
		s.run = 'over';
	}
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

/** @param {State} s @param {number} i whether step i goes on with what the one before began */
function joined(s, i) {
	const a = s.timeline.steps[i - 1];
	const b = s.timeline.steps[i];
	return !betweens.has(a.kind) && !betweens.has(b.kind) && a.line === b.line && a.round === b.round && a.set === b.set;
}

/** @param {State} s @param {number} i */
function opens(s, i) {
	while (i > 0 && joined(s, i)) {
		i--;
	}
	return i;
}

/** @param {State} s @param {number} i */
function after(s, i) {
	for (i++; i < s.timeline.steps.length && joined(s, i);) {
		i++;
	}
	return Math.min(i, s.timeline.steps.length - 1);
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

/** @param {State} s what may be done in place of the present line */
export function alternatives(s) {
	const now = step(s);
	if (now.line < 0 || s.run === 'asking' && s.hurt?.red) {
		return [];
	}
	const line = s.timeline.lines[now.line];
	return [...free(s, line.easier), ...free(s, line.instead)];
}

/** @param {State} s @param {import('./timeline.js').Alternative[]} list */
const free = (s, list) => list.filter(a => !s.timeline.lines.some(l => l.exercise === a.exercise));

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

/** @param {State} s @returns {[Step | null, boolean]} the step that record is about, and whether it is the present one */
export function counted(s) {
	const now = step(s);
	if (waits(now) && isActive(now)) {
		return [now.count ? now : null, true];
	}
	for (let i = s.at - 1; i >= 0; i--) {
		const one = s.timeline.steps[i];
		if (one.count && found(s, one)) {
			return [one, false];
		}
	}
	return [null, false];
}

/** @param {Mark} a @param {Mark} b whether two marks are of the same step */
const same = (a, b) => a.line === b.line && a.round === b.round && a.set === b.set && a.rep === b.rep && a.side === b.side && a.cue === b.cue;

/** @param {Step} one @param {number} amount @param {Load} [load] @returns {Mark} */
const marked = (one, amount, load) => ({
	line: one.line, round: one.round ?? 0, set: one.set ?? 0, rep: one.rep ?? 0, side: one.side ?? '', cue: one.cue, amount, ...load && {load},
});

/** @param {State} s @param {Step} one @param {number} amount @param {Load} [load] notes that a step was done; done again it counts once */
function mark(s, one, amount, load) {
	const m = marked(one, amount, load);
	const i = s.marks.findIndex(have => same(have, m));
	s.marks[i < 0 ? s.marks.length : i] = m;
}

/** @param {State} s @param {Step} one */
export const found = (s, one) => s.marks.find(m => same(m, marked(one, 0)));

/** @param {State} s @param {number} pain */
function hurts(s, pain) {
	const [line, past] = painful(s);
	if (line < 0 || pain < 0 || pain > 10) {
		return false;
	}
	const track = s.tracks[line];
	track.pain = Math.max(track.pain ?? 0, pain);
	const red = pain >= s.timeline.red_from[s.before ?? 0];
	if (!red && pain <= s.timeline.lines[line].pain_cap) {
		return true;
	}
	if (past) {
		if (red && s.timeline.steps.slice(s.at).some(one => one.line === line)) {
			track.stopped = track.ended = true;
		}
		return true;
	}
	track.stopped = true;
	s.run = 'asking';
	s.hurt = {line, pain, red, say: red ? 'pain-over-cap-stop' : s.timeline.lines[line].over_cap};
	return true;
}

/** @param {State} s @returns {[number, boolean]} the line that hurts, when something does, and whether its turn is past */
export function painful(s) {
	const now = step(s);
	if (now.kind !== 'prepare' && now.kind !== 'done') {
		return [now.line, false];
	}
	for (let i = s.at - 1; i >= 0; i--) {
		const before = s.timeline.steps[i];
		if (found(s, before)) {
			return [before.line, before.line !== now.line];
		}
	}
	return [now.line, false];
}

/** @param {State} s @returns {{act: string, exercise?: string}[]} the ways on after it hurt, the gentlest first */
export function ways(s) {
	if (s.run !== 'asking' || !s.hurt) {
		return [];
	}
	/** @type {{act: string, exercise?: string}[]} */
	const out = [];
	const line = s.timeline.lines[s.hurt.line];
	if (!s.hurt.red) {
		const easier = free(s, line.easier);
		for (const a of easier.length ? easier : free(s, line.instead)) {
			out.push({act: 'swap', exercise: a.exercise});
		}
		if (mayEase(s)) {
			out.push({act: 'ease'});
		}
	}
	return [...out, {act: 'end-line'}];
}

/** @param {State} s */
const mayEase = s => Boolean(s.hurt && !s.hurt.red && s.hurt.say === 'pain-over-cap-ease' && !s.tracks[s.hurt.line].eased);

/** @param {State} s */
function ease(s) {
	if (!mayEase(s) || !s.hurt) {
		return false;
	}
	Object.assign(s.tracks[s.hurt.line], {stopped: false, eased: true});
	goOn(s);
	return true;
}

/** @param {State} s whether anything was done, or hurt: else there is nothing to log */
export const begun = s => s.marks.length > 0 || s.tracks.some(t => t.pain !== undefined);

/** @param {State} s @param {number} now what there is to see */
export function show(s, now) {
	const one = step(s);
	const gone = s.run === 'running' ? Math.max(now - s.seen, 0) : 0;
	const spent = s.spent + (waits(one) ? gone : 0);
	const left = waits(one) ? s.left : Math.max(s.left - gone, 0);
	const used = waits(one) ? spent : one.length_s * second - left;
	const out = {
		step: one, left, spent, passed: one.start_s + Math.min(one.planned_s, Math.floor(Math.max(used, 0) / second)), reps: 0, sets: 0,
		line: one.line < 0 ? null : s.timeline.lines[one.line], next: one.line < 0 ? null : s.timeline.steps[after(s, s.at)],
	};
	for (const other of one.line < 0 ? [] : s.timeline.steps) {
		if (other.line === one.line && isActive(other)) {
			out.sets = Math.max(out.sets, other.set ?? 0);
			if (other.round === one.round && other.set === one.set) {
				out.reps = Math.max(out.reps, other.rep ?? 0);
			}
		}
	}
	return out;
}

/**
 * What is sent of a session.
 * @param {State} s @param {{day: string, person: string, swaps: {exercise: string, with: string}[], after?: number | null, effort?: number | null,
 *   stiffness?: number | null, comfortable?: boolean, note?: string}} felt
 */
export const played = (s, felt) => ({
	version, id: s.id, seen_ms: s.seen, ran_ms: s.ran, over: s.run === 'over', ...s.before !== null && {before: s.before},
	timeline: {...s.timeline, checks: []}, marks: s.marks, tracks: s.tracks, ...felt,
});
