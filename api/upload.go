package api

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"tspine/app"
	"tspine/catalog"
	"tspine/engine/fault"
)

// inFile is what is said about a file that is sent.
type inFile struct {
	InPerson
	Unit string `query:"unit" enum:"kg,lb" doc:"How weights are meant where a log doesn't say; else as the person sees them."`
	Name string `query:"name" doc:"For an export of somebody who is not here: a name in place of the file's."`
}

// inUpload names a file that waits.
type inUpload struct {
	InPerson
	Upload string `path:"upload" doc:"Id of a file that was sent and waits." format:"uuid"`
}

// Upload is what a file would bring. Nothing is written yet.
type Upload struct {
	ID     string     `json:"id"`
	Until  time.Time  `json:"until" doc:"Until when it waits, unless another one is sent for that person."`
	Faults []Fault    `json:"faults,omitempty" nullable:"false" doc:"What is wrong with the file. An export with faults is not brought; of a log the rows with faults can be left out."`
	More   int        `json:"more_faults,omitempty" doc:"Faults beyond those."`
	Export *FromOurs  `json:"export,omitempty" doc:"What an export of tspine would bring."`
	Log    *FromOther `json:"log,omitempty" doc:"What a log of another app would bring."`

	Running *HowFar  `json:"running,omitempty" doc:"It was agreed to and is being brought."`
	Brought *Brought `json:"brought,omitempty" doc:"It was agreed to, and this came in."`
}

// FromOurs is what an export brings.
type FromOurs struct {
	Person personJSON `json:"person" doc:"Whom it is of."`
	Fresh  bool       `json:"fresh,omitempty" doc:"They are not here yet."`
	Added  int        `json:"added" doc:"How many things are new."`
	There  int        `json:"there" doc:"How many are here, the same."`
	Differ []Differs  `json:"differ,omitempty" doc:"What is something else here: as long as there is any, nothing is brought."`
}

// Differs is one thing that is something else here.
type Differs struct {
	Kind string `json:"kind"`
	ID   string `json:"id,omitempty"`
	Day  string `json:"day,omitempty"`
}

// FromOther is what a log of another app brings.
type FromOther struct {
	Source   string     `json:"source" enum:"strong,hevy,fitnotes"`
	Rows     int        `json:"rows"`
	Sets     int        `json:"sets"`
	NewSets  int        `json:"new_sets" doc:"How many would come in."`
	Rests    int        `json:"rests,omitempty" doc:"Rows that say how long a rest was."`
	Empty    int        `json:"empty,omitempty" doc:"Rows that say nothing of a set."`
	Faulty   int        `json:"faulty,omitempty" doc:"Rows with faults."`
	LeftOut  int        `json:"left_out,omitempty" doc:"Sets that are left out by choice."`
	There    int        `json:"there,omitempty" doc:"Exercises of sessions that are here, the same."`
	Differ   int        `json:"differ,omitempty" doc:"Exercises of sessions that say something else here: what is here stays."`
	Unitless bool       `json:"unitless,omitempty" doc:"The file doesn't say what its weights are in."`
	Unit     string     `json:"unit" enum:"kg,lb" doc:"How they are taken then."`
	Names    []PastName `json:"names"`
}

// PastName is an exercise as another app calls it.
type PastName struct {
	Name     string `json:"name"`
	Exercise string `json:"exercise,omitempty" doc:"The one of ours that it stands for. Without leave to train none is named."`
	Out      bool   `json:"out,omitempty" doc:"It is left out."`
	Say      string `json:"say,omitempty" enum:"now,before,suggested,nobody" doc:"Who says so; we suggest what is most alike."`
	Sessions int    `json:"sessions"`
	Sets     int    `json:"sets"`
	NewSets  int    `json:"new_sets,omitempty"`
	First    string `json:"first"`
	Last     string `json:"last"`
}

// pastNames gives names, without our exercises where those may not be named.
func pastNames(all []app.PastName, leave bool) []PastName {
	out := make([]PastName, len(all))
	for i, n := range all {
		out[i] = PastName{n.Name, n.Exercise, n.Out, string(n.Say), n.Sessions, n.Sets, n.NewSets, n.First.String(), n.Last.String()}
		if !leave {
			out[i].Exercise = ""
		}
	}
	return out
}

// mayName says whether an exercise may be named.
func (q *ask) mayName(ctx context.Context) (bool, error) {
	err := q.leave(ctx)
	var stop *app.Stop
	if errors.As(err, &stop) {
		return false, nil
	}
	return err == nil, err
}

// upload takes a file, and says what it would bring.
func (s *Server) upload(ctx context.Context, in *inFile) (*made[Upload], error) {
	q := asker(ctx)
	if in.Unit != "" && in.Unit != "kg" && in.Unit != "lb" {
		return nil, fault.Faults{{Path: parameter + "unit", Code: "unknown-word", Got: fmt.Sprintf("%.20q", in.Unit), Want: "kg, lb"}}
	}
	if s.bringing(q, "") != nil {
		return nil, errRunning
	}
	id, err := app.NewID()
	if err != nil {
		return nil, err
	}
	f := app.Upload{ID: id, Unit: in.Unit, As: strings.TrimSpace(in.Name), Text: q.body, At: s.App.Now()}
	would, err := s.wouldBring(ctx, &f)
	if err != nil {
		return nil, err
	}
	s.sent.Put(q.upload(), f)
	s.brought.Delete(q.upload())
	return &made[Upload]{Location: q.place("uploads", id), Body: would}, nil
}

