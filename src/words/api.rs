//! Words for failures that the service could not word itself.

use super::catalogue;

catalogue! {
    unreachable = "The service does not answer. Look at your network connection, then try again. Nothing you typed is lost.",
        "Tjänsten svarar inte. Kontrollera din nätverksanslutning och försök sedan igen. Inget som du har skrivit är borta.";
    unreadable = "The service answered in a way that this page does not understand. Load the page again.",
        "Tjänsten svarade på ett sätt som sidan inte förstår. Läs in sidan igen.";
    answered(status) = "The service could not do this (status {status}). Try again in a moment.",
        "Tjänsten kunde inte göra det här (status {status}). Försök igen om en stund.";
}
