package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"tspine/app"
)

// answers is what a route answers nobody, a member of the household and the
// owner. What the member sends names something of the owner's.
type answers struct {
	form                    url.Values // what both send
	nobody, member, ofOwner int
}

// access has a line for every route.
var access = map[string]answers{
	"GET /{$}":                  {nil, 303, 303, 303},
	"GET /today":                {nil, 303, 303, 303},
	"GET /today.json":           {nil, 401, 409, 409},
	"POST /today/choice":        {url.Values{"act": {"skip"}, "exercise": {"cat-cow"}}, 303, 200, 200},
	"POST /today/undo":          {url.Values{"id": {"x"}}, 303, 200, 200},
	"GET /train":                {nil, 303, 200, 200},
	"GET /train/week.json":      {nil, 401, 409, 409},
	"POST /train/entries.json":  {nil, 401, 400, 400},
	"POST /train/checks.json":   {nil, 401, 400, 400},
	"GET /figures/{file}":       {nil, 404, 404, 404},
	"GET /worker.js":            {nil, 200, 200, 200},
	"GET /manifest.webmanifest": {nil, 200, 200, 200},

	"POST /today/morning": {url.Values{"pain": {"2"}}, 303, 303, 303},
	"GET /ready":          {nil, 303, 200, 200},
	"POST /ready":         {nil, 303, 422, 422},
	"GET /log":            {nil, 303, 200, 200},
	"POST /log":           {nil, 303, 200, 200},

	"GET /start":                     {nil, 303, 200, 200},
	"POST /start":                    {nil, 303, 303, 303},
	"POST /start/again":              {nil, 303, 303, 303},
	"GET /start/about":               {nil, 303, 200, 200},
	"POST /start/about":              {url.Values{"age": {"200"}}, 303, 422, 422},
	"GET /start/question/{id}":       {nil, 303, 404, 404},
	"POST /start/question/{id}":      {nil, 303, 404, 404},
	"GET /start/feel":                {nil, 303, 200, 200},
	"POST /start/feel":               {nil, 303, 422, 422},
	"GET /start/outcome":             {nil, 303, 303, 303},
	"POST /start/outcome":            {nil, 303, 303, 303},
	"GET /start/cleared":             {nil, 303, 404, 404},
	"POST /start/cleared":            {nil, 303, 404, 404},
	"GET /start/goal":                {nil, 303, 200, 200},
	"POST /start/goal":               {nil, 303, 422, 422},
	"GET /start/equipment":           {nil, 303, 200, 200},
	"POST /start/equipment":          {url.Values{"count": {"yes"}}, 303, 200, 200},
	"POST /start/equipment/fit.json": {nil, 401, 200, 200},
	"GET /start/minutes":             {nil, 303, 200, 200},
	"GET /start/days":                {nil, 303, 200, 200},
	"POST /start/days":               {nil, 303, 303, 303},
	"POST /start/minutes":            {nil, 303, 422, 422},
	"GET /start/tests":               {nil, 303, 200, 200},
	"POST /start/tests":              {url.Values{"tests": {"no"}}, 303, 303, 303},
	"GET /start/test/{id}":           {nil, 303, 404, 404},
	"POST /start/test/{id}":          {nil, 303, 404, 404},
	"GET /plan":                      {nil, 303, 200, 200},
	"GET /program":                   {nil, 303, 200, 200},
	"POST /program":                  {nil, 303, 200, 200},
	"GET /program/why":               {nil, 303, 200, 200},
	"GET /program/edit":              {nil, 303, 200, 200},
	"POST /program/edit":             {nil, 303, 200, 200},
	"POST /program/edit.json":        {nil, 401, 409, 409},
	"GET /program/file":              {nil, 303, 200, 200},
	"POST /program/file":             {nil, 303, 200, 200},
	"POST /program/file.json":        {nil, 401, 409, 409},
	"GET /program/file.yaml":         {nil, 303, 200, 200},
	"POST /program/version":          {nil, 303, 200, 200},
	"GET /program/schedule":          {nil, 303, 200, 200},
	"POST /program/schedule":         {nil, 303, 200, 200},
	"GET /program/pause":             {nil, 303, 200, 200},
	"POST /program/pause/undo":       {nil, 303, 200, 200},
	"POST /program/pause":            {nil, 303, 200, 200},
	"GET /progress":                  {nil, 303, 200, 200},
	"GET /progress/helps":            {nil, 303, 200, 200},
	"POST /progress/helps":           {url.Values{"act": {"begin"}}, 303, 303, 303},
	"GET /progress/rest":             {nil, 303, 200, 200},
	"POST /progress/rest":            {nil, 303, 422, 422},
	"GET /progress/report":           {nil, 303, 200, 200},
	"GET /progress/measure":          {nil, 303, 200, 200},
	"POST /progress/measure":         {nil, 303, 200, 200},
	"POST /progress/measures.json":   {nil, 401, 400, 400},
	"GET /progress/measure/{id}":     {nil, 303, 200, 200},
	"POST /progress/measure/{id}":    {nil, 303, 200, 200},
	"GET /exercises":                 {nil, 303, 200, 200},
	"GET /exercises/{id}":            {nil, 303, 200, 200},
	"GET /exercises/new":             {nil, 303, 200, 200},
	"GET /exercises/{id}/edit":       {nil, 303, 200, 200},
	"POST /exercises/{id}/edit":      {nil, 303, 200, 200},
	"POST /exercises/{id}/edit.json": {nil, 401, 409, 409},
	"GET /exercises/{id}/file":       {nil, 303, 200, 200},
	"POST /exercises/{id}/file":      {nil, 303, 200, 200},
	"POST /exercises/{id}/file.json": {nil, 401, 409, 409},
	"GET /exercises/{id}/file.yaml":  {nil, 303, 200, 200},
	"GET /exercises/{id}/remove":     {nil, 303, 200, 200},
	"POST /exercises/{id}/remove":    {nil, 303, 200, 200},
	"GET /figures/own/{file}":        {nil, 303, 404, 404},

	"GET /you":                          {nil, 303, 200, 200},
	"POST /you/person":                  {url.Values{"person": {"OWNERS-PERSON"}}, 303, 404, 303},
	"POST /you/people":                  {url.Values{"name": {"Cy"}}, 303, 403, 303},
	"GET /you/data":                     {nil, 303, 200, 200},
	"GET /you/data/everything":          {nil, 303, 200, 200},
	"GET /you/data/log":                 {nil, 303, 200, 200},
	"POST /you/data/import":             {nil, 303, 400, 400},
	"GET /you/data/import":              {nil, 303, 303, 303},
	"POST /you/data/import/agree":       {nil, 303, 303, 303},
	"POST /you/data/undo":               {url.Values{"import": {"OWNERS-IMPORT"}}, 303, 404, 404},
	"POST /you/invite":                  {url.Values{"person": {"OWNERS-PERSON"}}, 303, 403, 200},
	"GET /you/settings/{id}":            {nil, 303, 404, 404},
	"POST /you/settings/{id}":           {nil, 303, 404, 404},
	"GET /you/people":                   {nil, 303, 200, 200},
	"POST /you/people/rename":           {url.Values{"person": {"OWNERS-PERSON"}, "was": {app.AnyState}, "name": {"Ana"}}, 303, 404, 303},
	"GET /you/people/{id}/delete":       {nil, 303, 404, 404},
	"POST /you/people/{id}/delete":      {nil, 303, 404, 404},
	"GET /you/place":                    {nil, 303, 403, 404},
	"POST /you/place":                   {nil, 303, 403, 404},
	"POST /you/place/backup":            {nil, 303, 403, 404},
	"GET /you/devices":                  {nil, 303, 200, 200},
	"POST /you/devices/end":             {url.Values{"device": {"OWNERS-DEVICE"}}, 303, 404, 303},
	"GET /you/passkeys":                 {nil, 303, 200, 200},
	"POST /you/passkeys/begin.json":     {nil, 401, 400, 400},
	"POST /you/passkeys/finish.json":    {nil, 401, 400, 400},
	"POST /you/passkeys/remove":         {url.Values{"passkey": {"OWNERS-KEY"}}, 303, 404, 404},
	"GET /you/tokens":                   {nil, 303, 200, 200},
	"POST /you/tokens":                  {url.Values{"name": {"A script"}, "scope": {"read"}}, 303, 200, 200},
	"POST /you/tokens/revoke":           {url.Values{"token": {"OWNERS-TOKEN"}}, 303, 404, 404},
	"POST /sign-in/passkey/begin.json":  {nil, 400, 400, 400},
	"POST /sign-in/passkey/finish.json": {nil, 400, 400, 400},
	"GET /you/password":                 {nil, 303, 200, 200},
	"POST /you/password":                {url.Values{"old": {"wrong"}, "password": {"anything long"}}, 303, 401, 401},
	"GET /sign-in":                      {nil, 200, 303, 303},
	"POST /sign-in":                     {url.Values{"name": {"Ana"}, "password": {"wrong horse"}}, 401, 401, 401},
	"POST /sign-out":                    {nil, 303, 303, 303},
	"GET /setup":                        {nil, 404, 404, 404},
	"POST /setup":                       {url.Values{"token": {"the-token"}, "name": {"Eve"}, "password": {"correct horse"}}, 404, 404, 404},
	"GET /invitation":                   {nil, 404, 404, 404},
	"POST /invitation":                  {url.Values{"token": {"guessed"}, "name": {"Eve"}, "password": {"correct horse"}}, 404, 404, 404},
	"GET /healthz":                      {nil, 200, 200, 200},
	"GET /readyz":                       {nil, 200, 200, 200},
	"GET /metrics":                      {nil, 404, 404, 404},
}

