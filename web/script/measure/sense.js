// What the device senses: asks for leave where it has to be asked, and keeps
// the latest reading. Events come when something changes, at most; the reading
// holds until the next one.

import {attitude, unit, upOf} from './turn.js';

/**
 * @typedef {import('./turn.js').Reading} Reading
 * @typedef {'ok' | 'denied' | 'none' | 'not-secure'} Found
 */

/** How long the first reading may take, in ms. */
const patience = 2500;
/** How long nothing at all may come from a sensor that told something all the time, in ms. */
const silence = 3000;
/** What smooths gravity where nothing else tells the attitude, in ms. */
const smooth = 100;

/** @param {string} name of a kind of event @returns {Promise<boolean>} whether it may be used */
async function allowed(name) {
	const kind = /** @type {{requestPermission?: () => Promise<string>} | undefined} */ (/** @type {any} */ (globalThis)[name]);
	if (!kind?.requestPermission) {
		return Boolean(kind);
	}
	return await kind.requestPermission().catch(() => 'denied') === 'granted';
}

export class Sense {
	constructor() {
		/** @type {Reading} */
		this.reading = {up: null, q: null};
		this.heard = 0;
		this.steady = false;
		this.absent = {turn: false, move: false}; // some browsers say at once that there is none
		this.last = 0;
		this.turned = (/** @type {DeviceOrientationEvent} */ e) => this.turn(e);
		this.moved = (/** @type {DeviceMotionEvent} */ e) => this.move(e);
	}

	/**
	 * Begins; at a press, since some browsers ask then only.
	 * @param {boolean} whole whether the attitude is needed, or gravity is enough @returns {Promise<Found>}
	 */
	async start(whole) {
		if (!globalThis.isSecureContext) {
			return 'not-secure';
		}
		const asked = [allowed('DeviceOrientationEvent'), allowed('DeviceMotionEvent')]; // both within the press
		const [turns, moves] = await Promise.all(asked);
		if (!turns && (whole || !moves)) {
			return 'DeviceOrientationEvent' in globalThis ? 'denied' : 'none';
		}
		addEventListener('deviceorientation', this.turned);
		addEventListener('devicemotion', this.moved);
		const until = performance.now() + patience;
		while (performance.now() < until) {
			if (this.reading.q || !whole && this.reading.up) {
				return 'ok';
			}
			if (this.absent.turn && (whole || this.absent.move)) {
				break;
			}
			await new Promise(done => setTimeout(done, 50));
		}
		this.stop();
		return 'none';
	}

	stop() {
		removeEventListener('deviceorientation', this.turned);
		removeEventListener('devicemotion', this.moved);
	}

	/** Whether a sensor that told something all the time has fallen silent. */
	get lost() {
		return this.steady && performance.now() - this.heard > silence;
	}

	/** @param {DeviceOrientationEvent} e */
	turn({alpha, beta, gamma}) {
		if (alpha === null || beta === null || gamma === null) {
			this.absent.turn = !this.reading.q;
			return;
		}
		const q = attitude(alpha, beta, gamma);
		this.reading = {up: upOf(q), q};
		this.heard = performance.now();
	}

	/** @param {DeviceMotionEvent} e */
	move({accelerationIncludingGravity: a}) {
		if (!a || a.x === null || a.y === null || a.z === null || Math.hypot(a.x, a.y, a.z) < 1) {
			this.absent.move = !this.reading.up;
			return;
		}
		this.heard = performance.now();
		this.steady = true;
		if (this.reading.q) {
			return; // what the gyroscope helps to tell is better while it moves
		}
		const part = this.reading.up ? 1 - Math.exp(-(this.heard - this.last) / smooth) : 1;
		const old = this.reading.up ?? [0, 0, 0];
		const now = unit([a.x, a.y, a.z]);
		this.last = this.heard;
		this.reading = {up: /** @type {import('./turn.js').Vector} */ (unit(now.map((v, i) => old[i] + part * (v - old[i])))), q: null};
	}

	/** The angle of what is shown to the device. */
	get screen() {
		return globalThis.screen.orientation?.angle ?? 0;
	}

	/** The maker's word for the device, where the browser tells. @returns {Promise<string>} */
	static async model() {
		const data = /** @type {{getHighEntropyValues?: (names: string[]) => Promise<{model?: string}>} | undefined} */ (/** @type {any} */ (navigator).userAgentData);
		const said = await data?.getHighEntropyValues?.(['model']).catch(() => null);
		return said?.model ?? '';
	}
}
