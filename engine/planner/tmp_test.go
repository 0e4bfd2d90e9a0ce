package planner
import ("testing";"fmt")
func TestTmpStats(t *testing.T){
 pass:=passOf(t,nil)
 h:=map[string]int{}
 for seed:=range uint64(5000){
  d:=seedDice(seed)
  a:=d.ask(4+d(11))
  p:=newProblem(pass,&a)
  h[fmt.Sprintf("options %02d",len(p.options))]++
  if len(p.options)>12 {continue}
  got:=p.choose()
  h[fmt.Sprintf("chosen %02d",len(got))]++
  var sec int32; for _,x:=range got{sec+=p.options[x].seconds}
  if a.Minutes>0 && sec<p.low {h["short of window"]++} else if a.Minutes>0 {h["in window"]++}
  if len(got)<len(p.options){h["left some"]++}
 }
 for k:=range 16 { fmt.Println(k,h[fmt.Sprintf("options %02d",k)],h[fmt.Sprintf("chosen %02d",k)]) }
 fmt.Println(h["short of window"],h["in window"],h["left some"])
}
