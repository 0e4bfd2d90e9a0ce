// When it hurts: what stops, and the ways on.

import {found} from './mark.js';
import {free, goOn, step} from './state.js';

/**
 * @typedef {import('./state.js').State} State
 */

/** @param {State} s @param {number} pain */
export function hurts(s, pain) {
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
export function ease(s) {
	if (!mayEase(s) || !s.hurt) {
		return false;
	}
	Object.assign(s.tracks[s.hurt.line], {stopped: false, eased: true});
	goOn(s);
	return true;
}
