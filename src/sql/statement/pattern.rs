//! `MATCH_RECOGNIZE`.

use super::read::Reader;
use super::tree::Pattern;
use crate::sql::cursor::Parsed;
use crate::sql::problem::Expected;
use crate::sql::token::Kind;

impl Reader<'_> {
    /// Reads `MATCH_RECOGNIZE (…)`.
    pub fn pattern(&mut self) -> Parsed<Pattern> {
        let span = self.cursor.span();
        self.cursor.pass();
        self.cursor.sign("(")?;
        let mut pattern = Pattern {
            span,
            partition: Vec::new(),
            order: Vec::new(),
            measures: Vec::new(),
            defines: Vec::new(),
            variables: Vec::new(),
            keeps_rows: false,
        };
        if self.cursor.takes_word("PARTITION") {
            self.cursor.word("BY")?;
            pattern.partition = self.expressions()?;
        }
        pattern.order = self.order_by()?;
        if self.cursor.takes_word("MEASURES") {
            loop {
                let expr = self.expression()?;
                self.cursor.word("AS")?;
                let name = self.name()?;
                pattern.measures.push((expr, name));
                if !self.cursor.takes_sign(",") {
                    break;
                }
            }
        }
        self.rows_per_match(&mut pattern)?;
        self.skip()?;
        self.cursor.word("PATTERN")?;
        self.variables(&mut pattern)?;
        if self.cursor.takes_word("WITHIN") {
            self.expression()?;
        }
        if self.cursor.takes_word("SUBSET") {
            loop {
                pattern.variables.push(self.cursor.name()?);
                self.cursor.sign("=")?;
                self.names()?;
                if !self.cursor.takes_sign(",") {
                    break;
                }
            }
        }
        self.cursor.word("DEFINE")?;
        loop {
            let name = self.name()?;
            self.cursor.word("AS")?;
            pattern.variables.push(name.name.clone());
            pattern.defines.push((name, self.expression()?));
            if !self.cursor.takes_sign(",") {
                break;
            }
        }
        self.cursor.sign(")")?;
        Ok(pattern)
    }

    fn rows_per_match(&mut self, pattern: &mut Pattern) -> Parsed<()> {
        if self.cursor.takes_word("ONE") {
            self.cursor.word("ROW")?;
        } else if self.cursor.takes_word("ALL") {
            self.cursor.word("ROWS")?;
            pattern.keeps_rows = true;
        } else {
            return Ok(());
        }
        self.cursor.word("PER")?;
        self.cursor.word("MATCH")?;
        // SHOW EMPTY MATCHES, OMIT EMPTY MATCHES, WITH UNMATCHED ROWS.
        if pattern.keeps_rows && self.takes_any(&["SHOW", "OMIT", "WITH"]) {
            self.cursor.pass();
            self.cursor.pass();
        }
        Ok(())
    }

    fn skip(&mut self) -> Parsed<()> {
        if !self.cursor.takes_word("AFTER") {
            return Ok(());
        }
        self.cursor.word("MATCH")?;
        self.cursor.word("SKIP")?;
        if self.cursor.takes_word("PAST") {
            self.cursor.word("LAST")?;
            return self.cursor.word("ROW");
        }
        self.cursor.word("TO")?;
        if self.cursor.takes_word("NEXT") {
            return self.cursor.word("ROW");
        }
        let is_place = self.is_any(&["FIRST", "LAST"]) && !self.cursor.is_word_ahead(1, "PATTERN");
        if is_place {
            self.cursor.pass();
        }
        self.cursor.name().map(|_| ())
    }

    /// The brackets of PATTERN: names, and signs that say how often.
    fn variables(&mut self, pattern: &mut Pattern) -> Parsed<()> {
        self.cursor.sign("(")?;
        let mut open = 1_usize;
        loop {
            match self.cursor.ahead(0) {
                "(" => open += 1,
                ")" => open -= 1,
                "|" | "*" | "+" | "?" | "{" | "}" | "-" | "," | "^" => {}
                _ if self.cursor.kind() == Some(Kind::Integer)
                    || self.cursor.is_word("PERMUTE") => {}
                _ if self.cursor.is_name() => {
                    pattern.variables.push(self.cursor.name()?);
                    continue;
                }
                _ => return Err(self.cursor.expected(Expected::Name)),
            }
            self.cursor.pass();
            if open == 0 {
                return Ok(());
            }
        }
    }
}
