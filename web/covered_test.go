package web

import (
	"fmt"
	"strings"
	"testing"

	"tspine/app"
)

// covered lists what a person reaches with the keyboard and can't see then: bars
// that stay where they are lie over it. Of what is higher than a finger is broad so
// much has to be seen.
const covered = `(() => {
	const out = [], stays = e => ['fixed', 'sticky'].includes(getComputedStyle(e).position);
	document.querySelectorAll('details').forEach(d => d.open = true);
	const bars = [...document.querySelectorAll('body *')].filter(e => stays(e) && e.checkVisibility());
	for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')) {
		if (!e.checkVisibility() || e.disabled || e.closest('.skip') || bars.some(bar => bar.contains(e))) continue;
		e.focus();
		if (document.activeElement !== e) continue;
		const box = (getComputedStyle(e).opacity === '0' && e.closest('label') || e).getBoundingClientRect();
		let top = 0, bottom = Infinity;
		for (const bar of bars) {
			const b = bar.getBoundingClientRect();
			if (b.right <= box.left || b.left >= box.right || b.width < 1 || b.bottom <= 0 || b.top >= innerHeight) continue;
			if (b.top + b.bottom > innerHeight) bottom = Math.min(bottom, b.top); else top = Math.max(top, b.bottom);
		}
		const needed = Math.min(box.height, 48);
		if (box.bottom < top + needed - 1 || box.top + needed > bottom + 1)
			out.push(Math.round(box.top) + '–' + Math.round(box.bottom) + ' between ' + Math.round(top) + ' and ' + Math.round(bottom) + ': ' + e.outerHTML.replace(/\s+/g, ' ').slice(0, 90));
	}
	return out.slice(0, 5);
})()`

func TestNothingThatHasTheFocusIsUnderABar(t *testing.T) {
	t.Parallel()
	b := open(t)
	ana := app.Actor{Account: app.Account{ID: "ana", Name: "Ana"}, Person: app.Person{ID: "ana", Name: "Ana"}} // who sees the tabs
	site := drawnSite(t, b, ana)
	for _, l := range []look{looks[0], looks[2]} {
		eachPage(t, site, l, func(tab *browserTab, name string) {
			for _, size := range []string{"100%", "200%"} {
				for _, one := range ask[[]string](tab, fmt.Sprintf(`(document.documentElement.style.fontSize = %q, %s)`, size, covered)) {
					tab.t.Errorf("%s, text of %s: %s", name, size, one)
				}
			}
		})
	}
}

// A page on which a bar lies over everything is found.
func TestWhatABarCoversIsFound(t *testing.T) {
	t.Parallel()
	b := open(t)
	tab := newTab(t, chromium(t), b.url, looks[0])
	tab.open("/sign-in")
	ask[[]string](tab, `(() => { const p = document.body.appendChild(document.createElement('p'));
		p.style.cssText = 'position:fixed;margin:0;inset:auto 0 0 0;height:60vh;background:#fff'; document.querySelector('main').style.paddingBottom = '0'; return []; })()`)
	if found := strings.Join(ask[[]string](tab, covered), "\n"); !strings.Contains(found, "password") {
		t.Errorf("found %q", found)
	}
}
