// The sheets over a session: it hurts, another exercise, what was really done,
// leaving.

import {painful, ways} from './hurt.js';
import {counted} from './mark.js';
import {ratedAfter} from './rate.js';
import {alternatives} from './state.js';
import {amount, button, dialog, h, levels, nameless, number, t} from './view.js';
import {scale} from './weight.js';

/**
 * @typedef {import('./state.js').State} State
 * @typedef {import('./play.js').Event} Event
 * @typedef {{root: HTMLElement, state: () => State, name: (id: string) => string, act: (e: Event) => Promise<boolean>, worry: () => void, say: (text: string) => void}} Host
 */

/** How much it hurts; then the ways on. @param {Host} to @param {boolean} on whether it ran */
export function pain(to, on) {
	const [line] = painful(to.state());
	const of = to.state().timeline.lines[line];
	const level = levels('pain', of ? to.name(of.exercise) : t('player.pain'), {before: to.state().before});
	const save = button('check', t('player.note-pain'), async () => {
		const n = level.value();
		if (n === null) {
			level.node.querySelector('input')?.focus();
			return;
		}
		if (!await to.act({act: 'hurts', pain: n})) {
			return;
		}
		shut();
		if (to.state().run === 'asking') {
			asked(to);
		} else {
			to.say(t('player.pain-noted', {n}));
			if (on) {
				await to.act({act: 'go'});
			}
		}
	}, {class: 'button wide'});
	const shut = dialog(to.root, t('cue.paused'), [level.node, save, button('shield', t('player.red-door'), to.worry, {class: 'button second wide alarm'})], () => {
		if (on) {
			void to.act({act: 'go'});
		}
	});
}

/** The ways on after it hurt more than the cap, the gentlest first. @param {Host} to */
export function asked(to) {
	const s = to.state();
	const all = ways(s).map((way, i) => {
		const label = way.act === 'swap' ? t('player.way-swap', {name: to.name(way.exercise ?? '')}) : t(`player.way-${way.act}`);
		return button({swap: 'swap', ease: 'down'}[way.act] ?? 'skip', label, async () => {
			shut();
			await to.act(way);
		}, {class: `button wide ${i ? 'second' : ''}`});
	});
	const shut = dialog(to.root, t('player.stopped', {name: to.name(s.timeline.lines[s.hurt?.line ?? 0].exercise), n: s.hurt?.pain ?? 0}),
		[h('p', {}, t(s.hurt?.red ? 'cue.pain-stop' : `cue.${s.hurt?.say}`)), ...all, button('shield', t('player.red-door'), to.worry, {class: 'button second wide alarm'})]);
}

/**
 * How much it hurts around an exercise that is compared; after it, once two quiet minutes have passed.
 * @param {Host} to @param {import('./rate.js').Due} one @param {number} from since when it is waited @param {(pain: number | null) => void} said null: it is left out
 */
