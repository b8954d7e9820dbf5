//! The workspace: the drafts, their states, and what can be done with them as a whole.

use super::form::HEADING_ID;
use crate::api::generation::Generation;
use crate::browser::page;
use crate::desk;
use crate::text;
use crate::ui::live::{attribute, each, live, memo, next_frame, on_click, when};
use crate::ui::parts::icon::{self, Icon};
use crate::ui::parts::menu::{Item, Menu};
use crate::ui::state::{State, hash_of};
use crate::workspace::field::Field;
use crate::workspace::job::Job;
use crate::workspace::problem::{Problem, Severity};
use crate::workspace::table::{Connector, Kafka, OpenSearch, Plain, PlainKind, Postgres, Table};
use crate::workspace::{Draft, DraftId, Progress, Subject, example};
use leptos::prelude::*;
use std::sync::Arc;

/// The id of the button that adds tables. The focus comes here when what had it is gone.
pub(crate) const ADD_TABLE_ID: &str = "add-table";

/// The pane.
#[component]
pub(crate) fn WorkspacePane() -> impl IntoView {
    let state = State::of_app();
    let add_table = |connector: Connector| Item {
        label: text::connector(&connector),
        act: Arc::new(move || {
            state.add(Subject::Table(Table {
                connector: connector.clone(),
                ..Table::default()
            }));
            focus_later(Field::TableName.control_id());
        }),
    };
    let mut table_items = vec![
        add_table(Connector::Postgres(Postgres::default())),
        add_table(Connector::Kafka(Kafka::default())),
        add_table(Connector::Kafka(Kafka::upsert())),
        add_table(Connector::OpenSearch(OpenSearch::default())),
    ];
    table_items.extend(PlainKind::ALL.map(|kind| add_table(Connector::Plain(Plain::of(kind)))));
    table_items.push(add_table(Connector::Free));
    let add_job = on_click(move || {
        state.add(Subject::Job(Job::default()));
        focus_later(Field::JobName.control_id());
    });
    view! {
        <nav class="workspace" aria-label=text::workspace::NAME>
            <Example />
            <section>
                <div class="section-head">
                    <h2>{text::workspace::TABLES}</h2>
                    <Menu
                        id=ADD_TABLE_ID.to_owned()
                        class="quiet"
                        label=live(|| None)
                        items=table_items
                        content=text::workspace::ADD_TABLE.into_any()
                    />
                </div>
                <Drafts empty=text::workspace::NO_TABLES holds=|draft| matches!(draft.subject, Subject::Table(_)) />
            </section>
            <section>
                <div class="section-head">
                    <h2>{text::workspace::JOBS}</h2>
                    <button type="button" class="quiet" on:click=add_job>
                        {text::workspace::ADD_JOB}
                    </button>
                </div>
                <Drafts empty=text::workspace::NO_JOBS holds=|draft| matches!(draft.subject, Subject::Job(_)) />
            </section>
            <div class="import-host" id=desk::IMPORT_ID.to_owned()></div>
            <div id=desk::PICTURE_ID.to_owned()></div>
            <div id=desk::SEND_ALL_ID.to_owned()></div>
        </nav>
    }
}

/// The form of a new draft is in the page only after the signals have been worked off.
fn focus_later(id: String) {
    next_frame(move || page::focus(&id));
}

/// What is said as long as a draft of the example stands untouched.
#[component]
fn Example() -> impl IntoView {
    let state = State::of_app();
    let start_empty = move || {
        state.start_empty();
        page::focus(ADD_TABLE_ID);
    };
    let of_example = move || {
        state.workspace.with(|workspace| {
            let drafts = workspace.drafts.iter();
            let untouched = drafts.filter(|draft| example::is_untouched(draft)).count();
            (untouched, workspace.drafts.len() - untouched)
        })
    };
    let label = move || match of_example() {
        (_, 0) => text::workspace::START_EMPTY,
        _ => text::workspace::REMOVE_EXAMPLE,
    };
    // Room for what the desk will say of the older generation: nothing below it moves then.
    let class = move || {
        if state.generation() == Generation::Classic && state.config.api_generation.is_none() {
            "example roomy"
        } else {
            "example"
        }
    };
    let example = move || {
        view! {
            <div class=attribute(class)>
                <p>{text::workspace::EXAMPLE}</p>
                <button type="button" class="button" on:click=on_click(start_empty)>
                    {live(label)}
                </button>
                <div id=desk::RETIRED_ID.to_owned()></div>
            </div>
        }
        .into_any()
    };
    when(move || of_example().0 > 0, example)
}

