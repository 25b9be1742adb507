//! The few things a component asks of its own elements: focus, a field's text, the room below.

use web_sys::{HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::NodeRef;

/// Room between a button and its menu, in CSS px.
const GAP: f64 = 4.0;

/// Moves the focus to the element, if it is there.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // An element that cannot be focused any more is no error.
        let _ = element.focus();
    }
}

/// The same without scrolling the page to it.
pub fn focus_in_place(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot be focused any more is no error.
        let _ = element.focus_with_options(&options);
    }
}

/// The text of a field.
pub fn text(node: &NodeRef) -> String {
    node.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default()
}

/// Empties a field.
pub fn clear(node: &NodeRef) {
    if let Some(field) = node.cast::<HtmlInputElement>() {
        field.set_value("");
    }
}

/// Puts a fixed element under a button, or over it where there is no room, inside the window.
/// Through the style object, which the policy allows; a `style` attribute it would not.
pub fn place_at(button: &NodeRef, menu: &NodeRef) {
    let place = || {
        let (button, menu) = (button.cast::<HtmlElement>()?, menu.cast::<HtmlElement>()?);
        let window = button.owner_document()?.document_element()?;
        let (width, height) = (f64::from(window.client_width()), f64::from(window.client_height()));
        let (at, size) = (button.get_bounding_client_rect(), menu.get_bounding_client_rect());
        let left = at.left().min(width - size.width() - GAP * 2.0).max(GAP * 2.0);
        let below = at.bottom() + GAP;
        let top = if below + size.height() <= height { below } else { (at.top() - size.height() - GAP).max(GAP) };
        let style = menu.style();
        style.set_property("left", &format!("{left}px")).ok()?;
        style.set_property("top", &format!("{top}px")).ok()
    };
    // Without an element there is nothing to place.
    let _ = place();
}

/// Puts an element of the page under what `selector` finds, or over it where there is no room above
/// the dock. Below 720 px the style sheet places it.
pub fn place_by(selector: &str, node: &NodeRef) {
    let place = || {
        let own = node.cast::<HtmlElement>()?;
        let document = own.owner_document()?;
        let view = document.default_view()?;
        let by = document.query_selector(selector).ok()??.get_bounding_client_rect();
        let root = document.document_element()?;
        let dock = document.get_element_by_id("dock").map_or(0.0, |dock| dock.get_bounding_client_rect().height());
        let (width, height) = (f64::from(root.client_width()), f64::from(root.client_height()) - dock);
        let size = own.get_bounding_client_rect();
        let left = by.left().min(width - size.width() - GAP * 2.0).max(GAP * 2.0);
        let below = by.bottom() + GAP * 2.0;
        let above = by.top() - size.height() - GAP * 2.0;
        let top = if below + size.height() <= height || above < GAP { below } else { above };
        let (x, y) = (view.scroll_x().ok()?, view.scroll_y().ok()?);
        let style = own.style();
        style.set_property("left", &format!("{}px", left + x)).ok()?;
        style.set_property("top", &format!("{}px", top + y)).ok()
    };
    // Without an element there is nothing to place.
    let _ = place();
}

/// Focuses the first that `selector` finds on the page of `node`.
pub fn focus_by(node: &NodeRef, selector: &str) {
    use wasm_bindgen::JsCast;
    let find = || {
        let found = node.cast::<HtmlElement>()?.owner_document()?.query_selector(selector).ok()??;
        found.dyn_into::<HtmlElement>().ok()?.focus().ok()
    };
    // What is not there is not focused.
    let _ = find();
}

/// The text of a paste event.
pub fn pasted(event: &web_sys::Event) -> String {
    use wasm_bindgen::JsCast;
    let data = event.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data);
    data.and_then(|data| data.get_data("text").ok()).unwrap_or_default()
}

/// Opens a dialog over the page.
pub fn show_modal(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>()
        && !dialog.open()
    {
        // An element that has left the page meanwhile is no error.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog: the browser gives the focus back to where it was.
pub fn close_modal(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// Whether a click fell on the dialog's backdrop.
pub fn is_backdrop(event: &web_sys::Event) -> bool {
    use wasm_bindgen::JsCast;
    event.target().is_some_and(|target| target.is_instance_of::<HtmlDialogElement>())
}

/// The text of the field an event comes from.
pub fn typed(event: &web_sys::Event) -> String {
    use wasm_bindgen::JsCast;
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(field) => field.value(),
        Err(other) => other.dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default(),
    }
}

/// The value a select element was set to.
pub fn chosen(event: &web_sys::Event) -> String {
    use wasm_bindgen::JsCast;
    let select = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
    select.map(|select| select.value()).unwrap_or_default()
}

/// Puts a select element back to a value.
pub fn choose(event: &web_sys::Event, value: &str) {
    use wasm_bindgen::JsCast;
    if let Some(select) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok()) {
        select.set_value(value);
    }
}

/// What has the focus outside `node`, to go back to it later. `None`: nothing, or something inside.
pub fn focused_outside(node: &NodeRef) -> Option<HtmlElement> {
    use wasm_bindgen::JsCast;
    let own = node.cast::<HtmlElement>()?;
    let active = own.owner_document()?.active_element()?.dyn_into::<HtmlElement>().ok()?;
    (!own.contains(Some(&active)) && active.tag_name() != "BODY").then_some(active)
}

/// Gives the focus back, if nothing else has it by now. To the board where the element is gone.
pub fn give_back(node: &NodeRef, to: Option<HtmlElement>) {
    let back = || {
        let own = node.cast::<HtmlElement>()?;
        if focused_outside(node).is_some() {
            return None;
        }
        let there = to.filter(|element| element.is_connected());
        let board = || {
            use wasm_bindgen::JsCast;
            own.owner_document()?.get_element_by_id("board")?.dyn_into::<HtmlElement>().ok()
        };
        there.or_else(board)?.focus().ok()
    };
    // Without an element there is nothing to focus.
    let _ = back();
}

/// Selects what stands in the field an event comes from, so that typing replaces it.
pub fn select_all(event: &web_sys::Event) {
    use wasm_bindgen::JsCast;
    if let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

/// Focuses the field after the one an event comes from, in the same form. Whether there is one.
pub fn next_field(event: &web_sys::Event) -> bool {
    use wasm_bindgen::JsCast;
    let next = || {
        let own = event.target()?.dyn_into::<HtmlElement>().ok()?;
        let fields = own.closest("form").ok()??.query_selector_all("input, select").ok()?;
        let all: Vec<_> = (0..fields.length()).filter_map(|at| fields.item(at)).collect();
        let at = all.iter().position(|node| own.is_same_node(Some(node)))?;
        all.get(at + 1)?.clone().dyn_into::<HtmlElement>().ok()?.focus().ok()
    };
    next().is_some()
}
