package planner
import ("testing";"fmt";"time";"tspine/engine/person";"syscall";"sort")
func cpu() time.Duration { var r syscall.Rusage; syscall.Getrusage(syscall.RUSAGE_SELF,&r); return time.Duration(r.Utime.Nano()+r.Stime.Nano()) }
func TestTmpSlow(t *testing.T){
 pass:=passOf(t,nil)
 for _, n := range []int{60, 600} {
 c:=madeUp(t,n)
 type row struct{d time.Duration; s string}
 var rows []row
 for _, fresh := range []bool{true,false} {
 for _, goal := range []person.Goal{person.General, person.Pain, person.Strength,person.Desk} {
 for _, minutes := range []int{5, 10, 15, 25, 30, 45, 60} {
 for rounds := 1; rounds <= 3; rounds++ {
  a := dayOf(c, minutes, rounds, goal, fresh)
  s:=Today(pass,a)
  k:=3000/n
  best:=time.Hour
  for range 3 {
  start:=cpu()
  for range k { s=Today(pass,a) }
  best=min(best,(cpu()-start)/time.Duration(k))
  }
  rows=append(rows,row{best,fmt.Sprint(n,fresh,goal,minutes,rounds,len(s.Parts), s.Length)})
 }}}}
 sort.Slice(rows,func(i,j int)bool{return rows[i].d>rows[j].d})
 for _,r:=range rows[:12]{fmt.Println(r.d,r.s)}
 fmt.Println("median",rows[len(rows)/2].d)
 a:=dayOf(c,25,2,"",true)
 start:=cpu(); for range 50 { a.options(pass) }; fmt.Println("floor",(cpu()-start)/50)
 }
}