/// The drafts of one sort.
#[component]
fn Drafts(empty: &'static str, holds: fn(&Draft) -> bool) -> impl IntoView {
    let state = State::of_app();
    let ids = move || {
        state.workspace.with(|workspace| {
            workspace
                .drafts
                .iter()
                .filter(|draft| holds(draft))
                .map(|draft| draft.id.0)
                .collect::<Vec<_>>()
        })
    };
    let item = |id| view! { <DraftItem id=DraftId(id) /> }.into_any();
    let is_empty = move || ids().is_empty();
    view! {
        <ul class="drafts">{each(ids, item)}</ul>
        {when(is_empty, move || view! { <p class="hint">{empty}</p> }.into_any())}
    }
}

/// What a draft's item says of its state, and the class that colours it.
fn draft_state(state: State, id: DraftId) -> (String, &'static str) {
    state.workspace.with(|workspace| {
        let Some(draft) = workspace.draft(id) else {
            return (String::new(), "state");
        };
        if state.under_way() == Some(id) {
            return (text::SENDING.to_owned(), "state accent");
        }
        let said = text::progress(&draft.progress).to_owned();
        let is_counted =
            |problem: &&Problem| problem.severity >= Severity::Error && state.is_shown(id, problem);
        let problems = state.problems_of(draft, workspace);
        let count = problems.iter().filter(is_counted).count();
        let is_created = draft.created(&workspace.target).is_some();
        match (&draft.progress, count) {
            _ if draft.is_changed_since(&workspace.target) => {
                let mut said = text::CHANGED.to_owned();
                if count > 0 {
                    said.push_str(", ");
                    said.push_str(&text::problems(count));
                }
                (said, "state warn")
            }
            _ if is_created => (said, "state good"),
            (Progress::Failed, _) => (said, "state bad"),
            _ if draft.is_unknown(&workspace.target) => (said, "state warn"),
            (_, 0) if workspace.has_namesake(draft) => (text::EXISTS.to_owned(), "state warn"),
            (_, 0) => (text::progress(&Progress::Draft).to_owned(), "state"),
            (_, count) => (text::problems(count), "state bad"),
        }
    })
}

/// How a draft is called.
fn draft_name(state: State, id: DraftId) -> String {
    state.workspace.with(|workspace| {
        text::workspace::called(workspace.draft(id).map(Draft::name).unwrap_or_default())
    })
}

/// What there is to say of a draft's subject.
fn of_subject(state: State, id: DraftId, said: fn(&Subject) -> &'static str) -> Memo<&'static str> {
    memo(move || {
        state.workspace.with(|workspace| {
            let draft = workspace.draft(id);
            draft.map(|draft| said(&draft.subject)).unwrap_or_default()
        })
    })
}

/// One draft: a link to its form, and its menu.
#[component]
fn DraftItem(id: DraftId) -> impl IntoView {
    let state = State::of_app();
    let name = memo(move || draft_name(state, id));
    let said = memo(move || draft_state(state, id).0);
    let class = attribute(move || draft_state(state, id).1);
    let is_current = live(move || (state.selected.get() == Some(id)).then(|| "page".to_owned()));
    // The payload as JSON can make another kind of it.
    let (kind, outline) = (
        of_subject(state, id, text::short_kind),
        of_subject(state, id, icon::of_subject),
    );
    // Selected here already: the browser follows the link only after the next frame.
    let open = on_click(move || {
        state.select(id);
        focus_later(HEADING_ID.to_owned());
    });
    let rename = move || {
        state.select(id);
        let field = state.workspace.with_untracked(|workspace| {
            match workspace.draft(id).map(|draft| &draft.subject) {
                Some(Subject::Job(_)) => Field::JobName,
                _ => Field::TableName,
            }
        });
        focus_later(field.control_id());
    };
    let items = vec![
        Item {
            label: text::workspace::DUPLICATE,
            act: Arc::new(move || state.duplicate(id)),
        },
        Item {
            label: text::workspace::RENAME,
            act: Arc::new(rename),
        },
        Item {
            label: text::workspace::DELETE,
            act: Arc::new(move || {
                state.delete(id);
                page::focus(ADD_TABLE_ID);
            }),
        },
    ];
    let menu_name = live(move || Some(name.with(|name| text::workspace::menu(name))));
    view! {
        <li class="draft">
            <a href=hash_of(id) aria-current=is_current on:click=open>
                {live(move || view! { <Icon outline=outline.get() /> }.into_any())}
                <span class="draft-name">{live(move || name.get())}</span>
                " "
                <small>{live(move || kind.get())}</small>
                " "
                <span class=class>{live(move || said.get())}</span>
            </a>
            <Menu
                id=format!("draft-{}", id.0)
                class="quiet more"
                label=menu_name
                items
                content=view! { <Icon outline=icon::MORE /> }.into_any()
            />
        </li>
    }
}
