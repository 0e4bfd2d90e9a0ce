// The player in the browser against the cases that the one in Go passes.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {ways} from '../script/player/hurt.js';
import {act, due, start, tick} from '../script/player/play.js';
import {due as asked} from '../script/player/rate.js';
import {alternatives, show} from '../script/player/state.js';
import {scale, showPounds} from '../script/player/weight.js';

const read = name => JSON.parse(readFileSync(new URL(`../../exchange/testdata/${name}`, import.meta.url), 'utf8'));
const session = read('session.json');

/** what a case says of a state */
function is(s) {
	const shown = show(s, s.seen);
	return {
		run: s.run, at: s.at, left: s.left, spent: s.spent, rung: s.rung, ran: s.ran, away: s.away, say: s.hurt?.say ?? '', due: due(s), passed: shown.passed,
		ways: ways(s).map(w => `${w.act} ${w.exercise ?? ''}`), others: alternatives(s).map(a => a.exercise), done: s.marks.length,
		steps: s.timeline.steps.length, next: s.timeline.steps[s.at].next ?? '',
	};
}

/** a mark or track with what Go leaves out */
const bare = one => Object.fromEntries(Object.entries(one).filter(([, v]) => v !== undefined && v !== false && v !== ''));

for (const c of read('player.json')) {
	test(c.name, () => {
		let s = start('id', session, c.before, c.start_ms);
		for (const [i, told] of c.told.entries()) {
			let sounds;
			let ok = true;
			if (told.act) {
				const load = told.kg ? {kg: told.kg} : undefined;
				[s, sounds, ok] = act(s, {act: told.act, exercise: told.exercise, pain: told.pain ?? 0, reps: told.reps ?? 0, load}, told.now);
			} else {
				[s, sounds] = tick(s, told.now);
			}
			const {marks, tracks, ...want} = told.is;
			assert.deepEqual({ok, sounds, ...is(s)}, {ok: told.ok, sounds: told.sounds, ...want}, `${i}: ${told.act ?? 'tick'}`);
			s = JSON.parse(JSON.stringify(s)); // as it is kept
			if (marks) {
				assert.deepEqual(s.marks.map(bare), marks.map(bare));
			}
			if (tracks) {
				assert.deepEqual(s.tracks.map(bare), tracks.map(bare));
			}
		}
	});
}

test('loads are shown in the units that were chosen, and kept to the gram', () => {
	assert.deepEqual([scale().unit, scale().shown(12.5), scale().kept(12.5)], ['kg', 12.5, 12.5]);
	showPounds(true);
	assert.deepEqual([scale().unit, scale().shown(20), scale().kept(45), scale().shown(scale().kept(45))], ['lb', 44.09, 20.412, 45]);
	showPounds(false);
	assert.equal(scale().unit, 'kg');
});

test('an exercise that is compared is rated before it begins, and after its first turn', () => {
	let s = start('id', session, 1, 0);
	const now = () => asked(s, [])?.act + ' ' + asked(s, [])?.exercise;
	const rate = (kind, exercise) => {
		[s] = act(s, {act: kind, exercise, pain: 3}, s.seen);
	};
	assert.equal(now(), 'rate-before hold');
	assert.equal(asked(s, ['hold']), null, 'what was left out is asked about again');
	rate('rate-before', 'hold');
	assert.equal(asked(s, []), null);
	const line = s.timeline.lines.findIndex(l => l.exercise === 'hold');
	[s] = act(s, {act: 'go'}, s.seen);
	for (let i = 0; i < 400 && s.timeline.steps[s.at].line === line; i++) {
		assert.equal(asked(s, []), null, 'it is asked about in its midst');
		[s] = tick(s, s.seen + 1000);
	}
	assert.equal(now(), 'rate-after hold');
	rate('rate-after', 'hold');
	assert.equal(now(), 'rate-before row');
	assert.equal(asked({...s, timeline: {...s.timeline, rate: undefined}}, []), null, 'who does not compare is asked');
});
