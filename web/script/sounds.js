// The page of sounds: what is ticked can be tried.

import {Sounds, standard} from './player/sound.js';

const form = document.getElementById('sounds');
const button = document.getElementById('try');

if (form instanceof HTMLFormElement && button) {
	button.hidden = false;
	button.addEventListener('click', () => {
		const ticked = new FormData(form);
		const on = Object.fromEntries(['beeps', 'voice', 'metronome', 'vibration'].map(key => [key, ticked.has(key)]));
		const sounds = new Sounds({...standard, ...on}, new URL('./player/silence.wav', import.meta.url).href);
		sounds.wake();
		const parts = ['tick', 'start', 'beat', 'beat', 'beat', 'end'];
		parts.forEach((kind, i) => setTimeout(() => sounds.sound(kind), 150 + i * 600));
		setTimeout(() => sounds.say(form.dataset.say ?? ''), 150 + parts.length * 600);
		setTimeout(() => sounds.loop?.pause(), 6000);
		const said = document.getElementById('tried');
		if (said) {
			said.textContent = button.textContent;
		}
	});
}
