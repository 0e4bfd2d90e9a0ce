// What is on the screen while a session is played, and what is said of it.

import {counted} from './mark.js';
import {figure} from './send.js';
import {alternatives, show} from './state.js';
import {waits} from './timeline.js';
import {amount, button, column, dial, directions, h, icon, minutesLeft, nameless, queue, ring, sentences, sides, slabs, t, tempo} from './view.js';

/**
 * @typedef {import('./state.js').State} State
 * @typedef {import('./send.js').Exercise} Exercise
 * @typedef {{press: (e: import('./play.js').Event) => void, pain: () => void, swap: () => void, record: () => void, leave: () => void, sound: () => void, help: () => void,
 *   unseen: (back: boolean) => void}} Options
 */

/** From how many seconds on half of them is said. */
const halfFrom = 20;

const between = new Set(['prepare', 'rest', 'switch-side', 'turn-over', 'relax']);

export class Moment {
	/** @param {HTMLElement} root @param {Options} options @param {import('./sound.js').Sounds} sounds @param {HTMLElement} live */
	constructor(root, options, sounds, live) {
		this.root = root;
		this.options = options;
		this.sounds = sounds;
		this.live = live;
		this.shown = false;
		this.half = -1; // the step whose half was said
		this.beat = 0; // the second that was beaten last
		this.said = ''; // the moment that was said last
		/** @type {() => void} what the big button does */
		this.main = () => {};
		/** @type {{num: HTMLElement, unit: HTMLElement, ring: ReturnType<typeof ring>, left: HTMLElement, column: HTMLElement, tempo: ReturnType<typeof tempo>, slabs: number} | null} */
		this.parts = null;
	}

	clear() {
		this.shown = false;
		this.half = -1;
		this.said = '';
		this.main = () => {};
		this.parts = null;
	}

	/** @param {string} text says something for a moment */
	toast(text) {
		document.querySelector('.hint')?.remove();
		const box = h('p', {class: 'hint', role: 'status'}, text);
		this.live.after(box);
		setTimeout(() => box.remove(), 6000);
	}

	/** @param {State} s @param {Record<string, Exercise>} said @param {{n: number, from: string, to: string} | null} gap */
	render(s, said, gap) {
		const focus = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : '';
		const now = show(s, Date.now());
		const one = now.step;
		const rests = one.kind === 'rest';
		const num = h('b', {class: 'num'});
		const unit = h('span', {class: 'unit'});
		const dialRing = ring();
		const left = h('p', {class: 'small left'});
		const slab = h('span', {class: 'slabs'});
		const beat = tempo(s);
		const of = said[one.exercise ?? ''];
		const name = nameless(one.exercise ?? '', of?.name);
		this.main = () => this.options.press({act: s.run === 'running' ? waits(one) ? 'next' : 'pause' : 'go'});
		this.parts = {num, unit, ring: dialRing, left, column: slab, tempo: beat, slabs: -1};
		const page = h('div', {class: `play ${one.kind} ${s.run} ${rests ? 'resting' : ''}`},
			h('div', {class: 'line-up'}, this.tool('x', t('player.leave'), 'leave', this.options.leave), h('p', {class: 'where'}, where(s)),
				h('span', {class: 'tools'}, this.tool('', '?', 'help', this.options.help, t('player.keys')), this.tool('sound', t('player.sound'), 'sound', this.options.sound))),
			gap && this.gap(gap),
			h('div', {class: 'view'}, slab, left, directions(of?.motions ?? []), this.picture(one, name, now.line?.dose.tempo)),
			h('div', {class: 'panel'}, sides(s),
				h('div', {class: 'dial'}, dialRing.node, h('p', {class: 'reading'}, num, unit)),
				h('div', {class: 'say'}, h('h1', {}, rests || one.kind === 'prepare' ? t('player.next', {name}) : name), rests || one.kind === 'prepare' ? this.longer(s) : null, h('p', {class: 'cue'}, cue(s, of))),
				beat && beat.node, this.controls(s), h('div', {class: 'pair'}, this.key('hand', t('player.pain'), 'p', this.options.pain), this.key('swap', t('player.swap'), 'w', this.options.swap, !alternatives(s).length)),
				this.more(s)),
			queue(s, said));
		this.root.replaceChildren(page);
		this.root.removeAttribute('aria-busy');
		if (focus) {
			/** @type {HTMLElement | null} */ (this.root.querySelector(`[data-key="${focus}"]`))?.focus();
		}
		this.shown = true;
		this.paint(s, Date.now());
		this.announce(s, name, of);
	}

