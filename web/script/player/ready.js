// What comes before a session: what there is to play, the questions, and the
// lock that an answer may put on.

import * as keep from './keep.js';
import {start} from './play.js';
import * as screens from './screens.js';
import {checks, fetchWeek, keepFigures, send} from './send.js';
import {leaveOut} from './timeline.js';
import {h, t} from './view.js';

/**
 * @typedef {import('./train.js').Train} Train
 * @typedef {import('./send.js').Week} Week
 * @typedef {import('./send.js').Exercise} Exercise
 */

/** @param {number} ms @returns {string} the day of a moment, where the device is */
export const dayOf = ms => {
	const d = new Date(ms);
	return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`;
};

/** What there is to play: as the server says, or as it was kept. @param {Train} train */
export async function choose(train) {
	await send();
	const {week, stopped, online, away} = await fetchWeek(location.search);
	await train.suit(week);
	if (away) {
		location.href = '/sign-in?next=/train';
		return;
	}
	if (week && online) {
		void keepFigures(week);
	}
	const refused = (await keep.waiting()).filter(one => one.refused);
	if (stopped || await keep.get('lock')) {
		locked(train, refused);
		return;
	}
	const today = dayOf(Date.now());
	const done = /** @type {string[]} */ (await keep.get('done') ?? []);
	const asked = new URLSearchParams(location.search);
	const short = asked.has('short');
	const alone = asked.get('exercise');
	const list = !week || week.day > today || Date.now() - week.made_ms > week.days * 86400_000 ? [] : week.sessions.filter(s => s.timeline.day === today && !done.includes(s.id));
	const one = alone ? week?.one?.session : list.find(s => Boolean(s.timeline.short) === short) ?? list[0];
	if (alone && !one) {
		train.show(screens.notNow(alone, online ? week?.one?.says ?? [] : null, await refusals(refused)));
		return;
	}
	if (!week || !one) {
		const none = online || week?.sessions.some(s => s.timeline.day === today) ? 'player.nothing' : 'player.none-kept';
		train.show(screens.screen(t(none), h('p', {}, t(`${none}-text`)), await refusals(refused), screens.link('/today', t('player.today'))));
		return;
	}
	const checked = await keep.get('checked');
	const mine = checked?.day === today && checked.person === week.person.id;
	const ask = !(week.checked && week.day === today) && !mine;
	const screen = screens.before(week, mine ? {...one, timeline: leaveOut(one.timeline, checked.leave)} : one, {ask, offline: !online, today, says: alone ? week.one?.says ?? [] : [], name: alone ? week.exercises[alone]?.name ?? '' : ''}, said => void begin(train, week, one, said));
	await tellRefused(screen, refused);
	train.show(screen);
}

/** @param {HTMLElement} screen @param {import('./keep.js').Waiting[]} list what the server refused stands above all else */
export async function tellRefused(screen, list) {
	const box = await refusals(list);
	if (box) {
		screen.querySelector('h1')?.after(box);
	}
}

/** @param {import('./keep.js').Waiting[]} list */
async function refusals(list) {
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

/** @param {Train} train @param {import('./keep.js').Waiting[]} [refused] */
async function locked(train, refused = []) {
	train.show(screens.screen(t('player.locked'), h('p', {}, t('cue.check-pause')), await refusals(refused), screens.link('/today', t('player.questions'))));
}

/** @param {Train} train @param {Week} week @param {import('./send.js').Ahead} one @param {import('./screens.js').Before} said */
async function begin(train, week, one, said) {
	train.sounds.wake();
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
			await lockBy(train, check);
			return;
		}
		await keep.enqueue({path: checks, body: check, at: Date.now()}, {put: {checked: {day: today, person, leave}}});
		void send();
	}
	const timeline = leaveOut(one.timeline, leave);
	const state = start(one.id, timeline, said.pain, Date.now());
	if (!state) {
		train.show(screens.screen(t('player.nothing'), h('p', {}, t('cue.check-leave-out')), screens.link('/today', t('player.today'))));
		return;
	}
	/** @type {Record<string, Exercise>} */
	const exercises = {};
	for (const l of timeline.lines) {
		for (const id of [l.exercise, ...[...l.easier, ...l.instead].map(a => a.exercise)]) {
			exercises[id] = week.exercises[id];
		}
	}
	train.p = {state, before: null, gap: null, day: today, person, questions: week.questions.map(q => q.id), exercises, swaps: [], after: false, felt: {after: null, effort: null, stiffness: null, comfortable: false, note: ''}};
	await train.keep();
	train.play(true);
	if (leave.length) {
		train.moment.toast(t('cue.check-leave-out'));
	}
}

/** @param {Train} train @param {{id: string, person: string, day: string, answers: Record<string, string>}} check answers after which there is no session */
export async function lockBy(train, check) {
	await keep.enqueue({path: checks, body: check, at: Date.now()}, {put: {lock: {why: 'check', at: Date.now()}}, drop: ['checked']});
	train.p = null;
	await locked(train);
	await send();
	if (!(await keep.waiting()).length) {
		location.href = '/today';
	}
}
