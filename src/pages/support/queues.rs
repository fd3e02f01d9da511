//! The queues with their counts: why somebody of staff should look at a job. A press narrows the list to one.

use crate::view::prelude::*;
use waybill_domain::next_step::Mood;
use waybill_domain::queue::Queue;
use waybill_domain::wire::QueueCount;

use super::hits::on_change;
use super::query::{Part, Query};
use crate::api::{self, Load, load};
use crate::numbers;
use crate::route::Route;
use crate::ui::badge::count;
use crate::ui::icon::{Icon, icon};
use crate::words::support as w;

pub(super) fn queues(query: Memo<Query>) -> AnyView {
    let counts = RwSignal::new(Load::<Vec<QueueCount>>::Loading);
    load(counts, api::support::queues());
    on_change(move || load(counts, api::support::queues()));
    view! {
        <nav aria-label=w::queues()>
            <ul class="queues">{Queue::ALL.iter().map(|queue| entry(*queue, query, counts)).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

fn entry(queue: Queue, query: Memo<Query>, counts: RwSignal<Load<Vec<QueueCount>>>) -> AnyView {
    let number = memo(move || {
        let counts = counts.read();
        counts.ready().map(|all| all.iter().find(|it| it.queue == queue).map_or(0, |it| it.count))
    });
    let shown = move || number.get().map(|number| count(&numbers::number(number), (number > 0).then(|| mood(queue))));
    // Packages that belong to no job have a page of their own.
    if queue == Queue::Unmatched {
        return view! {
            <li><a class="queues__one" href=Route::Arrivals.path()>{w::queue(queue)}{shown}{icon(Icon::Next)}</a></li>
        }
        .into_any();
    }
    let is_chosen = memo(move || query.read().get(Part::Queue) == queue.word());
    // Another queue is another question: what else was chosen stays, a second press gives all jobs back.
    let href = move || query.read().with(Part::Queue, if is_chosen.get() { "" } else { queue.word() }).path();
    view! {
        <li>
            <a class="queues__one" data-noscroll="" href=href aria-current=move || is_chosen.get().then_some("true")>{w::queue(queue)}{shown}</a>
        </li>
    }
    .into_any()
}

const fn mood(queue: Queue) -> Mood {
    match queue {
        Queue::Overdue | Queue::Unmatched | Queue::Faulted | Queue::BadAddress => Mood::Stopped,
        Queue::AnswerDue | Queue::Answered | Queue::Expiring => Mood::Waiting,
    }
}
