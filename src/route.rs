//! Every URL of the portal: read in one place, printed in one place.

use waybill_domain::fields::DriveSerial;
use waybill_domain::job::JobId;

/// A page.
#[derive(Clone, PartialEq)]
pub enum Route {
    Jobs,
    NewJob,
    Job(JobId),
    Ship(JobId),
    Slip(JobId),
    Edit(JobId),
    /// A job's share links.
    Share(JobId),
    /// The log of a drive.
    Log(JobId, DriveSerial),
    States,
    Settings,
    /// What happened to one's jobs.
    Notices,
    /// Staff: find any job, and the queues.
    Support,
    /// A job as staff see it.
    SupportJob(JobId),
    /// The receiving desk.
    Operations,
    Arrivals,
    CopyBoard,
    Packing,
    /// Administrators: who may use the service.
    People,
    NewPerson,
    Person(String),
    SignIn,
    NotFound,
}

impl Route {
    /// The page that a path means.
    pub fn read(path: &str) -> Self {
        let segments: Vec<String> = path.split('/').filter(|it| !it.is_empty()).map(decode).collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        match segments.as_slice() {
            [] | ["jobs"] => Self::Jobs,
            ["jobs", "new"] => Self::NewJob,
            ["jobs", subscription, group, name] => Self::of_job(subscription, group, name, Self::Job),
            ["jobs", subscription, group, name, "ship"] => Self::of_job(subscription, group, name, Self::Ship),
            ["jobs", subscription, group, name, "slip"] => Self::of_job(subscription, group, name, Self::Slip),
            ["jobs", subscription, group, name, "edit"] => Self::of_job(subscription, group, name, Self::Edit),
            ["jobs", subscription, group, name, "share"] => Self::of_job(subscription, group, name, Self::Share),
            ["jobs", subscription, group, name, "drives", serial, "log"] => match serial.parse() {
                Ok(serial) => Self::of_job(subscription, group, name, |id| Self::Log(id, serial)),
                Err(_) => Self::NotFound,
            },
            ["states"] => Self::States,
            ["settings"] => Self::Settings,
            ["notices"] => Self::Notices,
            ["support"] => Self::Support,
            ["support", "jobs", subscription, group, name] => Self::of_job(subscription, group, name, Self::SupportJob),
            ["operations"] => Self::Operations,
            ["operations", "arrivals"] => Self::Arrivals,
            ["operations", "copy"] => Self::CopyBoard,
            ["operations", "packing"] => Self::Packing,
            ["people"] => Self::People,
            ["people", "new"] => Self::NewPerson,
            ["people", id] => Self::Person((*id).to_owned()),
            ["sign-in"] => Self::SignIn,
            _ => Self::NotFound,
        }
    }

    fn of_job(subscription: &str, group: &str, name: &str, page: impl FnOnce(JobId) -> Self) -> Self {
        match (subscription.parse(), group.parse(), name.parse()) {
            (Ok(subscription), Ok(group), Ok(name)) => page(JobId { subscription, group, name }),
            _ => Self::NotFound,
        }
    }

    /// The path, for a link.
    pub fn path(&self) -> String {
        match self {
            Self::Jobs | Self::NotFound => "/jobs".to_owned(),
            Self::NewJob => "/jobs/new".to_owned(),
            Self::Job(id) => ["/jobs", &job_path(id)].concat(),
            Self::Ship(id) => ["/jobs", &job_path(id), "/ship"].concat(),
            Self::Slip(id) => ["/jobs", &job_path(id), "/slip"].concat(),
            Self::Edit(id) => ["/jobs", &job_path(id), "/edit"].concat(),
            Self::Share(id) => ["/jobs", &job_path(id), "/share"].concat(),
            Self::Log(id, serial) => ["/jobs", &job_path(id), "/drives/", &encode(serial.as_str()), "/log"].concat(),
            Self::States => "/states".to_owned(),
            Self::Settings => "/settings".to_owned(),
            Self::Notices => "/notices".to_owned(),
            Self::Support => "/support".to_owned(),
            Self::SupportJob(id) => ["/support/jobs", &job_path(id)].concat(),
            Self::Operations => "/operations".to_owned(),
            Self::Arrivals => "/operations/arrivals".to_owned(),
            Self::CopyBoard => "/operations/copy".to_owned(),
            Self::Packing => "/operations/packing".to_owned(),
            Self::People => "/people".to_owned(),
            Self::NewPerson => "/people/new".to_owned(),
            Self::Person(id) => ["/people/", &encode(id)].concat(),
            Self::SignIn => "/sign-in".to_owned(),
        }
    }

