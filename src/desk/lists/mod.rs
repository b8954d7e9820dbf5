//! What the API has told of what exists, kept for the session: each list with the question that it answers, whether it is
//! being asked for, and what went wrong. A list comes by asking, or from what a command printed. There is no token here.
//!
//! - `question`: what is asked.

mod question;

use crate::api::answer::{self, Answer, Extent, Verdict};
use crate::api::applications::answer::{self as applications, Application};
use crate::api::discovery::{self, Integration, Job, JobDetail, Me, Service, Table, Topic};
use crate::desk::answer::pasted::{self, PastedFault};
use crate::workspace::target::Target;
pub use question::{Of, Question, request, told};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as what is asked for")]
pub enum Found {
    Me(Me),
    Projects(Vec<String>),
    Services(Vec<Service>),
    Integrations(Vec<Integration>),
    Topics(Vec<Topic>),
    Tables(Vec<Table>),
    Jobs(Vec<Job>),
    Job(JobDetail),
    Applications(Vec<Application>),
    Application(Application),
}

/// Why there is no list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// No answer that a browser can read.
    Silent,
    /// The API answered with this status and these words.
    Refused(u16, String),
    /// The answer is not what was asked for.
    Strange,
    /// The token can't be sent: nothing was asked.
    NotAsked,
}

/// Why what was pasted is no list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// It is no answer.
    Fault(PastedFault),
    /// It is one, but not of a list.
    Trouble(Trouble),
    /// It is an error with these words, and nothing tells its status.
    Error(String),
}

/// What is known of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The question.
    pub question: Question,
    /// The last answer that could be read.
    pub found: Option<Found>,
    /// Why there is none, or no newer one.
    pub trouble: Option<Trouble>,
    /// The name by which the answer that is waited for will come.
    asked: Option<u32>,
    is_pasted: bool,
}

impl List {
    /// Whether an answer is waited for.
    pub fn is_asked(&self) -> bool {
        self.asked.is_some()
    }
}

/// All lists.
#[derive(Debug, Default)]
pub struct Lists {
    /// The integrations that the host of the page names.
    pub named: Vec<Integration>,
    all: Vec<List>,
    asked: u32,
    changes: u32,
}

impl Lists {
    /// A number that is another whenever something was found or forgotten.
    pub fn changes(&self) -> u32 {
        self.changes
    }

    /// What is known of a question.
    pub fn get(&self, question: &Question) -> Option<&List> {
        self.all.iter().find(|list| list.question == *question)
    }

    /// What was found.
    pub fn found(&self, question: &Question) -> Option<&Found> {
        self.get(question)?.found.as_ref()
    }

    /// Asks anew: what the app is told. Nothing while an answer is waited for, or where the address is not known.
    pub fn ask(&mut self, question: &Question) -> Option<String> {
        if !question.is_possible() || self.get(question).is_some_and(List::is_asked) {
            return None;
        }
        self.asked += 1;
        let name = self.asked;
        self.entry(question).asked = Some(name);
        let endpoint = question.endpoint();
        let asker = format!("~{name}");
        Some(told(&asker, endpoint, &question.target, &question.id))
    }

    /// Asks, unless the answer is known or has failed before.
    pub fn need(&mut self, question: &Question) -> Option<String> {
        let is_known = |list: &List| list.found.is_some() || list.trouble.is_some();
        if self.get(question).is_some_and(is_known) {
            return None;
        }
        self.ask(question)
    }

    /// Takes the answer to what was asked under this name, without a status where none could be read, and gives the
    /// question.
    pub fn got(&mut self, name: u32, status: Option<u16>, body: &str) -> Option<Question> {
        let mut lists = self.all.iter_mut();
        let list = lists.find(|list| list.asked == Some(name))?;
        list.asked = None;
        self.changes += 1;
        match read(&list.question, status, body) {
            Ok(found) => {
                list.found = Some(found);
                list.trouble = None;
                list.is_pasted = false;
            }
            Err(trouble) => list.trouble = Some(trouble),
        }
        Some(list.question.clone())
    }

    /// What the app is told where the API refuses the token itself.
    pub fn refused(&self, question: &Question) -> Option<String> {
        match self.get(question)?.trouble.as_ref()? {
            Trouble::Refused(401, said) if said.is_empty() => {
                Some(["refused ", &crate::text::status(401)].concat())
            }
            Trouble::Refused(401, said) => Some(["refused ", said].concat()),
            _ => None,
        }
    }

