package watch

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"tspine/catalog"
	"tspine/engine/figure"
	"tspine/engine/figure/drawing"
	"tspine/exchange"
)

const (
	nod    = "from: standing\nstart: {thoracic: flex 4}\nend: {thoracic: ext 4}\n"
	deeper = "from: standing\nstart: {thoracic: flex 4}\nend: {thoracic: flex 20}\n"
	broken = "from: floating\nstart: {thoracic: flex 4}\n"
	far    = "from: standing\ncontacts: [feet on floor, grips 195 apart]\nstart: {thoracic: flex 4}\n"
)

// desk is an author's desk: a file that a test saves, and the page of it.
type desk struct {
	t      *testing.T
	text   string
	err    error
	solved int // times
	page   http.Handler
}

func newDesk(t *testing.T, text string) *desk {
	t.Helper()
	lib, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, text: text}
	d.page, err = New(Author{
		File:  "nod.yaml",
		Read:  func() ([]byte, error) { return []byte(d.text), d.err },
		Say:   func(f catalog.Located) string { return f.Error() },
		Words: func(key string) string { return key },
		Draw: func(v figure.Solved) exchange.Picture {
			return exchange.PictureFrom(lib, "en", v, drawing.Look{})
		},
		Solve: func(p figure.Pose) ([]figure.Solved, error) {
			d.solved++
			v, err := figure.Solve(figure.Average(), p)
			return []figure.Solved{v}, err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// get asks the page for something.
func (d *desk) get(path string, headers ...string) *httptest.ResponseRecorder {
	d.t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = "127.0.0.1:4000"
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	d.page.ServeHTTP(w, r)
	return w
}

// has fails where a page lacks a text.
func (d *desk) has(page string, all ...string) {
	d.t.Helper()
	for _, text := range all {
		if !strings.Contains(page, text) {
			d.t.Errorf("the page lacks %q:\n%s", text, page)
		}
	}
}

func TestThePageShowsTheFigureInBothThemesAndItsChecks(t *testing.T) {
	d := newDesk(t, nod)
	page := d.get("/").Body.String()
	d.has(page, "nod.yaml", "watch.fine", `<th scope="row">contact</th><td>1.00 cm</td>`, `<th scope="row">smooth</th><td>2.50</td>`, `<th scope="col">average</th>`)
	for _, theme := range []string{"light", "dark"} {
		for _, moment := range []string{"moving", "start", "end"} {
			name := "/figure/" + theme + "-" + moment + ".svg"
			d.has(page, `src="`+name)
			w := d.get(name)
			if w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), "<svg") {
				t.Errorf("%s: %d", name, w.Code)
			}
			if moves := strings.Contains(w.Body.String(), "<animate"); moves != (moment == "moving") {
				t.Errorf("%s moves: %v", name, moves)
			}
		}
	}
	if d.get("/figure/light-start.svg").Body.String() == d.get("/figure/dark-start.svg").Body.String() {
		t.Error("both themes have one figure")
	}
	if d.get("/figure/light-middle.svg").Code != http.StatusNotFound {
		t.Error("there is a figure that was never drawn")
	}
}

func TestASaveChangesTheFigureAndTheChecks(t *testing.T) {
	d := newDesk(t, nod)
	first := d.get("/panel")
	figure := d.get("/figure/light-end.svg").Body.String()
	d.text = deeper
	second := d.get("/panel", "If-None-Match", first.Header().Get("ETag"))
	if second.Code != http.StatusOK || second.Header().Get("ETag") == first.Header().Get("ETag") {
		t.Errorf("after a save: %d, %s", second.Code, second.Header().Get("ETag"))
	}
	if second.Body.String() == first.Body.String() {
		t.Error("the checks are the same")
	}
	if d.get("/figure/light-end.svg").Body.String() == figure {
		t.Error("the figure is the same")
	}
}

func TestNothingIsSolvedUntilTheFileChanges(t *testing.T) {
	d := newDesk(t, nod)
	tag := d.get("/panel").Header().Get("ETag")
	for range 3 {
		if w := d.get("/panel", "If-None-Match", tag); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("nothing new: %d, %s", w.Code, w.Body)
		}
	}
	if d.solved != 1 {
		t.Errorf("solved %d times", d.solved)
	}
}

