// How things look: elements, words, icons, and what is drawn of a moment.

import {found} from './mark.js';
import {still} from './send.js';
import {show} from './state.js';
import {isActive, waits} from './timeline.js';
import {scale} from './weight.js';

/**
 * @typedef {import('./state.js').State} State
 * @typedef {import('./timeline.js').Step} Step
 * @typedef {import('./send.js').Exercise} Exercise
 */

/** @type {Record<string, string>} */
const words = JSON.parse(document.getElementById('words')?.textContent ?? '{}');

/** @param {string} key @param {Record<string, string | number>} [blanks] @returns {string} */
export const t = (key, blanks = {}) => (words[key] ?? `[${key}]`).replace(/\{(\w+)\}/g, (all, name) => String(blanks[name] ?? all));

const lang = `${document.documentElement.lang}-u-nu-latn`;

/** @param {number} n @returns {string} with the language's decimal mark */
export const number = n => n.toLocaleString(lang, {useGrouping: false, maximumFractionDigits: 2});

/** @param {string} iso @returns {string} a day in the language's order */
export const day = iso => iso.replace(/^(\d+)-(\d+)-(\d+)$/, (_, year, month, d) => t('date.digits', {year, month, day: d}));

/** @param {...(string | false | undefined)} texts @returns {string} each as a sentence of its own: what ends like one gets no second full stop */
export const sentences = (...texts) => texts.flatMap(one => one ? /[.!?…:。؟।]$/u.test(one) ? one : `${one}.` : []).join(' ');

/** @param {string} key */
export const has = key => key in words;

/**
 * Makes an element. Properties that begin with on listen; others are attributes.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, any>} [given] @param {...(Node | string | null | false | undefined)} inside
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, given = {}, ...inside) {
	const out = document.createElement(tag);
	for (const [key, value] of Object.entries(given)) {
		if (key.startsWith('on')) {
			out.addEventListener(key.slice(2), value);
		} else if (value !== null && value !== undefined && value !== false) {
			out.setAttribute(key, value === true ? '' : String(value));
		}
	}
	for (const one of inside) {
		if (one) {
			out.append(one);
		}
	}
	return out;
}

/** @param {string} name @returns {Node} */
export function icon(name) {
	const from = /** @type {HTMLTemplateElement | null} */ (document.getElementById('icons'));
	return from?.content.querySelector(`[data-icon="${name}"] svg`)?.cloneNode(true) ?? document.createTextNode('');
}

/** @param {string} name icon @param {string} label @param {() => void} press @param {Record<string, any>} [more] */
export const button = (name, label, press, more = {}) => h('button', {type: 'button', class: 'button second', onclick: press, ...more}, name && icon(name), h('span', {}, label));

const ns = 'http://www.w3.org/2000/svg';

/** @param {string} tag @param {Record<string, string | number>} given */
function draw(tag, given) {
	const out = document.createElementNS(ns, tag);
	for (const [key, value] of Object.entries(given)) {
		out.setAttribute(key, String(value));
	}
	return out;
}

const twelve = 12;

/** @returns {{node: SVGElement, set: (part: number) => void}} a ring of twelve */
export function ring() {
	const node = /** @type {SVGElement} */ (draw('svg', {viewBox: '0 0 188 188', class: 'ring', 'aria-hidden': 'true', focusable: 'false'}));
	/** @type {SVGElement[]} */
	const on = [];
	for (let i = 0; i < twelve; i++) {
		const [a, b] = [i * 30 + 5.5, i * 30 + 24.5].map(d => (d - 90) * Math.PI / 180);
		const path = `M${94 + 85 * Math.cos(a)} ${94 + 85 * Math.sin(a)}A85 85 0 0 1 ${94 + 85 * Math.cos(b)} ${94 + 85 * Math.sin(b)}`;
		node.append(draw('path', {d: path, class: 'off'}));
		on.push(/** @type {SVGElement} */ (node.appendChild(draw('path', {d: path, class: 'on', pathLength: 1}))));
	}
	const calm = matchMedia('(prefers-reduced-motion:reduce)').matches;
	return {
		node,
		set(part) {
			on.forEach((one, i) => {
				const fill = Math.min(Math.max((calm ? Math.ceil(part * twelve) : part * twelve) - i, 0), 1);
				one.style.visibility = fill > 0.02 ? 'visible' : 'hidden';
				one.style.strokeDasharray = `${fill} 2`;
			});
		},
	};
}

