// Keeps an open card up to date: asks now and then while it is seen, slower when it is not answered. Never holds a connection.
// Written tight, as it is part of every page.
const d=document,root=d.documentElement,card=d.querySelector("main"),at=q=>card.querySelector(q),
every=()=>1e3*at("article").dataset.every;
let have=card.dataset.have,wait=every(),failed=0,timer,seen=1;
// The time in the reader's zone, as the reader writes it.
function local(){
const t=at("time"),tag=navigator.languages.find(it=>it.startsWith(root.lang))??root.lang;
if(t)t.textContent=new Date(t.dateTime).toLocaleString(tag,{dateStyle:"medium",timeStyle:"short"})
}
async function look(){
try{
const query=new URLSearchParams(location.search);
query.set("have",have);
if(root.className)query.set("alone",1);
const r=await fetch(location.pathname+"/card?"+query,{credentials:"omit",cache:"no-store",signal:AbortSignal.timeout(9e3)});
if(r.status==200||r.status==404)show(await r.text(),r.headers.get("etag"));
else if(r.status!=204)throw r.headers.get("retry-after");
failed=0;wait=every()
}catch(after){
wait=Math.max(1e3*after||0,Math.min(every()*2**++failed,6e4))
}
card.toggleAttribute("data-stale",failed>2);
plan()
}
function show(html,tag){
const focused=card.contains(d.activeElement),before=at(".is")?.textContent;
card.innerHTML=html;have=tag;local();
if(focused)at("a")?.focus();
const now=at(".is")?.textContent;
d.title=[at("h1").textContent,now].filter(Boolean).join(": ")+" – Waybill";
if(now!=before)d.querySelector("[role=status]").textContent=now??d.title
}
function plan(){
clearTimeout(timer);
if(!d.hidden&&seen)timer=setTimeout(look,wait*(.9+Math.random()/10))
}
local();plan();
d.addEventListener("visibilitychange",()=>{wait=Math.min(wait,1e3);plan()});
new IntersectionObserver(all=>{seen=all.at(-1).isIntersecting;plan()}).observe(card);
// At once too: a frame that is not in the window yet is not drawn, and what is not drawn is not observed.
if(parent!=window){
const tell=()=>parent.postMessage({waybill:Math.ceil(d.body.getBoundingClientRect().height)},"*");
tell();new ResizeObserver(tell).observe(d.body)
}
