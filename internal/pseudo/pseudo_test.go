package pseudo

import (
	"slices"
	"testing"
	"testing/fstest"
)

func TestNoLetterStaysPlain(t *testing.T) {
	for _, change := range []func(string) string{Lengthen, Turn} {
		if found := Plain(change(plain + " Open book")); len(found) > 0 {
			t.Errorf("plain: %v", found)
		}
	}
	if got := Plain("Óóƥéé left 2x8 a"); !slices.Equal(got, []string{"left"}) {
		t.Errorf("plain words: %v", got)
	}
	if got := len([]rune(Lengthen("The upper back turns while the low back is quiet"))); got < 60 {
		t.Errorf("48 letters become %d", got)
	}
}

func TestACatalogHasTheTextsOfAMadeUpLanguage(t *testing.T) {
	root, err := Catalog(fstest.MapFS{
		"text/en/cat-cow.yaml": {Data: []byte("name: Cat\nset-up:\n  - \"Kneel: on\"\n  - fault: Down\n")}, "text/en/keywords.yaml": {Data: []byte("version: 1\n")},
		"programs/six.yaml": {Data: []byte("id: six\ntitle: \"Six: all\"\n")}, "x.go": {Data: []byte("package x")},
	}, Long, Lengthen)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"text/en-XA/cat-cow.yaml":  "name: Çááť\nset-up:\n  - \"Ķñééééĺ: óóñ\"\n  - fault: Đóóŵñ\n",
		"text/en-XA/programs.yaml": "- id: six\n  title: \"Šííẋ: ááĺĺ\"\n",
	} {
		text, err := root.(fstest.MapFS).ReadFile(name)
		if got := string(text); err != nil || got != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if _, err := root.(fstest.MapFS).ReadFile("text/en-XA/keywords.yaml"); err == nil {
		t.Error("keywords are made up")
	}
}
