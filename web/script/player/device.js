// What the device does besides: the screen stays on, keys on the lock screen,
// one tab that plays.

export class Device {
	constructor() {
		/** @type {WakeLockSentinel | null} */
		this.lock = null;
	}

	/** @returns {Promise<boolean>} whether no other tab plays; it is held until the tab goes */
	alone() {
		return new Promise(done => {
			if (!navigator.locks) {
				done(true);
				return;
			}
			void navigator.locks.request('tspine-play', {ifAvailable: true}, held => {
				done(Boolean(held));
				return held ? new Promise(() => {}) : undefined;
			});
		});
	}

	/** @param {boolean} on keeps the screen on */
	async awake(on) {
		if (on && !this.lock && document.visibilityState === 'visible') {
			this.lock = await navigator.wakeLock?.request('screen').catch(() => null) ?? null;
			this.lock?.addEventListener('release', () => {
				this.lock = null;
			});
		} else if (!on) {
			await this.lock?.release();
		}
	}

	/** @param {(act: string) => void} press what the keys on the lock screen do */
	keys(press) {
		for (const [key, act] of /** @type {[MediaSessionAction, string][]} */ ([['play', 'go'], ['pause', 'pause'], ['previoustrack', 'back'], ['nexttrack', 'skip']])) {
			navigator.mediaSession?.setActionHandler(key, () => press(act));
		}
	}

	/** @param {string} title @param {string} left @param {boolean} on what the lock screen says */
	tell(title, left, on) {
		if (navigator.mediaSession) {
			navigator.mediaSession.playbackState = on ? 'playing' : 'paused';
			navigator.mediaSession.metadata = new MediaMetadata({title, artist: 'tspine', album: left});
		}
	}
}