/** @param {number} filled of twelve @returns {Element} the session as a column */
export function column(filled) {
	const out = draw('svg', {viewBox: '0 0 36 132', preserveAspectRatio: 'none', class: 'spine', 'aria-hidden': 'true', focusable: 'false'});
	let y = 1;
	for (let i = 0; i < twelve; i++) {
		const [width, height, below] = [17 + i, 6.6 + i * 0.32, twelve - 1 - i];
		out.append(draw('rect', {class: below < filled ? 'on' : below === filled ? 'now' : 'off', x: 18 - width / 2, y, width, height, rx: height * 0.42}));
		y += height + 2.4;
	}
	return out;
}

/** @param {string} id @param {string} [kept] of the exercise's words, where there are none */
export const nameless = (id, kept) => kept ?? id.replaceAll('-', ' ');

/** @param {string[]} all @returns {HTMLElement | null} the directions of an exercise */
export function directions(all) {
	return all.length === 0 ? null : h('span', {class: 'motions'}, ...all.map(direction));
}

/** @param {string} motion @returns {HTMLElement | null} a direction, by glyph and word */
function direction(motion) {
	if (!has(`motion.${motion}`)) {
		return null;
	}
	const glyph = {extension: 'dir-ext', flexion: 'dir-flex', rotation: 'dir-rot', 'side-bend': 'dir-side', breath: 'breath'}[motion] ?? 'dir-none';
	return h('span', {class: `motion ${motion}`}, icon(glyph), t(`motion.${motion}`));
}

/** @param {import('./timeline.js').Dose} d how much, in few words */
export function amount(d) {
	const [least, last] = d.reps;
	const reps = least === last ? `${least}` : `${least}–${last}`;
	const sets = Math.max(d.sets[0], 1);
	const unit = d.unit === 's' ? t('player.seconds-of', {n: d.total}) : d.unit === 'm' ? `${d.total} m` : t(d.unit === 'breaths' ? 'player.breaths' : 'player.reps', {n: reps});
	const load = d.band ? t('player.band', {name: has(`color.${d.band}`) ? t(`color.${d.band}`) : d.band}) : d.kg ? `${(d.pieces ?? 1) > 1 ? d.pieces + ' × ' : ''}${number(scale().shown(d.kg))} ${scale().unit}` : '';
	return [sets > 1 && d.unit !== 's' ? `${sets} × ${unit}` : unit, d.per_side ? t('player.per-side') : '', load].filter(Boolean).join(', ');
}

/** @param {State} s @returns {string[]} the sides of the present set, in their order */
function sidesOf(s) {
	const now = s.timeline.steps[s.at];
	/** @type {string[]} */
	const out = [];
	for (const one of s.timeline.steps) {
		if (one.line === now.line && one.round === now.round && one.set === now.set && isActive(one) && one.side && !out.includes(one.side)) {
			out.push(one.side);
		}
	}
	return out;
}

/** @param {State} s @returns {HTMLElement | null} which side it is, always left before right */
export function sides(s) {
	const now = s.timeline.steps[s.at];
	const order = sidesOf(s);
	if (!now.side || !order.length) {
		return null;
	}
	return h('p', {class: 'sides'}, ...['left', 'right'].map(one => {
		const on = one === now.side;
		const nth = order.indexOf(one);
		const place = on && order.length > 1 ? t(nth ? 'player.second-side' : 'player.first-side') : '';
		return h('span', {class: on ? 'on' : 'off', 'aria-hidden': on ? null : 'true'}, on && icon('rotl'), [t(`side.${one}`), place].filter(Boolean).join(', '));
	}));
}

