// On every page of whoever is signed in: what waits is sent, and the sessions
// of the coming week are kept for when there is no network.

import * as keep from './keep.js';
import {fetchWeek, keepFigures, send} from './send.js';

/** How many hours a week that was fetched is fresh enough for a page that is not the player. */
const fresh = 3;

const state = document.getElementById('unsent');

/** Says how much waits to be sent, and whether something was refused. */
async function say() {
	const list = await keep.waiting();
	const words = list.some(one => one.refused) ? state?.dataset.refused : state?.dataset.words;
	if (state?.firstElementChild) {
		state.hidden = !list.length;
		state.firstElementChild.textContent = list.length ? (words ?? '').replace('{n}', String(list.length)) : '';
	}
}

async function refresh() {
	await say();
	const sent = await send();
	await say();
	const old = await keep.get('week');
	if (sent.size || !old || old.person.id !== state?.dataset.person || Date.now() - old.made_ms > fresh * 3600_000 || await keep.get('lock')) {
		const {week, online} = await fetchWeek('?ahead=yes');
		if (week && online) {
			await keepFigures(week);
		}
	}
}

/**
 * Signing out takes away what the device keeps: a page that is being left has
 * nothing more to say then.
 * @param {unknown} why
 */
function gone(why) {
	if (!(why instanceof DOMException && ['UnknownError', 'InvalidStateError', 'AbortError'].includes(why.name))) {
		throw why;
	}
}

window.addEventListener('online', () => refresh().catch(gone));
navigator.serviceWorker?.addEventListener('message', () => say().catch(gone));

await refresh().catch(gone);
