// The player in the browser against the cases that the one in Go passes.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test from 'node:test';
import {act, alternatives, due, show, start, tick, ways} from '../script/player/play.js';

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
