//! The gallery: the states of the page that a reviewer wants to see, each looked at in every setting of `look`. In all of
//! them the page must fit, everything can be hit and read, and axe finds nothing. With `MILLRACE_SCREENSHOTS` each leaves
//! a picture for each setting; `cargo xtask screenshots` makes a page of these.

mod answers;
mod axe;
mod dialogs;
mod fit;
mod forms;
mod look;
mod service;
mod sql;
mod start;

/// A test for each state: how the page comes there is the function of that name.
macro_rules! states {
    ($($room:ident: $($state:ident)+;)+) => {
        mod it_fits_and_axe_finds_nothing_in {
            $($(
                #[tokio::test]
                async fn $state() {
                    crate::look::over(stringify!($state), crate::$room::$state().await).await;
                }
            )+)+
        }
    };
}

states! {
    start: first_page empty_workspace connected menu_open fifty_drafts without_desk german;
    forms: new_postgresql new_kafka new_upsert new_opensearch new_job new_datagen new_slack new_any
        very_long_names errors_in_a_table errors_in_a_job;
    sql: grid_with_every_row grid_types grid_of_200_columns pasted_columns long_statement blanks completion picked_integration;
    answers: created all_created refused unknown_outcome sending held_back json_broken script notice_with_undo
        production;
    service: tables_there deleting_asks application converted versions_compared;
    dialogs: history history_compared import templates shared settings settings_delete share pasting_a_list;
}

/// What must not be in the page, put into it.
const WRONG: &str = "const add = (tag, style, text) => {
      const element = document.createElement(tag);
      Object.assign(element.style, style);
      element.textContent = text;
      document.querySelector('main').append(element);
    };
    const small = { inlineSize: '12px', blockSize: '12px', padding: 0, border: 0, marginBlockEnd: '-18px' };
    add('button', small, 'a');
    add('button', small, 'b');
    add('p', { color: '#6b6b6b', background: '#fff' }, 'pale');
    add('input', {}, '');
    add('div', { inlineSize: '3000px' }, 'wide');
    add('p', { inlineSize: '50px', overflow: 'hidden', whiteSpace: 'nowrap' }, 'cut before it ends');";

#[tokio::test]
async fn what_is_wrong_is_found() {
    let page = start::first_page().await;
    page.run(WRONG, vec![]).await;
    axe::bring(&page).await;
    let mut found = fit::misfits(&page).await;
    found.extend(axe::violations(&page, axe::Audit::Whole).await);
    for expected in [
        "scrolls sideways",
        "“cut before it ends” is cut",
        "color-contrast-enhanced,",
        "label,",
        "target-size,",
    ] {
        let is_found = found.iter().any(|fault| fault.contains(expected));
        assert!(is_found, "{expected}: {found:#?}");
    }
    let found = axe::violations(&page, axe::Audit::Targets).await;
    assert!(found[0].starts_with("target-size,"), "{found:#?}");
}
