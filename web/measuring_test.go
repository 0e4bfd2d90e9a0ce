package web

import (
	"fmt"
	"math"
	"net/url"
	"testing"
	"time"

	"github.com/chromedp/cdproto/deviceorientation"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"tspine/engine/assessment"
	"tspine/engine/unit"
)

// measures opens a tab for the demo person, with a clock of its own.
func measures(t *testing.T, l look) *player {
	t.Helper()
	return one(t, l)
}

// orient lays the phone, as a browser tells it.
func (p *player) orient(alpha, beta, gamma float64) {
	p.t.Helper()
	command(p, deviceorientation.SetDeviceOrientationOverride, deviceorientation.SetDeviceOrientationOverrideParams{Alpha: alpha, Beta: beta, Gamma: gamma})
}

// doing waits for what the guide says to do.
func (p *player) doing(text string) {
	p.t.Helper()
	p.until(text, fmt.Sprintf(`(document.querySelector('#measure .do')?.textContent ?? '').includes(%q)`, text))
}

// guided begins a test with the sensor: on the table first, then at the start.
func (p *player) guided(test string, lay func(angle float64)) {
	p.t.Helper()
	p.open("/progress/measure/" + test)
	p.until("the offer", `document.querySelector('[data-begin]')`)
	lay(0)
	ask[chromedp.Void](p.browserTab, `clock.speed(3), undefined`)
	p.tap("[data-begin]")
	p.until("the table", `document.querySelector('[data-skip]') || document.querySelector('#measure .do')`)
}

// skip goes on from the table, unless it has shown what is level already.
func (p *player) skip() {
	p.t.Helper()
	p.until("the start", `document.querySelector('[data-skip]')?.click() ?? document.querySelector('#measure .do')`)
}

// tries does a try: out, still, and back.
func (p *player) tries(lay func(angle float64), angle float64) {
	p.t.Helper()
	p.doing("as far as you can")
	lay(angle / 2)
	lay(angle)
	p.doing("Come back to the start")
	lay(angle / 2)
	lay(0)
}

// taken is what the store holds of the measuring sessions of today.
func (p *player) taken() []assessment.Measures {
	p.t.Helper()
	events, err := p.b.App.Keep.Events(p.t.Context(), p.whose(), unit.DayOf(p.b.clock.read())-1)
	if err != nil {
		p.t.Fatal(err)
	}
	var out []assessment.Measures
	for _, e := range events {
		if e.Measure != nil && len(e.Measure.Takes) > 0 {
			out = append(out, *e.Measure)
		}
	}
	return out
}

// whose is the person of the demo, or the only one there is.
func (p *player) whose() string {
	p.t.Helper()
	if demo := p.b.Options.Demo; demo != nil {
		return demo.Person.ID
	}
	all, err := p.b.App.People.People(p.t.Context())
	if err != nil || len(all) != 1 {
		p.t.Fatalf("%d people: %v", len(all), err)
	}
	return all[0].ID
}

// rates chooses a rating.
func (p *player) rates(n int) {
	p.t.Helper()
	p.until("the rating", fmt.Sprintf(`document.querySelector('.level [value="%d"]')`, n))
	ask[chromedp.Void](p.browserTab, fmt.Sprintf(`document.querySelector('.level [value="%d"]').click(), undefined`, n))
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1 {
		t.Errorf("%s: %g, want %g within 1", what, got, want)
	}
}

