package catalog

import (
	"slices"
	"testing"
)

// What people write in Spanish, as they write it: without accents, misspelled,
// from both sides of the ocean.
func TestSpanishWordsAskAgainAndShowTheCrisisLine(t *testing.T) {
	k, err := load(t).KeywordsOf("es")
	if err != nil {
		t.Fatal(err)
	}
	for text, ask := range map[string]string{
		"me duele el pecho cuando subo escaleras": "R01",
		"siento una opresion en el pecho":         "R01",
		"tengo el brazo dormido":                  "R06",
		"se me duermen las manos":                 "R06",
		"ormigueo en las piernas":                 "R06",
		"me falta el aire":                        "R03",
		"tuve calentura y escalofrios":            "R07",
		"por la noche el dolor no me deja dormir": "R15",
		"he perdido 8 kilos de peso":              "R14",
		"me cai de la bici":                       "R08",
		"tuve canser de mama":                     "R13",
		"no controlo la vegiga":                   "R05",
		"me salió un salpullido":                  "R23",
		"perdí el conocimiento":                   "R04",
		"estoy enbarazada de 20 semanas":          "R26",
		"me operaron del hombro en marzo":         "R25",
		"tomo cortisona desde hace un año":        "R19",
		"tengo un bultito en la espalda":          "R21",
		"me duele el esternon al toser":           "R22",
		"perdi fuerza en la mano":                 "R24",
		"una puntada en el pecho":                 "R01",
		"molestias en el pecho":                   "R01",
		"me agito al subir":                       "R03",
		"no siento la entrepierna":                "R05",
		"me noto una bolita en la espalda":        "R21",
	} {
		if !slices.ContainsFunc(k.Find(text), func(m Mention) bool { return slices.Contains(m.Concept.Asks, ask) }) {
			t.Errorf("%q doesn't ask %s", text, ask)
		}
	}
	for _, text := range []string{
		"quiero morirme", "ya no quiero vivir", "me quiero matar", "pienso en el suicidio", "no vale la pena vivir", "quisiera estar muerto",
		"quiero acabar con mi vida", "a veces pienso en la muerte", "me hago daño", "quiero desaparecer", "tengo ganas de matarme", "me corto a proposito",
	} {
		if !slices.ContainsFunc(k.Find(text), func(m Mention) bool { return slices.Contains(m.Concept.Notes, "crisis-line") }) {
			t.Errorf("%q shows no crisis line", text)
		}
	}
}

func TestSpanishSentencesOfTrainingAskNothing(t *testing.T) {
	k, err := load(t).KeywordsOf("es")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"me duele la zona alta de la espalda", "quiero hacer peso muerto sin dolor", "me siento mejor después del peso muerto", "trabajo en una oficina",
		"quiero aliviar el dolor", "levanto peso tres veces por semana", "bajo el peso despacio", "la espalda está rígida por la mañana", "no he dormido bien",
	} {
		if found := k.Find(text); len(found) > 0 {
			t.Errorf("%q finds %+v", text, found)
		}
	}
}