	/** @param {string} name of an icon @param {string} label @param {string} key @param {() => void} press @param {string} [full] */
	tool(name, label, key, press, full = '') {
		return h('button', {type: 'button', class: 'tool', 'data-key': key, 'aria-label': full || label, onclick: press}, name ? icon(name) : label);
	}

	/** @param {string} name of an icon @param {string} label @param {string} letter @param {() => void} press @param {boolean} [off] */
	key(name, label, letter, press, off = false) {
		return h('button', {type: 'button', class: 'button second', 'data-key': letter, 'aria-disabled': off ? 'true' : null, onclick: press}, icon(name), h('span', {}, label), h('kbd', {'aria-hidden': 'true'}, letter.toUpperCase()));
	}

	/** @param {import('./timeline.js').Step} one @param {string} name @param {string} [tempo] the drawing, and a neutral place where there is none */
	picture(one, name, tempo) {
		const src = figure(one.exercise ?? '', one.side, tempo);
		const none = () => h('p', {class: 'pose none'}, t('player.no-figure'));
		if (!src) {
			return none();
		}
		const img = h('img', {class: 'pose', alt: name, width: 320, height: 240, src, decoding: 'async'});
		img.addEventListener('error', () => img.replaceWith(none()));
		return img;
	}

	/** @param {State} s */
	longer(s) {
		return s.timeline.steps[s.at].length_s ? h('button', {type: 'button', class: 'button small', 'data-key': 'more', onclick: () => this.options.press({act: 'more'})}, icon('plus'), h('span', {}, t('player.longer'))) : null;
	}

	/** @param {State} s back, the one big button, skip */
	controls(s) {
		const one = s.timeline.steps[s.at];
		const running = s.run === 'running';
		const kind = running ? waits(one) ? 'check' : 'pause' : 'play';
		const label = t(running ? waits(one) ? 'player.set-done' : 'player.stand' : s.run === 'ready' ? 'player.begin' : 'player.go-on');
		return h('div', {class: 'controls'}, this.tool('back', t('player.back'), 'back', () => this.options.press({act: 'back'})),
			h('button', {type: 'button', class: `button main ${waits(one) || !running ? 'wordy' : ''}`, 'data-key': 'main', 'aria-label': label, onclick: () => this.main()}, icon(kind), h('span', {}, label)),
			this.tool('skip', t('player.skip'), 'skip', () => this.options.press({act: between.has(one.kind) ? 'next' : 'skip'})));
	}

	/** @param {State} s too easy, too hard, what was really done */
	more(s) {
		const line = s.timeline.steps[s.at].line;
		const feel = line < 0 ? '' : s.tracks[line].feel;
		/** @param {string} how */
		const felt = how => h('button', {type: 'button', class: 'faint', 'data-key': how, 'aria-pressed': String(feel === how), onclick: () => {
			this.options.press({act: how});
			this.toast(t(`player.noted-${how}`));
		}}, t(`player.too-${how}`));
		return h('div', {class: 'faints'}, felt('easy'), felt('hard'), counted(s)[0] && h('button', {type: 'button', class: 'faint', 'data-key': 'record', onclick: this.options.record}, t('player.record')));
	}

	/** @param {{n: number, from: string, to: string}} gap */
	gap(gap) {
		return h('div', {class: 'card modify gap', role: 'alert'}, h('p', {}, t(gap.from === gap.to ? 'player.gap-same' : 'player.gap', gap)),
			h('p', {class: 'row'}, button('check', t('player.gap-did'), () => this.options.unseen(false), {class: 'button small'}), button('back', t('player.gap-back'), () => this.options.unseen(true), {class: 'button small'})));
	}

