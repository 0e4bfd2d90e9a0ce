// What the phone reads of movements that are known: an error of at most 1°.
import assert from 'node:assert/strict';
import test from 'node:test';
import {Hold} from '../script/measure/hold.js';
import {Still} from '../script/measure/still.js';
import {Table, Trial, turnOf} from '../script/measure/trial.js';
import {about, angleOf, attitude, back, between, bringing, mean, rolled, times, topOf, turned, twisted, unit, upOf} from '../script/measure/turn.js';

const limits = {
	still_s: 1, still_within: 2, moved_from: 8, return_within: 5, table_within: 5, creep_most: 0.3, plane_within: 45, count_down_s: 5, trials: 3, warm_up: 5, stop_pain: 5,
	hold_s: 0, rest_s: 5, most_s: 1800,
};
const plan = (gauge, more = {}) => ({test: 'x', gauge, sides: true, limits: {...limits, ...more}});

/** Numbers that look like chance, the same each time. */
function chance(seed) {
	let s = seed;
	const one = () => {
		s = (s * 1664525 + 1013904223) % 4294967296;
		return s / 4294967296;
	};
	return {one, normal: () => Math.sqrt(-2 * Math.log(one() + 1e-12)) * Math.cos(2 * Math.PI * one())};
}

/** The three angles of an attitude, as a browser tells them. */
function angles(q) {
	const [x, y, z] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]].map(v => turned(q, v)); // columns
	const m = (row, column) => [x, y, z][column][row];
	const deg = 180 / Math.PI;
	let [a, b, c] = [0, 0, 0];
	const flat = 1e-9;
	if (m(2, 2) > flat) {
		[a, b, c] = [Math.atan2(-m(0, 1), m(1, 1)), Math.asin(Math.max(-1, Math.min(1, m(2, 1)))), Math.atan2(-m(2, 0), m(2, 2))];
	} else if (m(2, 2) < -flat) {
		[a, b, c] = [Math.atan2(m(0, 1), -m(1, 1)), -Math.asin(Math.max(-1, Math.min(1, m(2, 1)))), Math.atan2(m(2, 0), -m(2, 2))];
		b += b >= 0 ? -Math.PI : Math.PI;
	} else if (Math.abs(m(2, 0)) > flat) {
		[a, b, c] = [Math.atan2(-m(0, 1), m(1, 1)), Math.asin(Math.max(-1, Math.min(1, m(2, 1)))), m(2, 0) > 0 ? -Math.PI / 2 : Math.PI / 2];
	} else {
		[a, b, c] = [Math.atan2(m(1, 0), m(0, 0)), m(2, 1) > 0 ? Math.PI / 2 : -Math.PI / 2, 0]; // the edge
	}
	return [(a * deg + 360) % 360, b * deg, c * deg];
}

const near = (got, want, by, what) => assert.ok(Math.abs(got - want) <= by, `${what}: ${got}, want ${want} ± ${by}`);

/** The way of one try: still, out, still, back, still; eased, as people move. */
function way(t, to) {
	const ease = x => x <= 0 ? 0 : x >= 1 ? 1 : x * x * (3 - 2 * x);
	return to * (ease((t - 1.4) / 1.2) - ease((t - 4.2) / 1.2));
}
const tryLasts = 7;

/** Where a phone lies at the start of each test, and about which line of its own the body turns it to the left. */
const held = {
	lengthwise: {start: about([1, 0, 0], 0), axis: [0, 1, 0]}, // on a level back, screen up, its top to the head
	outward: {start: about([1, 0, 0], 90), axis: [0, 0, -1]}, // upright, screen away from the breastbone
	upright: {start: [1, 0, 0, 0], axis: null}, // flat in front, turning in the room
};