    /// Whether it may be seen without signing in.
    pub fn is_public(&self) -> bool {
        match self {
            Self::States | Self::SignIn | Self::NotFound => true,
            Self::Jobs
            | Self::NewJob
            | Self::Job(_)
            | Self::Ship(_)
            | Self::Slip(_)
            | Self::Edit(_)
            | Self::Share(_)
            | Self::Log(..)
            | Self::Settings
            | Self::Notices
            | Self::Support
            | Self::SupportJob(_)
            | Self::Operations
            | Self::Arrivals
            | Self::CopyBoard
            | Self::Packing
            | Self::People
            | Self::NewPerson
            | Self::Person(_) => false,
        }
    }
}

/// `/subscription/group/name`, as it stands in the portal's URLs and in those of `/v1/jobs`.
pub fn job_path(id: &JobId) -> String {
    let segments = [id.subscription.as_str(), id.group.as_str(), id.name.as_str()];
    segments.iter().fold(String::new(), |path, segment| path + "/" + &encode(segment))
}

/// A text as one segment of a path, or one value of a query.
pub fn encode(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(['%', char::from(HEX[usize::from(byte >> 4)]), char::from(HEX[usize::from(byte & 15)])]);
        }
    }
    encoded
}

/// A value of a query, by its name; empty if it is not there.
pub fn query_value(search: &str, name: &str) -> String {
    let pairs = search.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    let mut values = pairs.filter(|(key, _)| *key == name);
    values.next().map(|(_, value)| decode(&value.replace('+', " "))).unwrap_or_default()
}

fn decode(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment.as_bytes();
    while let [first, after @ ..] = rest {
        let byte = match after {
            [high, low, ..] if *first == b'%' => hex(*high).zip(hex(*low)).map(|(high, low)| high << 4 | low),
            _ => None,
        };
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> JobId {
        JobId {
            subscription: "b7e2a0d4-6f7f-4a55-9d0e-0c5a5d6441c9".parse().unwrap(),
            group: "archive-rg".parse().unwrap(),
            name: name.parse().unwrap(),
        }
    }

    #[test]
    fn every_page_is_read_back_from_its_path() {
        let pages = [
            Route::Jobs,
            Route::NewJob,
            Route::Job(id("contoso-archive-2026")),
            Route::Ship(id("årsarkiv göteborg 01")),
            Route::Slip(id("荷物の会社 & +=;")),
            Route::Edit(id("contoso-archive-2026")),
            Route::Share(id("contoso-archive-2026")),
            Route::Log(id("årsarkiv göteborg 01"), "WD/WX+1".parse().unwrap()),
            Route::States,
            Route::Settings,
            Route::Notices,
            Route::Support,
            Route::SupportJob(id("årsarkiv göteborg 01")),
            Route::Operations,
            Route::Arrivals,
            Route::CopyBoard,
            Route::Packing,
            Route::SignIn,
        ];
        for page in pages {
            assert!(Route::read(&page.path()) == page, "{}", page.path());
        }
    }

    #[test]
    fn unknown_paths_are_not_found() {
        for path in
            ["/nowhere", "/support/jobs", "/operations/nowhere", "/jobs/a", "/jobs/%20/group/name", "/jobs/%zz/%/x"]
        {
            assert!(Route::read(path) == Route::NotFound, "{path}");
        }
    }

    #[test]
    fn a_query_is_read_once() {
        let search = "?q=50%25+of%2541&state=&type=Import";
        assert_eq!(query_value(search, "q"), "50% of%41");
        assert_eq!(query_value(search, "state"), "");
        assert_eq!(query_value(search, "type"), "Import");
        assert_eq!(query_value(search, "sort"), "");
    }

    #[test]
    fn text_is_encoded_as_the_browser_does() {
        assert_eq!(encode("å b/c"), "%C3%A5%20b%2Fc");
        assert_eq!(decode("%C3%A5%20b%2fc%"), "å b/c%");
    }
}
