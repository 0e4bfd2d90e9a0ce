// What every page does: a form is sent once, however often it is tapped.

import {buttons, faultsFirst, fitting} from './form.js';

faultsFirst();
buttons();
fitting();

for (const form of document.forms) {
	form.addEventListener('submit', (event) => {
		if (form.getAttribute('action') === '/sign-out' && window.indexedDB) {
			event.preventDefault();
			import('./player/sign-out.js').then(({leave}) => leave(form));
			return;
		}
		if (form.dataset.sent) {
			event.preventDefault();
		}
		form.dataset.sent = 'yes';
	});
}

// A page that comes back from the browser's memory can be sent again.
window.addEventListener('pageshow', () => {
	for (const form of document.forms) {
		delete form.dataset.sent;
	}
});

// Whoever is signed in can go on without a network.
if (document.querySelector('.tabs, #player') && 'serviceWorker' in navigator) {
	navigator.serviceWorker.register('/worker.js').catch(() => {});
	// A page that was on its way while the worker took its place was missed.
	navigator.serviceWorker.ready.then(worker => navigator.serviceWorker.controller ?? worker.active?.postMessage({missed: true}));
	if (document.querySelector('.tabs')) {
		window.addEventListener('load', () => import('./player/ahead.js'));
	}
}