/** Readings of a try, as events give them: rounded to tenths, noisy, at so many a second. */
function* readings({gauge, to, hertz, noise = 0, rnd = chance(1), tilt = 0, turn = 0, creep = 0, motion = false, screen = 0, begin = 0}) {
	const {start, axis} = held[gauge];
	const spin = about([0, 0, 1], screen); // the phone is turned in its plane, and its screen with it
	for (let t = 0; t < tryLasts; t += 1 / hertz) {
		const phi = way(t, to);
		const room = times(about([0, 0, 1], turn + creep * (begin + t)), about([1, 0, 0], tilt));
		const body = axis ? times(times(room, start), about(axis, phi)) : times(about([0, 0, 1], phi), times(room, start));
		const q = times(body, spin);
		const [a, b, c] = angles(q).map(v => Math.round((v + noise * rnd.normal()) * 10) / 10);
		const up = upOf(q).map(v => v + noise / 57.3 * rnd.normal());
		yield {t: (begin + t) * 1000, reading: motion ? {up: unit(up), q: null} : {up: upOf(attitude(a, b, c)), q: attitude(a, b, c)}, screen};
	}
}

/** Tells a trial the readings of all its tries. */
function measure(trial, make) {
	const said = [];
	for (let begin = 0; trial.side && begin < 20 * tryLasts; begin += tryLasts) {
		for (const {t, reading, screen} of make(trial.side, begin)) {
			said.push(...trial.tell(reading, t, screen));
		}
	}
	return said;
}

test('an attitude is that of the three angles, also where single angles jump', () => {
	const rnd = chance(7);
	for (let i = 0; i < 500; i++) {
		const q = unit([rnd.normal(), rnd.normal(), rnd.normal(), rnd.normal()]);
		const again = attitude(...angles(q));
		assert.ok(Math.abs(q.reduce((s, x, k) => s + x * again[k], 0)) > 1 - 1e-9, `${q} became ${again}`);
	}
	for (const beta of [90, -90, 89.9, 90.1, -89.9]) {
		for (const alpha of [0, 45, 350]) {
			const q = attitude(alpha, beta, 20);
			assert.ok(Math.abs(q.reduce((s, x, k) => s + x * attitude(...angles(q))[k], 0)) > 1 - 1e-9);
		}
	}
});

test('up is what gravity says it is', () => {
	for (const [angle, want] of [[[0, 0, 0], [0, 0, 1]], [[90, 90, 0], [0, 1, 0]], [[10, 0, 90], [-1, 0, 0]], [[0, 180, 0], [0, 0, -1]], [[123, -90, 0], [0, -1, 0]]]) {
		upOf(attitude(...angle)).forEach((v, i) => near(v, want[i], 1e-9, `${angle}`));
	}
});

test('a turn about a line is found, to the left positive', () => {
	for (const phi of [-170, -80, -30, 0, 12.5, 45, 90, 120]) {
		for (const axis of [[0, 1, 0], [1, 0, 0], [0, 0, -1]]) {
			const before = axis[2] ? [0, 1, 0] : [0, 0, 1];
			near(rolled(axis, before, turned(back(about(axis, phi)), before)), phi, 1e-9, `about ${axis}`);
		}
		near(twisted(attitude(20, 30, 10), times(about([0, 0, 1], phi), attitude(20, 30, 10))), phi, 1e-9, 'upright');
	}
	near(twisted([1, 0, 0, 0], about([0, 0, 1], 180)), 180, 1e-9, 'all the way');
	near(twisted(attitude(350, 0, 0), attitude(10, 0, 0)), 20, 1e-9, 'past north');
});

test('what is tilted besides does not count as turning', () => {
	near(twisted([1, 0, 0, 0], times(about([0, 0, 1], 40), about([1, 0, 0], 15))), 40, 1e-9, 'leaning');
	const down = about([1, 0, 0], -30); // the head lower than the hips
	near(rolled([0, 1, 0], upOf(down), upOf(times(down, about([0, 1, 0], 50)))), 50, 1e-9, 'a back that is not level');
});

test('the top of the screen follows the screen', () => {
	assert.deepEqual([0, 90, 180, 270, 360, -90].map(topOf), [[0, 1, 0], [1, 0, 0], [0, -1, 0], [-1, 0, 0], [0, 1, 0], [-1, 0, 0]]);
});