	/** @param {State} s @param {number} now draws what changes all the time */
	paint(s, now) {
		if (!this.parts || !this.shown) {
			return;
		}
		const {num, unit, ring: round, left, column: slab, tempo: beat} = this.parts;
		const d = dial(s, now);
		if (num.textContent !== d.n) {
			num.textContent = d.n;
			num.classList.toggle('narrow', d.n.length > 2);
		}
		unit.textContent = d.unit;
		round.set(d.part);
		left.textContent = t('player.left', {n: minutesLeft(s, now)});
		if (this.parts.slabs !== slabs(s, now)) {
			this.parts.slabs = slabs(s, now);
			slab.replaceChildren(column(this.parts.slabs));
		}
		const at = show(s, now);
		const fill = beat?.fills.get(at.step);
		if (fill) {
			fill.style.width = `${100 - 100 * at.left / Math.max(at.step.length_s * 1000, 1)}%`;
		}
		this.pulse(s, at);
	}

	/** @param {State} s @param {ReturnType<typeof show>} at half time, and the metronome */
	pulse(s, at) {
		const length = at.step.length_s;
		if (s.run !== 'running' || !length) {
			return;
		}
		const second = Math.ceil(at.left / 1000);
		if (second !== this.beat && ['lower', 'pause', 'lift', 'work'].includes(at.step.kind)) {
			this.sounds.sound('beat');
		}
		this.beat = second;
		if (length >= halfFrom && !between.has(at.step.kind) && at.left <= length * 500 && this.half !== s.at) {
			this.half = s.at;
			this.sounds.say(t('player.half'), false);
		}
	}

	/** @param {State} s @param {string} name @param {Exercise | undefined} of says what has changed, sparingly */
	announce(s, name, of) {
		const one = s.timeline.steps[s.at];
		const side = one.side ? t('cue.side', {side: t(`side.${one.side}`)}) : '';
		const key = `${s.at} ${s.run === 'running'}`;
		if (key === this.said) {
			return;
		}
		this.said = key;
		if (s.run !== 'running') {
			this.live.textContent = t('player.paused');
			return;
		}
		const long = one.length_s ? t('player.seconds-of', {n: one.length_s}) : '';
		const line = s.timeline.lines[one.line];
		if (one.kind === 'prepare' || one.kind === 'rest') {
			const text = sentences(one.kind === 'rest' && t('cue.rest'), t('cue.next', {name}), side, line && amount(line.dose), one.kind === 'prepare' && of?.set_up[0]);
			this.sounds.say(text);
			this.live.textContent = sentences(text, long);
		} else if (['lower', 'pause', 'lift', 'breathe', 'relax'].includes(one.kind)) {
			this.sounds.say(t(`cue.${one.cue}`));
			if (one.rep === 1 && s.timeline.steps[s.at - 1]?.rep !== one.rep) {
				this.live.textContent = sentences(name, side);
			}
		} else {
			const text = sentences(t(`cue.${one.cue}`), side);
			this.sounds.say(text);
			this.live.textContent = sentences(name, text, long);
		}
	}
}

/** @param {State} s the phase, round and set */
function where(s) {
	const one = s.timeline.steps[s.at];
	const line = s.timeline.lines[one.line];
	const sets = show(s, s.seen).sets;
	return [one.kind === 'rest' ? t('cue.rest') : line?.phase ? t(`phase.${line.phase}`) : '', s.timeline.rounds > 1 ? t('player.round', {n: one.round ?? 1, of: s.timeline.rounds}) : '',
		sets > 1 ? t('player.set', {n: one.set ?? 1, of: sets}) : ''].filter(Boolean).join(', ');
}

/** @param {State} s @param {Exercise | undefined} of one thing to do, or to think of */
function cue(s, of) {
	const one = s.timeline.steps[s.at];
	if (s.run === 'paused' || s.run === 'asking') {
		return t('player.paused');
	}
	const said = t(`cue.${one.cue}`);
	if (one.kind === 'prepare' || one.kind === 'rest') {
		return sentences(one.kind === 'rest' && t('player.breathe'), of?.set_up[0]);
	}
	if (one.kind === 'switch-side' || one.kind === 'turn-over') {
		return sentences(said, t('cue.side', {side: t(`side.${one.side}`)}));
	}
	const tip = of?.cues[((one.tip || one.rep || 1) - 1) % Math.max(of.cues.length, 1)] ?? '';
	return ['lower', 'pause', 'lift', 'breathe'].includes(one.kind) || !tip ? sentences(one.kind === 'breathe' && said, tip) : tip;
}
