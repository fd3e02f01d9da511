// Keeps an open card up to date: asks now and then while it is seen, slower when it is not answered. Never holds a connection.
// Written tight, as it is part of every page: d the document, r its root, m the place of the card, q finds in it, e its pause;
// h the version shown, w the next pause, f failures on end, t the timer, v whether the card is in the window.
const d=document,r=d.documentElement,m=d.querySelector("main"),q=s=>m.querySelector(s),e=()=>1e3*q("article").dataset.e;
let h=m.dataset.h,w=e(),f=0,t,v=1;
// The time in the reader's zone, as the reader writes it.
function local(){
const i=q("time"),l=navigator.languages.find(l=>l.startsWith(r.lang))??r.lang;
if(i)i.textContent=new Date(i.dateTime).toLocaleString(l,{dateStyle:"medium",timeStyle:"short"})
}
async function look(){
try{
const u=new URLSearchParams(location.search);
u.set("have",h);
if(r.className)u.set("alone",1);
const a=await fetch(location.pathname+"/card?"+u,{credentials:"omit",cache:"no-store",signal:AbortSignal.timeout(9e3)});
if(a.status==200||a.status==404)show(await a.text(),a.headers.get("etag"));
else if(a.status!=204)throw a.headers.get("retry-after");
f=0;w=e()
}catch(a){
w=Math.max(1e3*a||0,Math.min(e()*2**++f,6e4))
}
m.toggleAttribute("data-stale",f>2);
plan()
}
function show(html,tag){
const had=m.contains(d.activeElement),was=q("em")?.textContent;
m.innerHTML=html;h=tag;local();
if(had)q("a")?.focus();
const is=q("em")?.textContent;
d.title=[q("h1").textContent,is].filter(Boolean).join(": ")+" – Waybill";
if(is!=was)d.querySelector(".y[role]").textContent=is??d.title
}
function plan(){
clearTimeout(t);
if(!d.hidden&&v)t=setTimeout(look,w*(.9+Math.random()/10))
}
local();plan();
d.addEventListener("visibilitychange",()=>{w=Math.min(w,1e3);plan()});
new IntersectionObserver(a=>{v=a.at(-1).isIntersecting;plan()}).observe(m);
// At once too: a frame that is not in the window yet is not drawn, and what is not drawn is not observed.
if(parent!=window){
const tell=()=>parent.postMessage({waybill:Math.ceil(d.body.getBoundingClientRect().height)},"*");
tell();new ResizeObserver(tell).observe(d.body)
}
