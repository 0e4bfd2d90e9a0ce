// Runs Lighthouse on the pages that matter, as on a phone with slow 4G, several
// times each, and prints the middle of every score and of what a person waits
// for. Ends with 1 where one is worse than it should be.
//
//   node lighthouse.mjs PROGRAM [RUNS [PAGE...]]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [program, runs = "5", ...only] = process.argv.slice(2);
const aims = { "largest-contentful-paint": 1200, "total-blocking-time": 20, "cumulative-layout-shift": 0.01 };
const least = 98;
const pages = [["today", "/today"], ["plan", "/plan"], ["the player", "/train"], ["progress", "/progress"], ["exercise", "/exercises/cat-cow"]];

/** serve starts the program, and gives the first address that it prints. */
function serve(/** @type {string[]} */ ...args) {
	const child = spawn(program, ["serve", "--listen", "127.0.0.1:0", ...args], { stdio: ["ignore", "pipe", "ignore"] });
	return new Promise((resolve, reject) => {
		let said = "";
		child.on("error", reject);
		child.stdout.on("data", (part) => {
			const found = (said += part).match(/http:\/\/(?:127\.0\.0\.1|localhost):\d+\S*(?=\s)/);
			if (found) resolve({ child, address: new URL(found[0].replace(/\.$/, "")) });
		});
	});
}

const middle = (/** @type {number[]} */ all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];

/** run gives what Lighthouse says of a page. Where the recording broke off, it is made again. */
async function run(name, address, headers, tries = 3) {
	const chrome = await launch({ chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium", chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"] });
	try {
		const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "silent", extraHeaders: headers });
		if (!lhr.runtimeError) return lhr;
		if (tries === 1) throw new Error(`${name}: ${lhr.runtimeError.message}`);
	} finally {
		chrome.kill();
	}
	return run(name, address, headers, tries - 1);
}

/** measure runs Lighthouse several times, and gives the middle of each number and what is wrong. */
async function measure(name, address, headers) {
	if (only.length > 0 && !only.includes(name)) return true;
	const scores = {}, times = {}, wrong = new Set();
	for (let i = 0; i < Number(runs); i++) {
		const lhr = await run(name, address, headers);
		for (const one of Object.values(lhr.categories)) (scores[one.id] ??= []).push(Math.round(one.score * 100));
		for (const id of Object.keys(aims)) (times[id] ??= []).push(lhr.audits[id].numericValue);
		for (const c of Object.values(lhr.categories))
			for (const { id, weight } of c.auditRefs)
				if (weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9) wrong.add(`${c.id}: ${lhr.audits[id].title} ${lhr.audits[id].displayValue ?? ""} ${(lhr.audits[id].details?.items ?? []).map((i) => i.node?.snippet ?? "").slice(0, 3).join(" ")}`);
	}
	let good = true;
	const cells = [];
	for (const [id, all] of Object.entries(scores)) {
		const it = middle(all);
		good &&= it >= least;
		cells.push(`${id} ${it}`);
	}
	for (const [id, all] of Object.entries(times)) {
		const it = middle(all);
		good &&= it <= aims[id];
		cells.push(`${id} ${it < 1 ? it.toFixed(3) : it.toFixed(0)}`);
	}
	console.log(`${good ? "ok   " : "WORSE"} ${name.padEnd(12)} ${cells.join("  ")}`);
	if (!good || process.env.VERBOSE) for (const one of wrong) console.log(`      ${one}`);
	return good;
}

const folder = mkdtempSync(join(tmpdir(), "tspine-lighthouse-"));
const servers = [];
let good = true;
try {
	const demo = await serve("--demo");
	servers.push(demo);
	for (const [name, path] of pages) good = (await measure(name, new URL(path, demo.address).href, {})) && good;

	const fresh = await serve("--data", folder);
	servers.push(fresh);
	good = (await measure("first start", fresh.address.href, {})) && good;
	const token = fresh.address.searchParams.get("token") ?? "";
	const answer = await fetch(new URL("/setup", fresh.address), {
		method: "POST", redirect: "manual", headers: { "Sec-Fetch-Site": "same-origin" }, body: new URLSearchParams({ token, name: "Ana", password: "correct horse" }),
	});
	const cookie = answer.headers.getSetCookie().map((c) => c.split(";")[0]).join("; ");
	good = (await measure("consent", new URL("/start", fresh.address).href, { Cookie: cookie })) && good;
} finally {
	for (const s of servers) s.child.kill();
	rmSync(folder, { recursive: true, force: true });
}
process.exitCode = good ? 0 : 1;
