// What was done: a mark for each step, once.

import {step} from './state.js';
import {isActive, waits} from './timeline.js';

/**
 * @typedef {import('./state.js').State} State
 * @typedef {import('./state.js').Mark} Mark
 * @typedef {import('./state.js').Load} Load
 * @typedef {import('./timeline.js').Step} Step
 */

/** @param {Mark} a @param {Mark} b whether two marks are of the same step */
const same = (a, b) => a.line === b.line && a.round === b.round && a.set === b.set && a.rep === b.rep && a.side === b.side && a.cue === b.cue;

/** @param {Step} one @param {number} amount @param {Load} [load] @returns {Mark} */
const marked = (one, amount, load) => ({
	line: one.line, round: one.round ?? 0, set: one.set ?? 0, rep: one.rep ?? 0, side: one.side ?? '', cue: one.cue, amount, ...load && {load},
});

/** @param {State} s @param {Step} one @param {number} amount @param {Load} [load] notes that a step was done; done again it counts once */
export function mark(s, one, amount, load) {
	const m = marked(one, amount, load);
	const i = s.marks.findIndex(have => same(have, m));
	s.marks[i < 0 ? s.marks.length : i] = m;
}

/** @param {State} s @param {Step} one */
export const found = (s, one) => s.marks.find(m => same(m, marked(one, 0)));

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
