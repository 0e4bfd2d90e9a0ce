// Package tspine is the map of the house: which room holds what, and on which
// floor it stands. The table is held by floors_test.go.
//
//	12  cli, then cmd/tspine              wires; the only place that sees everything
//	11  store   web   web/watch   api   lan     adapters; they never import one another
//	10  app                               use cases
//	 9  exchange  phrase                  formats; decisions as sentences
//	 8  catalog   locale                  content and words
//	 7  engine/cohort                     synthetic people
//	 6  engine/course                     one person's way through it all
//	 5  engine/player, planner, progression, outcome
//	 4  engine/session, logbook, figure/svg
//	 3  engine/screening, assessment, program, figure/drawing
//	 2  engine/person, exercise, figure, chart/svg
//	 1  engine/body, chart, dose
//	 0  engine/unit, evidence, fault       and internal/shelf, which keeps what was computed;
//	                                      internal/crowd, for benchmarks alone
package tspine
