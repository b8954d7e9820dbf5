//! The form of the draft that is shown.

use crate::api::generation::Generation;
use crate::desk;
use crate::text;
use crate::ui::live::{attribute, live, memo, on_value, when};
use crate::ui::parts::field::{Control, DraftField};
use crate::ui::state::State;
use crate::workspace::field::Field;
use crate::workspace::job::TablesBy;
use crate::workspace::table::{Connector, PlainKind};
use crate::workspace::{DraftId, Subject, Workspace};
use leptos::prelude::*;

/// The id of the form's heading, where the focus goes when a draft is opened.
pub(crate) const HEADING_ID: &str = "form-heading";

/// The pane.
#[component]
pub(crate) fn FormPane() -> impl IntoView {
    let state = State::of_app();
    let nothing = || {
        view! {
            <div class="nothing">
                <h2>{text::workspace::NOTHING_TITLE}</h2>
                <p>{text::workspace::NOTHING_TEXT}</p>
            </div>
        }
        .into_any()
    };
    // What a draft is changes with its JSON alone: what it holds is its fields' to follow.
    let shown = memo(move || {
        let selected = state.selected.get()?;
        let kind = |workspace: &Workspace| Some(text::kind(&workspace.draft(selected)?.subject));
        Some((selected, state.workspace.with(kind)?))
    });
    let form = live(move || {
        let selected = shown.get().map(|(id, _)| id);
        state.workspace.with_untracked(|workspace| {
            let Some(draft) = selected.and_then(|id| workspace.draft(id)) else {
                return nothing();
            };
            let (id, subject) = (draft.id, &draft.subject);
            let fields = match subject {
                Subject::Table(table) => match table.connector {
                    Connector::Postgres(_) => plain_fields(id, Field::JdbcTable),
                    Connector::OpenSearch(_) => plain_fields(id, Field::OpenSearchIndex),
                    Connector::Plain(ref plain) => own_fields(id, Some(plain.kind)),
                    Connector::Free => own_fields(id, None),
                    Connector::Kafka(_) => view! { <KafkaFields id /> }.into_any(),
                },
                Subject::Job(_) => view! { <JobFields id /> }.into_any(),
            };
            view! {
                <div class="form-head">
                    <h2 id=HEADING_ID.to_owned() tabindex=attribute(|| "-1")>{text::kind(subject)}</h2>
                    <p>{text::purpose(subject)}</p>
                </div>
                {fields}
            }
            .into_any()
        })
    });
    view! { <main class="form">{form}</main> }
}

/// The form of a table that has no options: `place` is where its data is.
fn plain_fields(id: DraftId, place: Field) -> AnyView {
    let draft = Some(id);
    view! {
        <div class="pair">
            <DraftField draft field=Field::TableName control=Control::Line />
            <DraftField draft field=place control=Control::Line />
        </div>
        <DraftField draft field=Field::IntegrationId control=Control::Code />
        <DraftField draft field=Field::SchemaSql control=Control::Schema />
    }
    .into_any()
}

/// The form of a table that needs no integration, or of one that is written as a whole.
fn own_fields(id: DraftId, kind: Option<PlainKind>) -> AnyView {
    let draft = Some(id);
    let field = |field, control| view! { <DraftField draft field control /> }.into_any();
    let name = || field(Field::TableName, Control::Line);
    let schema = || field(Field::SchemaSql, Control::Schema);
    let options = || field(Field::Options, Control::Code);
    // Leptos takes over elements of one kind for those of the next form, and the desk has hidden some of the columns':
    // these stand in the same place of each form, or the element around them is another.
    let fields = match kind {
        None => {
            let fields = vec![
                field(Field::IntegrationId, Control::Code),
                field(Field::CreateTable, Control::Statement),
            ];
            return view! { <section class="whole">{fields}</section> }.into_any();
        }
        Some(PlainKind::Slack) => {
            let token = field(Field::SlackToken, Control::Secret);
            vec![name(), token, schema(), options()]
        }
        Some(_) => vec![name(), options(), schema()],
    };
    view! { <div class="whole">{fields}</div> }.into_any()
}

#[component]
fn KafkaFields(id: DraftId) -> impl IntoView {
    let state = State::of_app();
    let draft = Some(id);
    // Options that are in use are never folded away from the user's eyes.
    let in_use = Field::KAFKA_OPTIONS
        .iter()
        .any(|field| untrack(|| !state.value(draft, *field).is_empty()));
    let options = Field::KAFKA_OPTIONS.map(|field| {
        let control = if field == Field::KeyFields {
            Control::Code
        } else {
            Control::Choice
        };
        view! { <DraftField draft field control /> }.into_any()
    });
    view! {
        <div class="pair">
            <DraftField draft field=Field::TableName control=Control::Line />
            <DraftField draft field=Field::KafkaTopic control=Control::Line />
        </div>
        <DraftField draft field=Field::IntegrationId control=Control::Code />
        <DraftField draft field=Field::SchemaSql control=Control::Schema />
        <details open=in_use>
            <summary>{text::form::OPTIONS}</summary>
            <div class="pair">{options.into_iter().collect::<Vec<_>>()}</div>
        </details>
    }
}

#[component]
fn JobFields(id: DraftId) -> impl IntoView {
    let state = State::of_app();
    let draft = Some(id);
    let is_classic = move || state.generation() == Generation::Classic;
    let tables_by = move || view! { <TablesBySwitch id /> }.into_any();
    view! {
        <DraftField draft field=Field::JobName control=Control::Line />
        <DraftField draft field=Field::Statement control=Control::Statement />
        <div class="tables">
            <DraftField draft field=Field::Tables control=Control::Code />
            <div id=desk::host_id(&Field::Tables.control_id())></div>
        </div>
        {when(is_classic, tables_by)}
    }
}

/// How the request refers to the tables.
#[component]
fn TablesBySwitch(id: DraftId) -> impl IntoView {
    let state = State::of_app();
    let draft = Some(id);
    let field = Field::TablesBy;
    let choice = |way: TablesBy| {
        let is_chosen = live(move || state.value(draft, field) == way.name());
        let choose = on_value(move |_| state.set_value(draft, field, way.name().to_owned()));
        view! {
            <label>
                <input type="radio" name="tables-by" prop:checked=is_chosen on:change=choose />
                {way.name()}
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="switch" role="radiogroup" aria-describedby="tables-by-hint".to_owned()>
            <legend>{text::label(field)}</legend>
            {TablesBy::ALL.map(choice).into_iter().collect::<Vec<_>>()}
            <p class="hint" id="tables-by-hint".to_owned()>{text::hint(field)}</p>
        </fieldset>
    }
}
