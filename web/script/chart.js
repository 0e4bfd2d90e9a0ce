// Values of a chart are read off by a slider, which fingers, pointers, keys and
// screen readers know; or by pointing at the drawing. Words are the table's.

for (const chart of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.chart'))) {
	const rows = [...chart.querySelectorAll('tr[data-at]')], plot = chart.querySelector('.plot');
	if (rows.length > 1 && plot) {
		reader(chart, /** @type {SVGSVGElement} */ (plot), /** @type {HTMLTableRowElement[]} */ (rows));
	}
}

/** @param {HTMLElement} chart @param {SVGSVGElement} plot @param {HTMLTableRowElement[]} rows */
function reader(chart, plot, rows) {
	const slider = document.createElement('input'), said = document.createElement('output');
	const heads = [...chart.querySelectorAll('thead th')].slice(1).map((one) => one.textContent);
	Object.assign(slider, {type: 'range', min: '0', max: String(rows.length - 1), value: String(rows.length - 1)});
	slider.setAttribute('aria-label', chart.dataset.read ?? '');
	chart.querySelector('.reader')?.append(slider, said);

	/** @param {number} n */
	const words = (n) => {
		const cells = [...rows[n].cells].map((one) => one.textContent);
		return `${cells[0]}: ${heads.map((head, i) => `${head} ${cells[i + 1]}`).join(', ')}`;
	};
	const tell = () => {
		const n = Number(slider.value), at = `${rows[n].dataset.at}%`, line = plot.querySelector('line.read');
		line?.setAttribute('x1', at);
		line?.setAttribute('x2', at);
		chart.classList.add('reading');
		said.value = words(n);
		slider.setAttribute('aria-valuetext', said.value);
	};
	slider.setAttribute('aria-valuetext', words(rows.length - 1));
	slider.addEventListener('input', tell);
	/** @param {PointerEvent} event */
	const point = (event) => {
		const where = plot.getBoundingClientRect(), at = (event.clientX - where.left) / where.width * 100;
		let best = 0;
		rows.forEach((row, n) => {
			if (Math.abs(Number(row.dataset.at) - at) < Math.abs(Number(rows[best].dataset.at) - at)) {
				best = n;
			}
		});
		slider.value = String(best);
		tell();
	};
	plot.addEventListener('pointermove', point);
	plot.addEventListener('pointerdown', point);
}
