//! Filled in by its part.

use super::Props;
use yew::prelude::*;

/// Filled in by its part.
#[component]
pub fn Dialogs(props: &Props) -> Html {
    let _ = props;
    html! {}
}
