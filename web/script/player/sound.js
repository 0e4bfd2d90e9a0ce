// What is heard and felt: beeps, a metronome, the device's voice, vibration,
// and a silent loop that lets them go on in the background where it may.

/**
 * @typedef {{beeps: boolean, metronome: boolean, voice: boolean, vibration: boolean, volume: number}} Settings
 */

/** @type {Settings} */
export const standard = {beeps: true, metronome: false, voice: true, vibration: true, volume: 0.8};

/** Hertz and seconds of each sound. @type {Record<string, [number, number]>} */
const tones = {tick: [660, 0.09], start: [990, 0.28], end: [495, 0.2], switch: [740, 0.3], finish: [880, 0.6], part: [520, 0.06], beat: [330, 0.03]};

/** @type {Record<string, number[]>} */
const shakes = {tick: [30], start: [120], end: [60, 60, 60], switch: [60, 80, 120], finish: [200, 100, 200]};

export class Sounds {
	/** @param {Settings} settings @param {string} silence address of the silent loop */
	constructor(settings, silence) {
		this.settings = settings;
		this.silence = silence;
		/** @type {AudioContext | null} */
		this.context = null;
		/** @type {HTMLAudioElement | null} */
		this.loop = null;
		/** @type {string[]} what was sounded, the latest last */
		this.heard = [];
	}

	/** Begins to sound; browsers let that happen at a touch only. */
	wake() {
		try {
			this.context ??= new AudioContext();
			void this.context.resume().catch(() => {});
			if (!this.loop) {
				this.loop = new Audio(this.silence);
				this.loop.loop = true;
			}
			this.loop.play().catch(() => {});
		} catch {
			this.context = null; // no sound on this device
		}
	}

	/** Lets the device rest. */
	rest() {
		this.loop?.pause();
		globalThis.speechSynthesis?.cancel();
	}

	/** @param {string} kind */
	sound(kind) {
		const paced = kind === 'part' || kind === 'beat';
		if (paced ? this.settings.metronome : this.settings.beeps) {
			this.heard = [...this.heard.slice(-99), kind];
			this.beep(...(tones[kind] ?? tones.tick));
		}
		if (this.settings.vibration && shakes[kind] && navigator.userActivation?.hasBeenActive !== false) {
			navigator.vibrate?.(shakes[kind]);
		}
	}

	/** @param {number} hertz @param {number} seconds */
	beep(hertz, seconds) {
		const c = this.context;
		if (!c || c.state !== 'running') {
			return;
		}
		const tone = c.createOscillator();
		const gain = c.createGain();
		const now = c.currentTime;
		tone.frequency.value = hertz;
		gain.gain.setValueAtTime(0, now);
		gain.gain.linearRampToValueAtTime(this.settings.volume * 0.6, now + 0.01);
		gain.gain.setTargetAtTime(0, now + seconds, 0.02);
		tone.connect(gain).connect(c.destination);
		tone.start(now);
		tone.stop(now + seconds + 0.2);
	}

	/** @param {string} text @param {boolean} [now] whether what is being said is cut off */
	say(text, now = true) {
		const voice = globalThis.speechSynthesis;
		if (!this.settings.voice || !voice || !text) {
			return;
		}
		if (now) {
			voice.cancel();
		}
		const said = new SpeechSynthesisUtterance(text);
		said.lang = document.documentElement.lang;
		said.volume = this.settings.volume;
		voice.speak(said);
	}
}
