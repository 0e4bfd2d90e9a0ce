package web

import (
	"strings"
	"testing"

	"tspine/engine/body"
	paint "tspine/engine/figure/drawing"
)

func TestTheLevelsThatAnExerciseMovesMost(t *testing.T) {
	b := open(t)
	for id, want := range map[string]levelPart{
		"open-book": {From: 1, To: 8}, "roller-extension": {From: 5, To: 9}, "no-such-exercise": {},
	} {
		if got := b.level(b.App.Catalog, id); got.From != want.From || got.To != want.To {
			t.Errorf("%s: T%d to T%d, want T%d to T%d", id, got.From, got.To, want.From, want.To)
		}
	}
	if text := string(b.level(b.App.Catalog, "roller-extension").spine()); strings.Count(text, `class="extension"`) != 5 || strings.Count(text, `class="extension some"`) != 4 || strings.Count(text, `class="off"`) != 3 {
		t.Errorf("the column is %s", text)
	}
}

func TestALevelThatDoesLittleIsNotCounted(t *testing.T) {
	var all [vertebrae]paint.Level
	all[3], all[4], all[5] = paint.Level{Direction: body.Rotation, Amount: 1}, paint.Level{Direction: body.Extension, Amount: .7}, paint.Level{Direction: body.Rotation, Amount: .5}
	got := levelOf(all)
	if got.From != 4 || got.To != 5 || got.Each[3].Direction != "rotation" || got.Each[4].Direction != "extension" || got.Each[5].Most {
		t.Errorf("%+v", got)
	}
	if none := levelOf([vertebrae]paint.Level{}); none != (levelPart{}) {
		t.Errorf("%+v", none)
	}
}

func TestAFigureOfOnesOwnShowsItsLevels(t *testing.T) {
	b := open(t, demo(t))
	who, p := b.browser(t), b.Options.Demo.Person
	if _, err := b.App.KeepExercises(t.Context(), p, "f.yaml", []byte(ownExercise+"pose: {from: standing, start: {thoracic: flex 4}, end: {thoracic: turn left 25}}\n")); err != nil {
		t.Fatal(err)
	}
	says(t, who.get("/exercises/towel-rotation"), `class="of-levels"`, "Moves mostly T")
}
