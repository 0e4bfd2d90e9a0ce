// What the pages of a start and of a day do with scripts: nothing that they
// couldn't do without.

// A form with faults shows them first.
const wrong = document.querySelector('[data-focus]');
if (wrong instanceof HTMLElement) {
	wrong.focus();
}

// Buttons that only a script can serve are hidden until there is one.
for (const button of document.querySelectorAll('[data-print]')) {
	if (button instanceof HTMLElement) {
		button.hidden = false;
		button.addEventListener('click', () => {
			for (const one of document.querySelectorAll('details.answers-told')) {
				one.setAttribute('open', '');
			}
			window.print();
		});
	}
}

for (const button of document.querySelectorAll('[data-copy]')) {
	if (!(button instanceof HTMLElement) || !navigator.clipboard) {
		continue;
	}
	button.hidden = false;
	button.addEventListener('click', async () => {
		const from = document.getElementById(button.dataset.copy ?? '');
		await navigator.clipboard.writeText(from?.textContent ?? '');
		const words = button.querySelector('span');
		if (words) {
			words.textContent = button.dataset.done ?? '';
		}
	});
}

// What fits is counted while things are ticked.
const fit = document.querySelector('form[data-fit]');
if (fit instanceof HTMLFormElement) {
	const count = fit.querySelector('[data-fit-count]');
	if (count instanceof HTMLElement) {
		count.hidden = true;
	}
	fit.addEventListener('change', async (event) => {
		if (!(event.target instanceof HTMLInputElement) || event.target.name !== 'thing') {
			return;
		}
		const things = new URLSearchParams();
		for (const [name, value] of new FormData(fit)) {
			if (name === 'thing' && typeof value === 'string') {
				things.append(name, value);
			}
		}
		const answer = await fetch(fit.dataset.fit ?? '', { method: 'POST', body: things, headers: { Accept: 'application/json' } });
		if (!answer.ok) {
			return;
		}
		/** @type {{text: string, more: string, percent: number}} */
		const { text, more, percent } = await answer.json();
		const words = fit.querySelector('[data-fit-text]');
		const further = fit.querySelector('[data-fit-more]');
		const meter = fit.querySelector('[data-fit-meter]');
		if (words && further) {
			words.textContent = text;
			further.textContent = more;
		}
		if (meter instanceof HTMLMeterElement) {
			meter.value = (percent * meter.max) / 100;
		}
	});
}
