package screening

import (
	"slices"

	"tspine/engine/dose"
	"tspine/engine/evidence"
	"tspine/engine/exercise"
)

// When says under which circumstance a row of the matrix counts.
type When string

// The circumstances.
const (
	Always     When = ""
	Painkiller When = "painkiller"    // M16: a simple painkiller within 6 hours
	Sedated    When = "sedative"      // M16: a medicine that makes drowsy
	First14    When = "first-14-days" // of a clearance
	WhenUnsure When = "not-sure"      // the question was answered "not sure"
)

// Row is one row of the exclusion matrix (2.2): what a flag leaves out, and
// how it limits the rest.
type Row struct {
	Flag      string // Cxx stands for every cleared flag without a row of its own
	When      When
	Classes   exercise.Classes // left out
	Codes     []string         // exercises left out by themselves
	Positions []string         // exercises left out by their position
	Notes     []string
	Limits    exercise.Limits
	Cap       exercise.Stage // highest stage at entry; 0: none
	Basis     evidence.Basis
	Sources   []evidence.ID
}

// Sets of classes that several flags leave out.
const (
	forBones = exercise.RollExt | exercise.ChairExt | exercise.SMR | exercise.RotEnd | exercise.RotLoad |
		exercise.FlexLoad | exercise.Hinge | exercise.ExtEnd | exercise.EccBall | exercise.Bridge
	forPressure = exercise.AntLoad | exercise.Overhead | exercise.FlexLoad | exercise.Hinge | exercise.Plank |
		exercise.RotLoad | exercise.EccBall | exercise.Bridge
	forStiff = exercise.RotEnd | exercise.ExtEnd | exercise.RollExt | exercise.ChairExt | exercise.FlexLoad |
		exercise.Bridge | exercise.RotLoad | exercise.ProneExt | exercise.EccBall | exercise.Overhead
	forRibs = exercise.SMR | exercise.RollExt | exercise.ChairExt | exercise.RotEnd | exercise.ProneExt |
		exercise.ExtEnd | exercise.EccBall | exercise.Bridge
	forCleared = exercise.Overhead | exercise.AntLoad | exercise.FlexLoad | exercise.RotLoad | exercise.ExtEnd | exercise.RotEnd
)

// rollerRotation lies on the side over a roller: a rotation that presses.
const rollerRotation = "S001-06"

// Limits that several flags share.
var (
	boneLimits     = exercise.Limits{Hold: boneHold}
	pressureLimits = exercise.Limits{Hold: pressureHold, Reserve: dose.InReserve(pressureReserve)}
	carefulLimits  = exercise.Limits{Reserve: dose.InReserve(carefulReserve)}
)

