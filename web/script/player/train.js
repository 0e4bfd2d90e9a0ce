// The player's page: it tells the machine the time and the taps, keeps every
// step before it is shown, and shows, sounds and says what comes of it.

import {Device} from './device.js';
import * as keep from './keep.js';
import {Moment} from './moment.js';
import {act, begun, played, start, step, tick, version, wake} from './play.js';
import * as screens from './screens.js';
import {checks, entries, fetchWeek, keepFigures, send} from './send.js';
import * as sheets from './sheets.js';
import {Sounds, standard} from './sound.js';
import {leaveOut} from './timeline.js';
import {button, h, minutesLeft, t} from './view.js';

/**
 * @typedef {import('./play.js').State} State
 * @typedef {import('./play.js').Event} Event
 * @typedef {import('./send.js').Week} Week
 * @typedef {import('./send.js').Exercise} Exercise
 * @typedef {{state: State, before: State | null, gap: {n: number, from: string, to: string} | null, day: string, person: string, questions: string[], exercises: Record<string, Exercise>,
 *   swaps: {exercise: string, with: string}[], after: boolean, felt: import('./screens.js').Felt}} Playing
 */

/** How often a running step is kept, in ms: what is lost at most of one that nobody touched. */
const keepEvery = 5000;
const tickEvery = 100;

const root = /** @type {HTMLElement} */ (document.getElementById('player'));
const main = /** @type {HTMLElement} */ (document.getElementById('main')); // sheets stand beside what is drawn anew
const live = /** @type {HTMLElement} */ (document.getElementById('live'));

