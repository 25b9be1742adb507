//! Terms: a dotted word that says what it is when it is pressed.

use super::{Props, focus};
use crate::text::terms::{self, Term};
use crate::text::{Lang, board};
use yew::prelude::*;

/// A term's button. `platform::why` hears of the press.
pub fn term(term: Term, word: &str) -> Html {
    html! { <button type="button" class="term" data-term={term.id()} aria-expanded="false">{ word.to_owned() }</button> }
}

/// A text in which the first of each of these terms can be asked for.
pub fn with_terms(lang: Lang, text: &str, list: &[Term]) -> Html {
    let Some((first, rest)) = list.split_first() else { return html! { { text.to_owned() } } };
    match first.cut(lang, text) {
        Some((before, word, after)) => {
            html! { <>{ with_terms(lang, before, rest) }{ term(*first, word) }{ with_terms(lang, after, rest) }</> }
        }
        None => with_terms(lang, text, rest),
    }
}

/// Properties of the list of terms.
#[derive(PartialEq, Properties)]
pub struct TermListProps {
    /// The language.
    pub lang: Lang,
}

/// Terms that need a word wherever they are met first.
#[component]
pub fn TermList(props: &TermListProps) -> Html {
    const LISTED: [Term; 7] = [Term::V2n, Term::Environment, Term::Set, Term::Pair, Term::Version, Term::Quota, Term::Nau];
    let lang = props.lang;
    html! {
        <><span>{ board::legend_terms(lang) }</span>{ for LISTED.map(|one| html! { <span key={one.id()}>{ term(one, one.name(lang)) }</span> }) }</>
    }
}

/// The explanation that stands open, if one does. It is told, and the focus stays at the term.
#[component]
pub fn Terms(props: &Props) -> Html {
    let (lang, open) = (props.state.ui.lang, props.state.ui.term);
    let own = use_node_ref();
    {
        let own = own.clone();
        use_effect_with(open, move |open| {
            if open.is_some() {
                focus::place_by("[data-term][aria-expanded='true']", &own);
            }
        });
    }
    html! {
        <div class="why-place" role="status">
            if let Some(term) = open {
                <p ref={own} id="term" class="term-note"><b>{ term.name(lang) }</b>{ terms::colon(lang) }{ term.explanation(lang) }</p>
            }
        </div>
    }
}
