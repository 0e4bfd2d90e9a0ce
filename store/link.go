package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A transaction is begun and ended by statements of the link: a sql.Tx on a
// sql.Conn would lock it for good if the connection broke within. Begin is
// SQLite's; PostgreSQL says BEGIN, and BEGIN ISOLATION LEVEL REPEATABLE READ.
const (
	beginWriting = `BEGIN IMMEDIATE`
	beginReading = `BEGIN`
	commit       = `COMMIT`
	rollback     = `ROLLBACK`
)

// link is one connection and the statements that it has prepared. One
// goroutine uses it at a time. A context that ends is noticed between rows and
// never breaks off a statement, which would cost the connection.
type link struct {
	conn      *sql.Conn
	ready     map[string]*statement
	registers bool // a statement since the last commit changed who there is
}

func newLink(ctx context.Context, file *sql.DB) (*link, error) {
	conn, err := file.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	return &link{conn: conn, ready: map[string]*statement{}}, nil
}

// gone says whether the connection is closed already. Its statements are then
// no longer there either.
func (l *link) gone() bool { return l.conn.Raw(func(any) error { return nil }) != nil }

// close closes the connection for good, with any transaction that it is in.
func (l *link) close() error {
	if l == nil || l.gone() {
		return nil
	}
	var all []error
	for _, s := range l.ready {
		all = append(all, s.Close())
	}
	_ = l.conn.Raw(func(any) error { return driver.ErrBadConn }) // closes it; the error is our own
	return errors.Join(all...)
}

// statement is one that is prepared.
type statement struct {
	*sql.Stmt
	registers bool // it changes who there is
}

func (l *link) prepare(ctx context.Context, text string) (*statement, error) {
	if s, ok := l.ready[text]; ok {
		return s, nil
	}
	s, err := l.conn.PrepareContext(context.WithoutCancel(ctx), text)
	if err != nil {
		return nil, fmt.Errorf("prepare %s: %w", brief(text), explain(err))
	}
	l.ready[text] = &statement{s, registers(text)}
	return l.ready[text], nil
}

// exec runs a statement that changes rows.
func (l *link) exec(ctx context.Context, text string, args ...any) error {
	_, err := l.change(ctx, text, args...)
	return err
}

// change does so, and says how many rows it changed.
func (l *link) change(ctx context.Context, text string, args ...any) (int64, error) {
	for _, a := range args {
		if s, ok := a.(string); ok && !readable(s) {
			return 0, fmt.Errorf("%s: %.40q: %w", brief(text), s, errLossy)
		}
	}
	s, err := l.prepare(ctx, text)
	if err != nil {
		return 0, err
	}
	done, err := s.ExecContext(context.WithoutCancel(ctx), args...)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", brief(text), explain(err))
	}
	l.registers = l.registers || s.registers
	return done.RowsAffected()
}

// commit ends the transaction, and counts it where it changed who there is.
func (l *link) commit(ctx context.Context) error {
	if l.registers {
		if err := l.exec(ctx, raiseRegister); err != nil {
			return err
		}
		l.registers = false
	}
	return l.exec(ctx, commit)
}

// each runs a query and hands every row to take, which scans it.
func (l *link) each(ctx context.Context, take func(*sql.Rows) error, text string, args ...any) (err error) {
	s, err := l.prepare(ctx, text)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(context.WithoutCancel(ctx), args...)
	if err != nil {
		return fmt.Errorf("%s: %w", brief(text), explain(err))
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for err = ctx.Err(); err == nil && rows.Next(); err = ctx.Err() {
		if err := take(rows); err != nil {
			return fmt.Errorf("%s: %w", brief(text), err)
		}
	}
	return errors.Join(err, explain(rows.Err()))
}

// brief gives the first words of a statement, for errors.
func brief(text string) string {
	words := strings.Fields(text)
	return strings.ToLower(strings.Join(words[:min(len(words), 3)], " "))
}

// readable says whether a text can be kept as it is: PostgreSQL takes neither a
// zero byte nor what is not UTF-8.
func readable(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsRune(text, 0)
}
