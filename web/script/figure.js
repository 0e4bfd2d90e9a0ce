// A button that stops the figure of an exercise where it is. The drawing is read
// into the page, as only what stands there can be stopped. Whoever has asked for
// less motion sees start and end at first, and may have it move.

const calm = matchMedia('(prefers-reduced-motion:reduce)');
/** What of a drawing's style shows stills in place of the motion. */
const stills = /@media\(prefers-reduced-motion:reduce\)\{(?:[^{}]*\{[^{}]*\})*\}/;

const image = /** @type {HTMLImageElement | null} */ (document.querySelector('img[data-moving]'));
const button = /** @type {HTMLButtonElement | null} */ (document.querySelector('[data-pause]'));
if (image && button) {
	read(image, button).catch(() => {}); // then it goes on moving, as without a script
}

/** @param {HTMLImageElement} image @param {HTMLButtonElement} button */
async function read(image, button) {
	const answer = await fetch(image.src);
	if (!answer.ok) {
		return;
	}
	let style = '';
	const text = (await answer.text()).replace(/<style>([^<]*)<\/style>/g, (_, rules) => {
		style += rules; // the page takes none that stand in it
		return '';
	});
	const drawn = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
	if (!(drawn instanceof SVGSVGElement) || !drawn.querySelector('animate,animateTransform')) {
		return;
	}
	const box = document.createElement('div');
	box.className = image.className;
	const shadow = box.attachShadow({mode: 'open'});
	const sheet = new CSSStyleSheet();
	shadow.adoptedStyleSheets = [sheet];
	drawn.setAttribute('width', '100%');
	drawn.setAttribute('height', '100%');
	shadow.append(document.adoptNode(drawn));
	(image.closest('picture') ?? image).replaceWith(box);

	let on = !calm.matches;
	const show = () => {
		sheet.replaceSync(on || !calm.matches ? style.replace(stills, '') : style);
		if (on) {
			drawn.unpauseAnimations();
		} else {
			drawn.pauseAnimations();
		}
		/** @param {string} name @param {boolean} hidden */
		const hide = (name, hidden) => button.querySelector(`[data-${name}]`)?.toggleAttribute('hidden', hidden);
		hide('on', !on);
		hide('off', on);
		const word = button.querySelector('[data-word]');
		if (word) {
			word.textContent = (on ? button.dataset.pause : button.dataset.play) ?? '';
		}
	};
	button.addEventListener('click', () => {
		on = !on;
		show();
	});
	show();
	button.classList.remove('waits');
}
