package progression

import (
	"testing"

	"pgregory.net/rapid"

	"tspine/engine/exercise"
)

func TestGap(t *testing.T) {
	for name, c := range map[string]struct {
		days, age int
		inactive  bool
		rule      string
		stage     exercise.Stage // out of stage 3
		rescreen  Rescreen
		retest    bool
	}{
		"six days are none":                        {6, 40, false, gapUnderAWeek, 3, NoRescreen, false},
		"six days are none at 80":                  {6, 80, true, gapUnderAWeek, 3, NoRescreen, false},
		"seven days are about a week":              {7, 40, false, gapOneWeek, 3, MiniRescreen, false},
		"thirteen days are about a week":           {13, 64, false, gapOneWeek, 3, MiniRescreen, false},
		"seven days at 65 are about two weeks":     {7, 65, false, gapTwoWeeks, 3, MiniRescreen, false},
		"seven days of the inactive, two weeks":    {7, 40, true, gapTwoWeeks, 3, MiniRescreen, false},
		"old and inactive is one row, not two":     {7, 70, true, gapTwoWeeks, 3, MiniRescreen, false},
		"fourteen days are about two weeks":        {14, 40, false, gapTwoWeeks, 3, MiniRescreen, false},
		"twenty-seven days are about two weeks":    {27, 40, false, gapTwoWeeks, 3, MiniRescreen, false},
		"fourteen days at 65 are four weeks":       {14, 65, false, gapFourWeeks, 2, FullRescreen, true},
		"twenty-eight days are about four weeks":   {28, 40, false, gapFourWeeks, 2, FullRescreen, true},
		"fifty-five days are about four weeks":     {55, 40, false, gapFourWeeks, 2, FullRescreen, true},
		"twenty-eight days at 65 are entered anew": {28, 65, false, gapEightWeeks, 0, FullRescreen, true},
		"fifty-six days are entered anew":          {56, 40, false, gapEightWeeks, 0, FullRescreen, true},
		"there is no row under the last":           {400, 90, true, gapEightWeeks, 0, FullRescreen, true},
	} {
		t.Run(name, func(t *testing.T) {
			g := Gap(c.days, c.age, c.inactive, 3)
			if g.Reason.Rule != c.rule || g.Stage != c.stage || g.Rescreen != c.rescreen || g.Retest != c.retest || g.NewEntry != (c.stage == 0) {
				t.Errorf("%+v, want %s in stage %d", g, c.rule, c.stage)
			}
		})
	}
}

func TestALongerGapNeverLeavesMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.IntRange(0, 80).Draw(t, "days")
		stage := exercise.Stage(rapid.IntRange(1, 5).Draw(t, "stage"))
		total := rapid.IntRange(1, 400).Draw(t, "total")
		age, inactive := rapid.IntRange(18, 90).Draw(t, "age"), rapid.Bool().Draw(t, "inactive")
		short, long := Gap(days, age, inactive, stage), Gap(days+1, age, inactive, stage)
		if !long.NewEntry && (short.NewEntry || long.Volume.Of(total) > short.Volume.Of(total) || long.Stage > short.Stage) {
			t.Fatalf("%d days leave %+v, a day more %+v", days, short, long)
		}
		if g := Gap(days, age, inactive, 1); !g.NewEntry && g.Stage != 1 {
			t.Fatalf("stage 1 becomes %d", g.Stage)
		}
	})
}

func TestShareOf(t *testing.T) {
	for name, c := range map[string]struct {
		share Share
		total int
		want  int
	}{
		"rounded down":                           {exactly(50), 15, 7},
		"into the range":                         {Share{90, 100, 95}, 10, 9},
		"rounded down out of the range comes up": {Share{50, 70, 60}, 3, 2},
		"no whole number in the range":           {Share{60, 70, 65}, 4, 2},
		"never under one":                        {exactly(50), 1, 1},
		"nothing stays nothing":                  {exactly(50), 0, 0},
		"the zero share leaves all":              {Share{}, 17, 17},
		"twenty back off to fourteen":            {backedOff, 20, 14},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.share.Of(c.total); got != c.want {
				t.Errorf("%d, want %d", got, c.want)
			}
		})
	}
}

func TestShareKeepsInItsRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom([]Share{backedOff, deloaded, restart, {70, 80, 75}, {90, 100, 95}, exactly(50)}).Draw(t, "share")
		total := rapid.IntRange(1, 1000).Draw(t, "total")
		n := s.Of(total)
		if n < 1 || n > total || n > 1 && n*100 > total*s.Max {
			t.Fatalf("%+v of %d is %d", s, total, n)
		}
		if least := up(total * s.Min); n < least && least*100 <= total*s.Max {
			t.Fatalf("%+v of %d is %d, but %d lies in the range", s, total, n, least)
		}
	})
}
