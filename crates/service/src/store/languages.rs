//! The language a person is written to, where nobody can ask their browser: in mail.

use waybill_domain::lang::Lang;

use super::{Store, StoreProblem};

impl Store {
    /// The language of what is written to a person: English until another is known.
    ///
    /// # Errors
    /// The database failed.
    pub async fn language_of(&self, person: &str) -> Result<Lang, StoreProblem> {
        let sql = "select coalesce(language, '') from person where id = $1";
        let tag: Option<String> = sqlx::query_scalar(sql).bind(person).fetch_optional(&self.read).await?;
        Ok(read(&tag.unwrap_or_default()))
    }

    /// Keeps a person's language. What their browser asks for (`chosen` false) counts only while nothing else is known.
    ///
    /// # Errors
    /// The database failed.
    pub async fn keep_language(&self, person: &str, lang: Lang, chosen: bool) -> Result<(), StoreProblem> {
        let sql = "update person set language = $1 where id = $2 and (language is null or language <> $1 and $3 = 1)";
        let query = sqlx::query(sql).bind(lang.tag()).bind(person).bind(i64::from(chosen));
        query.execute(&self.write).await?;
        Ok(())
    }
}

/// What stands in the column, or would.
pub(super) fn read(tag: &str) -> Lang {
    Lang::of_tag(tag).unwrap_or_default()
}
