package api

import "github.com/danielgtaylor/huma/v2"

// The shapes of what is sent. They describe; reading is exchange's, which tells
// everything that is wrong.

// InPerson names a person.
type InPerson struct {
	Person string `path:"person" doc:"Id of a person whom the account sees, or me."`
}

// inMinutes asks for a day of so many minutes.
type inMinutes struct {
	InPerson
	Minutes minutes `query:"minutes" doc:"How many minutes there are; else as the person said."`
}

// InEntry names one thing that was written down.
type InEntry struct {
	InPerson
	Entry string `path:"entry" doc:"Id of the entry." format:"uuid"`
}

// inEdit names one, and what it was when it was looked at.
type inEdit struct {
	InEntry
	IfMatch string `header:"If-Match" doc:"The ETag with which the entry was read, or * for whatever it is by now. Needed."`
}

// inChange says what was there when it was looked at.
type inChange struct {
	InPerson
	IfMatch string `header:"If-Match" doc:"The ETag with which it was read, or * for whatever it is by now. Needed."`
}

// out is a body.
type out[T any] struct{ Body T }

// tagged is a body with its mark.
type tagged[T any] struct {
	ETag string `header:"ETag" doc:"Names this state of it."`
	Body T
}

// made is something new.
type made[T any] struct {
	Location string `header:"Location" doc:"Where it is from now on."`
	ETag     string `header:"ETag"`
	Body     T
}

// none is an answer without a body.
type none struct{}

// minutes is a number of minutes as it is asked for.
type minutes string

// Schema describes it.
func (minutes) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: "integer", Minimum: new(float64(minutesLeast)), Maximum: new(float64(minutesMost))}
}

// weeks is a number of weeks as it is asked for.
type weeks string

// Schema describes it.
func (weeks) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: "integer", Minimum: new(1.0), Maximum: new(float64(weeksMost))}
}

// count is how many there are on a page.
type count string

// Schema describes it.
func (count) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: "integer", Minimum: new(1.0), Maximum: new(float64(pageMost)), Default: pageUsual}
}

// line is an exercise with how much of it was done: as text, or with how it
// went.
type line struct{}

// Schema describes it.
func (line) Schema(huma.Registry) *huma.Schema {
	rating := func() *huma.Schema {
		return &huma.Schema{Type: "integer", Minimum: new(0.0), Maximum: new(10.0)}
	}
	text := &huma.Schema{Type: "string", Description: "The exercise and the dose in its notation, as open-book 2x8/side.", Examples: []any{"cat-cow 30s"}}
	return &huma.Schema{OneOf: []*huma.Schema{text, {
		Type: "object", Required: []string{"line"}, AdditionalProperties: false, Properties: map[string]*huma.Schema{
			"line": text, "in-place-of": {Type: "string"}, "pain": rating(), "before": rating(), "after": rating(), "rir": rating(),
			"how": {Type: "string", Enum: []any{"full", "shortened", "lightened", "stopped", "skipped", "left-out"}},
		},
	}}}
}

// entryBody is a session done.
type entryBody struct {
	ID          string `json:"id,omitempty" format:"uuid" doc:"Of your making: sent twice, it is kept once."`
	Day         string `json:"day,omitempty" format:"date" doc:"Today where it is left out."`
	Short       bool   `json:"short,omitempty"`
	Finished    bool   `json:"finished,omitempty" default:"true"`
	Rounds      int    `json:"rounds,omitempty" minimum:"0" maximum:"100"`
	Minutes     int    `json:"minutes,omitempty" minimum:"0" maximum:"1440"`
	Before      int    `json:"before,omitempty" minimum:"0" maximum:"10" doc:"Pain before."`
	During      int    `json:"during,omitempty" minimum:"0" maximum:"10"`
	After       int    `json:"after,omitempty" minimum:"0" maximum:"10"`
	Effort      int    `json:"effort,omitempty" minimum:"0" maximum:"10"`
	Stiffness   int    `json:"stiffness,omitempty" minimum:"0" maximum:"10"`
	Comfortable bool   `json:"comfortable,omitempty"`
	Randomized  bool   `json:"randomized,omitempty"`
	Control     bool   `json:"control,omitempty" doc:"Nothing was done, on purpose."`
	Note        string `json:"note,omitempty" maxLength:"2000"`
	Lines       []line `json:"lines,omitempty" doc:"At least one, unless control is true."`
}

// morningBody is how a morning feels; one of the ratings is needed.
type morningBody struct {
	Day       string `json:"day,omitempty" format:"date"`
	Pain      int    `json:"pain,omitempty" minimum:"0" maximum:"10"`
	Worst     int    `json:"worst,omitempty" minimum:"0" maximum:"10" doc:"Worst pain of the last 24 hours."`
	Stiffness int    `json:"stiffness,omitempty" minimum:"0" maximum:"10"`
}

// choiceBody is what a person decides for themselves.
type choiceBody struct {
	Act      string `json:"act" enum:"swap,skip,pin,ban,less,hold,drop"`
	Exercise string `json:"exercise,omitempty" doc:"Needed, but for less."`
	With     string `json:"with,omitempty" doc:"For swap: what takes its place."`
	Line     string `json:"line,omitempty" doc:"For less: the exercise with its dose, as cat-cow 20s."`
	Today    bool   `json:"today,omitempty" doc:"For today only."`
}

