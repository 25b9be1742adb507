//! Filled in by its part.

use super::Props;
use yew::prelude::*;

/// Filled in by its part.
#[component]
pub fn TopBar(props: &Props) -> Html {
    let _ = props;
    html! {}
}

/// Filled in by its part.
#[component]
pub fn Strip(props: &Props) -> Html {
    let _ = props;
    html! {}
}

/// Filled in by its part.
#[component]
pub fn Tray(props: &Props) -> Html {
    let _ = props;
    html! {}
}

/// Filled in by its part.
#[component]
pub fn Dock(props: &Props) -> Html {
    let _ = props;
    html! {}
}