// The phone lies flat against the breastbone and turns with it.
func TestSeatedRotationIsMeasuredInABrowser(t *testing.T) {
	t.Parallel()
	for _, l := range seen() {
		t.Run(l.name, func(t *testing.T) {
			p := measures(t, l)
			turn := func(angle float64) { p.orient(math.Mod(350+angle+360, 360), 4, -2) } // past north
			p.open("/progress/measure")
			p.look(l.name + " tests")
			p.audit("the tests")
			p.open("/progress/measure/seated")
			p.until("the offer", `document.querySelector('[data-begin]')`)
			p.look(l.name + " offer")
			p.audit("a test")
			p.guided("seated", func(float64) { p.orient(350, 30, 0) })
			p.until("what is wrong with the table", `document.body.innerText.includes('30 degrees from level')`)
			p.look(l.name + " table")
			p.audit("the table")
			turn(0)
			p.skip()
			for i, angle := range []float64{38, -47, 41, -45, 40, -46} {
				p.doing("as far as you can")
				if i == 1 {
					p.look(l.name + " at the start")
					turn(angle)
					p.doing("Come back to the start")
					p.look(l.name + " recorded")
					p.audit("a try")
					turn(0)
					continue
				}
				p.tries(turn, angle)
			}
			p.until("all tries", `document.querySelector('[data-keep]')`)
			p.has("46°")
			p.tap("[data-keep]")
			p.has("Rate the pain first")
			p.rates(2)
			p.look(l.name + " done")
			p.audit("all tries")
			p.tap("[data-keep]")
			p.until("what it comes to", `document.body?.innerText.includes('Measured with')`)
			p.look(l.name + " result")
			p.audit("what it comes to")
			p.has("version")
			all := p.taken()
			if len(all) != 1 {
				t.Fatalf("%d sessions", len(all))
			}
			near(t, "left", all[0].Seated.Left, (38+41+40)/3.)
			near(t, "right", all[0].Seated.Right, 46)
			take := all[0].Takes[0]
			if take.By != assessment.ByPhone || take.Device == "" || take.Version == "" || take.Pain != unit.Rate(2) || len(take.Left) != 3 || len(take.Right) != 3 {
				t.Errorf("%+v", take)
			}
			near(t, "the first try", take.Left[0], 38)
			p.open("/progress/measure")
			p.has("Measured today")
			p.quiet()
		})
	}
}

// The phone lies along a level back; the screen is turned, and gravity tells.
func TestLumbarLockedRotationIsMeasuredInABrowser(t *testing.T) {
	t.Parallel()
	p := measures(t, looks[0])
	roll := func(angle float64) { p.orient(120, 0, angle) } // about its length
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: `globalThis.spoken = [];
		SpeechSynthesis.prototype.speak = said => spoken.push(said.text);`})
	p.guided("llr", roll)
	p.until("a level table, and then the start", `document.querySelector('#measure .do')`)
	p.look("llr")
	for _, angle := range []float64{31, -44} {
		p.tries(roll, angle)
	}
	p.doing("as far as you can")
	roll(-20)
	p.doing("That is the other side")
	for _, said := range []string{"Level. Now take up", "Left. Take up the start position", "Turn your left elbow up", "31 degrees. Come back", "Right. Take up", "Turn your right elbow up", "That is the other side"} {
		if !ask[bool](p.browserTab, fmt.Sprintf(`spoken.some(one => one.includes(%q))`, said)) {
			t.Errorf("%q is not spoken: %v", said, ask[[]string](p.browserTab, `spoken`))
		}
	}
	roll(0)
	// What was tried is there after a reload, and the sides go on by turns.
	p.open("/progress/measure/llr")
	p.until("what was tried", `document.body.innerText.includes('2 tries are saved here')`)
	p.look("begun")
	p.audit("begun")
	p.word("Sound and voice")
	ask[chromedp.Void](p.browserTab, `[...document.querySelectorAll('dialog .tick')].find(l => l.textContent.includes('Voice')).querySelector('input').click(), undefined`)
	p.word("Close")
	p.tap("[data-begin]")
	p.skip()
	p.tries(roll, 33)
	p.doing("as far as you can")
	roll(-30)
	p.doing("Come back to the start")
	roll(-9) // the phone has slipped
	p.doing("The start is off by 9 degrees")
	if n := ask[int](p.browserTab, `spoken.length`); n != 0 {
		t.Errorf("spoken %d times without a voice", n)
	}
	p.look("drift")
	roll(0)
	for _, angle := range []float64{-43, 32, -45} {
		p.tries(roll, angle)
	}
	p.until("all tries", `document.querySelector('[data-keep]')`)
	p.rates(0)
	p.tap("[data-keep]")
	p.until("what it comes to", `document.body?.innerText.includes('Measured with')`)
	all := p.taken()
	if len(all) != 1 {
		t.Fatalf("%d sessions", len(all))
	}
	near(t, "left", all[0].LLR.Left, 32)
	near(t, "right", all[0].LLR.Right, 44)
	p.quiet()
}

