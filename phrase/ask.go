package phrase

import (
	"strings"

	"tspine/engine/screening"
	"tspine/locale"
)

// Question gives the words of a question about safety, and more about it where
// there is more, with what is to be said for no and for not sure.
func (p Phraser) Question(q screening.Question, none, unsure string) (text, help string) {
	key := "question." + q.ID
	if p.Words.Has("mini." + q.ID) {
		key = "mini." + q.ID
	}
	return p.Words.T(key), p.more(key, locale.S("none", none), locale.S("unsure", unsure))
}

// Option gives the words of a choice of a question about safety.
func (p Phraser) Option(q screening.Question, choice string) string {
	return p.Words.T("option." + q.ID + "." + choice)
}

// AskTest asks for what a test showed, and says how it is done.
func (p Phraser) AskTest(id string) (text, help string) {
	return p.Words.T("cli.ask-test", locale.S("name", p.Words.T("test."+id))), p.Words.T("test." + id + ".how")
}

// Ask gives the words of any other question of the interview, by its key, and more
// about it where there is more.
func (p Phraser) Ask(key string) (text, help string) {
	key = "cli.ask-" + strings.TrimPrefix(key, "own.")
	return p.Words.T(key), p.more(key)
}

// more is what stands under a key beside its text; empty: nothing.
func (p Phraser) more(key string, args ...locale.Arg) string {
	if !p.Words.Has(key + ".help") {
		return ""
	}
	return p.Words.T(key+".help", args...)
}
