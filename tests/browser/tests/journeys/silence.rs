//! When nothing comes back that a browser can read: one sentence on what is known, whether the request may
//! have arrived, the command to copy, and nothing lost.

use crate::cheat_sheet::TOKEN;
use crate::sending::{Before, only_post, posts};
use browser_tests::{Engine, Page, Role, Stage, dist, open};
use sandbox::{
    Act, Config, Cors, Fault, Huge, Moment, Options, Partial, Redirect, Running, Sandbox, Then,
};

const MAY_HAVE_ARRIVED: &str = "The request may have arrived";

fn fault(act: Act) -> Fault {
    Fault {
        method: Some("POST".to_owned()),
        act,
        ..Fault::default()
    }
}

/// Sends, and looks at all that a silence must say and leave as it was. Returns what the page said.
async fn ends_in(page: &Page, sentence: &str) -> String {
    let before = Before::of(page).await;
    page.insist().await;
    let answer = page.answer(sentence).await;
    assert!(answer.contains("No answer"), "{answer}");
    page.has_focus(Role::Region, "Answer").await;
    page.get_in("Answer", Role::Button, "Copy curl").await;
    before.still_holds(page).await;
    answer
}

/// An API on another origin, and a page that is built to send there.
async fn api_elsewhere() -> (Running, Page) {
    let api = Sandbox::start(Options {
        cors: true,
        ..Options::default()
    });
    let api = api.await.expect("a free port for the API");
    let page = Stage {
        config: Config::with_api_base(&format!("{}/v1", api.url())),
        changed: Some(dist::connecting_to(&api.url())),
        ..Stage::default()
    };
    let page = page.open().await;
    page.fill("API token", TOKEN).await;
    page.leave().await;
    page.tells("Connected as").await;
    (api, page)
}

#[tokio::test]
async fn a_connection_that_breaks_after_the_request_may_have_carried_it() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    let away = Redirect {
        status: 307,
        location: "/elsewhere".to_owned(),
    };
    for act in [
        Act::Reset(Moment::After),
        Act::Close(Moment::After),
        Act::Garbage,
        Act::Redirect(away),
    ] {
        if act == Act::Garbage && page.engine() == Engine::Gecko {
            // Firefox takes it for an answer: docs/faults.md.
            continue;
        }
        page.api().reset();
        page.api().arm(fault(act.clone()));
        let answer = ends_in(&page, MAY_HAVE_ARRIVED).await;
        assert!(answer.contains(&page.origin()), "{act:?}: {answer}");
        assert!(
            answer.contains("check whether it exists before you send again"),
            "{answer}"
        );
        assert!(
            !answer.contains("CORS"),
            "the page's own origin needs none: {answer}"
        );
        only_post(&page);
        page.is_in_state("node_info", "Unknown").await;
    }
    page.insist().await;
    page.answer("Created the table node_info.").await;
}

#[tokio::test]
async fn an_unknown_outcome_does_not_follow_its_draft_to_another_service_or_name() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.api().arm(fault(Act::Reset(Moment::After)));
    page.send().await;
    page.answer(MAY_HAVE_ARRIVED).await;
    page.is_in_state("node_info", "Unknown").await;
    let belongs =
        "Whether the table node_info exists on my-flink-service in my-test-project is not known";
    for (field, here, other, draft) in [
        (
            "Flink service",
            "my-flink-service",
            "my-other-service",
            "node_info",
        ),
        ("Table name", "node_info", "nodes", "nodes"),
    ] {
        page.fill(field, other).await;
        page.leave().await;
        page.is_in_state(draft, "Draft").await;
        let answer = page.answer(belongs).await;
        assert!(!answer.contains("No answer came"), "{answer}");
        page.gone(Role::Button, "Check whether it exists").await;
        // Kept over a reload, with where it belongs.
        if field == "Table name" {
            page.reload().await;
            page.answer(belongs).await;
        }
        page.fill(field, here).await;
        page.leave().await;
        page.is_in_state("node_info", "Unknown").await;
        page.get_in("Answer", Role::Button, "Check whether it exists")
            .await;
    }
    page.fill("Table name", "nodes").await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.answer("Created the table nodes.").await;
    assert_eq!(posts(&page).len(), 2);
}

#[tokio::test]
async fn a_request_that_hangs_can_be_cancelled_and_may_have_arrived() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.api().arm(fault(Act::Hang));
    let before = Before::of(&page).await;
    page.send().await;
    page.is_in_state("node_info", "Sending").await;
    page.answer("Sending…").await;
    page.shows(Role::Region, "Request", "(1 s)").await;
    page.press("Cancel").await;
    let answer = page.answer("Cancelled.").await;
    assert!(answer.contains(MAY_HAVE_ARRIVED), "{answer}");
    page.get_in("Answer", Role::Button, "Copy curl").await;
    page.is_in_state("node_info", "Unknown").await;
    before.still_holds(&page).await;
    only_post(&page);
    page.insist().await;
    page.answer("Created the table node_info.").await;
}

