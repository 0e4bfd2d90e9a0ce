// What the pages of a start and of a day do with scripts: nothing that they
// couldn't do without.

/** A form with faults shows them first. */
export function faultsFirst() {
	const wrong = document.querySelector('[data-focus]');
	if (wrong instanceof HTMLElement) {
		wrong.focus();
	}
}

/** Buttons that only a script can serve are hidden until there is one. */
export function buttons() {
	for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-print]'))) {
		button.hidden = false;
		button.addEventListener('click', print);
	}
	for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-copy]'))) {
		if (navigator.clipboard) {
			button.hidden = false;
			button.addEventListener('click', () => copy(button));
		}
	}
}

function print() {
	for (const one of document.querySelectorAll('details.answers-told')) {
		one.setAttribute('open', '');
	}
	window.print();
}

/** @param {HTMLElement} button */
async function copy(button) {
	const from = document.getElementById(button.dataset.copy ?? '');
	await navigator.clipboard.writeText(from?.textContent ?? '');
	const words = button.querySelector('span');
	if (words) {
		words.textContent = button.dataset.done ?? '';
	}
}

/** What fits is counted while things are ticked. */
export function fitting() {
	const form = document.querySelector('form[data-fit]');
	if (!(form instanceof HTMLFormElement)) {
		return;
	}
	const count = form.querySelector('[data-fit-count]');
	if (count instanceof HTMLElement) {
		count.hidden = true;
	}
	form.addEventListener('change', async (event) => {
		if (event.target instanceof HTMLInputElement && event.target.name === 'thing') {
			await fit(form);
		}
	});
}

/** @param {HTMLFormElement} form */
async function fit(form) {
	const things = new URLSearchParams();
	for (const [name, value] of new FormData(form)) {
		if (name === 'thing' && typeof value === 'string') {
			things.append(name, value);
		}
	}
	const answer = await fetch(form.dataset.fit ?? '', { method: 'POST', body: things, headers: { Accept: 'application/json' } });
	if (!answer.ok) {
		return;
	}
	/** @type {{text: string, more: string, percent: number}} */
	const { text, more, percent } = await answer.json();
	const words = form.querySelector('[data-fit-text]');
	const further = form.querySelector('[data-fit-more]');
	const meter = form.querySelector('[data-fit-meter]');
	if (words && further) {
		words.textContent = text;
		further.textContent = more;
	}
	if (meter instanceof HTMLMeterElement) {
		meter.value = (percent * meter.max) / 100;
	}
}
