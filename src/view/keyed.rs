//! A list whose rows stay the same elements as long as their key does, wherever they move.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::Owner;
use web_sys::Node;

use super::dynamic::{follow, mark};
use super::node::AnyView;

/// A row that is on the page: the nodes from its first mark to its last.
struct Row {
    key: String,
    first: Node,
    last: Node,
    owner: Owner,
}

/// The list. `items` is followed; `row` is called once for each new key, and shows what changes by signals.
pub fn keyed<T: 'static>(
    items: impl Fn() -> Vec<T> + 'static,
    key: fn(&T) -> String,
    row: impl Fn(T) -> AnyView + 'static,
) -> AnyView {
    let fresh: Rc<RefCell<Vec<Option<T>>>> = Rc::default();
    let taken = Rc::clone(&fresh);
    let keys = move || {
        let items = items();
        let keys = items.iter().map(key).collect();
        fresh.replace(items.into_iter().map(Some).collect());
        keys
    };
    let make = move |at: usize| {
        let item = taken.borrow_mut().get_mut(at).and_then(Option::take);
        item.map_or_else(AnyView::none, &row)
    };
    list(Box::new(keys), Box::new(make))
}

fn list(keys: Box<dyn Fn() -> Vec<String>>, make: Box<dyn Fn(usize) -> AnyView>) -> AnyView {
    let place = AnyView::none();
    let (start, end) = (mark(), mark());
    place.append(AnyView(start.clone()));
    place.append(AnyView(end.clone()));
    // A row's owner is not the effect's: that is cleaned with each change, and a row is to stay.
    let above = Owner::current().unwrap_or_default();
    let mut rows: Vec<Row> = Vec::new();
    follow(Box::new(move || {
        let keys = keys();
        let (mut stay, go): (Vec<Row>, Vec<Row>) =
            core::mem::take(&mut rows).into_iter().partition(|row| keys.contains(&row.key));
        go.iter().for_each(Row::leave);
        let mut after = start.clone();
        for (at, key) in keys.into_iter().enumerate() {
            let row = match stay.iter().position(|row| row.key == key) {
                Some(at) => stay.remove(at),
                None => Row::new(key, &above, || make(at), &end),
            };
            row.follow_on(&after);
            after = row.last.clone();
            rows.push(row);
        }
    }));
    place
}

impl Row {
    /// A new row, put at the end.
    fn new(key: String, above: &Owner, make: impl FnOnce() -> AnyView, end: &Node) -> Self {
        let owner = above.with(Owner::new);
        let (first, last) = (mark(), mark());
        let place = AnyView::none();
        place.append(AnyView(first.clone()));
        place.append(owner.with(make));
        place.append(AnyView(last.clone()));
        let _put = end.parent_node().map(|parent| parent.insert_before(&place.0, Some(end)));
        Self { key, first, last, owner }
    }

    fn nodes(&self) -> Vec<Node> {
        let mut nodes = vec![self.first.clone()];
        while let Some(next) =
            nodes.last().filter(|node| !node.is_same_node(Some(&self.last))).and_then(|node| node.next_sibling())
        {
            nodes.push(next);
        }
        nodes
    }

    /// Comes right after a node. A row that already does is not moved: moving takes the focus away.
    fn follow_on(&self, after: &Node) {
        let next = after.next_sibling();
        if next.as_ref().is_some_and(|next| next.is_same_node(Some(&self.first))) {
            return;
        }
        let Some(parent) = after.parent_node() else { return };
        for node in self.nodes() {
            let _put = parent.insert_before(&node, next.as_ref());
        }
    }

    fn leave(&self) {
        self.owner.cleanup();
        for node in self.nodes() {
            let _gone = node.parent_node().map(|parent| parent.remove_child(&node));
        }
    }
}