// pauseBody is a pause.
type pauseBody struct {
	Until string `json:"until,omitempty" format:"date" doc:"The first day back; else until you resume."`
	For   string `json:"for" enum:"travel,illness,other"`
}

// tokenBody is a token to be made.
type tokenBody struct {
	Name  string `json:"name" maxLength:"200" doc:"By which you know it."`
	Scope string `json:"scope" enum:"read,log,all"`
}

// planBody is when backups are made, and how many are kept: all of it is said.
type planBody struct {
	At      string `json:"at" doc:"Time of day where the server is, as 03:30, or off."`
	Daily   int    `json:"daily" minimum:"0" maximum:"400"`
	Weekly  int    `json:"weekly" minimum:"0" maximum:"400"`
	Monthly int    `json:"monthly" minimum:"0" maximum:"400"`
}

// takenBody is how one test went.
type takenBody struct {
	ID      string    `json:"id,omitempty" format:"uuid" doc:"Of your making: sent twice, it is kept once."`
	Day     string    `json:"day,omitempty" format:"date"`
	Test    string    `json:"test"`
	By      string    `json:"by,omitempty" enum:"hand,phone"`
	Device  string    `json:"device,omitempty" maxLength:"80"`
	Version string    `json:"version,omitempty" maxLength:"80"`
	Pain    int       `json:"pain,omitempty" minimum:"0" maximum:"10" doc:"Above 5 the test was stopped: it leaves no value."`
	Left    []float64 `json:"left,omitempty" doc:"The tries; of a test without sides, too."`
	Right   []float64 `json:"right,omitempty"`
}

// followBody names a program.
type followBody struct {
	Program string `json:"program"`
}

// scheduleBody is when a person trains; what is left out stays as it is.
type scheduleBody struct {
	Days    string `json:"days,omitempty" doc:"As mon wed fri 18:00 sat any, or open."`
	Breaks  string `json:"breaks,omitempty" doc:"Short sessions a day at most: 0 to 8, or open."`
	Between string `json:"between,omitempty" doc:"The hours of short sessions, as 9:00-17:00, or open."`
	Zone    string `json:"zone,omitempty" doc:"As Europe/Berlin, or open for the machine's."`
}

// namedBody is somebody's name.
type namedBody struct {
	Name string `json:"name" maxLength:"200"`
}

// checkBody is answers by the ids of the questions before a session.
type checkBody map[string]answer

// preferencesBody is values by their names.
type preferencesBody map[string]string

// answersBody is answers by the keys of the questions of an interview.
type answersBody map[string]answer

// measuresBody is values by the names of tests: a number, [left, right], or
// the tries.
type measuresBody map[string]anything

// intakeBody is a file of answers, as tspine start --file takes it.
type intakeBody struct {
	Country   string              `json:"country,omitempty" doc:"Two letters of ISO 3166."`
	Days      string              `json:"days,omitempty" doc:"As mon wed fri 18:00 sat; left out, any day."`
	Zone      string              `json:"zone,omitempty"`
	Program   string              `json:"program,omitempty"`
	About     map[string]anything `json:"about,omitempty" doc:"age, sex, training, goal, minutes, units"`
	Equipment anything            `json:"equipment,omitempty" doc:"A list of things, or things with their weights."`
	Answers   map[string]answer   `json:"answers,omitempty" doc:"By question; others: no answers the rest with no."`
	Text      string              `json:"text,omitempty" doc:"In their own words."`
	Cleared   []anything          `json:"cleared,omitempty"`
	Measures  measuresBody        `json:"measures,omitempty"`
}

// answer is true, false, a number, a word or a list.
type answer struct{}

// Schema describes it.
func (answer) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Description: "yes, no, unknown, a number, a word, or a list."}
}

// anything is described in words.
type anything struct{}

// Schema describes it.
func (anything) Schema(huma.Registry) *huma.Schema { return &huma.Schema{} }

// ownText is a text of own exercises, as docs/coach.md says.
type ownText struct{}

// Schema describes it.
func (ownText) Schema(huma.Registry) *huma.Schema { return &huma.Schema{Type: "string"} }

// agreedBody is what is said when a file is brought.
type agreedBody struct {
	Names      []standsBody `json:"names,omitempty" doc:"What names in a log stand for. Of those that are left out: as it was shown."`
	SkipFaults bool         `json:"skip_faults,omitempty" doc:"Leave the rows of a log out that have faults."`
}

// standsBody is what a name in a log stands for: an exercise, or, without one,
// none of ours.
type standsBody struct {
	Name     string `json:"name"`
	Exercise string `json:"exercise,omitempty" doc:"Id of an exercise."`
	Out      bool   `json:"out,omitempty" doc:"Leave it out."`
}

// fileText is a file as an app wrote it.
type fileText struct{}

// Schema describes it.
func (fileText) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: "string", Description: "An export of tspine (JSON), or a log of Strong, Hevy or FitNotes (CSV), up to 32 MB."}
}

// csvType is that of logs.
const csvType = "text/csv"

// yamlType is that of texts that people write.
const yamlType = "application/yaml"
