// The player's page: it tells the machine the time and the taps, keeps every
// step before it is shown, and shows, sounds and says what comes of it.

import {Device} from './device.js';
import {after} from './entry.js';
import * as keep from './keep.js';
import {listen} from './keys.js';
import {Moment} from './moment.js';
import {act, tick, wake} from './play.js';
import {due} from './rate.js';
import {choose, dayOf, lockBy} from './ready.js';
import * as screens from './screens.js';
import {fetchWeek, send} from './send.js';
import * as sheets from './sheets.js';
import {Sounds, standard} from './sound.js';
import {begun, step, version} from './state.js';
import {button, h, minutesLeft, t} from './view.js';
import {showPounds} from './weight.js';

/**
 * @typedef {import('./state.js').State} State
 * @typedef {import('./play.js').Event} Event
 * @typedef {import('./send.js').Exercise} Exercise
 * @typedef {{state: State, before: State | null, gap: {n: number, from: string, to: string} | null, day: string, person: string, questions: string[], exercises: Record<string, Exercise>,
 *   swaps: {exercise: string, with: string}[], unrated?: string[], still?: {act: string, exercise: string, from: number}, after: boolean, felt: import('./screens.js').Felt}} Playing
 */

/** How often a running step is kept, in ms: what is lost at most of one that nobody touched. */
const keepEvery = 5000;
const tickEvery = 100;

const root = /** @type {HTMLElement} */ (document.getElementById('player'));
const main = /** @type {HTMLElement} */ (document.getElementById('main')); // sheets stand beside what is drawn anew
const live = /** @type {HTMLElement} */ (document.getElementById('live'));

export class Train {
	constructor() {
		/** @type {Playing | null} */
		this.p = null;
		/** @type {Promise<unknown>} */
		this.chain = Promise.resolve();
		this.busy = 0;
		this.kept = 0;
		this.rating = false;
		this.sounds = new Sounds({...standard}, new URL('./silence.wav', import.meta.url).href);
		this.device = new Device();
		this.moment = new Moment(root, {
			press: e => void this.act(e), pain: () => this.pain(), swap: () => this.others(), record: () => this.record(), leave: () => this.leave(),
			sound: () => screens.settings(main, this.sounds.settings, s => this.set(s)), help: () => screens.help(main), unseen: back => void this.unseen(back),
		}, this.sounds, live);
		this.name = sheets.naming(id => this.p?.exercises[id]);
		/** @type {import('./sheets.js').Host} */
		this.host = {root: main, state: () => /** @type {Playing} */ (this.p).state, name: this.name, act: e => this.act(e), worry: () => void this.worry(), say: text => this.moment.toast(text)};
	}

	/** @param {string} text is read aloud once @param {number} [wait] in ms, so that what was drawn anew is read before it */
	tell(text, wait = 200) {
		live.textContent = '';
		setTimeout(() => live.textContent = text, wait);
	}

	/** @param {HTMLElement} node shows a screen instead of a moment; one that is there already is left where it is */
	show(node) {
		this.moment.clear();
		this.rating = false;
		document.querySelectorAll('dialog').forEach(sheet => sheet.remove());
		root.removeAttribute('aria-busy');
		if (node.parentElement === root) {
			return;
		}
		root.replaceChildren(node);
		node.querySelector('h1')?.focus();
		window.scrollTo(0, 0);
	}

	async open() {
		this.sounds.settings = {...standard, ...await keep.get('settings')};
		if (!await this.device.alone()) {
			this.show(screens.screen(t('player.elsewhere'), h('p', {}, t('player.elsewhere-text')), button('play', t('player.here'), () => location.reload(), {class: 'button wide'})));
			return;
		}
		const p = /** @type {Playing | undefined} */ (await keep.get('playing'));
		if (p && p.state.version === version) {
			const {week} = await fetchWeek('', 2000);
			await this.suit(week);
			const who = week?.people?.find(one => one.id === p.person);
			if (week?.people && !who) {
				this.show(screens.stranger(() => confirm(t('player.drop-sure')) && void this.abandon()));
				return;
			}
			this.resume(p, Boolean(await keep.get('lock')), who && who.id !== week?.person.id ? who.name : '');
			return;
		}
		await choose(this);
	}

