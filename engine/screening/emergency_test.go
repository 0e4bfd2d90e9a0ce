package screening

var emergencyRows = map[string]map[string]screened{
	"R01": {
		"chest pain in the last 24 hours":             {somebody(40, Answers{"chest_pain_24h": Yes()}), "EMERGENCY R01"},
		"chest pain that ended days ago is R10":       {somebody(40, Answers{"chest_pain_week": Yes()}), "CLINICIAN_FIRST same_day R10"},
		"not sure of chest pain is seen today":        {somebody(40, Answers{"chest_pain_24h": NotSure()}), "CLINICIAN_FIRST same_day (R01)"},
		"the emergency wins over everything milder":   {somebody(70, Answers{"chest_pain_24h": Yes(), "band_like": Yes(), "osteoporosis": Yes()}), "EMERGENCY R01 R17 M01"},
		"an emergency has no other urgency":           {somebody(17, Answers{"chest_pain_24h": Yes()}), "EMERGENCY R01 R29"},
		"chest pain can't be cleared":                 {somebody(40, Answers{"chest_pain_24h": Yes(), "chest_cleared": Yes()}), "EMERGENCY R01 M17"},
		"chest pain hides the chest wall of an older": {somebody(50, Answers{"chest_pain_24h": Yes(), "chest_wall_radiation": Yes()}), "EMERGENCY R01"},
	},
	"R02": {
		"a sudden tearing pain":          {somebody(40, Answers{"tearing_sudden": Yes()}), "EMERGENCY R02"},
		"a sudden pain that didn't tear": {somebody(40, Answers{"sudden_localised": Yes()}), "CLEAR"},
		"not sure whether it tore":       {somebody(40, Answers{"tearing_sudden": NotSure()}), "CLINICIAN_FIRST same_day (R02)"},
	},
	"R03": {
		"short of breath at rest":        {somebody(40, Answers{"breathless_rest_or_blood": Yes()}), "EMERGENCY R03"},
		"short of breath on effort only": {somebody(40, Answers{"exertional_symptoms": Yes()}), "CLINICIAN_FIRST same_day R10"},
		"not sure of breath":             {somebody(40, Answers{"breathless_rest_or_blood": NotSure()}), "CLINICIAN_FIRST same_day (R03)"},
	},
	"R04": {
		"fainted with the pain":           {somebody(40, Answers{"collapse_or_pulsing_belly": Yes()}), "EMERGENCY R04"},
		"vertigo without fainting":        {somebody(40, Answers{"eye_vertigo_reflux": Yes()}), "MODIFY M12"},
		"not sure whether nearly fainted": {somebody(40, Answers{"collapse_or_pulsing_belly": NotSure()}), "CLINICIAN_FIRST same_day (R04)"},
	},
	"R05": {
		"has to strain to pass urine":   {somebody(40, Answers{"bladder_bowel_saddle": Yes()}), "EMERGENCY R05"},
		"burning urine with loin pain":  {somebody(40, Answers{"loin_urine": Yes()}), "CLINICIAN_FIRST within_1_week R11"},
		"not sure of bladder and bowel": {somebody(40, Answers{"bladder_bowel_saddle": NotSure()}), "CLINICIAN_FIRST same_day (R05)"},
	},
	"R06": {
		"both legs newly weak":                 {somebody(40, Answers{"both_legs_or_gait_new": Yes()}), "EMERGENCY R06"},
		"slowly worse walking over months":     {somebody(40, Answers{"clumsy_slow": Yes()}), "CLINICIAN_FIRST same_day R18"},
		"not sure whether walking has changed": {somebody(40, Answers{"both_legs_or_gait_new": NotSure()}), "CLINICIAN_FIRST same_day (R06)"},
	},
	"R07": {
		"fever and very ill":                             {somebody(40, Answers{"fever": Yes(), "very_ill": Yes()}), "EMERGENCY R07 R12"},
		"fever and weak all over":                        {somebody(40, Answers{"fever": Yes(), "weakness": Choice("general")}), "EMERGENCY R07 R12"},
		"fever and one weak limb":                        {somebody(40, Answers{"fever": Yes(), "weakness": Choice("limb")}), "EMERGENCY R07 R12 R24"},
		"fever alone is R12":                             {somebody(40, Answers{"fever": Yes()}), "CLINICIAN_FIRST same_day R12"},
		"very ill without fever is no flag":              {somebody(40, Answers{"very_ill": Yes()}), "CLEAR"},
		"weak all over without fever is no flag":         {somebody(40, Answers{"weakness": Choice("general")}), "CLEAR"},
		"fever, not sure whether very ill":               {somebody(40, Answers{"fever": Yes(), "very_ill": NotSure()}), "CLINICIAN_FIRST same_day R12 (R07)"},
		"very ill, not sure of fever":                    {somebody(40, Answers{"fever": NotSure(), "very_ill": Yes()}), "CLINICIAN_FIRST same_day (R07) (R12)"},
		"not sure of fever alone is R12's, not R07's":    {somebody(40, Answers{"fever": NotSure()}), "CLINICIAN_FIRST within_1_week (R12)"},
		"not sure whether very ill, and no fever at all": {somebody(40, Answers{"very_ill": NotSure()}), "CLEAR"},
	},
	"R08": {
		"a major fall with severe midline pain":     {somebody(40, Answers{"major_injury_2wk_severe": Yes()}), "EMERGENCY R08"},
		"a strain two weeks ago":                    {somebody(40, Answers{"injury_weeks": Count(2)}), "MODIFY M11"},
		"a major fall leaves no room for M11":       {somebody(40, Answers{"major_injury_2wk_severe": Yes(), "injury_weeks": Count(1)}), "EMERGENCY R08"},
		"a major fall, assessed: M11 stands beside": {somebody(40, Answers{"major_injury_2wk_severe": Yes(), "injury_weeks": Count(1), "injury_assessed": Yes()}), "EMERGENCY R08 M11"},
		"not sure whether the fall was a major one": {somebody(40, Answers{"major_injury_2wk_severe": NotSure()}), "CLINICIAN_FIRST same_day (R08)"},
	},
	"R09": {
		"face droop":                   {somebody(40, Answers{"stroke_signs": Yes()}), "EMERGENCY R09"},
		"vertigo alone":                {somebody(40, Answers{"eye_vertigo_reflux": Yes()}), "MODIFY M12"},
		"not sure of a sign of stroke": {somebody(40, Answers{"stroke_signs": NotSure()}), "CLINICIAN_FIRST same_day (R09)"},
	},
}