// matrix is evidence 2.2, with the stage caps of 7.2. It does not change.
var matrix = [...]Row{
	{Flag: "R14", When: WhenUnsure, Cap: clearedStage, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "R27", When: WhenUnsure, Cap: clearedStage, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "M01", Classes: forBones, Notes: []string{neutralFlexExt, shortHolds, midRangeRotation}, Limits: boneLimits,
		Basis: evidence.Found, Sources: []evidence.ID{"giangregorio-2014", "strong-steady-straight-2023"}},
	{Flag: "M02", Classes: forBones | exercise.Overhead | exercise.AntLoad | exercise.ProneExt | exercise.Plank | exercise.FlexExt | exercise.SideUnl,
		Codes: []string{rollerRotation}, Positions: []string{"hinged", "plank", "hanging"},
		Notes: []string{seePhysio, shortHolds, midRangeRotation}, Limits: boneLimits,
		Basis: evidence.Found, Sources: []evidence.ID{"giangregorio-2014"}},
	{Flag: "M03", Classes: exercise.ExtEnd | exercise.RollExt | exercise.ChairExt | exercise.Bridge | exercise.ProneExt | exercise.EccBall,
		Notes: []string{midRangeExtension}, Basis: evidence.Known, Sources: []evidence.ID{"nass-2011"}},
	{Flag: "M04", Classes: exercise.ExtEnd | exercise.Bridge | exercise.ProneExt | exercise.FlexLoad | exercise.Hinge | exercise.EccBall,
		Notes: []string{upperThoracicOnly}, Basis: evidence.Found, Sources: []evidence.ID{"nava-bringas-2021"}},
	{Flag: "M06", Classes: exercise.ExtEnd | exercise.RotEnd | exercise.RollExt | exercise.ChairExt,
		Notes: []string{noEndRange, midRangeRotation}, Basis: evidence.Seed, Sources: []evidence.ID{"tone-and-tighten", "hsd-2017"}},
	{Flag: "M07", Classes: exercise.Overhead, Codes: []string{"S004-06"}, Notes: []string{belowPainFreeHeight},
		Basis: evidence.Known, Sources: []evidence.ID{"rotator-cuff-cpg"}},
	{Flag: "M08", Classes: exercise.Overhead | exercise.RotLoad | exercise.Scap, Codes: []string{"S004-06"},
		Notes: []string{noAbductionRotation}, Basis: evidence.Known, Sources: []evidence.ID{"wall-angel-apprehension"}},
	{Flag: "M09u", Classes: forPressure, Notes: []string{countAloud, holds10s, rir4, exhale}, Limits: pressureLimits,
		Basis: evidence.Found, Sources: []evidence.ID{"narloch-1995", "lima-2015"}},
	{Flag: "M09c", Notes: []string{exhale, rir3}, Limits: carefulLimits, Basis: evidence.Found, Sources: []evidence.ID{"narloch-1995"}},
	{Flag: "M10", Classes: exercise.ProneExt | exercise.ExtEnd | exercise.RollExt | exercise.SMR | exercise.Bridge | exercise.FlexLoad | exercise.EccBall | exercise.Plank,
		Codes: []string{"S002-04", "S001-01"}, Positions: []string{"prone", "supine"},
		Notes: []string{noFlatBreathing, noBreathHold}, Basis: evidence.Found, Sources: []evidence.ID{"acog-804"}},
	{Flag: "M10e", Notes: []string{noBreathHold, rir3}, Limits: carefulLimits, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "M10p", Classes: exercise.Bridge | exercise.FlexLoad | exercise.EccBall | exercise.Plank | exercise.ExtEnd,
		Notes: []string{noBreathHold}, Cap: clearedStage, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "M11", Classes: exercise.RotEnd | exercise.ExtEnd | exercise.RollExt | exercise.ChairExt | exercise.Overhead | exercise.AntLoad |
		exercise.FlexLoad | exercise.Hinge | exercise.RotLoad | exercise.EccBall | exercise.Bridge,
		Notes: []string{noSelfManipulation, seeClinicianSoon}, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "M12", Classes: exercise.RotLoad | exercise.FlexLoad | exercise.Hinge | exercise.HeadLow,
		Notes: []string{noHeadLow, noBreathHold}, Basis: evidence.Known, Sources: []evidence.ID{"head-down-eye-pressure"}},
	{Flag: "M13", Classes: exercise.SMR | exercise.RollExt, Codes: []string{rollerRotation},
		Basis: evidence.Found, Sources: []evidence.ID{"bartsch-2021"}},
	{Flag: "M14", Classes: forStiff, Notes: []string{midRangeRotation}, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "M15", Classes: exercise.RotEnd | exercise.Overhead | exercise.ExtEnd, Notes: []string{stopIfSpreading},
		Basis: evidence.Known, Sources: []evidence.ID{"nice-ng59"}},
	{Flag: "M16", When: Painkiller, Classes: exercise.Overhead | exercise.RotLoad, Notes: []string{rateBeforePainkiller, heatNotOverRub},
		Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "M16", When: Sedated, Classes: exercise.AntLoad | exercise.Overhead | exercise.FlexLoad | exercise.Hinge | exercise.RotLoad,
		Notes: []string{rateBeforePainkiller, heatNotOverRub}, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "M17", Notes: []string{chestStops}, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "M17", When: First14, Classes: exercise.Overhead | exercise.AntLoad | exercise.FlexLoad,
		Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "M18", Classes: forRibs, Codes: []string{rollerRotation}, Notes: []string{midRangeRotation},
		Basis: evidence.Known, Sources: []evidence.ID{"fracture-healing", "tspine"}},
	{Flag: "M19", Classes: exercise.SMR | exercise.RollExt, Codes: []string{rollerRotation},
		Basis: evidence.Found, Sources: []evidence.ID{"bartsch-2021"}},
	{Flag: "M20", Classes: forStiff, Notes: []string{midRangeRotation}, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "M21", Classes: forRibs, Notes: []string{chestStops}, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "M22", Notes: []string{exhale, rir3}, Limits: carefulLimits, Cap: heartStage,
		Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: anyCleared, Cap: clearedStage, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: anyCleared, When: First14, Classes: forCleared, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "C25", Classes: exercise.Overhead | exercise.AntLoad, Cap: clearedStage,
		Basis: evidence.Design, Sources: []evidence.ID{"sternal-precautions", "tspine"}},
	{Flag: "C33", Classes: forPressure, Notes: []string{countAloud, holds10s, rir4, exhale}, Limits: pressureLimits, Cap: heartStage,
		Basis: evidence.Known, Sources: []evidence.ID{"aortic-isometric", "tspine"}},
	{Flag: "N01", Limits: exercise.Limits{SmallSteps: true}, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
	{Flag: "N06", Notes: []string{heatNotOverRub}, Basis: evidence.Design, Sources: []evidence.ID{"tspine"}},
}

// anyCleared is the flag of the rows that count for every cleared flag but C25
// and C33.
const anyCleared = "Cxx"

// Matrix lists the exclusion matrix, in the order of flags.
func Matrix() []Row {
	out := slices.Clone(matrix[:])
	for i := range out {
		out[i].Codes = slices.Clone(out[i].Codes)
		out[i].Positions = slices.Clone(out[i].Positions)
		out[i].Notes = slices.Clone(out[i].Notes)
		out[i].Sources = slices.Clone(out[i].Sources)
	}
	return out
}

// rowsOf is the name under which the matrix knows a flag.
func rowsOf(flag string) string {
	if flag[0] == 'C' && flag != "C25" && flag != "C33" {
		return anyCleared
	}
	return flag
}

// counts says whether a row counts for a flag of this person.
func (f *facts) counts(row *Row, flag string) bool {
	switch row.When {
	case Painkiller:
		return f.is(painkiller).maybe()
	case Sedated:
		return f.is(sedative).maybe()
	case First14:
		if flag == "M17" {
			return f.fresh("R22")
		}
		return f.fresh("R" + flag[1:])
	case WhenUnsure:
		return false
	default:
		return true
	}
}
