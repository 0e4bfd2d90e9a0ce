package web

import "net/http"

// handler parses, asks, renders, and returns its error.
type handler func(w http.ResponseWriter, r *http.Request) error

// who says who may use a route.
type who int

// Anyone at all; whoever is signed in; the owner alone; a machine that watches.
const (
	anyone who = iota
	signedIn
	owner
	watcher
)

// route is one thing that can be asked for.
type route struct {
	method, path string
	who          who
	do           handler
}

// site is the whole site: there is nothing else.
func (s *Server) site() []route {
	return []route{
		{"GET", "/{$}", signedIn, s.home},
		{"GET", "/today", signedIn, s.today},
		{"GET", "/today.json", signedIn, s.todayJSON},

		{"POST", "/today/choice", signedIn, s.choice},
		{"POST", "/today/undo", signedIn, s.undo},
		{"POST", "/today/morning", signedIn, s.morning},
		{"GET", "/ready", signedIn, s.ready},
		{"POST", "/ready", signedIn, s.tellReady},
		{"GET", "/log", signedIn, s.log},
		{"POST", "/log", signedIn, s.tellLog},

		{"GET", "/train", signedIn, s.train},
		{"GET", "/train/week.json", signedIn, s.week},
		{"POST", "/train/entries.json", signedIn, s.take},
		{"POST", "/train/checks.json", signedIn, s.check},

		{"GET", "/start", signedIn, s.start},
		{"POST", "/start", signedIn, s.agree},
		{"POST", "/start/again", signedIn, s.again},
		{"GET", "/start/about", signedIn, s.about},
		{"POST", "/start/about", signedIn, s.tellAbout},
		{"GET", "/start/question/{id}", signedIn, s.question},
		{"POST", "/start/question/{id}", signedIn, s.answerQuestion},
		{"GET", "/start/feel", signedIn, s.feel},
		{"POST", "/start/feel", signedIn, s.tellFeel},
		{"GET", "/start/outcome", signedIn, s.outcome},
		{"POST", "/start/outcome", signedIn, s.seeOutcome},
		{"GET", "/start/cleared", signedIn, s.cleared},
		{"POST", "/start/cleared", signedIn, s.tellCleared},
		{"GET", "/start/goal", signedIn, s.goal},
		{"POST", "/start/goal", signedIn, s.tellGoal},
		{"GET", "/start/equipment", signedIn, s.equipment},
		{"POST", "/start/equipment", signedIn, s.tellEquipment},
		{"POST", "/start/equipment/fit.json", signedIn, s.fit},
		{"GET", "/start/minutes", signedIn, s.minutes},
		{"POST", "/start/minutes", signedIn, s.tellMinutes},
		{"GET", "/start/days", signedIn, s.days},
		{"POST", "/start/days", signedIn, s.tellDays},
		{"GET", "/start/tests", signedIn, s.tests},
		{"POST", "/start/tests", signedIn, s.tellTests},
		{"GET", "/start/test/{id}", signedIn, s.test},
		{"POST", "/start/test/{id}", signedIn, s.tellTest},
		{"GET", "/plan", signedIn, s.plan},

		{"GET", "/program", signedIn, s.program},
		{"POST", "/program", signedIn, s.follow},
		{"GET", "/program/why", signedIn, s.reasons},
		{"GET", "/program/edit", signedIn, s.edit},
		{"POST", "/program/edit", signedIn, s.tellEdit},
		{"POST", "/program/edit.json", signedIn, s.checkEdit},
		{"GET", "/program/file", signedIn, s.programFile},
		{"POST", "/program/file", signedIn, s.tellFile},
		{"POST", "/program/file.json", signedIn, s.checkFile},
		{"GET", "/program/file.yaml", signedIn, s.download},
		{"POST", "/program/version", signedIn, s.version},
		{"GET", "/program/schedule", signedIn, s.schedule},
		{"POST", "/program/schedule", signedIn, s.tellSchedule},
		{"GET", "/program/pause", signedIn, s.pause},
		{"POST", "/program/pause", signedIn, s.tellPause},
		{"POST", "/program/pause/undo", signedIn, s.undoPause},
		{"GET", "/progress", signedIn, s.progress},
		{"GET", "/progress/helps", signedIn, s.helps},
		{"POST", "/progress/helps", signedIn, s.compare},
		{"GET", "/progress/rest", signedIn, s.rest},
		{"POST", "/progress/rest", signedIn, s.tellRest},
		{"GET", "/progress/report", signedIn, s.report},
		{"GET", "/progress/measure", signedIn, s.measures},
		{"POST", "/progress/measure", signedIn, s.tellMove},
		{"POST", "/progress/measures.json", signedIn, s.takeDown},
		{"GET", "/progress/measure/{id}", signedIn, s.measure},
		{"POST", "/progress/measure/{id}", signedIn, s.tellMeasure},
		{"GET", "/exercises", signedIn, s.exercises},
		{"GET", "/exercises/{id}", signedIn, s.exercise},
		{"GET", "/exercises/new", signedIn, s.newOwn},
		{"GET", "/exercises/{id}/edit", signedIn, s.own},
		{"POST", "/exercises/{id}/edit", signedIn, s.tellOwn},
		{"POST", "/exercises/{id}/edit.json", signedIn, s.checkOwn},
		{"GET", "/exercises/{id}/file", signedIn, s.ownFile},
		{"POST", "/exercises/{id}/file", signedIn, s.tellOwnFile},
		{"POST", "/exercises/{id}/file.json", signedIn, s.checkOwnFile},
		{"GET", "/exercises/{id}/file.yaml", signedIn, s.downloadOwn},
		{"GET", "/exercises/{id}/remove", signedIn, s.askGone},
		{"POST", "/exercises/{id}/remove", signedIn, s.tellGone},

		{"GET", "/you", signedIn, s.you},
		{"POST", "/you/person", signedIn, s.choosePerson},
		{"GET", "/you/people", signedIn, s.people},
		{"POST", "/you/people", owner, s.addPerson},
		{"POST", "/you/people/rename", signedIn, s.renamePerson},
		{"GET", "/you/people/{id}/delete", signedIn, s.removal},
		{"POST", "/you/people/{id}/delete", signedIn, s.removePerson},
		{"GET", "/you/data", signedIn, s.data},
		{"GET", "/you/data/everything", signedIn, s.exportJSON},
		{"GET", "/you/data/log", signedIn, s.exportCSV},
		{"POST", "/you/data/import", signedIn, s.upload},
		{"GET", "/you/data/import", signedIn, s.bring},
		{"POST", "/you/data/import/agree", signedIn, s.agreeToBring},
		{"POST", "/you/data/undo", signedIn, s.takeBack},
		{"POST", "/you/invite", owner, s.invite},
		{"GET", "/you/settings/{id}", signedIn, s.setting},
		{"POST", "/you/settings/{id}", signedIn, s.chooseSetting},
		{"GET", "/you/place", owner, s.place},
		{"POST", "/you/place", owner, s.arrange},
		{"POST", "/you/place/backup", owner, s.backUp},
		{"GET", "/you/devices", signedIn, s.devices},
		{"POST", "/you/devices/end", signedIn, s.endDevice},
		{"GET", "/you/passkeys", signedIn, s.passkeys},
		{"POST", "/you/passkeys/begin.json", signedIn, s.beginPasskey},
		{"POST", "/you/passkeys/finish.json", signedIn, s.finishPasskey},
		{"POST", "/you/passkeys/remove", signedIn, s.removePasskey},
		{"GET", "/you/tokens", signedIn, s.tokens},
		{"POST", "/you/tokens", signedIn, s.makeToken},
		{"POST", "/you/tokens/revoke", signedIn, s.revokeToken},
		{"GET", "/you/password", signedIn, s.password},
		{"POST", "/you/password", signedIn, s.changePassword},

		{"GET", "/sign-in", anyone, s.signIn},
		{"POST", "/sign-in", anyone, s.enter},
		{"POST", "/sign-in/passkey/begin.json", anyone, s.beginEntry},
		{"POST", "/sign-in/passkey/finish.json", anyone, s.finishEntry},
		{"POST", "/sign-out", anyone, s.signOut},
		{"GET", "/setup", anyone, s.setup},
		{"POST", "/setup", anyone, s.found},
		{"GET", "/invitation", anyone, s.invitation},
		{"POST", "/invitation", anyone, s.accept},

		{"GET", "/figures/{file}", anyone, s.figure},
		{"GET", "/figures/own/{file}", signedIn, s.drawOwn},
		{"GET", "/worker.js", anyone, s.worker},
		{"GET", "/manifest.webmanifest", anyone, s.manifest},
		{"GET", "/healthz", anyone, s.healthz},
		{"GET", "/readyz", anyone, s.readyz},
		{"GET", "/metrics", watcher, s.metrics},
	}
}