	/** @param {Playing} p @param {boolean} locked whether questions have to be answered first @param {string} who else's it is */
	resume(p, locked, who) {
		this.p = {...p, state: wake(p.state, Date.now())};
		if (p.after || p.state.run === 'over') {
			after(this);
			return;
		}
		const of = step(p.state);
		const old = locked ? 'locked' : dayOf(Date.now()) > p.state.timeline.until ? 'old' : '';
		this.show(screens.resume(p.state, this.name(of.exercise ?? ''), old, who, {on: () => this.play(true), log: () => after(this), drop: () => void this.abandon()}));
	}

	async abandon() {
		this.p = null;
		await keep.drop('playing');
		await choose(this);
	}

	async keep() {
		this.kept = Date.now();
		await keep.put('playing', this.p).catch(() => this.moment.toast(t('player.unkept')));
	}

	/** @param {boolean} go */
	play(go) {
		this.sounds.wake();
		this.loop();
		this.device.keys(key => void this.act({act: key}));
		if (go) {
			void this.act({act: 'go'});
		} else {
			this.render();
		}
	}

	/** @param {Event} e @returns {Promise<boolean>} whether it could be done; it is kept before it is shown */
	act(e) {
		this.sounds.wake();
		const turn = this.chain.then(async () => {
			if (!this.p) {
				return false;
			}
			this.busy++;
			try {
				const [s, sounds, ok] = act(this.p.state, e, Date.now());
				await this.take(s, sounds, true);
				return ok;
			} finally {
				this.busy--;
			}
		});
		this.chain = turn.catch(() => {});
		return turn;
	}

	/** @param {State} s @param {import('./play.js').Sound[]} sounds @param {boolean} always */
	async take(s, sounds, always) {
		const p = /** @type {Playing} */ (this.p);
		const old = p.state;
		const changed = always || s.at !== old.at || s.run !== old.run || s.marks.length !== old.marks.length;
		this.p = {...p, state: s};
		if (s.away && !old.away && s.run === 'paused') {
			this.gap(p, s);
		}
		if (changed || Date.now() - this.kept > keepEvery) {
			await this.keep();
		}
		for (const one of sounds) {
			this.sounds.sound(one.kind);
		}
		if (this.p.state.run === 'over') {
			this.sounds.say(t('cue.done'));
			if (!this.rate()) {
				after(this);
			}
		} else if (changed) {
			this.render();
		}
	}

	/** Nobody saw what passed: by the clock it goes on, and the person says whether it was done. @param {Playing} p @param {State} s */
	gap(p, s) {
		const [next] = act(s, {act: 'catch-up'}, s.seen);
		const gap = {n: Math.round(s.away / 60_000), from: this.name(step(p.state).exercise ?? ''), to: next.run === 'over' ? t('cue.done') : this.name(step(next).exercise ?? '')};
		this.p = {...p, state: next, before: wake(p.state, s.seen), gap};
	}

	/** @param {boolean} back whether what passed was not done */
	async unseen(back) {
		const p = this.p;
		if (!p) {
			return;
		}
		this.p = {...p, before: null, gap: null, state: back && p.before ? wake(p.before, Date.now()) : p.state};
		await this.keep();
		if (back) {
			this.loop();
		}
		this.render();
	}

