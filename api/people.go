package api

import (
	"context"

	"tspine/app"
	"tspine/exchange"
)

// personJSON is a person.
type personJSON struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Me is who asks.
type Me struct {
	Account string       `json:"account" doc:"Name of the account."`
	Owner   bool         `json:"owner" doc:"Whether the account runs this place."`
	Person  personJSON   `json:"person" doc:"Whom me stands for."`
	People  []personJSON `json:"people" doc:"Whom the account sees."`
	Token   TokenSeen    `json:"token"`
}

func personOf(p app.Person) personJSON { return personJSON{p.ID, p.Name} }

func peopleOf(all []app.Person) []personJSON {
	out := []personJSON{}
	for _, p := range all {
		out = append(out, personOf(p))
	}
	return out
}

// me says who asks.
func (s *Server) me(ctx context.Context, _ *struct{}) (*out[Me], error) {
	q := asker(ctx)
	return &out[Me]{Me{q.actor.Account.Name, q.actor.Account.Owner, personOf(q.actor.Person), peopleOf(q.actor.People), tokenOf(q.token)}}, nil
}

// people lists whom the account sees.
func (s *Server) people(ctx context.Context, _ *struct{}) (*out[list[personJSON]], error) {
	return &out[list[personJSON]]{list[personJSON]{List: peopleOf(asker(ctx).actor.People)}}, nil
}

// person shows one.
func (s *Server) person(ctx context.Context, _ *InPerson) (*tagged[personJSON], error) {
	return named(asker(ctx).person), nil
}

// named is a person with the mark of their name.
func named(p app.Person) *tagged[personJSON] {
	return &tagged[personJSON]{etagOf(app.NameState(p)), personOf(p)}
}

// nameOf reads a body with a name.
func (q *ask) nameOf() (string, error) {
	all, faults := exchange.ReadNamed("", q.body, []string{"name"})
	return all["name"], faults.Err()
}

// addPerson adds somebody; that is the owner's.
func (s *Server) addPerson(ctx context.Context, _ *struct{}) (*made[personJSON], error) {
	q := asker(ctx)
	if !q.actor.Account.Owner {
		return nil, errScope
	}
	name, err := q.nameOf()
	if err != nil {
		return nil, err
	}
	p, err := s.Accounts.AddPerson(ctx, q.actor.Account, name)
	if err != nil {
		return nil, err
	}
	return &made[personJSON]{Root + "/people/" + p.ID, etagOf(app.NameState(p)), personOf(p)}, nil
}

// renamePerson gives somebody another name, unless they got one since they were
// looked at.
func (s *Server) renamePerson(ctx context.Context, in *inChange) (*tagged[personJSON], error) {
	q := asker(ctx)
	was, err := seen(in.IfMatch)
	if err != nil {
		return nil, err
	}
	name, err := q.nameOf()
	if err != nil {
		return nil, err
	}
	if err := s.Accounts.Rename(ctx, q.actor, q.person.ID, was, name); err != nil {
		return nil, err
	}
	q.person.Name = name
	return named(q.person), nil
}

// inRemoval names a person, and says the name again.
type inRemoval struct {
	InPerson
	Name string `query:"name" doc:"The person's name, to be sure."`
}

// removePerson deletes somebody for good.
func (s *Server) removePerson(ctx context.Context, in *inRemoval) (*none, error) {
	q := asker(ctx)
	return &none{}, s.Accounts.RemoveOther(ctx, q.actor, q.person.ID, in.Name)
}