    /// Nothing was asked, since there is no token that could be sent.
    pub fn missed(&mut self, name: u32) -> Option<Question> {
        let mut lists = self.all.iter_mut();
        let list = lists.find(|list| list.asked == Some(name))?;
        list.asked = None;
        list.trouble = Some(Trouble::NotAsked);
        Some(list.question.clone())
    }

    /// Takes what the command printed. Of the text itself, nothing is kept.
    ///
    /// # Errors
    /// Where it is no list; what was known before stays.
    pub fn paste(&mut self, question: &Question, text: &str) -> Result<(), Unread> {
        let pasted = pasted::read(text).map_err(Unread::Fault)?;
        let found = match read(question, Some(pasted.status), &pasted.body) {
            Ok(found) => found,
            // Its status is not known.
            Err(Trouble::Refused(_, said)) if !pasted.is_told => return Err(Unread::Error(said)),
            Err(trouble) => return Err(Unread::Trouble(trouble)),
        };
        self.changes += 1;
        let list = self.entry(question);
        list.found = Some(found);
        list.trouble = None;
        // An answer that is still on its way is older than this.
        list.asked = None;
        list.is_pasted = true;
        Ok(())
    }

    /// Forgets what another token was told. What was pasted stays.
    pub fn forget(&mut self) {
        self.changes += 1;
        self.all.retain(|list| list.is_pasted);
        for list in &mut self.all {
            list.asked = None;
            list.trouble = None;
        }
    }

    /// Forgets an application that was deleted.
    pub fn forget_application(&mut self, target: &Target, id: &str) {
        self.changes += 1;
        let question = Question::of(Of::Applications, target);
        let mut lists = self.all.iter_mut();
        let list = lists.find(|list| list.question == question);
        if let Some(Found::Applications(known)) = list.and_then(|list| list.found.as_mut()) {
            known.retain(|application| application.id != id);
        }
    }

    /// Changes the tables that are known of a service.
    pub fn change_tables(&mut self, target: &Target, change: impl FnOnce(&mut Vec<Table>)) {
        self.changes += 1;
        let question = Question::of(Of::Tables, target);
        let mut lists = self.all.iter_mut();
        let list = lists.find(|list| list.question == question);
        if let Some(Found::Tables(tables)) = list.and_then(|list| list.found.as_mut()) {
            change(tables);
        }
    }

    fn entry(&mut self, question: &Question) -> &mut List {
        let at = self.all.iter().position(|list| list.question == *question);
        let at = at.unwrap_or_else(|| {
            self.all.push(List {
                question: question.clone(),
                found: None,
                trouble: None,
                asked: None,
                is_pasted: false,
            });
            self.all.len() - 1
        });
        &mut self.all[at]
    }
}

/// What an answer says that is none that was hoped for. A 200 that carries an error is no success.
pub fn trouble(status: u16, body: &str) -> Option<Trouble> {
    let reading = answer::read(&Answer {
        status,
        body: body.to_owned(),
        extent: Extent::Whole,
        retry_after: None,
    });
    match reading.verdict {
        Verdict::Done => None,
        Verdict::Foreign => Some(Trouble::Strange),
        _ => Some(Trouble::Refused(
            status,
            reading.message.unwrap_or_default(),
        )),
    }
}

fn json(body: &str) -> serde_json::Value {
    serde_json::from_str(body).unwrap_or_default()
}

fn read(question: &Question, status: Option<u16>, body: &str) -> Result<Found, Trouble> {
    let status = status.ok_or(Trouble::Silent)?;
    if let Some(trouble) = trouble(status, body) {
        return Err(trouble);
    }
    let Target {
        project, service, ..
    } = &question.target;
    let found = match question.of {
        Of::Me => discovery::me(body).map(Found::Me),
        Of::Projects => discovery::projects(body).map(Found::Projects),
        Of::Services => discovery::services(body).map(Found::Services),
        Of::Integrations => {
            discovery::integrations(body, project, service).map(Found::Integrations)
        }
        Of::Topics => discovery::topics(body).map(Found::Topics),
        Of::Tables => discovery::tables(body).map(Found::Tables),
        Of::Jobs => discovery::jobs(body).map(Found::Jobs),
        Of::Job => discovery::job(body).map(Found::Job),
        Of::Applications => applications::applications(&json(body)).map(Found::Applications),
        Of::Application => {
            let found = applications::application(&json(body));
            (!found.id.is_empty()).then_some(Found::Application(found))
        }
    };
    found.ok_or(Trouble::Strange)
}
