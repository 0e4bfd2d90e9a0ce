// What this device keeps: the session that is played, those of the coming
// week, how the player is set, and what waits to be sent.

/**
 * @typedef {{path: string, body: {id: string, day?: string}, at: number, refused?: {code: string, texts: string[]}, key?: number}} Waiting
 */

const name = 'tspine';

/** @type {Promise<IDBDatabase> | null} */
let opened = null;

/**
 * A page that holds a lock is none that the browser freezes to come back to: one
 * that froze while it opened the database would hold up the next for good.
 * @template T @param {() => Promise<T>} work @returns {Promise<T>}
 */
const unfrozen = work => navigator.locks ? navigator.locks.request('tspine-open', work) : work();

function open() {
	opened ??= unfrozen(() => new Promise((done, fail) => {
		const ask = indexedDB.open(name, 1);
		ask.onupgradeneeded = () => {
			ask.result.createObjectStore('state');
			ask.result.createObjectStore('queue', {autoIncrement: true});
		};
		ask.onerror = () => fail(ask.error);
		ask.onsuccess = () => {
			ask.result.onversionchange = () => {
				ask.result.close();
				opened = null;
			};
			ask.result.onclose = () => {
				opened = null;
			};
			done(ask.result);
		};
	}));
	return opened;
}

/**
 * Does something in one transaction, and is done when that is safe.
 * @template T
 * @param {IDBTransactionMode} mode @param {(state: IDBObjectStore, queue: IDBObjectStore) => IDBRequest<T> | void} work
 * @returns {Promise<T>}
 */
async function inOne(mode, work) {
	const base = await open();
	return new Promise((done, fail) => {
		const all = base.transaction(['state', 'queue'], mode, {durability: 'strict'});
		const ask = work(all.objectStore('state'), all.objectStore('queue'));
		all.oncomplete = () => done(/** @type {T} */ (ask ? ask.result : undefined));
		all.onabort = () => fail(all.error ?? new DOMException('what the device keeps was closed', 'AbortError'));
	});
}

/** @param {string} key @returns {Promise<any>} */
export const get = key => inOne('readonly', state => state.get(key));

/** @param {string} key @param {object | string | number | null} value */
export const put = (key, value) => inOne('readwrite', state => {
	state.put(value, key);
});

/** @param {string[]} keys */
export const drop = (...keys) => inOne('readwrite', state => {
	for (const key of keys) {
		state.delete(key);
	}
});

/**
 * Puts something into the queue; what it came of goes, and its id is remembered.
 * @param {Waiting} one @param {{drop?: string[], put?: Record<string, any>}} [also]
 */
export const enqueue = (one, also = {}) => inOne('readwrite', (state, queue) => {
	queue.add(one);
	for (const key of also.drop ?? []) {
		state.delete(key);
	}
	for (const [key, value] of Object.entries(also.put ?? {})) {
		state.put(value, key);
	}
});

/** @returns {Promise<Waiting[]>} what waits to be sent, the oldest first, each with its key */
export async function waiting() {
	/** @type {Waiting[]} */
	const out = [];
	await inOne('readonly', (_, queue) => {
		const ask = queue.openCursor();
		ask.onsuccess = () => {
			if (ask.result) {
				out.push({...ask.result.value, key: Number(ask.result.key)});
				ask.result.continue();
			}
		};
	});
	return out;
}

/** @param {number} key what was sent, or given up */
export const dequeue = key => inOne('readwrite', (_, queue) => {
	queue.delete(key);
});

/** @param {Waiting} one what the server refused, with what it said */
export const refuse = one => inOne('readwrite', (_, queue) => {
	const {key, ...rest} = one;
	queue.put(rest, key);
});

/** Forgets everything. */
export async function forget() {
	(await open()).close();
	opened = null;
	await new Promise(done => {
		const ask = indexedDB.deleteDatabase(name);
		ask.onsuccess = ask.onerror = ask.onblocked = done;
	});
}
