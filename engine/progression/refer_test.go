package progression

import (
	"testing"

	"tspine/engine/unit"
)

func TestRefer(t *testing.T) {
	stuck := Signs{EntryWorst: unit.Rate(6), Worst: unit.Rate(5), Days: 42, Adherence: 75, Function: 1.9}
	changed := func(change func(*Signs)) Signs {
		s := stuck
		change(&s)
		return s
	}
	r30, advice := Referral{R30: true}, Referral{Advise: true}
	for name, c := range map[string]struct {
		signs Signs
		rule  string
		want  Referral // without its reason
	}{
		"nothing speaks for it":                        {Signs{}, "", Referral{}},
		"worse on ten of fourteen days":                {Signs{WorseDays: 10}, referWorse, r30},
		"worse on nine":                                {Signs{WorseDays: 9}, "", Referral{}},
		"a third flare in eight weeks":                 {Signs{Flares: 3}, referFlares, r30},
		"a second flare":                               {Signs{Flares: 2}, "", Referral{}},
		"a flare of two weeks":                         {Signs{FlareDays: 14}, referLongFlare, r30},
		"a flare of thirteen days":                     {Signs{FlareDays: 13}, "", Referral{}},
		"settling twice in eight weeks":                {Signs{Settles: 2}, referSettles, r30},
		"settling once":                                {Signs{Settles: 1}, "", Referral{}},
		"a settle entry that failed":                   {Signs{SettleFailed: true}, referSettles, r30},
		"spreading into a limb":                        {Signs{Spreading: true}, referSpreading, r30},
		"night pain":                                   {Signs{NightPain: true}, referNightPain, Referral{R15: true}},
		"night pain and a third flare both fire":       {Signs{NightPain: true, Flares: 3}, referFlares, Referral{R15: true, R30: true}},
		"no better after 42 days":                      {stuck, referStuck, Referral{Advise: true, Hold: true}},
		"not on day 41":                                {changed(func(s *Signs) { s.Days = 41 }), "", Referral{}},
		"not with too few sessions":                    {changed(func(s *Signs) { s.Adherence = 74 }), "", Referral{}},
		"not where pain fell by two":                   {changed(func(s *Signs) { s.Worst = unit.Rate(4) }), "", Referral{}},
		"not where function gained two":                {changed(func(s *Signs) { s.Function = 2 }), "", Referral{}},
		"from four at entry one point is enough":       {changed(func(s *Signs) { s.EntryWorst, s.Worst = unit.Rate(4), unit.Rate(3) }), "", Referral{}},
		"from four at entry none is not":               {changed(func(s *Signs) { s.EntryWorst, s.Worst = unit.Rate(4), unit.Rate(4) }), referStuck, Referral{Advise: true, Hold: true}},
		"never for who began at two":                   {changed(func(s *Signs) { s.EntryWorst, s.Worst = unit.Rate(2), unit.Rate(2) }), "", Referral{}},
		"from three at entry too":                      {changed(func(s *Signs) { s.EntryWorst, s.Worst = unit.Rate(3), unit.Rate(3) }), referStuck, Referral{Advise: true, Hold: true}},
		"not where pain is not known now":              {changed(func(s *Signs) { s.Worst = 0 }), "", Referral{}},
		"the second review":                            {Signs{Reviews: 2}, referReviews, advice},
		"the first review":                             {Signs{Reviews: 1}, "", Referral{}},
		"a shoulder getting stiff":                     {Signs{ShoulderStiff: true}, referShoulder, Referral{Advise: true, M07: true}},
		"mornings stiff for half an hour":              {Signs{StiffMinutes: 31, StiffMonths: 4, OnsetAge: 30}, referStiffness, Referral{Advise: true, M05: true}},
		"stiff mornings since the age of 45":           {Signs{StiffMinutes: 60, StiffMonths: 9, OnsetAge: 45}, "", Referral{}},
		"stiff mornings for three months":              {Signs{StiffMinutes: 60, StiffMonths: 3, OnsetAge: 30}, "", Referral{}},
		"mornings stiff for no more than half an hour": {Signs{StiffMinutes: 30, StiffMonths: 4, OnsetAge: 30}, "", Referral{}},
		"stiff mornings since nobody knows when":       {Signs{StiffMinutes: 60, StiffMonths: 9}, "", Referral{}},
		"the person asks":                              {Signs{Asks: true}, referAsked, advice},
		"a flag leaves the advice out":                 {Signs{Asks: true, Flares: 3}, referFlares, r30},
		"a flag leaves the hold out":                   {changed(func(s *Signs) { s.Spreading = true }), referSpreading, r30},
		"a flag keeps the limits":                      {Signs{ShoulderStiff: true, Flares: 3}, referFlares, Referral{R30: true, M07: true}},
	} {
		t.Run(name, func(t *testing.T) {
			got := Refer(c.signs)
			if got.Reason.Rule != c.rule {
				t.Errorf("by %q, want %q", got.Reason.Rule, c.rule)
			}
			got.Reason = Referral{}.Reason
			if got != c.want {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

func TestReferAllocatesNothing(t *testing.T) {
	s := Signs{Flares: 3, NightPain: true, ShoulderStiff: true}
	var sink Referral
	if n := testing.AllocsPerRun(10, func() { sink = Refer(s) }); n != 0 || !sink.R30 {
		t.Errorf("%g allocations", n)
	}
}

func TestWorse(t *testing.T) {
	days := append(ratings(5, 6, 7, 4), 0)
	for name, c := range map[string]struct {
		entry unit.Rating
		want  int
	}{
		"two points above four":           {unit.Rate(4), 2},
		"two points above five":           {unit.Rate(5), 1},
		"without a rating at entry, none": {0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Worse(days, c.entry); got != c.want {
				t.Errorf("%d days, want %d", got, c.want)
			}
		})
	}
}