// In landscape the top of the screen is a long edge of the phone.
func TestAPhoneLaidAcrossIsReadAlongItsScreen(t *testing.T) {
	t.Parallel()
	p := measures(t, looks[0])
	command(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: 740, Height: 360, DeviceScaleFactor: 1, Mobile: true, ScreenOrientation: &emulation.ScreenOrientation{Type: emulation.ScreenOrientationTypeLandscapePrimary, Angle: 90},
	})
	roll := func(angle float64) { p.orient(120, angle, 0) } // about its width
	p.guided("llr", roll)
	p.skip()
	p.doing("as far as you can")
	roll(33)
	p.doing("33 degrees")
	p.look("landscape")
	p.audit("landscape")
	p.quiet()
}

// A phone without a gyroscope has gravity alone, in landscape.
func TestASideBendIsMeasuredByGravityAlone(t *testing.T) {
	t.Parallel()
	p := measures(t, looks[0])
	for _, kind := range []emulation.SensorType{emulation.SensorTypeAccelerometer, emulation.SensorTypeLinearAcceleration, emulation.SensorTypeGyroscope} {
		often := 60.0
		command(p, emulation.SetSensorOverrideEnabled, emulation.SetSensorOverrideEnabledParams{Enabled: true, Type: kind, Metadata: &emulation.SensorMetadata{Available: true, MinimumFrequency: often, MaximumFrequency: often}})
		command(p, emulation.SetSensorOverrideReadings, emulation.SetSensorOverrideReadingsParams{Type: kind, Reading: &emulation.SensorReading{Xyz: &emulation.SensorReadingXYZ{X: 0, Y: 0, Z: 0}}})
	}
	bend := func(angle float64) {
		a := (90 + angle) * math.Pi / 180 // held with its right edge up
		command(p, emulation.SetSensorOverrideReadings, emulation.SetSensorOverrideReadingsParams{
			Type: emulation.SensorTypeAccelerometer, Reading: &emulation.SensorReading{Xyz: &emulation.SensorReadingXYZ{X: 9.81 * math.Sin(a), Y: 9.81 * math.Cos(a), Z: 0.5}},
		})
	}
	p.guided("sidebend-angle", bend)
	p.skip()
	for _, angle := range []float64{28, -35, 29, -36, 30, -37} {
		p.tries(bend, -angle)
	}
	p.until("all tries", `document.querySelector('[data-keep]')`)
	p.rates(1)
	p.tap("[data-keep]")
	p.until("what it comes to", `document.body?.innerText.includes('Measured with')`)
	all := p.taken()
	if len(all) != 1 {
		t.Fatalf("%d sessions", len(all))
	}
	near(t, "left", all[0].SideBendTilt.Left, 29)
	near(t, "right", all[0].SideBendTilt.Right, 36)
	p.quiet()
}

func TestPainAboveFiveStopsATest(t *testing.T) {
	t.Parallel()
	p := measures(t, looks[0])
	turn := func(angle float64) { p.orient(100+angle, 0, 0) }
	p.guided("seated", turn)
	p.skip()
	p.tries(turn, 40)
	p.doing("as far as you can")
	p.tap("[data-hurts]")
	p.rates(4)
	p.look("hurts")
	p.audit("how much it hurts")
	p.word("Note it")
	p.doing("Pain 4 is noted")
	p.tap("[data-hurts]")
	p.rates(7)
	p.word("Note it")
	p.until("the end", `document.body.innerText.includes('Stopped: pain 7')`)
	p.look("stopped")
	p.audit("stopped")
	for deadline := time.Now().Add(patience); len(p.taken()) == 0 && time.Now().Before(deadline); {
		time.Sleep(30 * time.Millisecond)
	}
	all := p.taken()
	if len(all) != 1 || all[0].Seated.Taken() || all[0].PainMove != unit.Rate(7) || all[0].Takes[0].Pain != unit.Rate(7) {
		t.Fatalf("%+v", all)
	}
	p.open("/progress/measure")
	p.has("It hurt to move: 7 of 10")
	p.audit("tests left out")
	p.fill("pain", "2")
	p.press("form[action='/progress/measure'] .button")
	p.until("the test again", `document.querySelector('a[href="/progress/measure/seated"]')`)
	p.quiet()
}

