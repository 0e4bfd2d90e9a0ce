// What a device keeps of a test that is not done yet.

/**
 * @typedef {import('./trial.js').Tries} Tries
 * @typedef {{key: string, id: string, day: string, tries: Tries, pain: number | null}} State
 */

/** @param {number} ms @returns {string} the day of a moment, where the device is */
export const dayOf = ms => {
	const d = new Date(ms);
	return `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`;
};

/**
 * What is kept of a test, or a new one: tries of another day are of another
 * session, which can still be handed over where it was done to the end.
 * @param {string} person @param {string} test @param {State | null | undefined} was @param {(tries: Tries) => boolean} done @returns {State}
 */
export function kept(person, test, was, done) {
	const key = `measuring ${person} ${test}`;
	const day = dayOf(Date.now());
	if (was?.key === key && (was.day === day || done(was.tries))) {
		return was;
	}
	return {key, id: crypto.randomUUID(), day, tries: {left: [], right: []}, pain: null};
}