test('means and the turn to level', () => {
	const all = [attitude(359, 0, 0), attitude(1, 0, 0), attitude(0, 0, 0).map(x => -x)].map(q => ({up: upOf(q), q}));
	near(Math.abs(mean(all).q[0]), 1, 1e-4, 'of attitudes, whichever sign');
	assert.deepEqual(mean([]), {up: null, q: null});
	const off = unit([0.05, -0.03, 1]);
	turned(bringing(off, [0, 0, 1]), off).forEach((v, i) => near(v, [0, 0, 1][i], 1e-9, 'level'));
	assert.deepEqual(bringing([0, 0, -1], [0, 0, 1]), [1, 0, 0, 0]);
	assert.equal(angleOf('upright', [0, 0, 1], {up: [0, 0, 1], q: null}, {up: [0, 0, 1], q: null}), null);
	assert.equal(angleOf('lengthwise', [0, 1, 0], {up: null, q: null}, {up: null, q: null}), null);
});

for (const gauge of ['lengthwise', 'outward', 'upright']) {
	for (const hertz of [10, 60]) {
		for (const screen of [0, 90, 270]) {
			test(`${gauge}, ${hertz} a second, screen at ${screen}: at most 1° off`, () => {
				const rnd = chance(hertz + screen);
				for (const to of [12, 37.3, 44, 61]) {
					for (const [tilt, turn] of [[0, 0], [20, 137], [-25, 350]]) {
						const trial = new Trial(plan(gauge), {left: [], right: []});
						measure(trial, (side, begin) => readings({gauge, to: side === 'left' ? to : -to, hertz, noise: 0.6, rnd, tilt, turn, screen, begin}));
						for (const side of ['left', 'right']) {
							assert.equal(trial.tries[side].length, 3);
							for (const v of trial.tries[side]) {
								near(v, to, 1, `${side}, tilted ${tilt}`);
							}
						}
					}
				}
			});
		}
	}
}

test('gravity alone, as an accelerometer gives it, is at most 1° off too', () => {
	for (const gauge of ['lengthwise', 'outward']) {
		const trial = new Trial(plan(gauge), {left: [], right: []});
		const rnd = chance(3);
		measure(trial, (side, begin) => readings({gauge, to: side === 'left' ? 42 : -42, hertz: 60, noise: 1, rnd, motion: true, begin}));
		for (const v of [...trial.tries.left, ...trial.tries.right]) {
			near(v, 42, 1, gauge);
		}
	}
	const blind = new Trial(plan('upright'), {left: [], right: []});
	assert.deepEqual(measure(blind, (side, begin) => readings({gauge: 'upright', to: 42, hertz: 60, motion: true, begin})), []);
	assert.equal(blind.tries.left.length, 0, 'gravity cannot tell a turn about the upright');
});

test('a phone held at the edge where angles jump is read as well', () => {
	for (const tilt of [89.9, 90, 90.1]) { // stood up, and turned about the upright
		const trial = new Trial(plan('upright'), {left: [], right: []});
		measure(trial, (side, begin) => readings({gauge: 'upright', to: side === 'left' ? 48 : -48, hertz: 60, noise: 0.2, tilt, begin}));
		for (const v of [...trial.tries.left, ...trial.tries.right]) {
			near(v, 48, 1, `stood at ${tilt}`);
		}
	}
});

test('left and right come by turns, and each step is said', () => {
	const trial = new Trial(plan('upright'), {left: [], right: []});
	const said = measure(trial, (side, begin) => readings({gauge: 'upright', to: side === 'left' ? 40 : -40, hertz: 60, begin}));
	assert.deepEqual(said.map(one => one.what).join(' '), 'go recorded next '.repeat(5) + 'go recorded done');
	assert.deepEqual(said.filter(one => one.what === 'go').map(one => one.side), ['left', 'right', 'left', 'right', 'left', 'right']);
	assert.deepEqual(trial.tell({up: [0, 0, 1], q: [1, 0, 0, 0]}, 1e9, 0), []);
});

