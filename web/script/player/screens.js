// The screens around a session: what to play, the questions before, how it was.

import {amount, button, column, day, dialog, h, has, icon, levels, nameless, t} from './view.js';

/**
 * @typedef {import('./send.js').Week} Week
 * @typedef {import('./send.js').Ahead} Ahead
 * @typedef {import('./state.js').State} State
 * @typedef {{answers: Record<string, string> | null, pain: number | null}} Before
 * @typedef {{after: number | null, effort: number | null, stiffness: number | null, comfortable: boolean, note: string}} Felt
 */

/** @param {string} title @param {...(Node | string | null | false)} inside */
export const screen = (title, ...inside) => h('div', {class: 'screen'}, h('h1', {tabindex: -1}, title), ...inside);

/** @param {string} text @param {string} [name] of an icon */
export const note = (text, name = 'off') => h('p', {class: 'note'}, icon(name), h('span', {}, text));

/** @param {string} href @param {string} label @param {string} [more] */
export const link = (href, label, more = '') => h('a', {class: `button wide ${more}`, href}, label);

/** @param {import('./send.js').Week['questions'][number]} q one question, with nothing chosen */
function question(q) {
	const choices = q.choices.length ? [...q.choices.map(c => [c, t(`option.${q.id}.${c}`)]), [q.choices.join(','), t('page.ready.both')]] : [['yes', t('answer.yes')]];
	return h('fieldset', {class: 'mini', id: q.id, tabindex: -1}, h('legend', {}, t(`mini.${q.id}`)), has(`mini.${q.id}.help`) && h('p', {class: 'small'}, t(`mini.${q.id}.help`)),
		h('div', {class: `three ${q.choices.length ? 'tall' : ''}`}, ...[['no', t('answer.no')], ...choices, ['unknown', t('answer.not-sure')]].map(([value, label]) =>
			h('label', {}, h('input', {type: 'radio', name: q.id, value}), h('span', {}, label)))));
}

/**
 * An exercise that was asked for by itself, and can't be done now.
 * @param {string} id @param {string[] | null} says why; null: there is no network to ask @param {Node | null} refused
 */
export const notNow = (id, says, refused) => screen(t(says ? 'player.not-now' : 'player.one-offline'), ...(says ?? [t('page.exercise.network')]).map(one => h('p', {}, one)), refused,
	link(`/exercises/${encodeURIComponent(id)}`, t('player.one-back')), link('/today', t('player.today'), 'second'));

/**
 * What is asked before a session. Questions that the page came with stay where
 * they are, with what was answered meanwhile.
 * @param {Week} week @param {Ahead} one @param {{ask: boolean, offline: boolean, today: string, says: string[], name: string}} how @param {(said: Before) => void} go
 */
export function before(week, one, how, go) {
	const pain = levels('before', t('player.pain-before'));
	const wrong = h('p', {class: 'note wrong', role: 'alert', hidden: true});
	const early = how.ask ? /** @type {HTMLFormElement | null} */ (document.getElementById('early')) : null;
	const form = early ?? h('form', {class: 'stack', novalidate: true}, ...(how.ask ? [h('h2', {}, t('mini.title')), h('p', {class: 'small'}, t('mini.text')), ...week.questions.map(question)] : []));
	early?.querySelector('.button.wide')?.remove();
	form.append(pain.node, wrong, h('button', {class: 'button wide'}, icon('play'), h('span', {}, t('player.begin'))));
	form.addEventListener('submit', event => {
		event.preventDefault();
		/** @type {Record<string, string>} */
		const answers = {};
		const said = new FormData(form);
		const open = how.ask ? week.questions.filter(q => !(answers[q.id] = String(said.get(q.id) ?? ''))) : [];
		if (open.length) {
			wrong.hidden = false;
			wrong.textContent = t('player.unanswered', {n: open.length});
			document.getElementById(open[0].id)?.focus();
			return;
		}
		go({answers: how.ask ? answers : null, pain: pain.value()});
	});
	const length = t(one.timeline.short ? 'player.short' : 'player.main', {n: Math.max(Math.round(one.timeline.seconds / 60), 1)});
	const title = how.name || length;
	const notes = [how.name && h('p', {class: 'sub'}, length), ...how.says.map(one => note(one, 'info')), how.offline && note(t('player.offline')), one.known !== how.today && note(t('player.ahead', {day: day(one.known)}), 'info')];
	const rest = [h('details', {class: 'card'}, h('summary', {}, t('player.exercises', {n: one.timeline.lines.length})), h('ul', {class: 'lines'}, ...one.timeline.lines.map(l => h('li', {}, h('span', {class: 'what'}, nameless(l.exercise, week.exercises[l.exercise]?.name)),
		h('span', {class: 'dose'}, amount(l.dose)))))), link('/today', t('player.today'), 'quiet')];
	const there = early?.closest('div');
	if (!there) {
		return screen(title, ...notes, form, ...rest);
	}
	const heading = there.querySelector('h1');
	if (heading && heading.textContent !== title) {
		heading.textContent = title;
	}
	heading?.after(...notes.filter(one => one instanceof Node));
	there.append(...rest);
	return there;
}

