package planner
import ("testing";"fmt";"time";"os";"strconv";"tspine/engine/person";"tspine/engine/exercise";"tspine/engine/unit";"tspine/engine/program")
func TestTmpStress(t *testing.T){
 pass:=passOf(t,nil)
 n,_:=strconv.Atoi(os.Getenv("N")); m,_:=strconv.Atoi(os.Getenv("M"))
 hist:=map[int]int{}
 for seed:=range uint64(m) {
  if only:=os.Getenv("ONLY"); only!="" && only!=fmt.Sprint(seed) {continue}
  d:=seedDice(seed+7)
  list := make([]exercise.Exercise, n)
  real:=d.once(2)
  a:=d.ask(0)
  a.Minutes=among(d,5,10,15,25,30,45,60,20,12,7); a.Rounds=1+d(3); a.Round=1; a.Stage=exercise.Stage(1+d(5)); a.Mode=among(d,"","","","",program.WarmUp,program.CoolDown,program.Maintenance)
  a.Goal=among(d,"",person.Pain,person.Desk,person.Overhead,person.Strength)
  if real {
   c:=madeUpSeed(t,n,seed)
   copy(list,c.All())
  } else {
   for i := range list { list[i] = d.exercise(i) }
   d.link(list, among(d, n, 4*n, 20*n))
  }
  fresh:=d.once(2)
  for i := range list {
    k:=d.candidate(&list[i], a.Stage)
    k.Pinned=d.once(10*n/ (1+d(20)))
    if fresh {k.Done=false; k.Week=0}
    if real { k.Dose=list[i].Start(exercise.Limits{},1); if !fresh && d.once(2) {k.Dose=k.Dose.Shape(k.Dose.Sum()+d(k.Dose.Sum()), 0)} ; if k.Done { k.Last=today-unit.Day(1+d(9))}}
    a.Candidates = append(a.Candidates, k)
  }
  start:=cpu()
  s:=Today(pass,a)
  e:=cpu()-start
  b:=0; for e>>b > 100*time.Microsecond {b++}
  hist[b]++
  if e>time.Duration(n)*80*time.Microsecond { fmt.Println("seed",seed,real,fresh,e,a.Minutes,a.Rounds,a.Goal,a.Stage,a.Mode,len(s.Parts),s.Length) }
 }
 for b:=range 25 { if hist[b]>0 {fmt.Println(100*time.Microsecond<<b,hist[b])} }
}
