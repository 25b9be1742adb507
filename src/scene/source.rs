//! What "why" says of a figure's rule: on the page, and as lines to copy.

use crate::state::{AppState, RuleBook};
use crate::text::rules::{self as text, RuleText};
use crate::text::{Lang, why};

/// The page "Rules and sources" at a rule, relative to the app's own address.
pub fn href(lang: Lang, id: &str) -> String {
    format!("./{}#{id}", text::file(lang))
}

/// The same in full, for what is copied. `page`: the app's address.
pub fn address(page: &str, lang: Lang, id: &str) -> String {
    let home = page.rfind('/').and_then(|at| page.get(..=at)).unwrap_or_default();
    format!("{home}{}#{id}", text::file(lang))
}

/// How the rules' words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words<'a> {
    /// There.
    Rule(&'a RuleText),
    /// On their way.
    Loading,
    /// They did not come.
    Failed,
}

/// What there is of a rule.
pub fn words<'a>(state: &'a AppState, id: &str) -> Words<'a> {
    match (&state.ui.rules, state.ui.rules.rule(state.ui.lang, id)) {
        (_, Some(rule)) => Words::Rule(rule),
        (RuleBook::Failed, None) => Words::Failed,
        _ => Words::Loading,
    }
}

/// Lines that name the rule and its source: plain, and as Markdown.
pub fn lines(state: &AppState, id: &str) -> (Vec<String>, Vec<String>) {
    let lang = state.ui.lang;
    let at = address(&state.ui.links.page, lang, id);
    let head = |what: String| format!("{}: {what}", why::rule(lang));
    let Words::Rule(rule) = words(state, id) else {
        return (vec![head(id.to_owned()), at.clone()], vec![head(format!("[{id}]({at})"))]);
    };
    let sure = format!("{} · {}", text::confidence_words(lang, rule.confidence), rule.times(lang));
    let mut plain = vec![head(rule.statement.clone()), rule.formula.clone()];
    let mut marked = vec![head(format!("[{}]({at})", rule.statement)), format!("`{}`", rule.formula)];
    for source in &rule.sources {
        let dated = text::dated(lang, &source.dated);
        let of = why::source(lang);
        let (url, linked) = match &source.url {
            Some(url) => (format!(", {url}"), format!("[{}]({url})", source.title)),
            None => (String::new(), source.title.clone()),
        };
        plain.push(format!("{of}: {}, {dated}{url}", source.title));
        marked.push(format!("{of}: {linked}, {dated}"));
    }
    plain.extend([sure.clone(), at]);
    marked.push(sure);
    (plain, marked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Msg, Theme, update};
    use std::rc::Rc;

    #[test]
    fn copies_name_the_rule_its_source_and_its_address() {
        let mut state = AppState::start(Lang::En, Theme::Auto);
        state.ui.links.page = "https://example.org/lens/index.html".into();
        let state = Rc::new(state);
        let (plain, _) = lines(&state, "hyperplane-quota");
        assert_eq!(plain, ["Rule: hyperplane-quota", "https://example.org/lens/rules.html#hyperplane-quota"]);
        assert_eq!(words(&state, "hyperplane-quota"), Words::Loading);
        let state = update(&state, Msg::Rules(RuleBook::Open(Lang::En, text::all(Lang::En).into())));
        let (plain, marked) = lines(&state, "hyperplane-quota");
        assert!(plain.iter().any(|line| line.contains("500 per VPC")), "{plain:?}");
        assert!(plain.iter().any(|line| line.contains("older values: 250 (2020-02-24 –)")), "{plain:?}");
        assert!(marked.iter().any(|line| line.contains("](https://docs.aws.amazon.com/")), "{marked:?}");
        // Words of another language are none.
        let state = update(&state, Msg::SetLang(Lang::Ja));
        assert_eq!(words(&state, "hyperplane-quota"), Words::Loading);
        let state = update(&state, Msg::Rules(RuleBook::Failed));
        assert_eq!(words(&state, "hyperplane-quota"), Words::Failed);
    }
}
