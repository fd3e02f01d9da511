//! Where to send the drives, with everything odd about it spelled out.

use crate::view::prelude::*;
use waybill_domain::wire::Location;

use super::address::{address, location_lines};
use crate::ui::icon::{Icon, icon};
use crate::words as w;

/// The location of that name.
pub fn named<'a>(name: &str, all: &'a [Location]) -> Option<&'a Location> {
    all.iter().find(|location| location.is_called(name) || location.name == name)
}

/// The carriers that the location takes parcels from; none are known for an unknown location.
pub fn carriers(name: &str, all: &[Location]) -> Vec<String> {
    named(name, all).map(|it| it.ships_to(all).properties.supported_carriers.clone()).unwrap_or_default()
}

/// Address and oddities.
pub fn send_to(name: &str, all: &[Location]) -> AnyView {
    let Some(location) = named(name, all) else {
        return view! { <p>{w::form::location_unknown(name)}</p> }.into_any();
    };
    let to = location.ships_to(all);
    let lines =
        if to.has_address() { Some(address("address serial small", location_lines(&to.properties))) } else { None };
    view! {
        {oddity(location, all)}
        {lines}
        <p class="small quiet">{to.properties.additional_shipping_information.clone()}</p>
    }
    .into_any()
}

/// What is odd about a location: it ships elsewhere, or gives no address.
pub fn oddity(location: &Location, all: &[Location]) -> Option<AnyView> {
    let to = location.ships_to(all);
    let elsewhere = (to.id != location.id).then(|| w::form::ships_to(&location.name, &to.name));
    let no_address = (!to.has_address()).then(|| w::form::no_address(&to.name));
    let sentence = no_address.is_some().then(|| to.properties.recipient_name.clone());
    let heading = elsewhere.or(no_address)?;
    let view = view! {
        <div class="banner" data-role="waiting">
            {icon(Icon::Waiting)}
            <p><b>{heading}</b></p>
            {sentence.map(|sentence| view! { <p class="small">{sentence}</p> })}
        </div>
    };
    Some(view.into_any())
}
