package catalog

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const soundProgram = `id: mine
title: Mine
stages:
  - stage: mobility
    weeks: 6
    parts:
      - phase: mobilize
        lines:
          - cat-cow 30-60s 3/day
  - stage: static
    parts:
      - phase: integrate
        choose: one
        lines:
          - wall-angel 2x8-12 rest 60s
`

const soundExercise = `id: towel-rotation
phases: [mobilize]
stage: mobility
classes: [ROT_UNL]
directions: [rotation]
position: sitting
needs: [[chair]]
sides: each
dose: 2x8/side
progress: reps
text:
  name: Towel rotation
  for: Turns the upper back against a rolled towel.
  set-up: [Sit on a chair.]
  cues: [Cross your arms., Turn slowly.]
  stop: Stop if it hurts.
`

// change gives a text with one part in place of another.
func change(t *testing.T, text, old, now string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("there is no %q to change", old)
	}
	return strings.Replace(text, old, now, 1)
}

// kind is one change of a sound file, and what is said of it.
type kind struct{ of, old, now, want string }

func kinds() map[string]kind {
	return map[string]kind{
		"the program itself is sound": {soundProgram, "id: mine", "id: mine",
			``},
		"the exercise itself is sound": {soundExercise, "id: towel", "id: towel",
			``},
		"line ends of Windows are sound": {soundProgram, "id: mine\n", "id: mine\r\n",
			``},
		"a mark of UTF-8 at the start is sound": {soundProgram, "id: mine", "\ufeffid: mine",
			``},
		"a number in place of a list": {soundProgram, "lines:\n          - cat-cow 30-60s 3/day", "lines: 3",
			`f.yaml:8:16: stages[0].parts[0].lines: wrong-type "a number" (want a list, as [a, b])`},
		"a text in place of a number": {soundProgram, "weeks: 6", "weeks: six",
			`f.yaml:5:12: stages[0].weeks: wrong-type "six" (want a whole number)`},
		"a list in place of a text": {soundProgram, "title: Mine", "title: [Mine]",
			`f.yaml:2:8: title: wrong-type "a list" (want text)`},
		"keys in place of a text": {soundProgram, "title: Mine", "title: {a: b}",
			`f.yaml:2:8: title: wrong-type "keys with values" (want text)`},
		"a key mistyped": {soundProgram, "    parts:", "    prats:",
			`f.yaml:4:5: stages[0]: missing-key (want parts)
f.yaml:6:5: stages[0]: misspelled-key "prats" (want parts)`},
		"a key that is none": {soundProgram, "title: Mine", "title: Mine\nsubtitle: Yours",
			`f.yaml:3:1: unknown-key "subtitle" (want id, title, sources, basis, adaptive, stages, circuits, exercises)`},
		"a key that is missing": {soundProgram, "title: Mine\n", "",
			`f.yaml:1:1: missing-key (want title)`},
		"a key without a value": {soundProgram, "title: Mine", "title:",
			`f.yaml:1:1: missing-key (want title)`},
		"a key that stands twice": {soundProgram, "weeks: 6", "weeks: 6\n    weeks: 7",
			`f.yaml:6:5: key-twice "weeks" (want 5)`},
		"an indent with a tab": {soundProgram, "    weeks: 6", "\tweeks: 6",
			`f.yaml:5:1: tab-indent "a tab" (want spaces)`},
		"an indent that does not fit": {soundProgram, "    weeks: 6", "     weeks: 6",
			`f.yaml:4:12: not-yaml "mapping value is not allowed in this context"`},
		"an id with capitals": {soundProgram, "id: mine", "id: Mine",
			`f.yaml:1:5: id: not-an-id "Mine" (want lower-case letters, digits and hyphens, as open-book)`},
		"an id of the catalog": {soundProgram, "id: mine", "id: mid-back-ten",
			`f.yaml:1:5: id: taken "mid-back-ten" (want a name of your own)`},
		"a byte that is no UTF-8": {soundProgram, "Mine", "M\xff",
			`f.yaml:2:9: not-utf8 "byte ff" (want UTF-8)`},
		"a zero byte": {soundProgram, "Mine", "M\x00",
			`f.yaml:2:1: not-text "a zero byte" (want text in UTF-8)`},
		"an escape sequence": {soundProgram, "title: Mine", "title: \"\\e[2J\"",
			`f.yaml:2:8: title: control-character "U+001B" (want letters, digits and signs)`},
		"a control character": {soundProgram, "Mine", "M\x07",
			`f.yaml:2:9: control-character "U+0007" (want letters, digits and signs)`},
		"an alias": {soundProgram, "title: Mine", "title: *m",
			`f.yaml:2:8: title: wrong-type "an anchor, alias or tag" (want text)`},
		"an anchor": {soundProgram, "title: Mine", "title: &m Mine",
			`f.yaml:2:8: title: wrong-type "an anchor, alias or tag" (want text)`},
		"a tag": {soundProgram, "title: Mine", "title: !!str Mine",
			`f.yaml:2:8: title: wrong-type "an anchor, alias or tag" (want text)`},
		"two texts in a file": {soundProgram, "id: mine\n", "id: mine\n---\n",
			`f.yaml:1:1: missing-key (want title)
f.yaml:1:1: empty-program (want stages or circuits, with lines)
f.yaml:3:1: second-document "---" (want one file for each)`},
		"a quote that stays open": {soundProgram, "title: Mine", "title: \"Mine",
			`f.yaml:2:8: not-yaml "could not find end character of double-quoted text"`},
		"a stage mistyped": {soundProgram, "stage: static", "stage: statik",
			`f.yaml:10:12: stages[1].stage: misspelled-word "statik" (want static)`},
		"a stage that is none": {soundProgram, "stage: static", "stage: legs",
			`f.yaml:10:12: stages[1].stage: unknown-word "legs" (want mobility, static, eccentric, concentric, functional)`},
		"stages out of order": {soundProgram, "stage: static", "stage: mobility",
			`f.yaml:10:5: stages[1]: stage-order "mobility" (want stages in the order of the ladder, each once)
f.yaml:15:13: stages[1].parts[0].lines[0]: line-above-stage "wall-angel" (want static)`},
		"a stage that never ends": {soundProgram, "    weeks: 6\n", "",
			`f.yaml:4:5: stages[0]: endless-stage "mobility" (want weeks: 6, or another number)`},
		"no weeks at all": {soundProgram, "weeks: 6", "weeks: 0",
			`f.yaml:5:12: stages[0].weeks: out-of-range "0" (want a whole number from 1 to 52)`},
		"weeks without an end": {soundProgram, "weeks: 6", "weeks: 1000000000000",
			`f.yaml:5:12: stages[0].weeks: out-of-range "1000000000000" (want a whole number from 1 to 52)`},
		"half a week": {soundProgram, "weeks: 6", "weeks: 0.5",
			`f.yaml:5:12: stages[0].weeks: out-of-range "0.5" (want a whole number from 1 to 52)`},
		"weeks that are no number": {soundProgram, "weeks: 6", "weeks: .nan",
			`f.yaml:5:12: stages[0].weeks: wrong-type ".nan" (want a whole number)`},
		"a phase that is none": {soundProgram, "phase: integrate", "phase: cardio",
			`f.yaml:12:16: stages[1].parts[0].phase: unknown-word "cardio" (want release, mobilize, integrate)`},
		"an exercise of another phase": {soundProgram, "wall-angel 2x8-12 rest 60s", "cat-cow 30s",
			`f.yaml:15:13: stages[1].parts[0].lines[0]: wrong-phase "cat-cow" (want mobilize)`},
		"an exercise of a later stage": {soundProgram, "wall-angel 2x8-12 rest 60s", "zercher-squat 2x8 rest 60s",
			`f.yaml:15:13: stages[1].parts[0].lines[0]: line-above-stage "zercher-squat" (want functional)`},
		"a choice that is none": {soundProgram, "choose: one", "choose: two",
			`f.yaml:13:17: stages[1].parts[0].choose: unknown-word "two" (want all, one, any)`},
		"no lines": {soundProgram, "lines:\n          - cat-cow 30-60s 3/day", "lines: []",
			`f.yaml:8:16: stages[0].parts[0].lines: no-line (want at least one line, as cat-cow 30-60s)`},
		"an exercise mistyped": {soundProgram, "wall-angel 2x", "wall-angle 2x",
			`f.yaml:15:13: stages[1].parts[0].lines[0]: unknown-exercise "wall-angle" (want wall-angel)`},
		"an exercise that is none": {soundProgram, "wall-angel 2x", "zzzzzz 2x",
			`f.yaml:15:13: stages[1].parts[0].lines[0]: unknown-exercise "zzzzzz"`},
		"a line without a dose": {soundProgram, "wall-angel 2x8-12 rest 60s", "wall-angel",
			`f.yaml:15:23: stages[1].parts[0].lines[0]: no-amount (want 3x10)`},
		"a dose in words": {soundProgram, "2x8-12 rest 60s", "ten times",
			`f.yaml:15:24: stages[1].parts[0].lines[0]: bad-amount "ten" (want 3x10, 10x5s, 30s/side, 20m or 10 breaths)
f.yaml:15:28: stages[1].parts[0].lines[0]: unknown-clause "times" (want rest 60s)`},
		"no sets": {soundProgram, "2x8-12 rest", "0x8-12 rest",
			`f.yaml:15:24: stages[1].parts[0].lines[0]: too-small "0" (want 1)`},
		"a range that goes down": {soundProgram, "2x8-12", "2x5-4",
			`f.yaml:15:26: stages[1].parts[0].lines[0]: descending "5-4" (want 4-5)`},
		"a rest without a unit": {soundProgram, "rest 60s", "rest 60",
			`f.yaml:15:31: stages[1].parts[0].lines[0]: bad-rest "rest 60" (want rest 60-90s)`},
		"a load without a unit": {soundProgram, "rest 60s", "@ 5",
			`f.yaml:15:31: stages[1].parts[0].lines[0]: bad-load "@ 5" (want @ 16kg, @ 2x16kg or @ red band)`},
		"a load of a thousand tons": {soundProgram, "rest 60s", "@ 1000000kg",
			`f.yaml:15:33: stages[1].parts[0].lines[0]: too-large "1000000" (want 1000)`},
		"two rests": {soundProgram, "rest 60s", "rest 60s rest 90s",
			`f.yaml:15:40: stages[1].parts[0].lines[0]: twice "rest 90s" (want rest 60-90s)`},
		"sets without an end": {soundProgram, "2x8-12 rest", "99x8-12 rest",
			`f.yaml:15:13: stages[1].parts[0].lines[0]: too-many-sets "99" (want at most 10)`},
		"negative reps": {soundProgram, "2x8-12 rest", "2x-3 rest",
			`f.yaml:15:24: stages[1].parts[0].lines[0]: bad-amount "2x-3" (want 3x10, 10x5s, 30s/side, 20m or 10 breaths)`},
		"reps in place of seconds": {soundProgram, "30-60s 3/day", "10",
			`f.yaml:9:13: stages[0].parts[0].lines[0]: counted-otherwise "10" (want 30-60s 3/day)`},
		"sides in a line of both": {soundProgram, "30-60s 3/day", "30s/side",
			`f.yaml:9:13: stages[0].parts[0].lines[0]: counted-otherwise "30s/side" (want 30-60s 3/day)`},
		"a source that is none": {soundProgram, "title: Mine", "title: Mine\nsources: [tone-and-tihgten]",
			`f.yaml:3:11: sources[0]: unknown-source "tone-and-tihgten" (want tone-and-tighten)`},
		"a basis that is none": {soundProgram, "title: Mine", "title: Mine\nbasis: hope",
			`f.yaml:3:8: basis: unknown-word "hope" (want found, known, seed, design)`},
		"an exercise's key mistyped": {soundExercise, "directions:", "direction:",
			`f.yaml:1:1: missing-key (want directions)
f.yaml:5:1: misspelled-key "direction" (want directions)`},
		"a class that is none": {soundExercise, "ROT_UNL", "ROT_UNLOADED",
			`f.yaml:4:11: classes[0]: misspelled-word "ROT_UNLOADED" (want ROT_UNL)`},
		"a direction that is none": {soundExercise, "[rotation]", "[twist]",
			`f.yaml:5:14: directions[0]: unknown-direction "twist" (want flexion, extension, rotation, side-bend)`},
		"a position mistyped": {soundExercise, "position: sitting", "position: siting",
			`f.yaml:6:11: position: misspelled-word "siting" (want sitting)`},
		"no phase": {soundExercise, "phases: [mobilize]", "phases: []",
			`f.yaml:2:9: phases: wrong-count "0" (want one or more of release, mobilize, integrate)`},
		"equipment mistyped": {soundExercise, "[[chair]]", "[[chiar]]",
			`f.yaml:7:10: needs[0][0]: unknown-thing "chiar" (want chair)`},
		"equipment that is no list of lists": {soundExercise, "[[chair]]", "[chair]",
			`f.yaml:7:9: needs[0]: wrong-type "text" (want a list, as [a, b])`},
		"a side of a dose of both": {soundExercise, "sides: each", "sides: both",
			`f.yaml:9:7: dose: sides-disagree "2x8/side" (want a dose without /side, or sides: each)`},
		"a dose without sides": {soundExercise, "2x8/side", "2x8",
			`f.yaml:9:7: dose: sides-disagree "2x8" (want a dose with /side, or sides: both)`},
		"seconds that count reps": {soundExercise, "2x8/side", "30s/side",
			`f.yaml:10:11: progress: progress-disagrees "reps" (want time)`},
		"a load that goes up of nothing": {soundExercise, "progress: reps", "progress: load",
			`f.yaml:10:11: progress: progress-disagrees "load" (want a tool, or reps)`},
		"a ceiling under the dose": {soundExercise, "progress: reps", "progress: reps\nceiling: 4",
			`f.yaml:11:10: ceiling: ceiling-too-low "4" (want 16 or more, as the dose asks for)`},
		"a hold of ten minutes": {soundExercise, "dose: 2x8/side\nprogress: reps", "dose: 600s/side\nheld: true\nprogress: time",
			`f.yaml:9:7: dose: hold-too-long "600s" (want at most 120s at a time)`},
		"a weight without a tool": {soundExercise, "2x8/side", "2x8/side @ 5kg",
			`f.yaml:9:7: dose: missing-key (want tool)`},
		"one cue": {soundExercise, "[Cross your arms., Turn slowly.]", "[Turn.]",
			`f.yaml:15:9: text.cues: wrong-count (want 2 to 5 cues)`},
		"a text without a stop": {soundExercise, "  stop: Stop if it hurts.\n", "",
			`f.yaml:12:3: text: missing-key (want stop)`},
		"an exercise of the catalog": {soundExercise, "id: towel-rotation", "id: cat-cow",
			`f.yaml:1:5: id: taken "cat-cow" (want a name of your own)`},
		"a source of an exercise that is none": {soundExercise, "progress: reps", "progress: reps\nsources: [the-internet]",
			`f.yaml:11:11: sources[0]: unknown-source "the-internet" (want own)`},
		"a link that leads nowhere": {soundExercise, "progress: reps", "progress: reps\neasier: [cat-kow]",
			`f.yaml:11:10: easier[0]: unknown-exercise "cat-kow" (want cat-cow)`},
		"a link to itself": {soundExercise, "progress: reps", "progress: reps\nharder: [towel-rotation]",
			`f.yaml:11:10: harder[0]: links-to-itself "towel-rotation" (want another exercise)`},
		"a ladder that comes back": {soundExercise, "progress: reps", "progress: reps\neasier: [seated-twist]\nharder: [open-book]",
			`f.yaml:11:10: easier[0]: ladder-in-a-circle "seated-twist → towel-rotation → open-book → seated-twist" (want a ladder that only goes up)
f.yaml:12:10: harder[0]: ladder-in-a-circle "towel-rotation → open-book → seated-twist → towel-rotation" (want a ladder that only goes up)`},
		"an easier one that stands higher": {soundExercise, "progress: reps", "progress: reps\neasier: [wall-angel]",
			`f.yaml:11:10: easier[0]: easier-at-higher-stage "wall-angel" (want an exercise of the same stage or an earlier one)`},
		"a list in place of an exercise": {soundExercise, "id: towel-rotation\n", "exercises: {a: b}\nid: towel-rotation\n",
			`f.yaml:1:12: exercises: wrong-type "keys with values" (want a list, as [a, b])`},
	}
}

// TestEveryKindOfFaultSaysWhereAndWhatWouldBeRight changes one thing of a sound
// file at a time.
func TestEveryKindOfFaultSaysWhereAndWhatWouldBeRight(t *testing.T) {
	c := load(t)
	for name, w := range kinds() {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(w.want, strings.Join(written(c.Check("f.yaml", []byte(change(t, w.of, w.old, w.now)))), "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
