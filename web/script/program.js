// The pages on which a program is written say what is wrong while one types.

const form = document.querySelector('form[data-check]');
const told = document.getElementById('checked');

/**
 * @typedef {{before: string, marked: string, after: string, text: string}} Piece
 * @typedef {{path?: string, line?: number, column?: number, text: string, at?: string}} Fault
 * @typedef {{faults: Fault[], lines?: {path: string, says?: string, marks?: Piece[]}[]}} Checked
 */

/**
 * A piece of the page: an element with a class and what is in it.
 * @param {string} kind
 * @param {string} name
 * @param {(Node | string)[]} inner
 */
function piece(kind, name, ...inner) {
	const out = document.createElement(kind);
	if (name) {
		out.className = name;
	}
	out.append(...inner);
	return out;
}

/**
 * Shows one fault, with the text that it is about marked.
 * @param {Piece} mark
 */
function marked(mark) {
	const out = [piece('p', 'fault', mark.text)];
	if (mark.marked) {
		out.push(piece('p', 'at', piece('code', '', mark.before, piece('mark', '', mark.marked), mark.after)));
	}
	return out;
}

/**
 * Marks a field as right or wrong.
 * @param {string} id
 * @param {boolean} wrong
 */
function judge(id, wrong) {
	const field = document.getElementById(id);
	if (field?.matches('input, select, textarea')) {
		field.toggleAttribute('aria-invalid', wrong);
		if (wrong) {
			field.setAttribute('aria-invalid', 'true');
		}
	}
}

/** @param {Checked} got */
function show(got) {
	for (const place of document.querySelectorAll('[data-says]')) {
		const path = place.getAttribute('data-says') ?? '';
		const here = got.faults.filter((f) => (f.path ?? '') === path || (path !== '' && (f.path === path + '.parts' || f.path === path + '.lines')));
		place.replaceChildren(...here.map((f) => piece('p', 'fault', f.text)));
		judge(path, here.length > 0);
	}
	for (const line of got.lines ?? []) {
		const place = document.querySelector(`[data-line="${CSS.escape(line.path)}"]`);
		const marks = line.marks ?? [];
		place?.replaceChildren(...marks.flatMap(marked), ...(line.says ? [piece('p', 'small', line.says)] : []));
		judge(line.path, marks.length > 0);
	}
	const file = document.querySelector('[data-file]');
	if (file instanceof HTMLElement) {
		file.replaceChildren(...got.faults.map((f) => {
			const where = (file.dataset.at ?? '').replace('{line}', String(f.line)).replace('{column}', String(f.column));
			const inner = f.line ? [piece('p', 'small', piece('b', '', where))] : [];
			inner.push(piece('p', 'fault', f.text));
			if (f.line && f.at !== undefined && f.column) {
				inner.push(piece('p', 'at', piece('code', '', f.at.slice(0, f.column - 1), piece('mark', '', f.at.slice(f.column - 1) || ' '))));
			}
			return piece('div', 'file-fault', ...inner);
		}));
		judge('text', got.faults.length > 0);
	}
	if (told) {
		told.textContent = got.faults.length ? '' : (told.dataset.fine ?? '');
	}
}

let waiting = 0;
let asked = 0;

/** @param {HTMLFormElement} of */
async function check(of) {
	const mine = ++asked;
	const fields = new URLSearchParams();
	for (const [name, value] of new FormData(of)) {
		if (typeof value === 'string') {
			fields.append(name, value);
		}
	}
	try {
		const answer = await fetch(of.dataset.check ?? '', { method: 'POST', body: fields, headers: { Accept: 'application/json' } });
		if (answer.ok && mine === asked) {
			show(await answer.json());
		}
	} catch {
		// Without a network the page says so when it is sent.
	}
}

if (form instanceof HTMLFormElement) {
	form.addEventListener('input', () => {
		clearTimeout(waiting);
		waiting = window.setTimeout(() => check(form), 400);
	});
	const chosen = form.querySelector('input[type=file]');
	const text = form.querySelector('textarea');
	chosen?.addEventListener('change', async () => {
		if (chosen instanceof HTMLInputElement && text && chosen.files?.[0]) {
			text.value = await chosen.files[0].text();
			chosen.value = '';
			check(form);
		}
	});
}

// The zone of this device is one tap away.
const take = document.querySelector('[data-zone]');
const zone = document.getElementById('zone');
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (take instanceof HTMLElement && zone instanceof HTMLInputElement && here && here !== zone.value) {
	take.textContent = (take.dataset.zone ?? '').replace('{zone}', here);
	take.hidden = false;
	take.addEventListener('click', () => {
		zone.value = here;
		take.hidden = true;
		zone.focus();
	});
}
