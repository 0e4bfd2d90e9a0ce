// A session that is played: its steps, where it stands, and what there is to
// see of it.

import {isActive, waits} from './timeline.js';

/**
 * @typedef {import('./timeline.js').Timeline} Timeline
 * @typedef {import('./timeline.js').Step} Step
 * @typedef {{kg?: number, pieces?: number, band?: string}} Load
 * @typedef {{line: number, round: number, set: number, rep: number, side: string, cue: string, amount: number, load?: Load}} Mark
 * @typedef {{pain?: number, feel?: string, rir?: number, load?: Load, ended?: boolean, stopped?: boolean, skipped?: boolean, swapped?: boolean, eased?: boolean,
 *   before?: number, after?: number}} Track
 * @typedef {{line: number, pain: number, red: boolean, say: string}} Hurt
 * @typedef {{version: number, id: string, timeline: Timeline, before: number | null, run: string, at: number, left: number, spent: number,
 *   rung: number, seen: number, ran: number, away: number, marks: Mark[], tracks: Track[], hurt: Hurt | null}} State
 */

export const version = 1;
export const second = 1000;
export const betweens = new Set(['prepare', 'rest', 'switch-side', 'turn-over', 'done']);

/** @param {State} s */
export const step = s => s.timeline.steps[s.at];

/** @param {State} s @param {number} i goes to a step, or to the first after it of a line that has not ended */
export function enter(s, i) {
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

/** @param {State} s */
export function goOn(s) {
	s.run = 'running';
	s.hurt = null;
}

/** @param {State} s @param {number} i whether step i goes on with what the one before began */
function joined(s, i) {
	const a = s.timeline.steps[i - 1];
	const b = s.timeline.steps[i];
	return !betweens.has(a.kind) && !betweens.has(b.kind) && a.line === b.line && a.round === b.round && a.set === b.set;
}

/** @param {State} s @param {number} i */
export function opens(s, i) {
	while (i > 0 && joined(s, i)) {
		i--;
	}
	return i;
}

/** @param {State} s @param {number} i */
export function after(s, i) {
	for (i++; i < s.timeline.steps.length && joined(s, i);) {
		i++;
	}
	return Math.min(i, s.timeline.steps.length - 1);
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
export const free = (s, list) => list.filter(a => !s.timeline.lines.some(l => l.exercise === a.exercise));

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
