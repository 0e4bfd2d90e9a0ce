// One screen of a test that runs: whose turn it is, the dial or the seconds,
// what to do, and the tries so far. It is seen, said, sounded and felt.

import {button, h, number, t} from '../player/view.js';
import {dial} from './dial.js';
import {Hold} from './hold.js';
import {takeBack, Trial} from './trial.js';

/**
 * @typedef {import('./trial.js').Plan & {unit: string}} Plan
 * @typedef {import('./trial.js').Tries} Tries
 * @typedef {{saved: () => Promise<boolean>, hurts: () => void, quit: () => void, done: () => void, lost: () => void}} To
 */

const twelve = 12;
/** From which share of stillness on it is said to record. */
const recording = 0.25;

export class Guide {
	/**
	 * @param {Plan} plan @param {Tries} tries @param {import('./turn.js').Quaternion} level @param {import('./sense.js').Sense} sense
	 * @param {import('../player/sound.js').Sounds} sounds @param {To} to
	 */
	constructor(plan, tries, level, sense, sounds, to) {
		this.plan = plan;
		this.tries = tries;
		this.sense = sense;
		this.sounds = sounds;
		this.to = to;
		/** @type {Trial | null} */
		this.trial = plan.gauge === 'clock' ? null : new Trial(plan, tries, level);
		/** @type {Hold | null} */
		this.hold = this.trial ? null : new Hold(plan, tries);
		this.waits = false;
		this.dial = this.trial ? dial(plan.gauge) : null;
		this.sides = h('p', {class: 'sides'});
		this.number = h('span', {class: 'num'}, '0');
		this.unit = h('span', {class: 'unit'});
		this.does = h('p', {class: 'do', role: 'status'});
		this.bits = h('div', {class: 'bits', 'aria-hidden': 'true'}, ...Array.from({length: twelve}, () => h('i')));
		this.row = h('ol', {class: 'tried-row'});
		this.press = button('play', t('measure.start'), () => this.tell(/** @type {Hold} */ (this.hold).press(Date.now())), {class: 'button wide', 'data-press': true});
		/** @type {(Node | false | null)[]} */
		this.parts = [h('h2', {class: 'hide', tabindex: -1}, t('measure.dial')), plan.sides && this.sides, this.dial && this.dial.node,
			h('p', {class: 'now'}, this.number, this.unit), this.does, this.trial && this.bits, this.hold && this.press, this.row,
			h('div', {class: 'pair'}, button('rotl', t('measure.redo'), () => this.redo(), {'data-redo': true}), button('hand', t('measure.hurts'), () => to.hurts(), {'data-hurts': true})),
			button('x', t('measure.quit'), () => to.quit(), {class: 'button second wide'})];
	}

	/** @returns {'left' | 'right' | ''} */
	get side() {
		return (this.trial ?? this.hold)?.side ?? '';
	}

	/** @param {string} first what is said before */
	begin(first) {
		this.list();
		this.say(`${first} ${this.ready()}`.trim());
	}

	ready() {
		if (this.hold) {
			return this.plan.sides && this.side ? t(`side.${this.side}`) : '';
		}
		return t('measure.get-ready', {side: this.side ? t(`side.${this.side}`) : ''});
	}

	/** @param {string} text says it, and shows it */
	say(text) {
		this.show(text);
		this.sounds.say(text);
	}

	/** @param {string} text */
	show(text) {
		if (this.does.textContent !== text) {
			this.does.textContent = text;
		}
	}

	redo() {
		if (this.trial) {
			this.trial.redo();
		} else if (this.hold?.phase === 'ready' || this.hold?.phase === 'rest') {
			takeBack(this.plan, this.tries);
			this.hold = new Hold(this.plan, this.tries);
		} else {
			this.hold = new Hold(this.plan, this.tries);
		}
		void this.to.saved();
		this.list();
		this.say(this.ready());
	}