/**
 * How it was.
 * @param {State} s @param {Felt} felt @param {{change: (felt: Felt) => void, done: () => void, worry: () => void, back: (() => void) | null}} to
 */
export function after(s, felt, to) {
	const over = s.run === 'over';
	const pain = levels('after', t('player.pain-after'), {before: s.before, value: felt.after});
	const stiff = levels('stiffness', t('player.stiff-after'), {words: 'none', value: felt.stiffness, slim: true});
	const effort = levels('effort', t('player.effort'), {words: 'effort', value: felt.effort, slim: true});
	const easy = h('input', {type: 'checkbox', name: 'comfortable'});
	const text = h('textarea', {id: 'note', rows: 2, maxlength: 5000});
	easy.checked = felt.comfortable;
	text.value = felt.note;
	const form = h('form', {class: 'stack'}, pain.node, effort.node, stiff.node,
		over && h('label', {class: 'tick'}, easy, h('span', {}, t('player.comfortable'))),
		h('div', {class: 'fields'}, h('label', {for: 'note'}, t('player.note')), text),
		h('button', {class: 'button wide'}, icon('check'), h('span', {}, t(over ? 'player.done' : 'player.log-unfinished'))));
	const change = () => to.change({after: pain.value(), effort: effort.value(), stiffness: stiff.value(), comfortable: easy.checked, note: text.value.trim()});
	form.addEventListener('change', change);
	form.addEventListener('click', event => event.target instanceof Element && event.target.closest('.step') && change());
	form.addEventListener('submit', event => {
		event.preventDefault();
		change();
		to.done();
	});
	return screen(t(over ? 'player.how' : 'player.how-unfinished'), note(t('player.saved-here'), 'check'), !over && h('p', {}, t('player.unfinished')), form,
		button('shield', t('player.worry'), to.worry, {class: 'button second wide alarm'}), to.back && button('left', t('player.go-back'), to.back, {class: 'button second wide'}));
}

/**
 * What became of it.
 * @param {import('./send.js').Taken | null} said null: not sent yet @param {number} unsent
 */
export function logged(said, unsent) {
	return screen(t('player.saved'), column(12), said ? note(t('player.sent'), 'check') : note(t('player.unsent', {n: unsent})),
		said && h('p', {}, t('player.full', {n: said.full, of: said.of})), said && !said.finished && h('p', {}, t('player.logged-unfinished')),
		said && said.decisions.length > 0 && h('section', {class: 'card'}, h('h2', {}, t('player.decided')), ...said.decisions.map(d => h('p', {}, d)),
			h('p', {}, h('a', {href: '/program/why'}, t('player.why')))),
		said && h('div', {}, ...said.refused.map(one => note(one, 'info'))), h('p', {class: 'small'}, t('player.morning')), link('/today', t('player.today')));
}

