//! The attack suite: what each of the 24 threats of `SECURITY.md` looks like when somebody tries it on the built page.
//! What other tests play is named in `threats` and not played again.
//!
//! | room | what it holds |
//! | --- | --- |
//! | `threats`, `rows`, `table` | the threats as data, and the table for readers that is made of them |
//! | `bench` | a page with traps laid, and what must hold after each attempt |
//! | `hostile`, `payload`, `mutate`, `chance` | what attackers write |
//! | all others | the attacks, a file for each way in |

mod addresses;
mod answers;
mod bench;
mod canary;
mod chance;
mod commands;
mod host_file;
mod hostile;
mod links;
mod markup;
mod memory;
mod mutate;
mod names;
mod payload;
mod rows;
mod said;
mod table;
mod threats;
