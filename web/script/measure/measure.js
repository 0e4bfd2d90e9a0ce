// A test that the device guides: it asks for the sensor, says what to do, keeps
// every try before the next, and hands them over. What counts is told by
// trial.js and hold.js; what it means, by the server.

import {Device} from '../player/device.js';
import * as keep from '../player/keep.js';
import * as screens from '../player/screens.js';
import {send} from '../player/send.js';
import {Sounds, standard} from '../player/sound.js';
import {button, dialog, h, icon, levels, number, t} from '../player/view.js';
import {Guide} from './guide.js';
import {Sense} from './sense.js';
import {kept} from './state.js';
import {Table, takeBack, turnOf} from './trial.js';

/**
 * @typedef {import('./trial.js').Plan & {unit: string, person: string, version: string, to: string, then: string}} Whole
 * @typedef {import('./state.js').State} State
 */

const plan = /** @type {Whole} */ (JSON.parse(document.getElementById('plan')?.textContent ?? '{}'));
const root = /** @type {HTMLElement} */ (document.getElementById('measure'));
const form = /** @type {HTMLFormElement} */ (document.getElementById('by-hand'));
const timed = plan.gauge === 'clock';
const tickEvery = 50;

/** @param {State | null} [was] */
const fresh = (was = null) => kept(plan.person, plan.test, was, tries => !turnOf(plan, tries));

class Measure {
	constructor() {
		this.sounds = new Sounds({...standard}, new URL('../player/silence.wav', import.meta.url).href);
		this.device = new Device();
		this.sense = new Sense();
		this.state = fresh();
		/** @type {import('./turn.js').Quaternion} */
		this.level = [1, 0, 0, 0];
		this.timer = 0;
		/** @type {Promise<unknown>} */
		this.saving = Promise.resolve();
	}

	async open() {
		this.sounds.settings = {...standard, ...await keep.get('settings').catch(() => ({}))};
		this.state = fresh(await keep.get(this.state.key).catch(() => null));
		root.hidden = false;
		this.offer();
	}

	get done() {
		return this.state.tries.left.length + this.state.tries.right.length;
	}

	/** @param {...(Node | false | null)} inside what the guide shows, alone or beside the page */
	show(...inside) {
		clearInterval(this.timer);
		root.replaceChildren(h('div', {class: 'run'}, ...inside));
		/** @type {HTMLElement | null} */ (root.querySelector('h2[tabindex]'))?.focus();
	}

	/** @param {boolean} alone whether only the guide is seen */
	alone(alone) {
		for (const one of document.querySelectorAll('#guide > *, #main > *')) {
			if (one instanceof HTMLElement && one !== root && !one.matches('#guide, .crumb, h1, template, script')) {
				one.hidden = alone;
			}
		}
		document.body.classList.toggle('guiding', alone);
		void this.device.awake(alone);
		if (!alone) {
			this.sense.stop();
			this.sounds.rest();
		}
	}

	/** @param {string} [why] what stands in the way of the sensor */
	offer(why = '') {
		this.alone(false);
		if (this.done) {
			root.parentElement?.prepend(root); // what was begun comes first
		}
		const word = timed ? 'measure.with-clock' : 'measure.with-phone';
		this.show(why !== '' && screens.note(why, 'info'), this.done > 0 && screens.note(`${t('measure.begun', {n: this.done})}. ${t('measure.begun-text')}`, 'check'),
			h('p', {}, t(timed ? 'measure.hold.clock' : `measure.hold.${plan.test}`, {n: plan.limits.count_down_s})),
			h('ul', {class: 'plain small'}, h('li', {}, t('measure.warm-up', {n: plan.limits.warm_up})), h('li', {}, this.order()), h('li', {}, t('measure.stop', {n: plan.limits.stop_pain}))),
			button(timed ? 'clock' : 'rotl', t(this.done ? 'measure.go-on' : word), () => void this.begin(), {class: 'button wide', 'data-begin': true}),
			h('div', {class: 'row'}, button('sound', t('player.sound'), () => this.settings(), {class: 'button small'}),
				this.done > 0 && button('x', t('measure.over'), () => this.over(), {class: 'button small'})));
	}

	order() {
		const {trials, hold_s: each} = plan.limits;
		return each ? t('measure.order-holds', {n: trials, of: each}) : trials > 1 ? t('measure.order', {n: trials}) : t(plan.sides ? 'measure.order-one' : 'measure.order-plain');
	}

	settings() {
		screens.settings(document.body, this.sounds.settings, next => {
			this.sounds.settings = next;
			void keep.put('settings', next).catch(() => {});
		});
	}