/** @param {State} s @returns {Step[]} the parts of the present rep or breath */
function partsOf(s) {
	const now = s.timeline.steps[s.at];
	if (!['lower', 'pause', 'lift', 'breathe'].includes(now.kind)) {
		return [];
	}
	return s.timeline.steps.filter(one => isActive(one) && one.line === now.line && one.round === now.round && one.set === now.set && one.rep === now.rep && one.side === now.side);
}

/** @param {State} s @returns {{node: HTMLElement, fills: Map<Step, HTMLElement>} | null} the tempo, in proportion */
export function tempo(s) {
	const parts = partsOf(s);
	if (!parts.length) {
		return null;
	}
	const now = s.timeline.steps[s.at];
	const fills = new Map();
	const node = h('ol', {class: 'tempo', 'aria-hidden': 'true'}, ...parts.map(one => {
		const fill = h('i', {});
		fill.style.width = one.start_s < now.start_s ? '100%' : '0%';
		fills.set(one, fill);
		const out = h('li', {class: one === now ? 'on' : ''}, h('span', {class: 'track'}, fill), h('span', {class: 'word'}, t(`cue.${one.cue}`)));
		out.style.flexGrow = String(Math.max(one.length_s, 1));
		return out;
	}));
	return {node, fills};
}

/**
 * The number of a moment, its unit, and how much of the ring is on.
 * @param {State} s @param {number} now @returns {{n: string, unit: string, part: number}}
 */
export function dial(s, now) {
	const at = show(s, now);
	const one = at.step;
	const whole = one.length_s * 1000;
	if (one.kind === 'done') {
		return {n: '', unit: '', part: 1};
	}
	if (waits(one)) {
		return {n: String(one.count ?? ''), unit: t(one.kind === 'walk' ? 'player.meters-unit' : 'player.reps-unit'), part: 0};
	}
	if (['lower', 'pause', 'lift', 'breathe'].includes(one.kind) && at.reps > 1) {
		const parts = partsOf(s);
		const before = parts.filter(p => p.start_s < one.start_s).reduce((sum, p) => sum + p.length_s * 1000, 0);
		const all = parts.reduce((sum, p) => sum + p.length_s * 1000, 0);
		const done = (one.rep ?? 1) - 1 + (before + whole - at.left) / Math.max(all, 1);
		return {n: String(one.rep), unit: t(one.kind === 'breathe' ? 'player.of-breaths' : 'player.of-reps', {n: at.reps}), part: done / at.reps};
	}
	return {n: String(Math.ceil(at.left / 1000)), unit: t('player.seconds'), part: at.left / Math.max(whole, at.left, 1)};
}

/** @param {State} s @param {number} now @returns {number} minutes that are left, as planned */
export const minutesLeft = (s, now) => Math.max(Math.ceil((s.timeline.seconds - show(s, now).passed) / 60), 0);

/** @param {State} s @param {number} now @returns {number} slabs of the column that are full */
export const slabs = (s, now) => Math.floor(twelve * show(s, now).passed / Math.max(s.timeline.seconds, 1));

/** @param {State} s @param {Record<string, Exercise>} said @returns {HTMLElement} what was done, is done and will be */
export function queue(s, said) {
	const most = 4;
	const now = s.timeline.steps[s.at];
	let next = false;
	const all = s.timeline.lines.map((l, i) => {
		const of = s.timeline.steps.filter(one => one.line === i && isActive(one));
		const done = of.length > 0 && of.every(one => found(s, one));
		const is = i === now.line ? 'now' : s.tracks[i].ended ? 'out' : done ? 'done' : s.timeline.steps.slice(s.at).some(one => one.line === i) ? 'next' : 'out';
		const first = is === 'next' && !next;
		next ||= first;
		return h('li', {class: is, 'aria-current': is === 'now' ? 'step' : null}, still(l.exercise) ? h('img', {src: still(l.exercise), alt: '', width: 64, height: 48, loading: 'lazy', onerror: (/** @type {globalThis.Event} */ e) => /** @type {Element} */ (e.target).remove()}) : null, h('span', {class: 'small'}, `${t(`player.is-${is === 'next' && !first ? 'later' : is}`)}, ${amount(l.dose)}`),
			h('b', {}, nameless(l.exercise, said[l.exercise]?.name)));
	});
	const first = Math.min(Math.max(now.line - 1, 0), Math.max(all.length - most, 0));
	return h('ol', {class: 'queue'}, ...all.slice(first, first + most));
}