func TestWithoutASensorItIsMeasuredByHandAtOnce(t *testing.T) {
	t.Parallel()
	p := measures(t, looks[0])
	p.open("/progress/measure/seated")
	p.tap("[data-begin]")
	p.until("why not", `document.body.innerText.includes('Measure by hand')`)
	p.look("no sensor")
	p.audit("no sensor")
	if !ask[bool](p.browserTab, `document.activeElement.name === 'left1'`) {
		t.Error("the first field does not have the focus")
	}
	for i, v := range []string{"38", "40", "42"} {
		p.fill(fmt.Sprintf("left%d", i+1), v)
		p.fill(fmt.Sprintf("right%d", i+1), v)
	}
	p.press("#by-hand [value=value]")
	p.has("Measured by hand")
	all := p.taken()
	if len(all) != 1 || all[0].Seated != assessment.Two(40, 40) || all[0].Takes[0].By != assessment.ByHand || all[0].Takes[0].Device != "" {
		t.Errorf("%+v", all)
	}
	p.quiet()
}

func TestALeaveThatIsRefusedIsSaid(t *testing.T) {
	t.Parallel()
	p := measures(t, looks[0])
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: `
		DeviceOrientationEvent.requestPermission = DeviceMotionEvent.requestPermission = async () => { globalThis.asked = (globalThis.asked ?? 0) + 1; return 'denied'; };`})
	p.open("/progress/measure/seated")
	p.until("the offer", `document.querySelector('[data-begin]')`)
	if ask[bool](p.browserTab, `Boolean(globalThis.asked)`) {
		t.Error("asked before a press")
	}
	p.tap("[data-begin]")
	p.until("why not", `globalThis.asked === 2 && document.body.innerText.includes('not allowed')`)
}

func TestHoldsAreTimedByTheClockAndTheKeyboard(t *testing.T) {
	t.Parallel()
	p := measures(t, looks[2])
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: `navigator.vibrate = () => { globalThis.shaken = true; return true; };`})
	p.open("/progress/measure/prone-hold")
	p.until("the offer", `document.querySelector('[data-begin]')`)
	ask[chromedp.Void](p.browserTab, `document.querySelector('[data-begin]').focus(), undefined`)
	p.do(chromedp.KeyEvent("\r"))
	p.until("the start", `document.querySelector('[data-press]')`)
	p.look("hold ready")
	p.audit("a hold")
	ask[chromedp.Void](p.browserTab, `document.querySelector('[data-press]').focus(), undefined`)
	p.do(chromedp.KeyEvent(" "))
	p.until("the count", `document.querySelector('#measure .unit').textContent === 'Begins in'`)
	ask[chromedp.Void](p.browserTab, `clock.skip(5000), undefined`)
	p.until("the hold", `document.querySelector('#measure .unit').textContent === 'Held'`)
	ask[chromedp.Void](p.browserTab, `clock.skip(42000), undefined`)
	p.until("the seconds", `Number(document.querySelector('#measure .num').textContent) >= 42`)
	p.look("holding")
	if !ask[bool](p.browserTab, `Boolean(globalThis.shaken)`) {
		t.Error("nothing is felt")
	}
	p.do(chromedp.KeyEvent(" "))
	p.until("all tries", `document.querySelector('[data-keep]')`)
	p.rates(1)
	p.tap("[data-keep]")
	p.until("what it comes to", `document.body?.innerText.includes('Measured with')`)
	all := p.taken()
	if len(all) != 1 || all[0].Prone.Value < 42 || all[0].Prone.Value > 60 {
		t.Errorf("%+v", all)
	}
	p.quiet()
}

