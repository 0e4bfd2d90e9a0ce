// Answers where there is no network: pages from the network first, else as they
// were kept; styles, scripts and drawings as they were kept. What waits is sent
// when the network is back, where the browser tells.

// @ts-nocheck: this is a worker, with other globals than a page
const hash = '{hash}';
const shell = ['{shell}'];
const parts = `shell-${hash}`;
const pages = `pages-${hash}`;
const drawings = 'figures';

self.addEventListener('install', event => {
	event.waitUntil((async () => {
		const cache = await caches.open(parts);
		await cache.addAll(shell);
		await keepPlayer();
		await self.skipWaiting();
	})());
});

self.addEventListener('activate', event => {
	event.waitUntil((async () => {
		for (const key of await caches.keys()) {
			if (![parts, pages, drawings].includes(key)) {
				await caches.delete(key);
			}
		}
		await self.clients.claim();
	})());
});

self.addEventListener('fetch', event => {
	const url = new URL(event.request.url);
	if (event.request.method !== 'GET' || url.origin !== self.location.origin) {
		return;
	}
	if (url.pathname.startsWith('/static/')) {
		event.respondWith(keptFirst(parts, event.request));
	} else if (url.pathname.startsWith('/figures/')) {
		event.respondWith(keptFirst(drawings, event.request, true));
	} else if (event.request.mode === 'navigate') {
		event.respondWith(networkFirst(event.request, url));
	}
});

/** What is kept, else what the network has. With freshen it is fetched anew besides. */
async function keptFirst(name, request, freshen = false) {
	const cache = await caches.open(name);
	const kept = await cache.match(request) ?? (freshen ? undefined : await caches.match(request));
	const fetched = kept && !freshen ? null : fetch(request).then(async r => {
		if (r.ok) {
			await cache.put(request, r.clone());
		}
		return r;
	});
	if (kept) {
		fetched?.catch(() => {});
		return kept;
	}
	return fetched.catch(() => Response.error());
}

/** Pages that lead nowhere without a network, or hold what nobody else may see. */
const unkept = ['/sign', '/setup', '/invitation', '/you', '/start', '/log'];

async function networkFirst(request, url) {
	const cache = await caches.open(pages);
	try {
		const r = await fetch(request);
		if (r.ok && !r.redirected && r.type === 'basic' && !unkept.some(p => url.pathname.startsWith(p))) {
			await cache.put(url.pathname, r.clone());
		}
		return r;
	} catch {
		return await cache.match(url.pathname) ?? await cache.match('/train') ?? Response.error();
	}
}

/** Keeps the player where it is not kept yet. Without a network it can't be, and is later. */
async function keepPlayer() {
	const cache = await caches.open(pages);
	if (!await cache.match('/train')) {
		await cache.add(new Request('/train', {headers: {Accept: 'text/html'}})).catch(() => {});
	}
}

self.addEventListener('message', event => {
	if (event.data?.figures) {
		event.waitUntil(keepFigures(event.data.figures));
	}
	if (event.data?.missed) {
		event.waitUntil(keepPlayer().then(() => self.clients.claim()));
	}
});

async function keepFigures(list) {
	const cache = await caches.open(drawings);
	const wanted = new Set(list.map(path => new URL(path, self.location.href).href));
	for (const one of await cache.keys()) {
		if (!wanted.has(one.url)) {
			await cache.delete(one);
		}
	}
	for (const url of wanted) {
		if (!await cache.match(url)) {
			await cache.add(url).catch(() => {});
		}
	}
}

self.addEventListener('sync', event => {
	if (event.tag === 'send') {
		event.waitUntil(send());
	}
});

/** @returns {Promise<any>} what a request of the database comes to */
const result = ask => new Promise((done, fail) => {
	ask.onsuccess = () => done(ask.result);
	ask.onerror = () => fail(ask.error);
});

/** Sends what waits: what script/player/send.js does where a page is open. */
const send = () => navigator.locks.request('tspine-send', async () => {
	const ask = indexedDB.open('tspine', 1);
	ask.onupgradeneeded = () => ask.transaction.abort(); // nothing was ever kept
	const base = await result(ask);
	const queue = mode => base.transaction('queue', mode).objectStore('queue');
	const keys = await result(queue('readonly').getAllKeys());
	for (const key of keys) {
		const one = await result(queue('readonly').get(key));
		if (!one || one.refused) {
			continue;
		}
		const r = await fetch(one.path, {method: 'POST', body: JSON.stringify(one.body), headers: {Accept: 'application/json', 'Content-Type': 'application/json'}});
		if (r.ok) {
			await result(queue('readwrite').delete(key));
		} else if (r.status >= 500 || r.status === 401 || r.status === 429) {
			throw new Error('later'); // the browser tries again
		}
	}
	base.close();
	for (const page of await self.clients.matchAll()) {
		page.postMessage({sent: true});
	}
});