// household is the owner Ana with another device, and Bo with an account of his
// own.
type household struct {
	*bench
	ana, bo        *browser
	person, device string // of Ana
}

func newHousehold(t *testing.T) household {
	t.Helper()
	h := household{bench: open(t, func(s *Server) { s.Options.Proxy = true })}
	h.ana = h.bench.ana(t)
	h.ana.post("/you/people", "name", "Bo")
	account, err := h.Accounts.Named(t.Context(), "Ana")
	if err != nil {
		t.Fatal(err)
	}
	people, err := h.Accounts.Keep.Kept(t.Context(), account.ID)
	if err != nil || len(people) != 2 {
		t.Fatal(people, err)
	}
	h.person = people[0].ID
	r := h.ana.post("/you/invite", "person", people[1].ID)
	_, rest, _ := strings.Cut(r.body, "/invitation?token=")
	token, _, found := strings.Cut(rest, "<")
	if !found {
		t.Fatalf("no link: %s", r.body)
	}
	h.bo = h.browser(t)
	if r := h.bo.post("/invitation", "token", token, "name", "Bo", "password", "battery staple"); r.status != http.StatusSeeOther {
		t.Fatalf("Bo can't join: %d %s", r.status, r.body)
	}
	h.browser(t).post("/sign-in", "name", "Ana", "password", "correct horse")
	devices, err := h.Accounts.Devices(t.Context(), app.Actor{Account: account})
	if err != nil || len(devices) != 2 {
		t.Fatal(devices, err)
	}
	page := h.ana.get("/you/devices").body
	for _, one := range devices {
		if strings.Contains(page, `value="`+one.ID+`"`) { // this very device is not offered
			h.device = one.ID
		}
	}
	return h
}