/**
 * What the server refused, with a way to mend it.
 * @param {import('./keep.js').Waiting[]} list @param {(one: import('./keep.js').Waiting) => void} again @param {(one: import('./keep.js').Waiting) => void} drop
 */
export const refused = (list, again, drop) => h('section', {class: 'card modify'}, h('h2', {}, t('player.refused')), ...list.map(one => h('div', {class: 'stack'},
	h('p', {}, t(one.path.includes('checks') ? 'player.refused-check' : one.path.includes('measures') ? 'player.refused-measure' : 'player.refused-of', {day: day(one.body.day ?? '')})), ...(one.refused?.texts ?? []).map(text => h('p', {class: 'fault'}, text)),
	!one.refused?.texts.length && h('p', {}, t(one.refused?.code === 'not-found' ? 'player.refused-stranger' : 'player.refused-other')),
	h('p', {class: 'row'}, button('', t('player.again'), () => again(one), {class: 'button small'}),
		h('a', {class: 'button small', href: '/log'}, t('player.by-hand')), button('', t('player.drop'), () => drop(one), {class: 'button small'})))));

/**
 * A session that was begun before.
 * @param {State} s @param {string} name where it was left @param {string} old why it can't be gone on with: its day is over, or it is locked; empty: it can
 * @param {string} who else's it is; empty: of whom is looked at @param {{on: () => void, log: () => void, drop: () => void}} to
 */
export const resume = (s, name, old, who, to) => screen(t('player.begun', {name}), who && note(t('player.whose', {name: who}), 'info'),
	h('p', {}, t(old === 'locked' ? 'cue.check-pause' : old ? 'player.old' : 'player.begun-text', {day: day(s.timeline.day)})),
	h('div', {class: 'stack'}, !old && button('play', t('player.go-on'), to.on, {class: 'button wide'}),
		s.marks.length > 0 && button('check', t('player.log-it'), to.log, {class: `button ${old ? '' : 'second '}wide`}), button('x', t('player.drop'), to.drop, {class: 'button second wide'})));

/** A session that somebody else began on this device, who is not signed in now. @param {() => void} drop */
export const stranger = drop => screen(t('player.stranger'), h('p', {}, t('player.stranger-text')), link('/today', t('player.today')), button('x', t('player.drop'), drop, {class: 'button second wide'}));

/** @param {HTMLElement} root @param {import('./sound.js').Settings} now @param {(next: import('./sound.js').Settings) => void} set */
export function settings(root, now, set) {
	/** @param {'beeps' | 'metronome' | 'voice' | 'vibration'} key */
	const tick = key => {
		const box = h('input', {type: 'checkbox', onchange: () => set(now = {...now, [key]: box.checked})});
		box.checked = now[key];
		return h('label', {class: 'tick'}, box, h('span', {}, t(`player.set-${key}`)));
	};
	const loud = h('input', {type: 'range', id: 'volume', min: 0, max: 100, step: 5, onchange: () => set(now = {...now, volume: Number(loud.value) / 100})});
	loud.value = String(now.volume * 100);
	const shut = dialog(root, t('player.sound'), [tick('beeps'), tick('voice'), tick('metronome'), tick('vibration'),
		h('div', {class: 'fields'}, h('label', {for: 'volume'}, t('player.volume')), loud), button('check', t('player.close'), () => shut(), {class: 'button wide'})], () => {});
}

/** @param {HTMLElement} root */
export function help(root) {
	const keys = ['space', 'left', 'right', 'enter', 'p', 'w', 'r', 'm', 'help'];
	const shut = dialog(root, t('player.keys'), [h('dl', {class: 'keys'}, ...keys.map(k => h('div', {}, h('dt', {}, h('kbd', {}, t(`player.key-${k}`))), h('dd', {}, t(`player.does-${k}`))))),
		button('check', t('player.close'), () => shut(), {class: 'button wide'})], () => {});
}