test('what was done before a reload counts', () => {
	const trial = new Trial(plan('upright'), {left: [40, 41], right: [50]});
	assert.equal(trial.side, 'right');
	assert.equal(turnOf(plan('upright'), {left: [1, 2, 3], right: [1, 2, 3]}), '');
	assert.equal(turnOf({...plan('clock', {trials: 1}), sides: false}, {left: [1], right: []}), '');
});

test('a start that has moved is told, and the try is done again', () => {
	const trial = new Trial(plan('upright'), {left: [], right: []});
	const said = measure(trial, (side, begin) => readings({gauge: 'upright', to: side === 'left' ? 40 : -40, hertz: 60, creep: begin < 7 ? 1.6 : 0, begin}));
	const drift = said.find(one => one.what === 'drift');
	assert.ok(drift && Math.abs(drift.value) > 5, JSON.stringify(said));
	assert.deepEqual(said.map(one => one.what).slice(0, 4), ['go', 'recorded', 'drift', 'go']);
	assert.equal(trial.tries.left.length, 3);
	for (const v of trial.tries.left) {
		near(v, 40, 1, 'after the drift');
	}
});

test('the other side is told, and not recorded', () => {
	const trial = new Trial(plan('lengthwise'), {left: [], right: []});
	const said = [];
	for (const {t, reading} of readings({gauge: 'lengthwise', to: -40, hertz: 60})) {
		said.push(...trial.tell(reading, t, 0).map(one => one.what));
	}
	assert.deepEqual(said, ['go', 'other-side']);
});

test('a phone out of the plane is told once, until it lies right', () => {
	const trial = new Trial(plan('lengthwise'), {left: [], right: []});
	const stood = upOf(attitude(0, 80, 0));
	const said = [0, 100, 200].flatMap(t => trial.tell({up: stood, q: null}, t, 0)).map(one => one.what);
	assert.deepEqual(said, ['plane']);
	const lies = [...Array(80).keys()].flatMap(i => trial.tell({up: [0, 0, 1], q: null}, 1000 + i * 20, 0)).map(one => one.what);
	assert.deepEqual(lies, ['go']);
});

test('whoever does not turn, or does not hold still, records nothing', () => {
	const trial = new Trial(plan('upright'), {left: [], right: []});
	for (let t = 0; t < 30; t += 0.02) {
		const phi = t < 2 ? 0 : t < 10 ? 4 : 30 + 20 * Math.sin(3 * t);
		assert.notEqual(trial.tell({up: [0, 0, 1], q: attitude(phi, 0, 0)}, t * 1000, 0)[0]?.what, 'recorded');
	}
});

test('still is still although it is noisy, and a slow turn is not', () => {
	const rnd = chance(11);
	for (const hertz of [10, 60]) {
		const still = new Still(1, 2);
		for (let t = 0; t <= 1100; t += 1000 / hertz) {
			still.add(t, 40 + rnd.normal());
		}
		assert.equal(still.share, 1);
		near(still.mean, 40, 1, 'mean');
		still.forget();
		assert.equal(still.share, 0);
		for (let t = 0; t <= 3000; t += 1000 / hertz) {
			still.add(t, t / 1000 * 5);
			assert.ok(still.share < 1, 'five degrees a second');
		}
		near(still.slope, 5, 0.01, 'slope');
	}
	const once = new Still(1, 2);
	once.add(5, 1);
	once.add(5, 1);
	assert.equal(once.values.length, 1, 'the same moment counts once');
	assert.equal(once.slope, 0);
});

