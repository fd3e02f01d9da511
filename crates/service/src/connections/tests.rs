use super::*;

fn at(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn is_over(connection: &Connection) -> bool {
    connection.end.is_over.load(Ordering::Acquire)
}

fn none() -> [Networks; 2] {
    [Networks::default(), Networks::default()]
}

/// Guards against a shared pool that one stranger can fill: files are connections.
#[test]
fn one_address_has_its_share_and_its_own_idle_connections_make_room() {
    let connections = Connections::of(10, 3, none());
    let mine: Vec<Connection> = (0..3).map(|_| connections.accept(at("203.0.113.7")).unwrap()).collect();
    mine[0].begin();
    let fourth = connections.accept(at("203.0.113.7")).unwrap();
    assert!(!is_over(&mine[0]) && is_over(&mine[1]) && !is_over(&mine[2]), "the one that was idle for longest");
    fourth.begin();
    mine[2].begin();
    assert!(connections.accept(at("203.0.113.7")).is_none(), "all of them are busy");
    assert!(connections.accept(at("203.0.113.8")).is_some());
    mine[0].finish();
    assert!(connections.accept(at("::ffff:203.0.113.7")).is_some() && is_over(&mine[0]));
}

#[test]
fn when_there_is_no_room_the_longest_idle_goes_and_none_that_is_busy() {
    let connections = Connections::of(4, 0, none());
    let all: Vec<Connection> =
        (1..=4).map(|last| connections.accept(at(&format!("203.0.113.{last}"))).unwrap()).collect();
    // The first has asked, and was answered: it has been idle for a shorter time than the second.
    all[0].begin();
    all[0].finish();
    let next = connections.accept(at("198.51.100.1")).unwrap();
    assert!(is_over(&all[1]) && !is_over(&all[0]));
    for connection in [&all[0], &all[2], &all[3], &next] {
        connection.begin();
    }
    assert!(connections.accept(at("198.51.100.2")).is_none());
    drop(all);
    assert!(connections.accept(at("198.51.100.2")).is_some());
}

#[test]
fn a_network_of_ipv6_is_no_more_than_a_few_addresses_and_a_proxy_is_many() {
    let connections =
        Connections::of(100, 2, [Networks::new(vec!["10.0.0.0/8".parse().unwrap()]), Networks::default()]);
    let open: Vec<Connection> = (0..20)
        .filter_map(|at_| connections.accept(at(&format!("2001:db8:1:{at_:x}::1"))))
        .inspect(Connection::begin)
        .collect();
    assert_eq!(open.len(), 2 * NETWORK_PLACES);
    assert!(connections.accept(at("2001:db8:2::1")).is_some());
    let proxy: Vec<Connection> =
        (0..20).filter_map(|_| connections.accept(at("10.0.0.1"))).inspect(Connection::begin).collect();
    assert_eq!(proxy.len(), 20);
    drop((open, proxy));
    let left = connections.0.open.lock().unwrap();
    assert!(left.all.is_empty() && left.each.is_empty() && left.idle.is_empty(), "nothing is remembered");
}