func TestABrokenFileShowsItsFaultsAndKeepsTheLastFigure(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		err  error
		want string
	}{
		"a word that is none, with its place": {text: broken, want: "nod.yaml:1:7: "},
		"what is no YAML":                     {text: "from: [", want: "nod.yaml:1:"},
		"a file that is gone":                 {err: errors.New("no such file"), want: "no such file"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, nod)
			d.get("/panel")
			figure := d.get("/figure/light-end.svg").Body.String()
			d.text, d.err = c.text, c.err
			page := d.get("/panel").Body.String()
			d.has(page, "watch.faults", "watch.stale", c.want, "/figure/light-moving.svg", `<th scope="row">contact</th>`)
			if d.get("/figure/light-end.svg").Body.String() != figure {
				t.Error("the last figure is gone")
			}
			d.text, d.err = nod, nil
			page = d.get("/panel").Body.String()
			d.has(page, "watch.fine")
			if strings.Contains(page, "watch.stale") {
				t.Error("once it is mended, the figure still counts as an old one")
			}
		})
	}
}

func TestAFileThatWasNeverSoundHasFaultsAndNoFigure(t *testing.T) {
	d := newDesk(t, broken)
	page := d.get("/").Body.String()
	d.has(page, "watch.faults")
	for _, text := range []string{"watch.stale", "<img", "<table"} {
		if strings.Contains(page, text) {
			t.Errorf("the page has %q", text)
		}
	}
}

func TestAContactThatIsMissedIsSaidBesideTheFigureAsItIs(t *testing.T) {
	d := newDesk(t, far)
	page := d.get("/").Body.String()
	d.has(page, "is missed by", "watch.too-much", "/figure/light-moving.svg", `<td class="bad">`)
	if strings.Contains(page, "watch.stale") {
		t.Error("the figure is of this text, and counts as an old one")
	}
}

func TestWhatTheFileSaysIsNoMarkup(t *testing.T) {
	d := newDesk(t, "from: <script>alert(1)</script>\nstart: {}\n")
	if page := d.get("/").Body.String(); strings.Contains(page, "<script>alert") {
		t.Errorf("the page runs what the file says:\n%s", page)
	}
}

func TestOnlyWhoAsksForThisMachineIsAnswered(t *testing.T) {
	for host, want := range map[string]int{
		"127.0.0.1:4000": http.StatusOK, "localhost:4000": http.StatusOK, "[::1]:4000": http.StatusOK, "localhost": http.StatusOK,
		"example.org": http.StatusMisdirectedRequest, "127.0.0.1.example.org:4000": http.StatusMisdirectedRequest,
		"192.168.1.7:4000": http.StatusMisdirectedRequest, "": http.StatusMisdirectedRequest,
	} {
		d := newDesk(t, broken)
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		d.page.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%q: %d, want %d", host, w.Code, want)
		}
	}
}

func TestThePageLoadsNothingFromElsewhereAndRunsNoScriptOfItsOwnText(t *testing.T) {
	d := newDesk(t, nod)
	w := d.get("/")
	policy := w.Header().Get("Content-Security-Policy")
	d.has(policy, "default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
	if strings.Contains(policy, "unsafe") {
		t.Errorf("the policy is %s", policy)
	}
	for _, bad := range []string{"http://", "https://", "<style", " style=", "onload"} {
		if strings.Contains(w.Body.String(), bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	for path, kind := range map[string]string{"/watch.js": "text/javascript; charset=utf-8", "/watch.css": "text/css; charset=utf-8"} {
		if w := d.get(path); w.Code != http.StatusOK || w.Header().Get("Content-Type") != kind {
			t.Errorf("%s: %d, %s", path, w.Code, w.Header().Get("Content-Type"))
		}
	}
	if d.get("/page/page.html").Code != http.StatusNotFound {
		t.Error("files are served that are none of the page's")
	}
}
