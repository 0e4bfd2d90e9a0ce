package planner
import ("testing";"fmt";"time";"tspine/engine/person")
func TestTmpSlow(t *testing.T){
 pass:=passOf(t,nil)
 for _, n := range []int{60, 600} {
 c:=madeUp(t,n)
 for _, fresh := range []bool{true,false} {
 for _, goal := range []person.Goal{person.General, person.Pain, person.Strength} {
 for _, minutes := range []int{5, 10, 15, 25, 30, 45, 60} {
 for rounds := 1; rounds <= 3; rounds++ {
  a := dayOf(c, minutes, rounds, goal, fresh)
  start:=time.Now()
  s:=Today(pass,a)
  d:=time.Since(start)
  if d>time.Duration(n)*33*time.Microsecond { fmt.Println(n,fresh,goal,minutes,rounds,d,len(s.Parts)) }
 }}}}}
}
