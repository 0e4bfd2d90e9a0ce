// The dial: a body seen along the line about which it turns, and by how much.

const ns = 'http://www.w3.org/2000/svg';
const most = 75;
const middle = [200, 205];
const far = 170;

/** @param {string} tag @param {Record<string, string | number>} given @param {...Node} inside */
function draw(tag, given, ...inside) {
	const out = document.createElementNS(ns, tag);
	for (const [key, value] of Object.entries(given)) {
		out.setAttribute(key, String(value));
	}
	out.append(...inside);
	return out;
}

/** Where an angle is, to the left positive. @param {number} angle @param {number} r */
function at(angle, r) {
	const a = angle * Math.PI / 180;
	return [middle[0] - r * Math.sin(a), middle[1] - r * Math.cos(a)].map(v => Math.round(v * 10) / 10);
}

/** @param {number} angle */
const within = angle => Math.max(-most, Math.min(most, angle));

/** @param {number} from @param {number} to */
const arc = (from, to) => `M${at(from, far)} A${far} ${far} 0 0 ${to < from ? 1 : 0} ${at(to, far)}`;

/** A body from above, or from behind where it bends. @param {string} gauge */
function body(gauge) {
	if (gauge === 'outward') {
		return draw('g', {}, draw('rect', {class: 'body', x: 176, y: 135, width: 48, height: 92, rx: 20}), draw('circle', {class: 'head', cx: 200, cy: 112, r: 20}), draw('rect', {class: 'phone', x: 193, y: 152, width: 14, height: 26, rx: 3}));
	}
	const [y, height] = gauge === 'upright' ? [171, 10] : [221, 10]; // on the breastbone, or on the back
	return draw('g', {}, draw('rect', {class: 'body', x: 132, y: 182, width: 136, height: 46, rx: 23}), draw('circle', {class: 'head', cx: 200, cy: 205, r: 24}), draw('rect', {class: 'phone', x: 186, y, width: 28, height, rx: 3}));
}

/** @param {string} gauge @returns {{node: SVGElement, set: (angle: number) => void}} told the angle, to the left positive */
export function dial(gauge) {
	const on = draw('path', {class: 'on', d: ''});
	const hand = draw('line', {class: 'hand'});
	const turns = body(gauge);
	const marks = [];
	for (let a = -most; a <= most; a += 15) {
		const [[x1, y1], [x2, y2], [x, y]] = [at(a, 150), at(a, 142), at(a, 126)];
		marks.push(draw('line', {class: 'tick', x1, y1, x2, y2}));
		if (a % 30 === 0) {
			marks.push(draw('text', {x, y: y + 5}, document.createTextNode(String(Math.abs(a)))));
		}
	}
	const node = /** @type {SVGElement} */ (draw('svg', {class: 'arc', viewBox: '0 20 400 250', 'aria-hidden': 'true', focusable: 'false'}, draw('path', {class: 'way', d: arc(most, -most)}), on, ...marks, turns, hand));
	const set = (/** @type {number} */ angle) => {
		const a = within(angle);
		on.setAttribute('d', Math.abs(a) < 0.5 ? '' : arc(0, a));
		for (const [name, r] of /** @type {[string, number][]} */ ([['1', 140], ['2', 180]])) {
			const [x, y] = at(a, r);
			hand.setAttribute(`x${name}`, String(x));
			hand.setAttribute(`y${name}`, String(y));
		}
		const [cx, cy] = gauge === 'outward' ? [200, 227] : middle;
		turns.setAttribute('transform', `rotate(${Math.round(-angle * 10) / 10} ${cx} ${cy})`);
	};
	set(0);
	return {node, set};
}
