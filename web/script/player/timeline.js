// A timeline as the server sends it, and what takes a line's place in it. The
// reference is engine/session in Go.

/**
 * @typedef {{notation: string, kg?: number, pieces?: number, band?: string, rir?: number, tempo?: string, unit: string, total: number, sets: number[], reps: number[], per_side?: boolean}} Dose
 * @typedef {{kind: string, line: number, exercise?: string, side?: string, round?: number, set?: number, rep?: number, length_s: number,
 *   count?: number, planned_s: number, start_s: number, cue: string, tip?: number, next?: string}} Step
 * @typedef {{exercise: string, dose: Dose, phase?: string, pain_cap: number, over_cap: string, every_round?: boolean, steps: Step[]}} Alternative
 * @typedef {{exercise: string, dose: Dose, phase?: string, rounds: number[], in_place_of?: string, pain_cap: number, over_cap: string,
 *   easier: Alternative[], instead: Alternative[]}} Line
 * @typedef {{answer: string, pause?: boolean, ask?: string[], leave_out?: string[], say?: string}} Lead
 * @typedef {{day: string, until: string, short?: boolean, rounds: number, seconds: number, red_from: number[],
 *   checks: {question: string, leads: Lead[]}[], steps: Step[], lines: Line[], notes: string[],
 *   by_lot?: boolean, rate?: string[]}} Timeline
 */

const active = new Set(['work', 'hold', 'breathe', 'lower', 'pause', 'lift', 'walk']);

/** @param {Step} s whether it is part of the dose */
export const isActive = s => active.has(s.kind);

/** @param {Step} s whether it lasts until the person says that it is done */
export const waits = s => s.length_s === 0 && s.kind !== 'done';

/** @param {Timeline} t @returns {Timeline} with start and next of every step, and its length */
function settled(t) {
	const steps = t.steps.map(s => ({...s}));
	if (steps.length && steps[steps.length - 1].kind !== 'done') {
		steps.push({kind: 'done', line: -1, length_s: 0, planned_s: 0, start_s: 0, cue: 'done'});
	}
	let now = 0;
	for (const s of steps) {
		s.start_s = now;
		now += s.planned_s;
	}
	let next = '';
	for (let i = steps.length - 1; i >= 0; i--) {
		const after = steps[i + 1];
		if (after && (after.line !== steps[i].line || (after.round ?? 0) !== (steps[i].round ?? 0))) {
			next = after.exercise ?? '';
		}
		steps[i].next = next;
	}
	return {...t, steps, seconds: now};
}

/** @param {Alternative} a @param {number} set @returns {Step[]} the alternative for a line that was left in that set */
function from(a, set) {
	if (!a.steps.length) {
		return [];
	}
	set = Math.min(set, a.steps[a.steps.length - 1].set ?? 0);
	const i = a.steps.findIndex(s => isActive(s) && (s.set ?? 0) >= set);
	const ready = a.steps[0];
	const rest = a.steps.slice(i);
	return ready.kind === 'prepare' ? [{...ready, set: rest[0].set, rep: rest[0].rep, side: rest[0].side}, ...rest] : rest;
}

/** @param {Alternative[]} list @param {string[]} ids */
const without = (list, ids) => list.filter(a => !ids.includes(a.exercise));

/**
 * From step at on, an alternative takes the place of that step's line.
 * @param {Timeline} t @param {number} at @param {string} id @returns {Timeline | null}
 */
export function swap(t, at, id) {
	const now = t.steps[at];
	if (!now || now.line < 0) {
		return null;
	}
	const old = t.lines[now.line];
	const a = [...old.easier, ...old.instead].find(one => one.exercise === id);
	if (!a) {
		return null;
	}
	const number = t.lines.length;
	let round = now.round ?? 0;
	/** @type {Line} */
	const line = {
		exercise: a.exercise, dose: a.dose, phase: a.phase, pain_cap: a.pain_cap, over_cap: a.over_cap, in_place_of: old.in_place_of || old.exercise,
		rounds: [round, ...old.rounds.filter(r => r > round && a.every_round)], easier: without(old.easier, [id]), instead: without(old.instead, [id]),
	};
	/** @param {Step[]} part @param {number} r */
	const put = (part, r) => part.map(s => ({...s, line: number, round: r}));
	const steps = [...t.steps.slice(0, at), ...put(from(a, now.set ?? 0), round)];
	for (const s of t.steps.slice(at)) {
		if (s.line !== now.line) {
			steps.push(s);
		} else if ((s.round ?? 0) > round && a.every_round) {
			round = s.round ?? 0;
			steps.push(...put(a.steps, round));
		}
	}
	return settled({...t, steps, lines: [...t.lines, line]});
}

/**
 * The timeline without some exercises, neither as lines nor as alternatives.
 * @param {Timeline} t @param {string[]} ids @returns {Timeline}
 */
export function leaveOut(t, ids) {
	/** @type {number[]} */
	const number = [];
	/** @type {Line[]} */
	const lines = [];
	t.lines.forEach((l, i) => {
		number[i] = -1;
		if (!ids.includes(l.exercise)) {
			number[i] = lines.length;
			lines.push({...l, easier: without(l.easier, ids), instead: without(l.instead, ids)});
		}
	});
	const steps = t.steps.filter(s => s.line >= 0 && number[s.line] >= 0).map(s => ({...s, line: number[s.line]}));
	return settled({...t, lines, steps});
}
