package api

import (
	"tspine/app"
	"tspine/exchange"
)

// operations is the whole interface: there is nothing else but its own
// description at /api/v1/openapi.json.
func (s *Server) operations() []operation {
	const read, write, all = app.ScopeRead, app.ScopeLog, app.ScopeAll
	return []operation{
		on(s, "GET /me", "get-me", read, "Who asks, with which token", s.me),
		on(s, "GET /tokens", "list-tokens", all, "The personal tokens of the account", s.tokens),
		secret(creating(taking[tokenBody](on(s, "POST /tokens", "make-token", all, "Make a token that may do no more than the one that asks; its text is told this once", s.makeToken), jsonType)), "token"),
		on(s, "DELETE /tokens/{token}", "revoke-token", all, "Have a token open nothing any more", s.revoke),

		on(s, "GET /backups", "list-backups", all, "The backups and their plan; for the owner", s.backups),
		taking[planBody](on(s, "PUT /backups/plan", "plan-backups", all, "Say when backups are made and how many are kept; for the owner", s.arrange), jsonType),
		creating(on(s, "POST /backups", "make-backup", all, "Make a backup now; for the owner", s.backUp)),

		on(s, "GET /people", "list-people", read, "Whom the account sees", s.people),
		creating(taking[namedBody](on(s, "POST /people", "add-person", all, "Add somebody of the household", s.addPerson), jsonType)),
		on(s, "GET /people/{person}", "get-person", read, "One person", s.person),
		taking[namedBody](on(s, "PATCH /people/{person}", "rename-person", all, "Give a person another name", s.renamePerson), jsonType),
		on(s, "DELETE /people/{person}", "delete-person", all, "Delete a person for good, with all that is kept", s.removePerson),

		secret(creating(on(s, "POST /people/{person}/invitations", "invite", all, "Make the link by which a person gets an account of their own; for the owner", s.invite)), "path"),

		on(s, "GET /people/{person}/interview", "get-interview", read, "The questions of a start, with their choices, and what comes next", s.interview),
		taking[answersBody](on(s, "PATCH /people/{person}/interview", "answer-interview", all, "Answer questions of a start: all that is sent is kept, or nothing", s.answer), jsonType),
		on(s, "DELETE /people/{person}/interview", "forget-interview", all, "Take back what was answered and not completed", s.forget),
		on(s, "POST /people/{person}/interview/again", "ask-again", all, "Have questions about safety asked again", s.askAgain),
		on(s, "POST /people/{person}/interview/complete", "complete-interview", all, "Write the whole interview down; get the first session", s.complete),
		on(s, "GET /people/{person}/fit", "count-fitting", read, "How many exercises a choice of equipment leaves", s.fit),
		taking[clearanceBody](on(s, "POST /people/{person}/clearances", "clear", all, "Say that a clinician has cleared the person of a flag", s.clear), jsonType),
		taking[intakeBody](on(s, "PUT /people/{person}/intake", "put-intake", all, "Say who the person is, what they answered and what was measured; get the first session", s.intake), jsonType),
		on(s, "GET /people/{person}/outcome", "get-outcome", read, "What the safety questions came to", s.outcome),
		taking[checkBody](creating(on(s, "POST /people/{person}/checks", "answer-check", write, "Answer the questions before a session", s.check)), jsonType),

		on(s, "GET /people/{person}/today", "get-today", read, "What is due today, with its timeline", s.today),
		on(s, "GET /people/{person}/week", "get-week", read, "The sessions of the coming days", s.week),
		taking[exchange.Played](on(s, "POST /people/{person}/sessions", "take-session", write, "Write down a session that a device played; sent again, what two devices did is put together", s.played), jsonType),

		on(s, "GET /people/{person}/entries", "list-entries", read, "The sessions that were done, the latest first", s.entries),
		creating(taking[entryBody](on(s, "POST /people/{person}/entries", "add-entry", write, "Write down a session", s.addEntry), jsonType)),
		on(s, "GET /people/{person}/entries/{entry}", "get-entry", read, "One session that was done", s.entry),
		taking[entryBody](on(s, "PUT /people/{person}/entries/{entry}", "edit-entry", write, "Put another entry in its place; what follows is computed again", s.editEntry), jsonType),
		on(s, "DELETE /people/{person}/entries/{entry}", "delete-entry", write, "Take an entry out of the log", s.removeEntry),

		on(s, "GET /people/{person}/mornings", "list-mornings", read, "How the mornings after felt, the latest first", s.mornings),
		creating(taking[morningBody](on(s, "POST /people/{person}/mornings", "add-morning", write, "Write down how the morning feels", s.addMorning), jsonType)),
		on(s, "DELETE /people/{person}/mornings/{entry}", "delete-morning", write, "Take a morning out of the log", s.removeMorning),

		on(s, "GET /people/{person}/measures", "list-measures", read, "What was measured, the latest first", s.measures),
		creating(taking[measuresBody](on(s, "POST /people/{person}/measures", "add-measures", write, "Write down a measuring session", s.addMeasures), jsonType)),
		on(s, "DELETE /people/{person}/measures/{entry}", "delete-measures", write, "Take a measuring session out of the log", s.removeMeasures),
		creating(taking[takenBody](on(s, "POST /people/{person}/takes", "add-take", write, "Write down how one test went, with its tries and what read them", s.addTake), jsonType)),
		on(s, "GET /people/{person}/tests/{test}", "get-test", read, "One test, when it is due, and what became of it", s.test),
		on(s, "GET /people/{person}/tests", "list-tests", read, "The tests that fit, and when each is due", s.tests),

		on(s, "GET /people/{person}/choices", "list-choices", read, "What the person decided for themselves, as far as it holds", s.choices),
		creating(taking[choiceBody](on(s, "POST /people/{person}/choices", "add-choice", all, "Swap, skip, pin, ban, do less of, hold or drop an exercise", s.addChoice), jsonType)),
		on(s, "DELETE /people/{person}/choices/{choice}", "undo-choice", all, "Take a choice back", s.undoChoice),

		on(s, "GET /people/{person}/pause", "get-pause", read, "The pause that holds today", s.pause),
		taking[pauseBody](on(s, "PUT /people/{person}/pause", "pause", all, "Pause the program", s.putPause), jsonType),
		on(s, "DELETE /people/{person}/pause", "undo-pause", all, "Take back a pause that began today by mistake, while nothing was written since", s.undoPause),
		taking[checkBody](on(s, "POST /people/{person}/pause/end", "resume", all, "Come back, with the answers to the questions before a session", s.resume), jsonType),

		on(s, "GET /people/{person}/why", "get-why", read, "How the program came to be: every decision with its reason", s.why),
		on(s, "GET /people/{person}/progress", "get-progress", read, "What became of it: measures, ratings, calendar, doses", s.progress),

		on(s, "GET /people/{person}/helps", "get-helps", read, "Which exercise helps most, as far as that can be told", s.helps),
		on(s, "GET /people/{person}/comparing", "get-comparing", read, "Whether exercises are compared", s.comparing),
		taking[Comparing](on(s, "PUT /people/{person}/comparing", "compare", all, "Begin to find out which exercise helps, or end it", s.compare), jsonType),
		creating(taking[restBody](on(s, "POST /people/{person}/rests", "add-rest", write, "Write down a rest that was rated in place of an exercise", s.addRest), jsonType)),
		on(s, "GET /people/{person}/report", "get-report", read, "What the sheet for a clinician says", s.report),

		on(s, "GET /people/{person}/programs", "list-programs", read, "The programs that can be followed", s.programs),
		on(s, "GET /people/{person}/program", "get-program", read, "The program as it is and will be", s.program),
		taking[followBody](on(s, "PUT /people/{person}/program", "follow-program", all, "Follow another program from today on", s.follow), jsonType),

		handing(on(s, "GET /people/{person}/program/text", "get-program-text", read, "The program as a file that can be changed and followed again", s.programText), yamlType),
		taking[ownText](on(s, "PUT /people/{person}/program/text", "put-program-text", all, "Follow the program of a file (YAML) from today on, with the exercises that it brings", s.putProgramText), yamlType),
		on(s, "GET /people/{person}/program/versions", "list-program-versions", read, "The programs that were followed, the latest first", s.versions),
		taking[ownText](on(s, "POST /people/{person}/program/text/check", "check-program-text", read, "Say what is wrong with the file of a program, and follow nothing", s.checkProgramText), yamlType),
		on(s, "GET /people/{person}/program/versions/{version}", "get-program-version", read, "A program as it was followed", s.pastVersion),
		on(s, "POST /people/{person}/program/versions/{version}/follow", "revert-program", all, "Follow an earlier version again", s.revert),
		on(s, "GET /people/{person}/schedule", "get-schedule", read, "On which days and when the person trains", s.schedule),
		taking[scheduleBody](on(s, "PUT /people/{person}/schedule", "put-schedule", all, "Say on which days and when", s.putSchedule), jsonType),

		on(s, "GET /people/{person}/exercises", "list-exercises", read, "The exercises, those of the person's own too", s.exercises),
		on(s, "GET /people/{person}/exercises/{exercise}", "get-exercise", read, "One exercise with its words", s.exercise),
		on(s, "GET /people/{person}/exercises/{exercise}/session", "get-one", read, "A session of one exercise by itself, with its timeline", s.one),
		on(s, "GET /people/{person}/exercises/{exercise}/history", "list-visits", read, "What was done of one exercise, the latest first", s.visits),
		on(s, "GET /people/{person}/own", "list-own-exercises", read, "The texts of the person's own exercises", s.ownExercises),
		creating(taking[ownText](on(s, "POST /people/{person}/own", "keep-own-exercises", all, "Keep a new text of own exercises (YAML)", s.keepOwn), yamlType)),
		taking[ownText](on(s, "POST /people/{person}/own-check", "check-own-exercises", read, "Say what is wrong with a text of own exercises, and keep nothing", s.checkOwn), yamlType),
		on(s, "GET /people/{person}/own/{exercise}", "get-own-exercises", read, "The text that an own exercise came with, and where it stands", s.ownExercise),
		taking[ownText](on(s, "PUT /people/{person}/own/{exercise}", "put-own-exercises", all, "Keep another text in place of the one that an own exercise came with", s.putOwn), yamlType),
		on(s, "DELETE /people/{person}/own/{exercise}", "remove-own-exercise", all, "Take away the text that an own exercise came with", s.removeOwn),

		on(s, "GET /people/{person}/preferences", "get-preferences", read, "How things look, read and sound", s.preferences),
		taking[preferencesBody](on(s, "PATCH /people/{person}/preferences", "prefer", all, "Change preferences; auto leaves one as it comes", s.prefer), jsonType),

		handing(on(s, "GET /people/{person}/export", "export", read, "All that is kept of the person", s.export), jsonType),
		handing(on(s, "GET /people/{person}/export.csv", "export-csv", read, "The log as CSV", s.exportCSV), csvType),
		filed(taking[fileText](creating(on(s, "POST /people/{person}/uploads", "upload", all, "Send an export, or a log of another app, and see what it would bring: nothing is written", s.upload)), jsonType, csvType)),
		on(s, "GET /people/{person}/uploads/{upload}", "get-upload", all, "See again what a file would bring that waits", s.seeUpload),
		on(s, "DELETE /people/{person}/uploads/{upload}", "drop-upload", all, "Forget a file that waits", s.dropUpload),
		beside[Brought](taking[agreedBody](on(s, "POST /people/{person}/uploads/{upload}/agree", "agree-to-upload", all, "Bring a file that waits: all of it, or nothing; a long one goes on beside the request", s.agree), jsonType)),
		on(s, "GET /people/{person}/imports", "list-imports", read, "What was brought of other apps and of exports, the latest first", s.imports),
		on(s, "DELETE /people/{person}/imports/{import}", "undo-import", all, "Take an import back, as one; what was changed since stays", s.undoImport),
		on(s, "GET /rules", "get-rules", read, "Every rule and number that decides", s.rules),
	}
}
