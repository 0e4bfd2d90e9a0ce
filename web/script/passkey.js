// Passkeys: a form that has one made, and a form that signs in with one.

/** @param {string} text base64url @returns {Uint8Array<ArrayBuffer>} */
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));

/** @param {ArrayBuffer | null | undefined} from @returns {string | undefined} base64url */
const text = from => from ? btoa(String.fromCharCode(...new Uint8Array(from))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') : undefined;

/** @param {any} list of keys as JSON */
const keys = list => (list ?? []).map((/** @type {any} */ one) => ({...one, id: bytes(one.id)}));

/** @param {string} path @param {object} body @returns {Promise<any>} */
async function post(path, body) {
	const r = await fetch(path, {method: 'POST', body: JSON.stringify(body), headers: {'Content-Type': 'application/json', Accept: 'application/json'}});
	const said = await r.json().catch(() => ({}));
	if (!r.ok) {
		throw new Error((said.faults ?? []).map((/** @type {{text: string}} */ f) => f.text).join(' '));
	}
	return said;
}

/** @param {any} o what is asked for @returns {Promise<object>} what the browser made or showed, as JSON */
async function sign(o) {
	const make = 'rp' in o;
	const publicKey = {...o, challenge: bytes(o.challenge)};
	if (make) {
		publicKey.user = {...o.user, id: bytes(o.user.id)};
		publicKey.excludeCredentials = keys(o.excludeCredentials);
	} else {
		publicKey.allowCredentials = keys(o.allowCredentials);
	}
	const key = /** @type {any} */ (await (make ? navigator.credentials.create({publicKey}) : navigator.credentials.get({publicKey})));
	const r = key.response;
	return {
		id: key.id, rawId: text(key.rawId), type: key.type, authenticatorAttachment: key.authenticatorAttachment ?? undefined, clientExtensionResults: key.getClientExtensionResults(),
		response: {
			clientDataJSON: text(r.clientDataJSON), attestationObject: text(r.attestationObject), transports: r.getTransports?.(),
			authenticatorData: make ? undefined : text(r.authenticatorData), signature: text(r.signature), userHandle: text(r.userHandle),
		},
	};
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
	if (!(form instanceof HTMLFormElement) || !('credentials' in navigator) || !('PublicKeyCredential' in window)) {
		continue;
	}
	form.hidden = false;
	document.querySelectorAll('[data-without]').forEach(one => one.remove());
	form.addEventListener('submit', async event => {
		event.preventDefault();
		const said = form.querySelector('[role=status]');
		try {
			const credential = await sign(await post(form.getAttribute('action') ?? '', {}));
			const {to} = await post(form.dataset.finish ?? '', {...Object.fromEntries(new FormData(form)), credential});
			location.href = to;
		} catch (failed) {
			delete form.dataset.sent;
			if (said) {
				said.textContent = failed instanceof Error && failed.name === 'Error' && failed.message ? failed.message : form.dataset.failed ?? '';
			}
		}
	});
}
