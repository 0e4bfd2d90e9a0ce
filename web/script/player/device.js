// What the device does besides: the screen stays on, keys on the lock screen,
// one tab that plays.

export class Device {
	constructor() {
		/** @type {WakeLockSentinel | null} */
		this.lock = null;
		this.wanted = false;
		this.asking = false;
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
		this.wanted = on;
		if (on && !this.lock && !this.asking && document.visibilityState === 'visible') {
			this.asking = true;
			this.lock = await navigator.wakeLock?.request('screen').catch(() => null) ?? null;
			this.asking = false;
			this.lock?.addEventListener('release', () => {
				this.lock = null;
			});
		}
		if (!this.wanted) {
			await this.lock?.release();
		}
	}

	/** @param {(act: string) => void} press what the keys on the lock screen do */
	keys(press) {
		for (const [key, act] of /** @type {[MediaSessionAction, string][]} */ ([['play', 'go'], ['pause', 'pause'], ['previoustrack', 'back'], ['nexttrack', 'skip']])) {
			try {
				navigator.mediaSession?.setActionHandler(key, () => press(act));
			} catch {
				// a key that this device doesn't have
			}
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
