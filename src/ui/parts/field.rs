//! A field of a form: label, the API's own name, control, hint and problems, tied together for screen
//! readers.

use crate::browser::desk as module;
use crate::desk;
use crate::text;
use crate::ui::live::{Attribute, Live, React, flag, live, memo, on_click, on_leave, on_value};
use crate::ui::state::State;
use crate::workspace::DraftId;
use crate::workspace::field::Field;
use crate::workspace::problem::{Fault, Problem, Severity};
use leptos::ev::{Event, FocusEvent};
use leptos::prelude::*;

/// What a field is typed into.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Control {
    /// One line of prose.
    Line,
    /// One line of code: an id, a name in another system.
    Code,
    /// One line that nobody is to read.
    Secret,
    /// The columns of a table, as SQL.
    Schema,
    /// A statement, as SQL.
    Statement,
    /// A choice among the values that the API takes.
    Choice,
}

/// A field of a draft, or of the target where `draft` is none.
#[component]
pub(crate) fn DraftField(
    #[prop(optional_no_strip)] draft: Option<DraftId>,
    field: Field,
    control: Control,
) -> impl IntoView {
    let state = State::of_app();
    let id = field.control_id();
    let hint_id = format!("{id}-hint");
    let problems_id = format!("{id}-problems");
    let hint = text::hint(field);
    let value = memo(move || state.value(draft, field));
    let problems = memo(move || shown_problems(state, field));
    let described = {
        let hint_id = hint.map(|_| hint_id.clone());
        let problems_id = problems_id.clone();
        live(move || {
            let has_problems = problems.with(|problems| !problems.is_empty());
            let problems_id = has_problems.then_some(problems_id.as_str());
            let ids: Vec<&str> = problems_id.into_iter().chain(hint_id.as_deref()).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    };
    let typed = Typed {
        id: id.clone(),
        field,
        value,
        is_invalid: is_invalid(problems),
        described,
        set: on_value(move |value| state.set_value(draft, field, value)),
        leave: on_leave(move || state.leave(field)),
    };
    let input = typed.control(control);
    view! {
        <div class="field">
            <div class="field-head">
                <label for=id.clone()>{text::label(field)}</label>
                <code class="api-name">{live(move || state.name_of(draft, field))}</code>
            </div>
            {input}
            <div class="field-notes">
                {problem_list(problems_id, problems)}
                {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            </div>
        </div>
    }
}

/// What a control is made of.
struct Typed {
    id: String,
    field: Field,
    value: Memo<String>,
    is_invalid: Attribute,
    described: Attribute,
    set: React<Event>,
    leave: React<FocusEvent>,
}

impl Typed {
    fn control(self, control: Control) -> AnyView {
        let Self {
            id,
            field,
            value,
            is_invalid,
            described,
            set,
            leave,
        } = self;
        let class = match control {
            Control::Line | Control::Choice => "",
            Control::Code | Control::Secret | Control::Schema => "code",
            Control::Statement => "code tall",
        };
        match control {
            Control::Line | Control::Code | Control::Secret => view! {
                <input
                    id=id
                    type=if control == Control::Secret { "password" } else { "text" }
                    class=class
                    autocomplete="off"
                    autocapitalize="off"
                    prop:value=live(move || value.get())
                    aria-invalid=is_invalid
                    aria-describedby=described
                    on:input=set
                    on:blur=leave
                />
            }
            .into_any(),
            Control::Schema | Control::Statement => view! {
                <div id=desk::host_id(&id)></div>
                <div class="editor">
                    <div class="paint" id=desk::paint_id(&id)></div>
                    <textarea
                        id=id
                        class=class
                        autocomplete="off"
                        autocapitalize="off"
                        prop:value=live(move || value.get())
                        aria-invalid=is_invalid
                        aria-describedby=described
                        on:input=set
                        on:blur=leave
                    ></textarea>
                </div>
            }
            .into_any(),
            Control::Choice => {
                let option = |choice: &'static str, label: &'static str| {
                    let is_chosen = live(move || value.with(|value| value == choice));
                    view! { <option value=choice prop:selected=is_chosen>{label}</option> }
                        .into_any()
                };
                let left_out = option("", text::form::LEFT_OUT);
                let choices: Vec<AnyView> = field
                    .choices()
                    .iter()
                    .map(|choice| option(choice, choice))
                    .collect();
                view! {
                    <select
                        id=id
                        aria-invalid=is_invalid
                        aria-describedby=described
                        on:change=set
                        on:blur=leave
                    >
                        {left_out}
                        {choices}
                    </select>
                }
                .into_any()
            }
        }
    }
}

/// A problem as it is shown at a field.
#[derive(Clone, PartialEq)]
pub(crate) struct Shown {
    severity: Severity,
    sentence: String,
    /// The finding that the desk can mend, and what it would write.
    mend: Option<(DraftId, u32, String)>,
}

impl Shown {
    /// A sentence that stands alone.
    pub(crate) fn plain(severity: Severity, sentence: String) -> Self {
        Self {
            severity,
            sentence,
            mend: None,
        }
    }
}

/// Whether one of a field's problems is an error.
pub(crate) fn is_invalid(problems: Memo<Vec<Shown>>) -> Attribute {
    flag(move || {
        let is_error = |shown: &Shown| shown.severity >= Severity::Error;
        problems.with(|problems| problems.iter().any(is_error))
    })
}

/// The problems of a field, as a list that its control refers to.
pub(crate) fn problem_list(id: String, problems: Memo<Vec<Shown>>) -> Live<AnyView> {
    live(move || {
        let problems = problems.get();
        if problems.is_empty() {
            return ().into_any();
        }
        let items: Vec<AnyView> = problems
            .into_iter()
            .map(|shown| {
                let class = if shown.severity == Severity::Warning {
                    "warning"
                } else {
                    ""
                };
                let fix = shown.mend.map(|(draft, number, does)| {
                    let mend = on_click(move || module::mend(draft.0, number));
                    let name = live(move || Some(text::form::fix(&does)));
                    view! { " " <button type="button" class="link" aria-label=name on:click=mend>{text::form::FIX}</button> }
                        .into_any()
                });
                view! { <li class=class>{shown.sentence} {fix}</li> }.into_any()
            })
            .collect();
        view! { <ul class="problems" id=id.clone()>{items}</ul> }.into_any()
    })
}

/// What is wrong with a field, as far as it is shown yet: the checks' sentences, then the API's.
pub(crate) fn shown_problems(state: State, field: Field) -> Vec<Shown> {
    let selected = state.selected.get();
    let is_shown = |problem: &Problem| selected.is_some_and(|id| state.is_shown(id, problem));
    let found = state.problems.with(|problems| {
        let of_field = problems
            .iter()
            .filter(|problem| problem.field == field && is_shown(problem));
        of_field
            .map(|problem| {
                let mut shown =
                    Shown::plain(problem.severity, text::problem(field, &problem.fault));
                if let (Fault::Sql(finding), Some(id)) = (&problem.fault, selected)
                    && let Some(does) = &finding.mend
                {
                    shown.mend = Some((id, finding.number, does.clone()));
                }
                shown
            })
            .collect::<Vec<_>>()
    });
    found.into_iter().chain(said_by_api(state, field)).collect()
}

fn said_by_api(state: State, field: Field) -> impl Iterator<Item = Shown> {
    state
        .marked(field)
        .into_iter()
        .map(|said| Shown::plain(Severity::Error, text::said_by_api(&said)))
}