	loop() {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.tick(), tickEvery);
	}

	async tick() {
		const p = this.p;
		if (!p || p.after) {
			return;
		}
		if (!this.busy && p.state.run === 'running') {
			const [s, sounds] = tick(p.state, Date.now());
			const turn = this.chain.then(() => this.p === p ? this.take(s, sounds, false) : undefined);
			this.chain = turn.catch(() => {});
			await turn;
		}
		if (this.p && !this.p.after && this.p.state.run !== 'over') {
			this.moment.paint(this.p.state, Date.now());
			this.loop();
		}
	}

	render() {
		const p = this.p;
		if (!p || p.after) {
			return;
		}
		const sheet = document.querySelector('dialog[open]');
		this.moment.render(p.state, p.exercises, p.gap);
		if (p.state.run === 'asking' && !sheet) {
			sheets.asked(this.host);
		}
		if (p.state.run === 'running' && !sheet && !p.gap) {
			this.rate();
		}
		void this.device.awake(p.state.run === 'running');
		this.device.tell(this.name(step(p.state).exercise ?? ''), t('player.left', {n: minutesLeft(p.state, Date.now())}), p.state.run === 'running');
	}

	/** Asks how much it hurts around an exercise that is compared; while it asks, the session stands. @returns {boolean} whether it asks */
	rate() {
		const p = this.p;
		const asks = p && due(p.state, p.unrated ?? []);
		if (this.rating || !p || !asks) {
			return this.rating;
		}
		this.rating = true;
		const from = p.still?.exercise === asks.exercise && p.still.act === asks.act ? p.still.from : Date.now();
		this.p = {...p, still: {act: asks.act, exercise: asks.exercise, from}};
		const over = p.state.run === 'over';
		void (over ? this.keep() : this.act({act: 'pause'})).then(() => sheets.rate(this.host, asks, from, async pain => {
			this.rating = false;
			if (pain === null && this.p) {
				this.p = {...this.p, unrated: [...this.p.unrated ?? [], asks.exercise]};
			} else {
				await this.act({act: asks.act, exercise: asks.exercise, pain: pain ?? undefined});
			}
			if (!over) {
				await this.act({act: 'go'});
			} else if (!this.rate()) {
				after(this);
			}
		}));
		return true;
	}

	/**
	 * Takes over what the person chose: units, and once what to hear. What this
	 * device was set to since stays, until they choose anew.
	 * @param {import('./send.js').Week | null} week
	 */
	async suit(week) {
		showPounds(Boolean(week?.pounds));
		const was = await keep.get('chosen') ?? standard;
		const sounds = week?.sounds;
		if (sounds && Object.keys(sounds).some(key => sounds[key] !== was[key])) {
			this.set({...this.sounds.settings, ...sounds});
		}
		if (sounds) {
			await keep.put('chosen', sounds);
		}
	}

	/** @param {import('./sound.js').Settings} s */
	set(s) {
		this.sounds.settings = s;
		void keep.put('settings', s);
	}

	pain() {
		if (!this.p || this.p.state.run === 'asking' || document.querySelector('dialog[open]')) {
			return;
		}
		const on = this.p.state.run === 'running';
		void this.act({act: 'pause'}).then(() => sheets.pain(this.host, on));
	}

	others() {
		if (!this.p || document.querySelector('dialog[open]')) {
			return;
		}
		const on = this.p.state.run === 'running';
		const from = this.p.state.timeline.lines[step(this.p.state).line]?.exercise;
		const go = () => on && void this.act({act: 'go'});
		void this.act({act: 'pause'}).then(() => sheets.others(this.host, async (id, good) => {
			const done = await this.act({act: 'swap', exercise: id});
			if (done && this.p && good && from) {
				this.p.swaps = [...this.p.swaps, {exercise: from, with: id}];
				await this.keep();
			}
			go();
			this.moment.toast(t(good ? 'player.swapped-good' : 'player.swapped', {name: this.name(id)}));
		}, go));
	}

	record() {
		if (!document.querySelector('dialog[open]')) {
			sheets.record(this.host, () => {});
		}
	}

	leave() {
		if (!this.p || document.querySelector('dialog[open]')) {
			return;
		}
		const on = this.p.state.run === 'running';
		void this.act({act: 'leave'}).then(() => this.p && sheets.leave(main, {
			log: begun(this.p.state) ? () => after(this) : null, drop: () => void this.abandon(), closed: () => on && void this.act({act: 'go'}),
		}));
	}

	/** Something new or worrying: as if every question before a session were answered with "not sure". No stored session is played before the server has asked. */
	async worry() {
		const p = /** @type {Playing} */ (this.p);
		this.p = {...p, state: wake(p.state, Date.now())};
		await this.keep();
		const answers = Object.fromEntries(p.questions.map(q => [q, 'unknown']));
		await lockBy(this, {id: crypto.randomUUID(), person: p.person, day: dayOf(Date.now()), answers});
	}

}

const train = new Train();
listen(train);
document.addEventListener('visibilitychange', () => {
	void train.tick();
	if (document.visibilityState === 'visible' && train.p?.state.run === 'running') {
		void train.device.awake(true);
	}
});
window.addEventListener('online', () => void send());
// Whoever signs out in another tab leaves nothing here either.
new BroadcastChannel('tspine').onmessage = () => {
	train.p = null;
	location.replace('/sign-in');
};

await train.open();
