// The keyboard.

/** @param {import('./train.js').Train} train plays by the keyboard alone */
export function listen(train) {
	const keys = /** @type {Record<string, () => void>} */ ({
		' ': () => train.moment.main(), Enter: () => train.moment.main(), ArrowLeft: () => void train.act({act: 'back'}), ArrowRight: () => void train.act({act: 'skip'}),
		p: () => train.pain(), s: () => void train.act({act: 'skip'}), m: () => train.moment.options.sound(), w: () => train.others(), r: () => train.record(), '?': () => train.moment.options.help(), Escape: () => train.leave(),
	});

	document.addEventListener('keydown', event => {
		const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog');
		const pressing = event.target instanceof HTMLElement && event.target.closest('button, a') && (event.key === ' ' || event.key === 'Enter');
		const key = keys[event.key];
		if (key && train.p && !train.p.after && !typing && !pressing && !event.ctrlKey && !event.metaKey && !event.altKey && train.moment.shown) {
			event.preventDefault();
			key();
		}
	});
}
