// Whether something has been still, and for how long. It is judged by means of
// parts of the time, so that noise alone is no movement, and no filter lags.

/** @typedef {{t: number, v: number}} Value */

/** The fewest values that a still time has. */
const fewest = 5;

/** @param {Value[]} part */
const meanOf = part => part.reduce((sum, one) => sum + one.v, 0) / part.length;

export class Still {
	/** @param {number} seconds that it has to be still @param {number} within what counts as still */
	constructor(seconds, within) {
		this.ms = seconds * 1000;
		this.within = within;
		/** @type {Value[]} */
		this.values = [];
	}

	/** @param {number} t ms @param {number} v a value; those that are no longer like it are forgotten */
	add(t, v) {
		const last = this.values[this.values.length - 1];
		if (last && t <= last.t) {
			return;
		}
		this.values.push({t, v});
		while (this.values.length > fewest && t - this.values[1].t >= this.ms) {
			this.values.shift();
		}
		while (this.values.length > 1 && this.moves()) {
			this.values.shift();
		}
	}

	/** Whether the means of its quarters lie too far apart. */
	moves() {
		const n = this.values.length;
		const parts = Math.min(4, n);
		const means = Array.from({length: parts}, (_, i) => meanOf(this.values.slice(Math.floor(i * n / parts), Math.floor((i + 1) * n / parts))));
		return Math.max(...means) - Math.min(...means) > this.within;
	}

	/** How much of the time it has been still: 0 to 1. */
	get share() {
		const {values} = this;
		if (values.length < fewest) {
			return 0;
		}
		return Math.min(1, (values[values.length - 1].t - values[0].t) / this.ms);
	}

	/** The mean of the time. */
	get mean() {
		return meanOf(this.values);
	}

	/** By how much it changes in a second: the slope of a line through the values. */
	get slope() {
		const t = meanOf(this.values.map(one => ({t: 0, v: one.t})));
		const m = this.mean;
		const over = this.values.reduce((sum, one) => sum + (one.t - t) * (one.v - m), 0);
		const under = this.values.reduce((sum, one) => sum + (one.t - t) ** 2, 0);
		return under > 0 ? over / under * 1000 : 0;
	}

	forget() {
		this.values = [];
	}
}
