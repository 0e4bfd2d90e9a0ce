// Where a phone points, and by how much it has turned about a line: vectors and
// quaternions, nothing of the page. Angles are in degrees.

/**
 * @typedef {[number, number, number]} Vector
 * @typedef {[number, number, number, number]} Quaternion w, x, y, z
 * @typedef {{up: Vector | null, q: Quaternion | null}} Reading which way is up, as the phone sees it, and its attitude in the room; null: not known
 */

const radians = Math.PI / 180;

/** @param {Vector} a @param {Vector} b */
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** @param {Vector} a @param {Vector} b @returns {Vector} */
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];

/**
 * Makes the length 1; nothing stays nothing.
 * @template {number[]} T
 * @param {T} v @returns {T}
 */
export function unit(v) {
	const length = Math.hypot(...v);
	return length > 0 ? /** @type {T} */ (v.map(x => x / length)) : v;
}

/** @param {Quaternion} a @param {Quaternion} b @returns {Quaternion} first b, then a */
export const times = (a, b) => [
	a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3],
	a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
	a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
	a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0],
];

/** @param {Quaternion} q @returns {Quaternion} */
export const back = q => [q[0], -q[1], -q[2], -q[3]];

/** @param {Quaternion} q @param {Vector} v @returns {Vector} v, turned */
export function turned(q, v) {
	const [, x, y, z] = times(times(q, [0, ...v]), back(q));
	return [x, y, z];
}

/** @param {Vector} axis of length 1 @param {number} angle @returns {Quaternion} */
export function about(axis, angle) {
	const s = Math.sin(angle * radians / 2);
	return [Math.cos(angle * radians / 2), axis[0] * s, axis[1] * s, axis[2] * s];
}

/**
 * The attitude that a device orientation event tells: alpha about the upright,
 * then beta about the phone's width, then gamma about its length. It is exact
 * where single angles jump.
 * @param {number} alpha @param {number} beta @param {number} gamma @returns {Quaternion} from the phone's directions to the room's
 */
export const attitude = (alpha, beta, gamma) => times(about([0, 0, 1], alpha), times(about([1, 0, 0], beta), about([0, 1, 0], gamma)));

/** @param {Quaternion} q @returns {Vector} which way is up, as the phone sees it */
export const upOf = q => turned(back(q), [0, 0, 1]);

/** @param {Vector} a @param {Vector} b @returns {number} the angle between two directions */
export const between = (a, b) => Math.atan2(Math.hypot(...cross(a, b)), dot(a, b)) / radians;

/** @param {Quaternion} a @param {Quaternion} b @returns {number} the smallest turn from one attitude to the other */
export function apart(a, b) {
	const [w, x, y, z] = times(b, back(a));
	return 2 * Math.atan2(Math.hypot(x, y, z), Math.abs(w)) / radians;
}

/**
 * By how much a phone has turned about a line of its own, when what is up has
 * gone from a to b: right-handed. Only what lies across the line counts, so a
 * back that is not quite level changes nothing.
 * @param {Vector} axis of length 1 @param {Vector} a @param {Vector} b @returns {number}
 */
export function rolled(axis, a, b) {
	const flat = (/** @type {Vector} */ v) => /** @type {Vector} */ (v.map((x, i) => x - axis[i] * dot(axis, v)));
	const [from, to] = [flat(a), flat(b)];
	return -Math.atan2(dot(axis, cross(from, to)), dot(from, to)) / radians;
}

/**
 * By how much a phone has turned about what is upright in the room, to the left
 * positive, whatever else it did: the twist of the turn from one attitude to
 * the other.
 * @param {Quaternion} from @param {Quaternion} to @returns {number}
 */
export function twisted(from, to) {
	const [w, , , z] = times(to, back(from));
	const angle = 2 * Math.atan2(z, w) / radians;
	return angle > 180 ? angle - 360 : angle <= -180 ? angle + 360 : angle;
}

/**
 * What is the top of what is shown, as the phone sees it.
 * @param {number} angle of the screen: 0, 90, 180, 270 @returns {Vector}
 */
export function topOf(angle) {
	switch (((Math.round(angle / 90) * 90) % 360 + 360) % 360) {
		case 90: return [1, 0, 0];
		case 180: return [0, -1, 0];
		case 270: return [-1, 0, 0];
	}
	return [0, 1, 0];
}

/** The line about which each test turns, as the phone sees it; left is positive. @param {string} gauge @param {number} screen its angle @returns {Vector} */
export const axisOf = (gauge, screen) => gauge === 'outward' ? [0, 0, -1] : topOf(screen);

/** @param {string} gauge @param {Vector} axis @param {Reading} from @param {Reading} to @returns {number | null} the angle of a test, to the left positive */
export function angleOf(gauge, axis, from, to) {
	if (gauge === 'upright') {
		return from.q && to.q ? twisted(from.q, to.q) : null;
	}
	return from.up && to.up ? rolled(axis, from.up, to.up) : null;
}

/** @param {Reading[]} all @returns {Reading} the mean of readings that lie close together */
export function mean(all) {
	const ups = all.flatMap(r => r.up ? [r.up] : []);
	const qs = all.flatMap(r => r.q ? [r.q] : []);
	const first = qs[0];
	const same = qs.map(q => q.reduce((sum, x, i) => sum + x * first[i], 0) < 0 ? q.map(x => -x) : q);
	const sum = (/** @type {number[][]} */ list) => unit(list[0].map((_, i) => list.reduce((s, v) => s + v[i], 0)));
	return {up: ups.length ? /** @type {Vector} */ (sum(ups)) : null, q: same.length ? /** @type {Quaternion} */ (sum(same)) : null};
}

/** The smallest turn that takes one direction to another. @param {Vector} from @param {Vector} to both of length 1 @returns {Quaternion} */
export function bringing(from, to) {
	const [x, y, z] = cross(from, to);
	const q = /** @type {Quaternion} */ ([1 + dot(from, to), x, y, z]);
	return Math.hypot(...q) < 1e-9 ? [1, 0, 0, 0] : unit(q);
}
