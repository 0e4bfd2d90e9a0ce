// The tries of a test that the phone's sensors read: still at the start, turn,
// still at the end, and back. It is told readings and the time, and says what
// is to be said. Every limit comes with the plan, from the server.

import {Still} from './still.js';
import {angleOf, apart, axisOf, between, bringing, dot, mean, turned} from './turn.js';

/**
 * @typedef {import('./turn.js').Reading} Reading
 * @typedef {import('./turn.js').Quaternion} Quaternion
 * @typedef {{still_s: number, still_within: number, moved_from: number, return_within: number, table_within: number, creep_most: number, plane_within: number,
 *   count_down_s: number, trials: number, warm_up: number, stop_pain: number, hold_s: number, rest_s: number, most_s: number}} Limits
 * @typedef {{test: string, gauge: string, sides: boolean, limits: Limits}} Plan
 * @typedef {{left: number[], right: number[]}} Tries
 * @typedef {{what: 'plane' | 'go' | 'other-side' | 'recorded' | 'drift' | 'next' | 'done', side: string, value: number}} Said
 */

/** @param {Plan} plan @param {Tries} tries @returns {'left' | 'right' | ''} whose turn it is, the sides by turns; empty: all is done */
export function turnOf(plan, tries) {
	const most = plan.limits.trials;
	if (tries.left.length >= most && (!plan.sides || tries.right.length >= most)) {
		return '';
	}
	return plan.sides && tries.right.length < tries.left.length ? 'right' : 'left';
}

const toLeft = /** @type {Record<string, number>} */ ({left: 1, right: -1});

/** Takes the last try back. @param {Plan} plan @param {Tries} tries */
export function takeBack(plan, tries) {
	(plan.sides && tries.right.length === tries.left.length ? tries.right : tries.left).pop();
}

/** @param {number} v as it is kept: tenths */
export const tenths = v => Math.round(v * 10) / 10;

export class Trial {
	/** @param {Plan} plan @param {Tries} tries what is there already @param {Quaternion} level what a table showed of the phone */
	constructor(plan, tries, level = [1, 0, 0, 0]) {
		this.plan = plan;
		this.tries = tries;
		this.level = level;
		this.side = turnOf(plan, tries);
		/** @type {'start' | 'turn' | 'return'} */
		this.phase = 'start';
		/** @type {Reading | null} */
		this.zero = null;
		/** @type {Reading[]} */
		this.readings = [];
		/** @type {import('./turn.js').Vector} */
		this.axis = [0, 1, 0];
		this.angle = 0;
		this.value = 0;
		this.warned = false;
		this.askew = false;
		this.still = new Still(plan.limits.still_s, plan.limits.still_within);
	}

	/** Begins the try anew, from where the person is now. */
	restart() {
		this.phase = 'start';
		this.zero = null;
		this.readings = [];
		this.angle = 0;
		this.value = 0;
		this.warned = false;
		this.askew = false;
		this.still.forget();
	}

	/** Takes the try back that runs, or between two the one before. */
	redo() {
		if (this.phase === 'start') {
			takeBack(this.plan, this.tries);
		}
		this.side = turnOf(this.plan, this.tries);
		this.restart();
	}

	/**
	 * @param {Reading} reading @param {number} now ms @param {number} screen its angle @returns {Said[]}
	 */
	tell(reading, now, screen) {
		if (!this.side) {
			return [];
		}
		const seen = {up: reading.up && turned(this.level, reading.up), q: reading.q};
		return this.phase === 'start' ? this.settle(seen, now, screen) : this.follow(seen, now);
	}

	/** @param {Said['what']} what @returns {Said} */
	say(what) {
		return {what, side: this.side, value: this.value};
	}