	over() {
		const shut = dialog(document.body, t('measure.over-sure'), [
			button('x', t('measure.over'), () => {
				shut();
				this.state = fresh();
				void this.save();
				this.offer();
			}, {class: 'button wide'}), button('left', t('measure.go-on'), () => shut(), {class: 'button second wide'})], () => {});
	}

	/** Keeps what was tried; the next step waits for it. @returns {Promise<boolean>} whether this device can */
	save() {
		const {key} = this.state;
		const text = JSON.parse(JSON.stringify(this.state));
		const work = this.saving.then(() => keep.put(key, text)).then(() => true, () => false);
		this.saving = work;
		return work;
	}

	async begin() {
		this.sounds.wake();
		if (!turnOf(plan, this.state.tries)) {
			this.alone(true);
			this.summary();
			return;
		}
		if (!timed) {
			const found = await this.sense.start(plan.gauge === 'upright');
			if (found !== 'ok') {
				this.offer(t({denied: 'measure.denied', none: 'measure.no-sensor', 'not-secure': 'measure.not-secure'}[found]));
				form.querySelector('input')?.focus();
				return;
			}
		}
		this.alone(true);
		if (timed) {
			this.guide();
		} else {
			this.table();
		}
	}

	/** The phone lies on a table first: what it reads there is level. */
	table() {
		const said = h('p', {class: 'note', role: 'status', hidden: true});
		this.show(h('h2', {tabindex: -1}, t('measure.table')), h('p', {}, t('measure.table-text')), said,
			button('left', t('measure.skip-table'), () => this.guide(), {class: 'button second wide', 'data-skip': true}), button('x', t('measure.quit'), () => this.offer(), {class: 'button second wide'}));
		this.sounds.say(`${t('measure.table')}.`);
		const table = new Table(plan);
		this.timer = setInterval(() => {
			const {what, level, value} = table.tell(this.sense.reading, Date.now());
			if (what === 'level') {
				this.level = level;
				this.sounds.sound('start');
				this.sounds.say(t('measure.level'));
				this.guide(t('measure.level'));
			} else if (what) {
				const text = t(`measure.${what}`, {n: number(what === 'creeps' ? Math.round(value * 10) / 10 : Math.round(value))});
				if (said.textContent !== text) {
					said.hidden = false;
					said.textContent = text;
					this.sounds.say(text);
				}
			}
		}, tickEvery);
	}

	/** @param {string} [first] what was said just before */
	guide(first = '') {
		const guide = new Guide(plan, this.state.tries, this.level, this.sense, this.sounds, {
			saved: () => this.save(), hurts: () => this.hurts(), quit: () => this.offer(), done: () => this.summary(), lost: () => this.offer(t('measure.lost')),
		});
		this.show(...guide.parts);
		guide.begin(first);
		this.timer = setInterval(() => guide.tick(Date.now()), tickEvery);
	}

	/** How much it hurts: above the limit the test ends. */
	hurts() {
		clearInterval(this.timer);
		this.sounds.rest();
		const level = levels('pain', t('measure.pain'));
		const shut = dialog(document.body, t('measure.hurts'), [level.node, button('check', t('measure.note-pain'), () => {
			const n = level.value();
			if (n === null) {
				level.node.querySelector('input')?.focus();
				return;
			}
			shut();
			this.state.pain = Math.max(this.state.pain ?? 0, n);
			void this.save();
			if (n > plan.limits.stop_pain) {
				void this.stopped(n);
			} else {
				this.guide(t('measure.pain-noted', {n}));
			}
		}, {class: 'button wide'})], () => this.guide());
	}

	/** @param {number} n the pain that ended it */
	async stopped(n) {
		this.alone(true);
		this.sounds.say(t('measure.stopped', {n}));
		if (!plan.to) {
			this.show(h('h2', {tabindex: -1}, t('measure.stopped', {n})), h('p', {}, t('measure.stopped-text')), button('check', t('measure.go-on'), () => void this.hand(''), {class: 'button wide', 'data-go-on': true}));
			return;
		}
		this.show(h('h2', {tabindex: -1}, t('measure.stopped', {n})), h('p', {}, t('measure.stopped-text')),
			h('a', {class: 'button wide', href: '/progress/measure'}, t('measure.list')), h('a', {class: 'button second wide alarm', href: '/ready'}, icon('shield'), h('span', {}, t('measure.stopped-ask'))));
		await this.hand('/progress/measure');
	}

