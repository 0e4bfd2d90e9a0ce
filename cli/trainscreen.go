package cli

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"tspine/engine/player"
)

// How often the screen looks at the clock, and how far apart the two bells of a
// start are.
const (
	screenTick = 100 * time.Millisecond
	bellGap    = 180 * time.Millisecond
)

// screen is a session on a whole terminal.
type screen struct {
	*stage
	width, height int
	input         string
	given         bool // the input is what was planned: typing takes its place
	narrow        bool // the window is too small to draw on
	err           error
}

// What the screen is told besides keys and sizes: to look at the clock, and to
// ring the second bell.
type (
	tickMsg struct{}
	bellMsg struct{}
)

// playScreen plays on the whole terminal until the session is over or left, or
// says that the window is too small for it.
func (s *stage) playScreen() (narrow bool, err error) {
	v := &screen{stage: s}
	env := []string{"TERM=" + s.Getenv("TERM"), "COLORTERM=" + s.Getenv("COLORTERM"), "NO_COLOR=" + s.Getenv("NO_COLOR")}
	if _, err := tea.NewProgram(v, tea.WithContext(s.ctx), tea.WithInput(s.In), tea.WithOutput(s.Out), tea.WithEnvironment(env), tea.WithoutSignalHandler()).Run(); err != nil && v.err == nil {
		return false, err
	}
	return v.narrow, v.err
}

// Init begins to look at the clock.
func (v *screen) Init() tea.Cmd { return tick() }

func tick() tea.Cmd {
	return tea.Tick(screenTick, func(time.Time) tea.Msg { return tickMsg{} })
}

// Update takes a key, a size, or a look at the clock.
func (v *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		v.width, v.height = msg.Width, msg.Height
		if v.narrow = msg.Width < leastWidth || msg.Height < leastHeight; v.narrow {
			return v, tea.Quit
		}
	case tickMsg:
		sounds, err := v.tick(v.now())
		return v, v.then(sounds, err, tick())
	case bellMsg:
		return v, tea.Raw("\a")
	case tea.KeyPressMsg:
		if msg.String() == "ctrl+z" {
			return v, tea.Suspend
		}
		sounds, err := v.press(msg)
		return v, v.then(sounds, err, nil)
	}
	return v, nil
}

// then ends the screen where there is nothing more to show, and else rings.
func (v *screen) then(sounds []player.Sound, err error, more tea.Cmd) tea.Cmd {
	if v.err = err; err != nil || v.left || v.over() {
		return tea.Quit
	}
	return tea.Batch(v.ring(sounds), more)
}

func (v *screen) ring(sounds []player.Sound) tea.Cmd {
	if v.flags.noSound {
		return nil
	}
	switch rings(sounds, v.now()) {
	case "\a":
		return tea.Raw("\a")
	case "\a\a":
		return tea.Batch(tea.Raw("\a"), tea.Tick(bellGap, func(time.Time) tea.Msg { return bellMsg{} }))
	}
	return nil
}

// press does what a key stands for.
func (v *screen) press(k tea.KeyPressMsg) ([]player.Sound, error) {
	name := k.String()
	switch {
	case name == "ctrl+c":
		v.asks = askNothing
		v.left = true
		return v.act(player.Event{Act: player.Leave})
	case v.train.Run == player.Asking:
		return v.key(name)
	case v.asks == askHelp:
		v.asks = askNothing
		return v.resumeAfter()
	case v.asks == askRate && (name == "q" || name == "x"):
		v.input = ""
		return v.key(name)
	case v.asks == askRate && v.quiet() > 0:
		return nil, nil
	case v.asks != askNothing:
		return v.edit(name, k.Text)
	}
	v.input = ""
	sounds, err := v.key(map[string]string{"enter": "", "esc": "?"}[name] + plainName(name))
	if v.asks == askRecord {
		v.input, v.given = v.planned(), true
	}
	return sounds, err
}

// plainName is the word of a key, empty for those that have none.
func plainName(name string) string {
	if name == "enter" || name == "esc" {
		return ""
	}
	return name
}

// edit takes a key into what is being typed.
func (v *screen) edit(name, text string) ([]player.Sound, error) {
	switch {
	case name == "esc":
		v.input = ""
		return v.key("")
	case name == "enter", v.asks == askSwap && name == "g" && v.input != "":
		typed := v.input
		if name == "g" {
			typed += " g"
		}
		asked := v.compared
		sounds, err := v.key(strings.TrimSpace(typed))
		if v.asks == askNothing || v.asks == askRate && v.compared.now != asked.now {
			v.input = ""
		}
		return sounds, err
	case name == "backspace":
		if r := []rune(v.input); len(r) > 0 {
			v.input = string(r[:len(r)-1])
		}
	case len([]rune(v.input)) < mostTyped:
		if v.given && text != "" {
			v.input = ""
		}
		v.input += clean(text)
	}
	v.given = v.given && text == "" && name != "backspace"
	return nil, nil
}

// mostTyped is how many letters an answer may have.
const mostTyped = 40

// View draws the screen.
func (v *screen) View() tea.View {
	if v.width == 0 || v.narrow {
		return tea.NewView("")
	}
	view := tea.NewView(strings.Join(v.draw(v.width, v.height, v.input), "\n"))
	view.AltScreen = true
	return view
}