	/** The tries of the side whose turn it is. */
	list() {
		const {trials, hold_s: each} = this.plan.limits;
		const side = this.side || 'left';
		const unit = this.plan.unit === '°' ? 'measure.degrees' : 'measure.seconds';
		this.sides.replaceChildren(...['left', 'right'].map(one => h('span', {class: one === side ? 'on' : '', 'aria-current': one === side && 'true'}, t(`side.${one}`))));
		const all = this.tries[side];
		const shown = each ? [all.length] : Array.from({length: trials}, (_, i) => i);
		this.row.replaceChildren(...shown.map(i => h('li', {class: i === all.length ? 'on' : ''}, h('span', {class: 'small'}, each ? `${Math.min(i + 1, trials)} / ${trials}` : t('page.test.try', {n: i + 1})),
			h('b', {}, all[i] === undefined ? (i === all.length ? t('measure.now') : '–') : t(unit, {n: number(all[i])})))));
	}

	/** @param {number} now */
	tick(now) {
		if (this.waits) {
			return;
		}
		if (this.hold) {
			this.tell(this.hold.tick(now));
			this.clock(now);
			return;
		}
		if (this.sense.lost) {
			this.to.lost();
			return;
		}
		const {trial} = this;
		if (trial) {
			this.hear(trial.tell(this.sense.reading, now, this.sense.screen));
			this.draw(trial);
		}
	}

	/** @param {Trial} trial */
	draw(trial) {
		const going = trial.phase !== 'start';
		const angle = going ? Math.round(trial.angle) : 0;
		this.number.textContent = t('measure.degrees', {n: angle});
		this.dial?.set(going ? trial.angle * (trial.side === 'right' ? -1 : 1) : 0);
		const share = trial.phase === 'turn' && trial.still.mean < this.plan.limits.moved_from ? 0 : trial.still.share;
		[...this.bits.children].forEach((bit, i) => bit.classList.toggle('on', i < Math.round(share * twelve)));
		if (trial.phase === 'turn' && share > recording) {
			this.show(t('measure.holding'));
		}
	}

	/** @param {number} now */
	clock(now) {
		const {hold} = this;
		if (!hold) {
			return;
		}
		const key = {ready: 'measure.ready', count: 'measure.in', rest: 'measure.rest', hold: 'measure.held'}[hold.phase];
		this.number.textContent = String(hold.shown(now));
		this.unit.textContent = `${t(key)}`;
		const [name, word] = hold.phase === 'ready' ? ['play', 'measure.start'] : hold.phase === 'hold' ? ['check', 'measure.end'] : ['x', 'measure.cancel'];
		if (this.press.dataset.is !== word) {
			this.press.dataset.is = word;
			this.press.replaceChildren(...button(name, t(word), () => {}).childNodes);
		}
	}

	/** @param {import('./trial.js').Said[]} all */
	hear(all) {
		for (const {what, side, value} of all) {
			const word = t(`measure.side.${side}`);
			switch (what) {
				case 'plane':
					this.say(t(`measure.plane.${this.plan.gauge}`));
					break;
				case 'go':
					this.sounds.sound('start');
					this.say(t(`measure.go.${this.plan.test}`, {side: word}));
					break;
				case 'other-side':
					this.sounds.sound('tick');
					this.say(t('measure.other-side', {side: word}));
					break;
				case 'recorded':
					this.sounds.sound('end');
					this.say(t('measure.recorded', {n: Math.round(value)}));
					break;
				case 'drift':
					this.sounds.sound('tick');
					this.say(t('measure.drift', {n: Math.abs(value)}));
					break;
				default:
					this.sounds.sound(what === 'done' ? 'finish' : 'switch');
					this.after(what === 'done');
			}
		}
	}

	/** @param {import('./hold.js').Said[]} all */
	tell(all) {
		for (const {what, n} of all) {
			switch (what) {
				case 'count':
					this.sounds.sound('tick');
					break;
				case 'go':
					this.sounds.sound('start');
					this.say(t('measure.hold-go'));
					break;
				case 'seconds':
					this.sounds.say(String(n));
					break;
				case 'recorded':
					this.sounds.sound('end');
					this.say(t('measure.recorded-s', {n: Math.round(n)}));
					break;
				case 'rest':
					this.after(false);
					break;
				default:
					this.after(what === 'done');
			}
		}
	}

	/** What was tried is kept before the next try is shown. @param {boolean} done */
	after(done) {
		this.waits = !this.hold;
		void this.to.saved().then(saved => {
			this.waits = false;
			this.list();
			if (done) {
				this.sounds.say(t('measure.done'));
				this.to.done();
			} else if (!saved) {
				this.show(t('measure.unkept'));
			} else if (!this.hold) {
				this.say(this.ready());
			}
		});
	}
}