func TestTenWallHoldsAreJudgedByTheServer(t *testing.T) {
	t.Parallel()
	p := measures(t, looks[0])
	p.open("/progress/measure/wall-hold")
	p.tap("[data-begin]")
	p.tap("[data-press]")
	ask[chromedp.Void](p.browserTab, `clock.speed(30), undefined`)
	p.until("all holds", `document.querySelector('[data-keep]')`)
	ask[chromedp.Void](p.browserTab, `clock.speed(1), undefined`)
	p.rates(2)
	p.look("wall holds")
	p.audit("wall holds")
	p.tap("[data-keep]")
	p.until("what it comes to", `document.querySelector('#main h2')?.textContent === 'Last time'`)
	all := p.taken()
	if len(all) != 1 || all[0].WallHold != assessment.HasShown || len(all[0].Takes[0].Left) != assessment.WallHoldReps {
		t.Errorf("%+v", all)
	}
}

func TestWhatIsMeasuredWithoutANetworkIsSentLater(t *testing.T) {
	t.Parallel()
	p, c := wired(t, looks[0])
	turn := func(angle float64) { p.orient(100+angle, 0, 0) }
	p.guided("seated", turn)
	p.skip()
	p.offline(c, true)
	for _, angle := range []float64{40, -41, 40, -41, 40, -41} {
		p.tries(turn, angle)
	}
	p.until("all tries", `document.querySelector('[data-keep]')`)
	p.rates(1)
	p.tap("[data-keep]")
	p.until("the queue", `document.body.innerText.includes('Saved on this device')`)
	p.look("saved here")
	if all := p.taken(); len(all) != 0 {
		t.Fatalf("%+v", all)
	}
	p.offline(c, false)
	p.open("/today")
	for deadline := time.Now().Add(patience); len(p.taken()) == 0 && time.Now().Before(deadline); {
		time.Sleep(50 * time.Millisecond)
	}
	all := p.taken()
	if len(all) != 1 || !all[0].Seated.Complete() {
		t.Errorf("%+v", all)
	}
}

// The first start offers both ways as well; what the phone reads goes with its
// form.
func TestATestOfTheStartIsMeasuredWithThePhone(t *testing.T) {
	t.Parallel()
	b := open(t)
	ana, who := b.ana(t), desk()
	who.tests = map[string]url.Values{"llr": nil} // where it is broken off
	if path, _ := ana.starts(who); path != pathTest+"llr" {
		t.Fatalf("the way ends at %s", path)
	}
	p := plays(t, b, chromium(t), looks[0])
	p.open("/sign-in")
	p.fill("name", "Ana")
	p.fill("password", "correct horse")
	p.press("form .button")
	p.open(pathTest + "llr")
	roll := func(angle float64) { p.orient(120, 0, angle) }
	p.until("the offer", `document.querySelector('[data-begin]')`)
	p.look("start offer")
	p.audit("a test of the start")
	ask[chromedp.Void](p.browserTab, `clock.speed(3), undefined`)
	roll(0)
	p.tap("[data-begin]")
	p.skip()
	for _, angle := range []float64{31, -44, 32, -45, 33, -46} {
		p.tries(roll, angle)
	}
	p.until("all tries", `document.querySelector('[data-keep]')`)
	p.rates(1)
	p.tap("[data-keep]")
	p.until("the next test", `location.pathname.startsWith('/start/test/') && location.pathname !== '/start/test/llr'`)
	who.tests = map[string]url.Values{}
	if path, _ := ana.starts(who); path != "/plan" {
		t.Fatalf("the way ends at %s", path)
	}
	all := p.taken()
	if len(all) != 1 || len(all[0].Takes) != 1 || all[0].Takes[0].By != assessment.ByPhone || all[0].Takes[0].Pain != unit.Rate(1) {
		t.Fatalf("%+v", all)
	}
	near(t, "left", all[0].LLR.Left, 32)
	near(t, "right", all[0].LLR.Right, 45)
	p.quiet()
}