/**
 * 0 to 10 as eleven rising bars, with nothing chosen before the first touch.
 * @param {string} name @param {string} label @param {{words?: string, before?: number | null, value?: number | null, slim?: boolean}} [how]
 * @returns {{node: HTMLElement, value: () => number | null}}
 */
export function levels(name, label, how = {}) {
	const kind = how.words ?? 'pain';
	/** @type {HTMLInputElement[]} */
	const boxes = [];
	const number = h('b', {class: 'num'}, '–');
	const word = h('span', {class: 'word'}, t('player.not-rated'));
	const value = () => {
		const i = boxes.findIndex(b => b.checked);
		return i < 0 ? null : i;
	};
	const say = () => {
		const v = value();
		number.textContent = v === null ? '–' : String(v);
		word.textContent = v === null ? t('player.not-rated') : has(`${kind}.${v}`) ? t(`${kind}.${v}`) : '';
		boxes.forEach((b, i) => b.parentElement?.classList.toggle('up', v !== null && i <= v));
	};
	/** @param {number} by */
	const move = by => {
		const v = value();
		boxes[Math.min(Math.max(v === null ? (by > 0 ? 1 : 0) : v + by, 0), 10)].checked = true;
		say();
	};
	const bars = h('span', {class: 'bars'}, ...Array.from({length: 11}, (_, i) => {
		const box = h('input', {type: 'radio', name, value: i, onchange: say, 'aria-label': has(`${kind}.${i}`) ? `${i}: ${t(`${kind}.${i}`)}` : String(i)});
		box.checked = how.value === i;
		boxes.push(box);
		const bar = h('span', {class: 'rise'});
		bar.style.height = `${24 + i * 2.4}px`;
		return h('label', {class: how.before === i ? 'before' : ''}, box, bar, h('span', {class: 'n'}, String(i)));
	}));
	const node = h('fieldset', {class: `level card ${how.slim ? 'slim' : ''}`}, h('legend', {}, label),
		h('p', {class: 'level-top'}, h('button', {type: 'button', class: 'step', 'aria-label': t('player.less'), onclick: () => move(-1)}, icon('minus')),
			h('span', {class: 'said', 'aria-live': 'polite'}, number, word), h('button', {type: 'button', class: 'step', 'aria-label': t('player.more'), onclick: () => move(1)}, icon('plus'))),
		bars, typeof how.before === 'number' && h('p', {class: 'small'}, t('player.before', {n: how.before})));
	say();
	return {node, value};
}

/**
 * A dialog. Escape closes it where that may be.
 * @param {HTMLElement} root @param {string} title @param {Node[]} inside @param {() => void} [closed] none: it can't be closed
 */
export function dialog(root, title, inside, closed) {
	const box = h('dialog', {class: 'sheet', 'aria-labelledby': 'sheet'}, h('h2', {id: 'sheet', tabindex: -1}, title), ...inside);
	/** @param {Event} event */
	const away = event => {
		event.preventDefault();
		if (closed && box.isConnected) {
			shut();
			closed();
		}
	};
	box.addEventListener('cancel', away);
	box.addEventListener('keydown', event => event.key === 'Escape' && away(event));
	const shut = () => {
		box.close();
		box.remove();
	};
	root.append(box);
	box.showModal();
	/** @type {HTMLElement | null} */ (box.querySelector('h2'))?.focus();
	return shut;
}