// waits gives a file that waits.
func (s *Server) waits(q *ask, id string) (app.Upload, error) {
	f, there := s.sent.Get(q.upload(), s.App.Now())
	if !there || f.ID != strings.ToLower(id) {
		return f, errNotFound
	}
	return f, nil
}

// seeUpload says what a file that waits would bring by now, how far one is that was
// agreed to, or what came of it.
func (s *Server) seeUpload(ctx context.Context, in *inUpload) (*out[Upload], error) {
	q := asker(ctx)
	if one := s.bringing(q, in.Upload); one != nil {
		return s.became(q, one)
	}
	f, err := s.waits(q, in.Upload)
	if err != nil {
		return nil, err
	}
	would, err := s.wouldBring(ctx, &f)
	return &out[Upload]{would}, err
}

// dropUpload forgets a file that waits.
func (s *Server) dropUpload(ctx context.Context, in *inUpload) (*none, error) {
	q := asker(ctx)
	if _, err := s.waits(q, in.Upload); err != nil {
		return nil, err
	}
	if s.bringing(q, "") != nil {
		return nil, errRunning
	}
	s.sent.Drop(q.upload())
	return &none{}, nil
}

// wouldBring says what a file would bring.
func (s *Server) wouldBring(ctx context.Context, f *app.Upload) (Upload, error) {
	q := asker(ctx)
	out := Upload{ID: f.ID, Until: f.At.Add(app.UploadWaits).UTC()}
	if f.Ours() {
		got, err := s.bringOurs(ctx, f, bytes.NewReader(f.Text), true)
		var faults catalog.Faults
		if errors.As(err, &faults) {
			out.Faults = q.faults(faults)
			return out, nil
		}
		out.Export = fromOurs(got)
		return out, err
	}
	plan, leave, err := s.planOther(ctx, f, bytes.NewReader(f.Text), nil)
	if err != nil {
		return out, err
	}
	out.Faults, out.More, out.Log = q.faults(plan.Faults), plan.Log.More, fromOther(&plan, leave)
	return out, nil
}

// faults writes faults of a file.
func (q *ask) faults(all catalog.Faults) []Fault {
	var p Problem
	for _, f := range all {
		p.add(q.say, f.Fault, f.Line, f.Column)
	}
	return p.Faults
}

// bringOurs brings an export back, unless it is dry. Whose it is has to be seen
// from the account, or is somebody new; others are not told apart.
func (s *Server) bringOurs(ctx context.Context, f *app.Upload, in io.ReadSeeker, dry bool) (app.Imported, error) {
	q := asker(ctx)
	got, err := s.App.Import(ctx, s.Keep, q.actor, app.Bringing{File: f.Name, In: in, As: f.As, Dry: dry})
	var faults fault.Faults
	switch {
	case errors.Is(err, app.ErrNotYours):
		return got, app.ErrNotOwner
	case errors.As(err, &faults): // of the name that was given
		faults = slices.Clone(faults)
		for i := range faults {
			faults[i].Path = parameter + faults[i].Path
		}
		return got, faults
	}
	return got, err
}

func fromOurs(got app.Imported) *FromOurs {
	out := &FromOurs{Person: personOf(got.Person), Fresh: got.Fresh, Added: got.Added, There: got.There}
	for _, d := range got.Differ {
		one := Differs{Kind: d.Kind, ID: d.ID}
		if d.Day != 0 {
			one.Day = d.Day.String()
		}
		out.Differ = append(out.Differ, one)
	}
	return out
}

// planOther says what a log of another app would bring, and whether exercises
// may be named. Where they may not, none is suggested: nobody agrees to what
// they don't see.
func (s *Server) planOther(ctx context.Context, f *app.Upload, in io.Reader, said []app.Naming) (app.PastPlan, bool, error) {
	q := asker(ctx)
	leave, err := q.mayName(ctx)
	if err != nil {
		return app.PastPlan{}, false, err
	}
	plan, err := q.app.PlanPast(ctx, s.Keep, q.person, app.PastFile{Name: f.Name, In: in, Unit: f.Unit}, said)
	if err != nil {
		return plan, leave, err
	}
	for i := range plan.Names {
		if n := &plan.Names[i]; !leave && n.Say == app.Suggested {
			n.Exercise, n.Say = "", app.SaidNobody
		}
	}
	return plan, leave, nil
}

func fromOther(plan *app.PastPlan, leave bool) *FromOther {
	log := &plan.Log
	out := &FromOther{
		Source: log.Source, Rows: log.Rows, Sets: log.Sets(), NewSets: plan.NewSets(), Rests: log.Rests, Empty: log.Empty, Faulty: log.Faulty,
		LeftOut: plan.LeftOut(), There: plan.There, Differ: len(plan.Differ), Unitless: log.Unitless, Unit: "kg", Names: pastNames(plan.Names, leave),
	}
	if plan.Pounds {
		out.Unit = "lb"
	}
	return out
}