export function rate(to, one, from, said) {
	const before = one.act === 'rate-before';
	const name = to.name(one.exercise);
	const level = levels('rate', t('player.rate-now'));
	const wait = h('p', {role: 'timer'});
	const save = button('check', t('player.note-pain'), () => {
		const n = level.value();
		if (n === null) {
			level.node.querySelector('input')?.focus();
			return;
		}
		end(n);
	}, {class: 'button wide'});
	/** @param {number | null} n */
	const end = n => {
		clearInterval(timer);
		shut();
		said(n);
	};
	const tick = () => {
		const left = before ? 0 : Math.ceil((from + ratedAfter - Date.now()) / 1000);
		wait.textContent = left > 0 ? t('player.rate-wait', {time: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`}) : '';
		wait.hidden = left <= 0;
		level.node.hidden = save.hidden = left > 0;
	};
	const timer = setInterval(tick, 250);
	tick();
	const shut = dialog(to.root, t(before ? 'player.rate-before' : 'player.rate-after', {name}), [h('p', {}, t(before ? 'player.rate-text' : 'player.rate-still')), wait, level.node, save,
		button('x', t('player.rate-out'), () => end(null), {class: 'button second wide'}), button('shield', t('player.red-door'), () => {
			clearInterval(timer);
			to.worry();
		}, {class: 'button second wide alarm'})]);
}

/** Another exercise, for today or for good. @param {Host} to @param {(id: string, good: boolean) => void} swap @param {() => void} closed */
export function others(to, swap, closed) {
	const list = alternatives(to.state());
	const close = button('x', t('player.close'), () => {
		shut();
		closed();
	}, {class: 'button second wide'});
	const shut = dialog(to.root, t('player.instead', {name: to.name(to.state().timeline.lines[to.state().timeline.steps[to.state().at].line]?.exercise ?? '')}),
		[...(list.length ? list.map(a => h('div', {class: 'card'}, h('p', {class: 'what'}, to.name(a.exercise), h('span', {class: 'small'}, amount(a.dose))), h('p', {class: 'row'},
			...[false, true].map(good => button('', t(good ? 'player.for-good' : 'player.for-today'), () => {
				shut();
				swap(a.exercise, good);
			}, {class: 'button small', 'aria-label': `${to.name(a.exercise)}: ${t(good ? 'player.for-good' : 'player.for-today')}`}))))) : [h('p', {}, t('player.no-others'))]), close], closed);
}

/** @param {string} label @param {number | null} value @param {number} by @param {number} most @returns {{node: HTMLElement, value: () => number | null}} a number with one thumb */
function stepper(label, value, by, most) {
	const id = `field-${label.replace(/[^\p{L}]+/gu, '-')}`;
	const box = h('input', {id, inputmode: 'decimal', autocomplete: 'off'});
	/** A point and a comma are the same; what is no number counts as nothing. */
	const read = () => {
		const n = Number(box.value.replace(',', '.'));
		return box.value.trim() === '' || Number.isNaN(n) ? null : Math.min(Math.max(n, 0), most);
	};
	/** @param {number} n */
	const write = n => {
		box.value = number(n);
	};
	if (value !== null) {
		write(value);
	}
	/** @param {number} n */
	const move = n => write(Math.min(Math.max((read() ?? 0) + n, 0), most));
	const node = h('div', {class: 'stepper'}, h('label', {for: id}, label), h('button', {type: 'button', class: 'step', 'aria-label': `${label}: ${t('player.less')}`, onclick: () => move(-by)}, '−'),
		box, h('button', {type: 'button', class: 'step', 'aria-label': `${label}: ${t('player.more')}`, onclick: () => move(by)}, '+'));
	return {node, value: read};
}

/** What was really done. @param {Host} to @param {() => void} closed */
export function record(to, closed) {
	const s = to.state();
	const [of] = counted(s);
	if (!of) {
		to.say(t('player.no-record'));
		closed();
		return;
	}
	const line = s.timeline.lines[of.line];
	const track = s.tracks[of.line];
	const load = track.load ?? {kg: line.dose.kg, pieces: line.dose.pieces, band: line.dose.band};
	const reps = stepper(t(of.kind === 'walk' ? 'player.meters' : 'player.reps-done'), of.count ?? 0, 1, 1000);
	const {unit, shown, kept, by} = scale();
	const was = shown(load.kg ?? 0);
	const weight = load.band ? null : stepper(t(`player.${unit}`), was, by, shown(500));
	const rir = stepper(t('player.rir'), track.rir ?? null, 1, 10);
	const shut = dialog(to.root, to.name(line.exercise), [reps.node, weight && weight.node, of.kind !== 'walk' && rir.node, button('check', t('player.keep'), async () => {
		shut();
		const said = weight?.value() ?? 0;
		const now = said === was ? load.kg ?? 0 : kept(said);
		await to.act({act: 'record', reps: Math.round(reps.value() ?? 0), rir: rir.value() ?? undefined, load: weight && now > 0 ? {kg: now, pieces: load.pieces} : load.band ? {band: load.band} : undefined});
	}, {class: 'button wide'})].filter(one => one instanceof Node), closed);
}

/** @param {HTMLElement} root @param {{log: (() => void) | null, drop: () => void, closed: () => void}} to */
export function leave(root, to) {
	const shut = dialog(root, t('player.leave'), [h('p', {}, t('player.leave-text')), button('check', t('player.later'), () => {
		location.href = '/today';
	}, {class: 'button wide'}), ...(to.log ? [button('check', t('player.log-it'), () => {
		shut();
		to.log?.();
	}, {class: 'button second wide'})] : []), button('x', t('player.drop'), () => {
		shut();
		to.drop();
	}, {class: 'button second wide'}), button('play', t('player.go-on'), () => {
		shut();
		to.closed();
	}, {class: 'button second wide'})], to.closed);
}

/** @param {(id: string) => {name: string} | undefined} said @returns {(id: string) => string} */
export const naming = said => id => nameless(id, said(id)?.name);