#[tokio::test]
async fn a_closed_port_is_told_by_its_address() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let origin = format!("http://{}", closed.local_addr().expect("its address"));
    drop(closed);
    let page = Stage {
        config: Config::with_api_base(&format!("{origin}/v1")),
        changed: Some(dist::connecting_to(&origin)),
        ..Stage::default()
    };
    let page = page.open().await;
    page.tells(&format!("Requests go to {origin}")).await;
    page.fill("API token", TOKEN).await;
    let sentence = format!("Nothing that a browser can read came from {origin}");
    let answer = ends_in(&page, &sentence).await;
    let checked = "the page's policy allows the address; a plain GET without token to the same address is not answered either.";
    assert!(answer.contains(checked), "{answer}");
    page.click(
        Role::Disclosure,
        "For the host of this page: the API on its origin",
    )
    .await;
    page.answer("{ \"api_base\": \"/aiven/v1\" }").await;
    page.picture("hosting").await;
}

#[tokio::test]
async fn an_origin_that_the_pages_policy_forbids_gets_nothing_and_the_page_says_so() {
    let api = Sandbox::start(Options {
        cors: true,
        ..Options::default()
    });
    let api = api.await.expect("a free port for the API");
    let page = Stage {
        config: Config::with_api_base(&format!("{}/v1", api.url())),
        ..Stage::default()
    };
    let page = page.open().await;
    page.may_violate_its_policy();
    page.fill("API token", TOKEN).await;
    let sentence = format!("This page may not send requests to {}", api.url());
    let answer = ends_in(&page, &sentence).await;
    assert!(answer.contains("Nothing was sent."), "{answer}");
    assert!(!answer.contains(MAY_HAVE_ARRIVED), "{answer}");
    assert_eq!(api.handle.requests(), []);
}

#[tokio::test]
async fn an_api_on_another_origin_that_allows_pages_is_used() {
    let (api, page) = api_elsewhere().await;
    page.tells(&format!("Requests go to {}", api.url())).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    assert_eq!(api.handle.tables().len(), 1);
    assert_eq!(posts(&page), []);
}

#[tokio::test]
async fn an_api_without_cors_headers_is_told_from_one_that_is_not_there() {
    let (api, page) = api_elsewhere().await;
    let refused = format!("{} answers, but not to pages like this one", api.url());
    for method in ["POST", "OPTIONS"] {
        for cors in [Cors::None, Cors::OtherOrigin, Cors::Doubled] {
            api.handle.reset();
            api.handle.arm(Fault {
                method: Some(method.to_owned()),
                cors,
                ..Fault::default()
            });
            let answer = ends_in(&page, &refused).await;
            assert!(answer.contains(MAY_HAVE_ARRIVED), "{answer}");
            assert!(
                answer.contains("a plain GET without token to the same address is answered"),
                "{answer}"
            );
            let arrived = api.handle.requests();
            let posts = arrived.iter().filter(|request| request.method == "POST");
            assert_eq!(
                posts.count(),
                usize::from(method == "POST"),
                "{method} {cors:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_redirect_to_another_host_is_not_followed() {
    let (api, page) = api_elsewhere().await;
    let other = Sandbox::start(Options {
        cors: true,
        ..Options::default()
    });
    let other = other.await.expect("a free port for the other host");
    for status in [301, 302, 303, 307, 308] {
        api.handle.reset();
        api.handle.arm(fault(Act::Redirect(Redirect {
            status,
            location: format!("{}/v1/project", other.url()),
        })));
        ends_in(&page, "or it redirects").await;
    }
    assert_eq!(other.handle.requests(), []);
}

#[tokio::test]
async fn a_computer_without_a_network_sends_nothing_until_it_is_back() {
    if Engine::of_this_run() == Engine::WebKit {
        // Its driver can't take the network away.
        return;
    }
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.network(false).await;
    let answer = ends_in(&page, "This computer is offline. Nothing was sent.").await;
    assert!(!answer.contains(MAY_HAVE_ARRIVED), "{answer}");
    assert_eq!(posts(&page), []);
    page.network(true).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
}

#[tokio::test]
async fn an_answer_that_breaks_off_or_is_too_long_is_shown_as_far_as_it_came() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    for (then, chunked) in [
        (Then::Close, false),
        (Then::Close, true),
        (Then::Reset, false),
    ] {
        if chunked && page.engine() == Engine::WebKit {
            // WebKitGTK takes what came for the whole body: docs/faults.md.
            continue;
        }
        page.api().reset();
        page.api()
            .arm(fault(Act::Partial(Partial { then, chunked })));
        let before = Before::of(&page).await;
        page.insist().await;
        let answer = page
            .answer("The connection broke before the answer was whole.")
            .await;
        assert!(answer.contains("200 OK"), "{answer}");
        before.still_holds(&page).await;
        only_post(&page);
    }
    page.api().reset();
    page.api().arm(fault(Act::Huge(Huge { bytes: 64 << 20 })));
    page.insist().await;
    let answer = page.answer("The answer is longer than 1 MiB.").await;
    assert!(answer.contains("200 OK"));
    page.fill("Table name", "still_usable").await;
    page.get(Role::Button, "Send request").await;
}