	summary() {
		this.alone(true);
		this.sounds.rest();
		const {tries, pain} = this.state;
		const said = h('p', {class: 'note wrong', role: 'alert', hidden: true});
		const level = levels('pain', t('measure.pain-during'), {value: pain});
		const unit = plan.unit === '°' ? 'measure.degrees' : 'measure.seconds';
		/** @param {'left' | 'right'} side */
		const row = side => {
			const all = tries[side];
			const mean = all.reduce((sum, v) => sum + v, 0) / all.length;
			const spread = all.length > 1 ? Math.sqrt(all.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (all.length - 1)) : null;
			return h('tr', {}, plan.sides && h('th', {scope: 'row'}, t(`side.${side}`)), h('td', {}, all.map(v => t(unit, {n: number(v)})).join(', ')),
				h('td', {}, h('b', {}, t(unit, {n: number(Math.round(mean * 10) / 10)}))), h('td', {}, spread === null ? '' : t(unit, {n: number(Math.round(spread * 10) / 10)})));
		};
		const keepIt = button('check', t('measure.keep'), () => {
			const n = level.value();
			if (n === null) {
				said.hidden = false;
				said.textContent = t('measure.pain-open');
				level.node.querySelector('input')?.focus();
				return;
			}
			this.state.pain = n;
			void this.save();
			if (n > plan.limits.stop_pain) {
				void this.stopped(n);
			} else {
				void this.hand(plan.then, said);
			}
		}, {class: 'button wide', 'data-keep': true});
		this.show(h('h2', {tabindex: -1}, t('measure.done')), h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('measure.done')}, h('table', {}, h('thead', {}, h('tr', {}, ...[...(plan.sides ? [t('measure.side')] : []), t('measure.tries'), t('measure.mean'), t('measure.spread')].map(word => h('th', {scope: 'col'}, word)))),
			h('tbody', {}, row('left'), plan.sides && row('right')))), level.node, said, keepIt,
		h('div', {class: 'row'}, button('rotl', t('measure.redo'), () => {
			takeBack(plan, tries);
			void this.save();
			void this.begin();
		}, {class: 'button small'}), button('x', t('measure.over'), () => this.over(), {class: 'button small'})));
	}

	/** What is handed over. */
	async body() {
		const {id, day, tries, pain} = this.state;
		return {id, person: plan.person, day, test: plan.test, by: 'phone', device: await Sense.model(), version: plan.version, pain, left: tries.left, right: tries.right};
	}

	/**
	 * Hands the tries over: to the queue, which sends them now or later, or with
	 * the form of the start.
	 * @param {string} then where to go @param {HTMLElement} [said] where to say what stands in the way
	 */
	async hand(then, said) {
		await this.saving;
		const body = await this.body();
		if (!plan.to) {
			await this.fill(body, said);
			return;
		}
		const {id} = this.state;
		const queued = await keep.enqueue({path: plan.to, body, at: Date.now()}, {drop: [this.state.key]}).then(() => true, () => false);
		if (!queued) {
			this.say(said, t('measure.unkept'));
			return;
		}
		const taken = await send();
		if (taken.has(id)) {
			if (said) {
				location.href = then;
			}
			return;
		}
		const refused = (await keep.waiting()).find(one => one.body.id === id && one.refused);
		if (refused) {
			await keep.dequeue(Number(refused.key));
			await this.save();
			this.say(said, `${t('measure.refused')}. ${refused.refused?.texts.join(' ')}`);
			return;
		}
		this.show(h('h2', {tabindex: -1}, t('measure.done')), screens.note(t('measure.saved-here')), h('a', {class: 'button wide', href: '/progress/measure'}, t('measure.list')));
	}

	/**
	 * Fills the form, as if it were written by hand, and sends it.
	 * @param {Awaited<ReturnType<Measure['body']>>} body @param {HTMLElement} [said]
	 */
	async fill(body, said) {
		const fields = new URLSearchParams({answer: 'value', by: body.by, device: body.device, version: body.version, pain: String(body.pain ?? '')});
		const {tries} = this.state;
		if (plan.limits.hold_s) {
			fields.set('holds', tries.left.join(' '));
		} else {
			tries.left.forEach((v, i) => fields.set(`${plan.sides ? 'left' : ''}${i + 1}`, String(v)));
			tries.right.forEach((v, i) => fields.set(`right${i + 1}`, String(v)));
		}
		const r = await fetch(form.action, {method: 'POST', body: fields}).catch(() => null);
		if (!r?.ok) {
			this.say(said, t(r ? 'measure.refused' : 'measure.needs-network'));
			return;
		}
		await keep.drop(this.state.key).catch(() => {});
		location.href = r.url;
	}

	/** @param {HTMLElement | undefined} where @param {string} text */
	say(where, text) {
		const said = where ?? root.querySelector('.run')?.appendChild(h('p', {class: 'note wrong', role: 'alert'}));
		if (said) {
			said.hidden = false;
			said.textContent = text;
		}
	}
}

addEventListener('online', () => void send());
void new Measure().open();
