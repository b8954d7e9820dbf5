//! What the lists look at, and what is asked next for each of them.

use crate::desk::lists::{Found, List, Lists, Of, Question};
use crate::workspace::field::Field;
use crate::workspace::target::Target;
use crate::workspace::{Draft, Workspace};

/// What all of this looks at.
pub struct Scene<'a> {
    /// What is known.
    pub lists: &'a mut Lists,
    /// Drafts and target.
    pub workspace: &'a Workspace,
    /// The draft that is shown.
    pub shown: Option<&'a Draft>,
    /// Whether the token's field holds something.
    pub has_token: bool,
    /// What stands in a field now: what was typed last is not in the workspace yet.
    pub typed: Option<(Field, String)>,
}

/// What must be known before a list can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The project.
    Project,
    /// The Flink service.
    Service,
    /// The integration, which names the Kafka service.
    Integration,
    /// The Kafka is outside of Aiven, and the integration of no Aiven service.
    Outside,
}

impl Scene<'_> {
    /// What a field holds.
    pub fn value(&self, field: Field) -> &str {
        if let Some((_, typed)) = self.typed.as_ref().filter(|(of, _)| *of == field) {
            return typed;
        }
        match self.shown {
            Some(draft) => field.get(&self.workspace.target, &draft.subject),
            None => field.of_target(&self.workspace.target),
        }
    }

    /// Asks for the list of a field, if it can be and was not.
    pub(super) fn need(&mut self, field: Field) -> Option<String> {
        let question = self.wanted(field).ok().filter(|_| self.has_token)?;
        self.lists.need(&question)
    }

    /// The question to ask next for the list of a field.
    ///
    /// # Errors
    /// Where something must be known before.
    pub fn wanted(&self, field: Field) -> Result<Question, Missing> {
        let target = &self.workspace.target;
        let possible = |question: Question, missing| {
            if question.is_possible() {
                Ok(question)
            } else {
                Err(missing)
            }
        };
        match field {
            Field::Project => {
                let me = Question::of(Of::Me, target);
                let is_enough = match self.lists.get(&me) {
                    Some(List {
                        found: Some(Found::Me(me)),
                        ..
                    }) => !me.projects.is_empty(),
                    Some(List { trouble, .. }) => trouble.is_none(),
                    None => true,
                };
                Ok(if is_enough {
                    me
                } else {
                    Question::of(Of::Projects, target)
                })
            }
            Field::Service => possible(Question::of(Of::Services, target), Missing::Project),
            _ => {
                possible(Question::of(Of::Services, target), Missing::Project)?;
                let integrations =
                    possible(Question::of(Of::Integrations, target), Missing::Service)?;
                if field == Field::IntegrationId || self.lists.found(&integrations).is_none() {
                    return Ok(integrations);
                }
                let kafka = Target {
                    service: self.kafka()?,
                    ..target.clone()
                };
                possible(Question::of(Of::Topics, &kafka), Missing::Integration)
            }
        }
    }

    /// The Kafka service of the integration that is typed.
    fn kafka(&self) -> Result<String, Missing> {
        let id = self.value(Field::IntegrationId);
        let mut integrations = self.listed_integrations().iter();
        let integration = integrations.find(|known| known.id == id);
        match integration {
            Some(known) if known.is_external => Err(Missing::Outside),
            Some(known) => Ok(known.source.clone()),
            None => Err(Missing::Integration),
        }
    }

    /// What can be pasted for a field.
    pub(super) fn pasted(&self, field: Field) -> Option<Question> {
        match field {
            Field::Project => Some(Question::of(Of::Projects, &self.workspace.target)),
            _ => self.wanted(field).ok(),
        }
    }
}
