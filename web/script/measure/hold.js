// A hold that is timed, by the clock on the wall. It is told the time and the
// presses, and says what is to be said.

import {tenths, turnOf} from './trial.js';

/**
 * @typedef {import('./trial.js').Plan} Plan
 * @typedef {import('./trial.js').Tries} Tries
 * @typedef {{what: 'count' | 'go' | 'seconds' | 'recorded' | 'rest' | 'next' | 'done', n: number, side: string}} Said
 */

/** Seconds between two times that the time is said. */
const each = 10;

export class Hold {
	/** @param {Plan} plan @param {Tries} tries what is there already */
	constructor(plan, tries) {
		this.plan = plan;
		this.tries = tries;
		this.side = turnOf(plan, tries);
		/** @type {'ready' | 'count' | 'hold' | 'rest'} */
		this.phase = 'ready';
		this.since = 0;
		this.told = 0;
	}

	/** @param {number} now @returns {number} seconds to show: what is left before a hold, what has passed in it */
	shown(now) {
		const passed = (now - this.since) / 1000;
		switch (this.phase) {
			case 'count': return Math.max(0, Math.ceil(this.plan.limits.count_down_s - passed));
			case 'rest': return Math.max(0, Math.ceil(this.plan.limits.rest_s - passed));
			case 'hold': return Math.floor(passed);
		}
		return 0;
	}

	/** @param {Said['what']} what @param {number} [n] @returns {Said} */
	say(what, n = 0) {
		return {what, n, side: this.side};
	}

	/** @param {Hold['phase']} phase @param {number} now */
	enter(phase, now) {
		this.phase = phase;
		this.since = now;
		this.told = phase === 'hold' ? 0 : Infinity;
	}

	/** Start, or stop. @param {number} now @returns {Said[]} */
	press(now) {
		if (!this.side) {
			return [];
		}
		if (this.phase === 'ready') {
			this.enter('count', now);
			return this.tick(now);
		}
		if (this.phase === 'hold') {
			return this.record(tenths((now - this.since) / 1000), now);
		}
		this.enter('ready', now);
		return [];
	}

	/** @param {number} now @returns {Said[]} */
	tick(now) {
		const {limits} = this.plan;
		const passed = (now - this.since) / 1000;
		switch (this.phase) {
			case 'count':
				return passed >= limits.count_down_s ? this.go(this.since + limits.count_down_s * 1000, now) : this.count(this.shown(now));
			case 'rest':
				return passed >= limits.rest_s ? this.go(this.since + limits.rest_s * 1000, now) : this.count(this.shown(now));
			case 'hold': {
				const most = limits.hold_s || limits.most_s;
				if (passed >= most) {
					return this.record(most, this.since + most * 1000);
				}
				const full = Math.floor(passed / each) * each;
				if (full > this.told) {
					this.told = full;
					return [this.say('seconds', full)];
				}
			}
		}
		return [];
	}

	/** @param {number} at when it began @param {number} now @returns {Said[]} */
	go(at, now) {
		this.enter('hold', at);
		return [this.say('go'), ...this.tick(now)];
	}

	/** @param {number} left @returns {Said[]} */
	count(left) {
		if (left >= this.told || left > 3) {
			return [];
		}
		this.told = left;
		return [this.say('count', left)];
	}

	/** @param {number} seconds @param {number} at @returns {Said[]} */
	record(seconds, at) {
		const {side} = this;
		if (!side) {
			return [];
		}
		this.tries[side].push(seconds);
		const said = [this.say('recorded', seconds)];
		this.side = turnOf(this.plan, this.tries);
		if (!this.side) {
			this.enter('ready', at);
			return [...said, this.say('done')];
		}
		if (this.plan.limits.hold_s) {
			this.enter('rest', at);
			return [...said, this.say('rest', this.plan.limits.rest_s)];
		}
		this.enter('ready', at);
		return [...said, this.say('next')];
	}
}