test('a table shows what is level, and a gyroscope that creeps', () => {
	const lies = (gauge, make) => {
		const table = new Table(plan(gauge));
		for (let t = 0; t < 5000; t += 16) {
			const said = table.tell(make(t), t);
			if (said.what) {
				return said;
			}
		}
		return null;
	};
	const flat = q => ({up: upOf(q), q});
	const said = lies('lengthwise', () => flat(attitude(30, 2, -1)));
	assert.equal(said.what, 'level');
	near(between(turned(said.level, upOf(attitude(30, 2, -1))), [0, 0, 1]), 0, 1e-6, 'put right');
	assert.equal(lies('lengthwise', () => flat(attitude(0, 12, 0))).what, 'tilted');
	assert.equal(lies('lengthwise', () => ({up: [0, 0, -1], q: null})).what, 'level', 'some phones call down what others call up');
	assert.equal(lies('upright', t => flat(attitude(t / 1000 * 0.1, 0, 0))).what, 'level');
	assert.equal(lies('upright', t => flat(attitude(t / 1000 * 0.5, 0, 0))).what, 'creeps');
	assert.equal(lies('upright', () => ({up: null, q: null})), null);
});

test('a try is taken back: the one that runs, or the one before', () => {
	const trial = new Trial(plan('upright'), {left: [40, 41], right: [50]});
	trial.redo();
	assert.deepEqual([trial.side, trial.tries], ['left', {left: [40], right: [50]}]);
	trial.redo();
	assert.deepEqual([trial.side, trial.tries], ['right', {left: [40], right: []}]);
	trial.phase = 'turn';
	trial.redo();
	assert.deepEqual([trial.phase, trial.tries], ['start', {left: [40], right: []}]);
	const none = new Trial(plan('upright'), {left: [], right: []});
	none.redo();
	assert.deepEqual([none.side, none.tries], ['left', {left: [], right: []}]);
});

test('a hold is counted in, timed by the clock and stopped', () => {
	const hold = new Hold(plan('clock', {trials: 1}), {left: [], right: []});
	const said = [...hold.press(1000)];
	for (let t = 1000; t <= 29_000; t += 100) {
		said.push(...hold.tick(t));
	}
	assert.deepEqual(said.map(one => `${one.what} ${one.n}`), ['count 3', 'count 2', 'count 1', 'go 0', 'seconds 10', 'seconds 20']);
	assert.equal(hold.shown(29_000), 23);
	assert.deepEqual(hold.press(29_350).map(one => `${one.what} ${one.n} ${one.side}`), ['recorded 23.4 left', 'next 0 right']);
	assert.deepEqual(hold.tries.left, [23.4]);
	hold.press(40_000);
	hold.press(41_000); // thought better of it
	assert.equal(hold.phase, 'ready');
	hold.press(50_000);
	assert.deepEqual(hold.tick(400_000).map(one => one.what), ['go', 'seconds'], 'asleep in between: it began when it was due');
	assert.equal(hold.shown(400_000), 345);
	assert.deepEqual(hold.press(400_000).map(one => one.what), ['recorded', 'done']);
	assert.deepEqual(hold.press(500_000), []);
});

test('holds of a set length end by themselves, with a rest between', () => {
	const hold = new Hold({...plan('clock', {trials: 2, hold_s: 10, rest_s: 5}), sides: false}, {left: [], right: []});
	const said = [...hold.press(0)];
	for (let t = 0; t <= 40_000 && hold.side; t += 50) {
		said.push(...hold.tick(t));
	}
	assert.deepEqual(said.map(one => `${one.what} ${one.n}`), [
		'count 3', 'count 2', 'count 1', 'go 0', 'recorded 10', 'rest 5', 'count 3', 'count 2', 'count 1', 'go 0', 'recorded 10', 'done 0',
	]);
	const early = new Hold({...plan('clock', {trials: 2, hold_s: 10}), sides: false}, {left: [], right: []});
	early.press(0);
	early.tick(5000);
	assert.equal(early.press(9000)[0].n, 4, 'stopped early, it is shorter');
});

test('a hold is never longer than what can be entered', () => {
	const hold = new Hold(plan('clock', {trials: 1, most_s: 30}), {left: [], right: []});
	hold.press(0);
	hold.tick(5000);
	assert.equal(hold.tick(100_000)[0].n, 30);
});
