//! The subscriptions that people can be given: listed, added, and removed while nothing is in them.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::problem::Problem;
use waybill_domain::wire::Subscription;

use crate::api::people as api;
use crate::api::{Load, load};
use crate::pages::form::sending::Sending;
use crate::ui::button::{button, ready, submit};
use crate::ui::field::{self, Field, Input};
use crate::ui::ledger;
use crate::ui::loading::{failed, loading, refused};
use crate::ui::problem_summary::problem_summary;
use crate::ui::toast::toast;
use crate::words::people as w;

pub(super) fn section() -> AnyView {
    let there = RwSignal::new(Load::Loading);
    let refusal = RwSignal::new(None::<String>);
    let read = move || load(there, api::subscriptions());
    read();
    let all = move || match &*there.read() {
        Load::Loading => loading(w::loading()),
        Load::Failed(error) => failed(&error.message, read),
        Load::Ready(all) if all.is_empty() => view! { <p>{w::no_subscriptions_yet()}</p> }.into_any(),
        Load::Ready(all) => table(all, refusal, read),
    };
    view! {
        <section class="box">
            <h2>{w::subscriptions()}</h2>
            {move || refusal.get().map(|why| refused(&why))}
            {all}
            <h3>{w::new_subscription()}</h3>
            {form(read)}
        </section>
    }
    .into_any()
}

fn table(all: &[Subscription], refusal: RwSignal<Option<String>>, read: impl Fn() + Copy + 'static) -> AnyView {
    let columns = [(w::company(), false), (w::subscription_id(), false), (w::remove(), false)];
    let row = |it: &Subscription| {
        let (id, company) = (it.id.clone(), it.company.clone());
        let remove = move || {
            let id = id.clone();
            refusal.set(None);
            spawn_local(async move {
                match api::remove_subscription(&id).await {
                    Ok(()) => {
                        toast(&w::subscription_gone(&id));
                        read();
                    }
                    Err(error) => drop(refusal.try_set(Some(error.message))),
                }
            });
        };
        let label = view! { {w::remove()}<span class="hear">" "{company}</span> };
        view! {
            <tr role="row">
                <th role="rowheader" scope="row"><span class="found">{it.company.clone()}</span></th>
                <td role="cell" data-label=w::subscription_id()><span class="serial">{it.id.clone()}</span></td>
                <td role="cell" data-label=w::remove()>{button("button button--plain button--small", label, ready(), remove)}</td>
            </tr>
        }
    };
    view! {
        <div class="holds">
            <table class="ledger" role="table">
                <caption class="hear">{w::subscriptions()}</caption>
                {ledger::head(&columns)}
                <tbody role="rowgroup">{all.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn form(read: impl Fn() + Copy + 'static) -> AnyView {
    let (id, company) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let sending = Sending::default();
    let problems = sending.problems;
    let send = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let typed = id.get_untracked().trim().to_owned();
        if typed.is_empty() {
            problems.set(vec![Problem::told("id", w::no_subscription_id().to_owned())]);
            return;
        }
        sending.begin();
        spawn_local(async move {
            match api::keep_subscription(&typed, company.get_untracked()).await {
                Ok(made) => {
                    sending.end();
                    id.set(String::new());
                    company.set(String::new());
                    toast(&w::subscription_added(&made.company));
                    read();
                }
                Err(error) => drop(sending.fail(error, |_| ())),
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=send>
            {problem_summary(problems)}
            {field::text(Field::new("company", w::company()).problems(problems), Input::TEXT, company)}
            {field::text(Field::new("id", w::subscription_id()).hint(w::subscription_id_hint()).problems(problems), Input::TEXT, id)}
            {sending.refusal()}
            <div>{submit("button button--plain", w::add_subscription(), sending.press())}</div>
        </form>
    }
    .into_any()
}
