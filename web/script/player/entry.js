// What comes after a session: how it was, and its entry.

import * as keep from './keep.js';
import {played} from './play.js';
import {tellRefused} from './ready.js';
import * as screens from './screens.js';
import {entries, fetchWeek, send} from './send.js';
import {t} from './view.js';

/**
 * @typedef {import('./train.js').Train} Train
 * @typedef {import('./train.js').Playing} Playing
 */

/** Asks how it was. @param {Train} train */
export function after(train) {
	const p = /** @type {Playing} */ (train.p);
	train.p = {...p, after: true};
	clearTimeout(train.timer);
	train.sounds.rest();
	void train.device.awake(false);
	void train.keep();
	train.show(screens.after(p.state, p.felt, {
		change: felt => {
			train.p = {.../** @type {Playing} */ (train.p), felt};
			void train.keep();
		},
		done: () => void log(train), worry: () => void train.worry(),
		back: p.state.run === 'over' ? null : () => {
			train.p = {...p, after: false};
			train.play(false);
		},
	}));
}

/** Puts the session into the queue, and sends it if it can be. @param {Train} train */
async function log(train) {
	const p = train.p;
	if (!p) {
		return;
	}
	const rated = Object.fromEntries(Object.entries(p.felt).filter(([, v]) => v !== null));
	const body = played(p.state, {.../** @type {any} */ (rated), day: p.day, person: p.person, swaps: p.swaps});
	train.p = null;
	const done = [.../** @type {string[]} */ (await keep.get('done') ?? []), p.state.id].slice(-100);
	await keep.enqueue({path: entries, body, at: Date.now()}, {drop: ['playing'], put: {done}});
	const slow = setTimeout(async () => train.show(screens.logged(null, (await keep.waiting()).length)), 1000);
	const said = (await send()).get(p.state.id) ?? null;
	clearTimeout(slow);
	const list = await keep.waiting();
	const screen = screens.logged(said, list.length);
	await tellRefused(screen, list.filter(one => one.refused));
	if (said) {
		void fetchWeek();
	}
	train.show(screen);
	train.tell(t(p.state.run === 'over' ? 'player.finished-kept' : 'player.saved'));
}
