package planner
import ("testing";"fmt")
func TestTmpDump(t *testing.T){
 pass:=passOf(t,nil)
 c:=madeUp(t,60)
 a := dayOf(c, 30, 1, "strength", true)
 p:=newProblem(pass,&a)
 got:=p.choose()
 in:=map[int32]bool{}
 for _,x:=range got{in[x]=true}
 fmt.Println(p.slots,p.target,p.low,p.high)
 for x:=range p.options{ o:=&p.options[x]; fmt.Println(x,in[int32(x)],o.phase,o.exercise.ID,"cell",o.cell,"st",o.station,o.exercise.Position,kit(o.exercise),"fam",o.family,"sec",o.seconds,fmt.Sprintf("%08b",o.covers),o.bars)}
}
