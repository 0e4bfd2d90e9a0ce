// Exercises that are compared: the pain just before each, and some minutes after
// its first turn.

import {step} from './state.js';
import {isActive} from './timeline.js';

/**
 * @typedef {import('./state.js').State} State
 * @typedef {{act: 'rate-before' | 'rate-after', line: number, exercise: string}} Due
 */

/** How long after an exercise it is rated, in ms: outcome.RatedAfter in Go. */
export const ratedAfter = 120_000;

/** @param {State} s @param {number} line whether anything of it was done */
const began = (s, line) => s.marks.some(m => m.line === line);

/** @param {State} s @param {import('./play.js').Event} e notes what was said once */
export function rate(s, e) {
	const line = s.timeline.lines.findIndex(l => l.exercise === e.exercise);
	const pain = e.pain ?? -1;
	if (line < 0 || pain < 0 || pain > 10 || !s.timeline.rate?.includes(s.timeline.lines[line].exercise)) {
		return false;
	}
	const track = s.tracks[line];
	if (e.act === 'rate-before' && !began(s, line) && track.before === undefined) {
		track.before = pain;
		return true;
	}
	if (e.act === 'rate-after' && began(s, line) && track.before !== undefined && track.after === undefined) {
		track.after = pain;
		return true;
	}
	return false;
}

/** @param {State} s @param {string[]} left exercises that are not asked about any more @returns {Due | null} what is to be rated now */
export function due(s, left) {
	for (const exercise of s.timeline.rate ?? []) {
		const line = s.timeline.lines.findIndex(l => l.exercise === exercise);
		if (line < 0 || left.includes(exercise)) {
			continue;
		}
		const track = s.tracks[line];
		if (track.before !== undefined && track.after === undefined && began(s, line) && !inTurn(s, line)) {
			return {act: 'rate-after', line, exercise};
		}
		if (track.before === undefined && !began(s, line) && s.run !== 'over' && step(s).line === line && !track.ended) {
			return {act: 'rate-before', line, exercise};
		}
	}
	return null;
}

/** @param {State} s @param {number} line whether it is in its first turn still */
function inTurn(s, line) {
	const now = step(s);
	const first = s.timeline.steps.find(one => one.line === line && isActive(one));
	return s.run !== 'over' && now.line === line && (now.round ?? 0) === (first?.round ?? 0);
}
