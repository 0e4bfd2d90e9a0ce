// On every page of whoever is signed in: what waits is sent, and the sessions
// of the coming week are kept for when there is no network.

import * as keep from './keep.js';
import {fetchWeek, keepFigures, send} from './send.js';

/** How many hours a week that was fetched is fresh enough for a page that is not the player. */
const fresh = 3;

const state = document.getElementById('unsent');

/** Says how much waits to be sent. */
async function say() {
	const n = (await keep.waiting()).length;
	if (state) {
		state.hidden = n === 0;
		state.textContent = n ? (state.dataset.words ?? '').replace('{n}', String(n)) : '';
	}
	return n;
}

async function refresh() {
	await say();
	const sent = await send();
	await say();
	const old = await keep.get('week');
	if (sent.size || !old || Date.now() - old.made_ms > fresh * 3600_000 || await keep.get('lock')) {
		const {week, online} = await fetchWeek();
		if (week && online) {
			await keepFigures(week);
		}
	}
}

window.addEventListener('online', refresh);
navigator.serviceWorker?.addEventListener('message', say);

// Whoever signs out is told what would be lost.
for (const form of document.querySelectorAll('form[action="/sign-out"]')) {
	form.addEventListener('submit', async event => {
		if (!(form instanceof HTMLFormElement) || form.dataset.warned) {
			return;
		}
		event.preventDefault();
		event.stopImmediatePropagation();
		const n = (await keep.waiting()).length + (await keep.get('playing') ? 1 : 0);
		if (n && !confirm((form.dataset.unsent ?? '').replace('{n}', String(n)))) {
			return;
		}
		await keep.forget();
		for (const key of await caches.keys()) {
			await caches.delete(key);
		}
		form.dataset.warned = 'yes';
		form.submit();
	}, true);
}

await refresh();