/** @param {number} ms @returns {string} the day of a moment, where the device is */
export const dayOf = ms => {
	const d = new Date(ms);
	return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`;
};

class Train {
	constructor() {
		/** @type {Playing | null} */
		this.p = null;
		/** @type {Promise<unknown>} */
		this.chain = Promise.resolve();
		this.busy = 0;
		this.kept = 0;
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

	/** @param {HTMLElement} node shows a screen instead of a moment */
	show(node) {
		this.moment.clear();
		document.querySelectorAll('dialog').forEach(sheet => sheet.remove());
		root.replaceChildren(node);
		root.removeAttribute('aria-busy');
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
			this.resume(p, Boolean(await keep.get('lock')));
			return;
		}
		await this.choose();
	}

	/** @param {Playing} p @param {boolean} locked whether questions have to be answered first */
	resume(p, locked) {
		this.p = {...p, state: wake(p.state, Date.now())};
		if (p.after || p.state.run === 'over') {
			this.after();
			return;
		}
		const of = step(p.state);
		const old = locked ? 'locked' : dayOf(Date.now()) > p.state.timeline.until ? 'old' : '';
		this.show(screens.resume(p.state, this.name(of.exercise ?? ''), old, {on: () => this.play(true), log: () => this.after(), drop: () => void this.abandon()}));
	}

	async abandon() {
		this.p = null;
		await keep.drop('playing');
		await this.choose();
	}

	/** What there is to play: as the server says, or as it was kept. */
	async choose() {
		await send();
		const {week, stopped, online, away} = await fetchWeek(location.search);
		if (away) {
			location.href = '/sign-in?next=/train';
			return;
		}
		if (week && online) {
			void keepFigures(week);
		}
		const refusals = (await keep.waiting()).filter(one => one.refused);
		if (stopped || await keep.get('lock')) {
			this.locked(refusals);
			return;
		}
		const today = dayOf(Date.now());
		const done = /** @type {string[]} */ (await keep.get('done') ?? []);
		const short = new URLSearchParams(location.search).has('short');
		const list = !week || week.day > today || Date.now() - week.made_ms > week.days * 86400_000 ? [] : week.sessions.filter(s => s.timeline.day === today && !done.includes(s.id));
		const one = list.find(s => Boolean(s.timeline.short) === short) ?? list[0];
		if (!week || !one) {
			this.show(screens.screen(t(week ? 'player.nothing' : 'player.none-kept'), h('p', {}, t(week ? 'player.nothing-text' : 'player.none-kept-text')), await this.refusals(refusals), screens.link('/today', t('player.today'))));
			return;
		}
		const checked = await keep.get('checked');
		const mine = checked?.day === today && checked.person === week.person.id;
		const ask = !(week.checked && week.day === today) && !mine;
		const screen = screens.before(week, mine ? {...one, timeline: leaveOut(one.timeline, checked.leave)} : one, {ask, offline: !online, today}, said => void this.begin(week, one, said));
		const box = await this.refusals(refusals);
		if (box) {
			screen.append(box);
		}
		this.show(screen);
	}

	/** @param {import('./keep.js').Waiting[]} list */
	async refusals(list) {
		return list.length ? screens.refused(list, async one => {
			await keep.refuse({...one, refused: undefined});
			location.reload();
		}, async one => {
			if (confirm(t('player.drop-sure'))) {
				await keep.dequeue(Number(one.key));
				location.reload();
			}
		}) : null;
	}

	/** @param {import('./keep.js').Waiting[]} [refusals] */
	async locked(refusals = []) {
		this.show(screens.screen(t('player.locked'), h('p', {}, t('cue.check-pause')), await this.refusals(refusals), screens.link('/today', t('player.questions'))));
	}

	/** @param {Week} week @param {import('./send.js').Ahead} one @param {import('./screens.js').Before} said */
	async begin(week, one, said) {
		this.sounds.wake();
		const today = dayOf(Date.now());
		const person = week.person.id;
		/** @type {string[]} */
		let leave = (await keep.get('checked'))?.day === today ? (await keep.get('checked')).leave : [];
		if (said.answers) {
			const answers = said.answers;
			const leads = Object.entries(answers).filter(([, a]) => a !== 'no').map(([q, a]) => one.timeline.checks.find(c => c.question === q)?.leads.find(l => l.answer === a));
			const stop = leads.some(l => !l || l.pause);
			leave = leads.flatMap(l => l?.leave_out ?? []);
			const id = crypto.randomUUID();
			const check = {id, person, day: today, answers};
			if (stop) {
				await this.lockBy(check);
				return;
			}
			await keep.enqueue({path: checks, body: check, at: Date.now()}, {put: {checked: {day: today, person, leave}}});
			void send();
		}
		const timeline = leaveOut(one.timeline, leave);
		const state = start(one.id, timeline, said.pain, Date.now());
		if (!state) {
			this.show(screens.screen(t('player.nothing'), h('p', {}, t('cue.check-leave-out')), screens.link('/today', t('player.today'))));
			return;
		}
		/** @type {Record<string, Exercise>} */
		const exercises = {};
		for (const l of timeline.lines) {
			for (const id of [l.exercise, ...[...l.easier, ...l.instead].map(a => a.exercise)]) {
				exercises[id] = week.exercises[id];
			}
		}
		this.p = {state, before: null, gap: null, day: today, person, questions: week.questions.map(q => q.id), exercises, swaps: [], after: false, felt: {after: null, effort: null, stiffness: null, comfortable: false, note: ''}};
		await this.keep();
		this.play(true);
		if (leave.length) {
			this.moment.toast(t('cue.check-leave-out'));
		}
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
			this.after();
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
		void this.device.awake(p.state.run === 'running');
		this.device.tell(this.name(step(p.state).exercise ?? ''), t('player.left', {n: minutesLeft(p.state, Date.now())}), p.state.run === 'running');
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
			if (this.p && good && from) {
				this.p.swaps = [...this.p.swaps, {exercise: from, with: id}];
			}
			await this.act({act: 'swap', exercise: id});
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
			log: begun(this.p.state) ? () => this.after() : null, drop: () => void this.abandon(), closed: () => on && void this.act({act: 'go'}),
		}));
	}

	/** Something new or worrying: as if every question before a session were answered with "not sure". No stored session is played before the server has asked. */
	async worry() {
		const p = /** @type {Playing} */ (this.p);
		this.p = {...p, state: wake(p.state, Date.now())};
		await this.keep();
		const answers = Object.fromEntries(p.questions.map(q => [q, 'unknown']));
		await this.lockBy({id: crypto.randomUUID(), person: p.person, day: dayOf(Date.now()), answers});
	}

	/** @param {{id: string, person: string, day: string, answers: Record<string, string>}} check answers after which there is no session */
	async lockBy(check) {
		await keep.enqueue({path: checks, body: check, at: Date.now()}, {put: {lock: {why: 'check', at: Date.now()}}, drop: ['checked']});
		this.p = null;
		await this.locked();
		await send();
		if (!(await keep.waiting()).length) {
			location.href = '/today';
		}
	}

	/** Asks how it was. */
	after() {
		const p = /** @type {Playing} */ (this.p);
		this.p = {...p, after: true};
		clearTimeout(this.timer);
		this.sounds.rest();
		void this.device.awake(false);
		void this.keep();
		this.show(screens.after(p.state, p.felt, {
			change: felt => {
				this.p = {.../** @type {Playing} */ (this.p), felt};
				void this.keep();
			},
			done: () => void this.log(), worry: () => void this.worry(),
			back: p.state.run === 'over' ? null : () => {
				this.p = {...p, after: false};
				this.play(false);
			},
		}));
	}

	/** Puts the session into the queue, and sends it if it can be. */
	async log() {
		const p = this.p;
		if (!p) {
			return;
		}
		const rated = Object.fromEntries(Object.entries(p.felt).filter(([, v]) => v !== null));
		const body = played(p.state, {.../** @type {any} */ (rated), day: p.day, person: p.person, swaps: p.swaps});
		this.p = null;
		const done = [.../** @type {string[]} */ (await keep.get('done') ?? []), p.state.id].slice(-100);
		await keep.enqueue({path: entries, body, at: Date.now()}, {drop: ['playing'], put: {done}});
		const said = (await send()).get(p.state.id) ?? null;
		const list = await keep.waiting();
		const screen = screens.logged(said, list.length);
		const box = await this.refusals(list.filter(one => one.refused));
		if (box) {
			screen.append(box);
		}
		if (!said) {
			const ready = await navigator.serviceWorker?.getRegistration();
			await /** @type {any} */ (ready)?.sync?.register('send').catch(() => {});
		} else {
			void fetchWeek();
		}
		this.show(screen);
	}
}

const train = new Train();
const keys = /** @type {Record<string, () => void>} */ ({
	' ': () => train.moment.main(), Enter: () => train.moment.main(), ArrowLeft: () => void train.act({act: 'back'}), ArrowRight: () => void train.act({act: 'skip'}),
	p: () => train.pain(), s: () => void train.act({act: 'skip'}), m: () => train.moment.options.sound(), w: () => train.others(), r: () => train.record(), '?': () => train.moment.options.help(), Escape: () => train.leave(),
});

document.addEventListener('keydown', event => {
	const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog');
	const pressing = event.target instanceof HTMLElement && event.target.closest('button, a') && (event.key === ' ' || event.key === 'Enter');
	const key = keys[event.key];
	if (key && train.p && !train.p.after && !typing && !pressing && !event.ctrlKey && !event.metaKey && !event.altKey && train.moment.shown) {
		event.preventDefault();
		key();
	}
});
document.addEventListener('visibilitychange', () => {
	void train.tick();
	if (document.visibilityState === 'visible' && train.p?.state.run === 'running') {
		void train.device.awake(true);
	}
});
window.addEventListener('online', () => void send());

await train.open();
