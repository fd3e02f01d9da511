//! Mail of the run: chosen by one person, sent by whichever replica leads.

use std::collections::HashMap;

use serde_json::json;

use super::verdict::Records;
use crate::killed::{Running, request};
use crate::smtp::{Smtp, header};

/// What a service is told about the mail server.
pub(super) fn flags(smtp: &Smtp) -> [&'static str; 4] {
    // A test's few bytes, which live as long as it does.
    let url: &'static str = Box::leak(format!("smtp://127.0.0.1:{}", smtp.port).into_boxed_str());
    ["--smtp-url", url, "--mail-from", "Waybill <waybill@company.example>"]
}

/// Anyone who has the token gets mail when a job ships and when something is asked of them.
pub(super) fn choose(service: &Running, token: &str, smtp: &Smtp) {
    let ask = |method: &str, path: &str, body: serde_json::Value| {
        let answer = request(&service.address, token, method, path, &body.to_string());
        assert!(matches!(answer, Some((200, _))), "{answer:?}");
    };
    let wish = json!({"email": "ann@contoso.example", "states": ["Shipping"], "needsMe": true});
    ask("PUT", "/v1/settings/mail", wish);
    let mail = smtp.once_kept(1).remove(0);
    let code = mail.lines().find(|line| line.len() == 43 && !line.contains(' ')).expect("a code");
    ask("POST", "/v1/settings/mail/confirm", json!({"code": code}));
}

/// Mails that did not come, and those that came twice. A replica that is killed after the mail server has taken a mail and
/// before it could cross it off leaves a mail that is sent again, under the same Message-ID, by which mailboxes know it: that
/// is told, and wrong only if nobody was sending it twice, or if it happens more often than replicas are killed: one mail is on
/// its way at a time.
pub(super) fn wrong(store: &Records, smtp: &Smtp, kills: usize) -> Vec<String> {
    let mut came: HashMap<String, usize> = HashMap::new();
    for mail in smtp.kept() {
        *came.entry(header(&mail, "Message-ID").to_owned()).or_default() += 1;
    }
    let mut wrong = Vec::new();
    let mut again = 0;
    for mail in &store.mails {
        let times = came.get(&mail.message_id).copied().unwrap_or_default();
        if times == 0 || mail.end != "sent" {
            wrong.push(format!("a mail of job {} did not come: {}", mail.job, mail.end));
        } else if times > 1 && mail.attempts == 1 {
            wrong.push(format!("a mail of job {} came {times} times", mail.job));
        }
        again += times.saturating_sub(1);
    }
    let mut subjects: HashMap<(i64, i64), usize> = HashMap::new();
    for mail in store.mails.iter().filter(|mail| mail.job > 0) {
        *subjects.entry((mail.job, mail.entry)).or_default() += 1;
    }
    wrong.extend(
        subjects
            .iter()
            .filter(|(_, times)| **times > 1)
            .map(|(of, times)| format!("{times} mails were written of entry {} of job {}", of.1, of.0)),
    );
    if again > kills {
        wrong.push(format!("{again} mails came again after {kills} kills"));
    }
    println!("{again} mails were sent again after a kill, under the same Message-ID");
    wrong
}