	/**
	 * Waits until the person is still at the start, in the plane of the test.
	 * @param {Reading} seen @param {number} now @param {number} screen @returns {Said[]}
	 */
	settle(seen, now, screen) {
		this.axis = axisOf(this.plan.gauge, screen);
		if (!this.inPlane(seen)) {
			this.readings = [];
			this.still.forget();
			const told = this.askew;
			this.askew = true;
			return told ? [] : [this.say('plane')];
		}
		this.askew = false;
		const first = this.readings[0] ?? seen;
		const from = this.plan.gauge === 'upright' ? first.q && seen.q && apart(first.q, seen.q) : first.up && seen.up && between(first.up, seen.up);
		if (from === null) {
			return [];
		}
		this.readings.push(seen);
		this.still.add(now, from);
		this.readings.splice(0, this.readings.length - this.still.values.length);
		if (this.still.share < 1) {
			return [];
		}
		this.zero = mean(this.readings);
		this.phase = 'turn';
		this.still.forget();
		return [this.say('go')];
	}

	/** @param {Reading} seen */
	inPlane(seen) {
		const {gauge, limits} = this.plan;
		if (gauge === 'upright' || !seen.up) {
			return true;
		}
		return Math.abs(dot(seen.up, this.axis)) <= Math.sin(limits.plane_within * Math.PI / 180);
	}

	/**
	 * @param {Reading} seen @param {number} now @returns {Said[]}
	 */
	follow(seen, now) {
		const angle = this.zero && angleOf(this.plan.gauge, this.axis, this.zero, seen);
		if (angle === null) {
			return [];
		}
		this.angle = angle * toLeft[this.side];
		this.still.add(now, this.angle);
		return this.phase === 'turn' ? this.turn() : this.comeBack();
	}

	/** @returns {Said[]} */
	turn() {
		const {moved_from} = this.plan.limits;
		if (this.angle <= -moved_from && !this.warned) {
			this.warned = true;
			return [this.say('other-side')];
		}
		if (this.still.share < 1 || this.still.mean < moved_from) {
			return [];
		}
		this.value = tenths(this.still.mean);
		this.phase = 'return';
		this.still.forget();
		return [this.say('recorded')];
	}

	/** @returns {Said[]} */
	comeBack() {
		const {return_within} = this.plan.limits;
		if (this.still.share < 1 || this.still.mean > this.value - return_within && this.still.mean > return_within) {
			return [];
		}
		if (Math.abs(this.still.mean) > return_within) {
			const said = this.say('drift');
			said.value = Math.round(this.still.mean);
			this.restart();
			return [said];
		}
		if (this.side) {
			this.tries[this.side].push(this.value);
		}
		this.side = turnOf(this.plan, this.tries);
		const said = this.say(this.side ? 'next' : 'done');
		this.restart();
		return [said];
	}
}

/** What a phone on a table shows: how level it reads, and whether it turns by itself. */
export class Table {
	/** @param {Plan} plan */
	constructor(plan) {
		this.plan = plan;
		this.still = new Still(plan.limits.still_s * (plan.gauge === 'upright' ? 3 : 1), plan.limits.still_within);
		/** @type {Reading[]} */
		this.readings = [];
	}

	/**
	 * @param {Reading} reading @param {number} now
	 * @returns {{what: '' | 'level' | 'tilted' | 'creeps', level: Quaternion, value: number}} what to say, and by how much
	 */
	tell(reading, now) {
		/** @type {{what: '' | 'level' | 'tilted' | 'creeps', level: Quaternion, value: number}} */
		const out = {what: '', level: [1, 0, 0, 0], value: 0};
		const {q, up} = reading;
		const first = this.readings[0] ?? reading;
		const from = q && first.q ? angleOf('upright', [0, 0, 1], first, reading) : up && first.up && between(first.up, up);
		if (from === null || !up) {
			return out;
		}
		this.readings.push(reading);
		this.still.add(now, from);
		this.readings.splice(0, this.readings.length - this.still.values.length);
		if (this.still.share < 1) {
			return out;
		}
		const seen = mean(this.readings).up ?? up;
		/** @type {import('./turn.js').Vector} */
		const flat = [0, 0, seen[2] < 0 ? -1 : 1];
		const creep = Math.abs(this.still.slope);
		out.value = between(seen, flat);
		if (out.value > this.plan.limits.table_within) {
			out.what = 'tilted';
		} else if (this.plan.gauge === 'upright' && creep > this.plan.limits.creep_most) {
			out.what = 'creeps';
			out.value = creep;
		} else {
			out.what = 'level';
			out.level = bringing(seen, flat);
		}
		this.readings = [];
		this.still.forget();
		return out;
	}
}