func TestEveryRouteIsForThoseWhoMay(t *testing.T) {
	h := newHousehold(t)
	if len(access) != len(h.routes) {
		t.Errorf("%d routes, and %d lines of who may", len(h.routes), len(access))
	}
	routes := slices.Clone(h.routes)
	slices.SortStableFunc(routes, func(a, b route) int { return strings.Index(a.path, "sign-out") - strings.Index(b.path, "sign-out") }) // last
	for _, r := range routes {
		name := r.method + " " + r.path
		want, ok := access[name]
		if !ok {
			t.Errorf("%s: who may is not said", name)
			continue
		}
		t.Run(name, func(t *testing.T) { h.walk(t, r, want) })
	}
}

// walk asks for a route as nobody, as another account and as the owner.
func (h household) walk(t *testing.T, r route, want answers) {
	form := url.Values{}
	for key, values := range want.form {
		form.Set(key, strings.NewReplacer("OWNERS-PERSON", h.person, "OWNERS-DEVICE", h.device).Replace(values[0]))
	}
	path := strings.NewReplacer("{$}", "", "{id}", "cat-cow").Replace(r.path)
	for who, c := range map[string]struct {
		*browser
		want int
	}{"nobody": {h.browser(t), want.nobody}, "another": {h.bo, want.member}} {
		got := c.do(r.method, path, form, "text/html")
		if got.status != c.want {
			t.Errorf("%s: %d, want %d: %.300s", who, got.status, c.want, got.body)
		}
		if strings.Contains(got.body, "Ana") && path != "/sign-in" || strings.Contains(got.body, h.person) {
			t.Errorf("%s is told of the owner: %s", who, got.body)
		}
		if who == "nobody" && (r.who == signedIn || r.who == owner) && got.status == http.StatusSeeOther && !strings.HasPrefix(got.header.Get("Location"), "/sign-in") {
			t.Errorf("nobody is sent to %s", got.header.Get("Location"))
		}
	}
	if got := h.ana.do(r.method, path, form, "text/html"); got.status != want.ofOwner {
		t.Errorf("the owner: %d, want %d: %.300s", got.status, want.ofOwner, got.body)
	}
}
