//! The banner about a link that shows no board.

use super::Props;
use crate::state::{LinkFault, Msg};
use crate::text::{import, link as text};
use crate::view::parts::{Icon, Shape};
use yew::prelude::*;

/// Under the top bar: why the link shows no board, and its raw text, as text.
#[component]
pub fn BadLinkBanner(props: &Props) -> Html {
    let Props { state, dispatch, .. } = props;
    let lang = state.ui.lang;
    let close = use_callback(dispatch.clone(), |_: MouseEvent, dispatch| dispatch.emit(Msg::DismissLink));
    let banner = state.ui.links.bad.as_ref().map(|bad| {
        let why = match &bad.fault {
            LinkFault::Link(error) => text::error(lang, error),
            LinkFault::Json(problem) => import::in_one_line(lang, problem),
            LinkFault::Worker => text::bad_worker(lang).to_owned(),
        };
        let raw = AttrValue::from(bad.raw.clone());
        html! {
            <div class="bad-link" key="bad-link">
                <span class="severity is-warning" aria-hidden="true">{ "!" }</span>
                <div class="banner-words"><b>{ text::bad_title(lang) }</b><p>{ why }</p><p>{ text::bad_instead(lang) }</p></div>
                <button type="button" class="tool" aria-label={text::close(lang)} onclick={close}><Icon shape={Shape::Cross} /></button>
                <div class="banner-raw">
                    <input class="field mono-field" type="text" readonly=true aria-label={text::bad_raw(lang)} value={raw.clone()} />
                    <button type="button" class="button" data-copy={raw}>{ text::bad_copy(lang) }</button>
                </div>
            </div>
        }
    });
    html! { <div class="banners" role="status">{ for banner }</div> }
}
