// Signing out: whoever does is told what would be lost, and then nothing is
// left on this device.

import * as keep from './keep.js';
import {send} from './send.js';

/** @param {HTMLFormElement} form signs out, once the server has agreed to it */
export async function leave(form) {
	await send();
	const n = (await keep.waiting()).length + (await keep.get('playing') ? 1 : 0);
	if (n && !confirm((form.dataset.unsent ?? '').replace('{n}', String(n)))) {
		return;
	}
	const r = await fetch(form.action, {method: 'POST'}).catch(() => null);
	if (!r?.ok) {
		alert(form.dataset.offline);
		return;
	}
	new BroadcastChannel('tspine').postMessage('out');
	await keep.forget();
	for (const key of await caches.keys()) {
		await caches.delete(key);
	}
	for (const one of await navigator.serviceWorker?.getRegistrations() ?? []) {
		await one.unregister();
	}
	location.replace(r.url);
}
